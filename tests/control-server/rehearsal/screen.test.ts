import { describe, expect, it } from 'vitest';
import { createPace } from '#control-server/rehearsal/pace.ts';
import { createScreen } from '#control-server/rehearsal/screen.ts';
import { fakeTime } from '#tests/support/fake-time.ts';

describe('a screen', () => {
  const written = (isTTY: boolean) => {
    const texts: string[] = [];
    return { texts, screen: createScreen({ isTTY, columns: 100, write: (text: string) => texts.push(text) }) };
  };

  it('keeps one line below all that is printed', () => {
    const { texts, screen } = written(true);
    screen.print('first');
    screen.status('[==  ]');
    screen.print('second');
    screen.status('[=== ]');
    screen.status('');
    expect(texts).toEqual(['first\n', '\r\x1b[2K[==  ]', '\r\x1b[2Ksecond\n[==  ]', '\r\x1b[2K[=== ]', '\r\x1b[2K']);
  });

  it('overwrites nothing where nothing can be overwritten', () => {
    const { texts, screen } = written(false);
    screen.status('[==  ]');
    screen.print('first');
    expect(texts).toEqual(['first\n']);
  });

  it('writes a line that did not change once', () => {
    const { texts, screen } = written(true);
    screen.status('same');
    screen.status('same');
    expect(texts.length).toBe(1);
  });

  it('takes a terminal of unknown width for a usual one', () => {
    expect(createScreen({ write: () => {} }).width).toBe(80);
    expect(createScreen({ write: () => {}, columns: 0 }).width).toBe(80);
    expect(written(true).screen.width).toBe(100);
  });
});

describe('a pace', () => {
  it('lets show time pass so many times as fast as the clock', async () => {
    const time = fakeTime(5000);
    const pace = createPace(4, time.clock, time.timers);
    let isDue = false;
    const drawn: number[] = [];
    void pace
      .until(10_000, (atMs) => drawn.push(atMs))
      .then(() => {
        isDue = true;
      });
    await time.pass(2400);
    expect(isDue).toBe(false);
    expect(drawn.length).toBe(24);
    expect(drawn.at(-1)).toBe(9600);
    await time.pass(100);
    expect(isDue).toBe(true);
    expect(time.waiting()).toBe(0);
  });

  it('does not wait for what is late already', async () => {
    const time = fakeTime();
    const pace = createPace(1, time.clock, time.timers);
    await time.pass(3000);
    await pace.until(2000, () => {});
    expect(time.waiting()).toBe(0);
  });

  it('never waits at full speed', async () => {
    const time = fakeTime();
    await createPace(null, time.clock, time.timers).until(9e9, () => {});
    expect(time.now()).toBe(0);
  });
});
