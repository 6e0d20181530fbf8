import { describe, expect, it } from 'vitest';
import { limitLines } from '#control-server/terminal/limit-lines.ts';
import { fakeTime } from '#tests/support/fake-time.ts';

const line = (level: number, msg: string, more: object = {}): string =>
  `${JSON.stringify({ level, time: 1, ...more, msg })}\n`;

function limited(most: number) {
  const time = fakeTime();
  const texts: string[] = [];
  const lines = limitLines({ write: (text) => texts.push(text) }, most, time.timers);
  return { lines, time, texts, said: () => texts.splice(0).map((text) => JSON.parse(text).msg) };
}

describe('a flood of warnings', () => {
  it('shows the first at once and the rest as a number, once in ten seconds', async () => {
    const { lines, time, said, texts } = limited(1);
    for (let i = 1; i <= 500; i++) lines.write(line(40, 'a foreign page was turned away', { i }));
    expect(said()).toEqual(['a foreign page was turned away']);
    await time.pass(9999);
    expect(said()).toEqual([]);
    await time.pass(1);
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({
      level: 40,
      i: 500,
      msg: expect.stringContaining('(499 times)'),
    });
    texts.length = 0;
    lines.write(line(40, 'a foreign page was turned away'));
    expect(said()).toEqual([]);
    await time.pass(10_000);
    expect(said()).toEqual(['a foreign page was turned away']);
    await time.pass(20_000);
    lines.write(line(40, 'a foreign page was turned away'));
    expect(said()).toEqual(['a foreign page was turned away']);
  });

  it('does not hide a warning of another reason', () => {
    const { lines, said } = limited(1);
    for (const msg of ['one', 'one', 'two', 'one']) lines.write(line(50, msg));
    expect(said()).toEqual(['one', 'two']);
  });

  it('may let more of them pass, and all that is no warning', () => {
    const { lines, texts } = limited(3);
    for (let i = 0; i < 10; i++) lines.write(line(40, 'one'));
    expect(texts).toHaveLength(3);
    for (let i = 0; i < 10; i++) lines.write(line(30, 'fact'));
    expect(texts).toHaveLength(13);
  });

  it('is told to its end when the log is closed, and leaves no timer', () => {
    const { lines, time, said } = limited(1);
    for (let i = 0; i < 4; i++) lines.write(line(40, 'one'));
    lines.close();
    expect(said()).toEqual(['one', 'one (3 times)']);
    expect(time.waiting()).toBe(0);
  });
});
