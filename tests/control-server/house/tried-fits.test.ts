import { describe, expect, it } from 'vitest';
import { createTriedFits } from '#control-server/house/tried-fits.ts';
import { type Output, outputSchema } from '#installation/site/output.ts';
import { fakeTime } from '#tests/support/fake-time.ts';

const late = (latencyMs: number): Output => outputSchema.parse({ latencyMs });

function trying() {
  const time = fakeTime(0);
  const told: string[] = [];
  const fits = createTriedFits(time.timers, ({ surface, output }, except, sure) =>
    told.push(`${surface} ${output.latencyMs} but ${except}${sure ? ', surely' : ''}`),
  );
  return { time, told, fits };
}

describe('fits that are tried', () => {
  it('are told at once, and the last of a drag once more', async () => {
    const { time, told, fits } = trying();
    for (const ms of [1, 2, 3]) {
      fits.take('a', { surface: 'left', output: late(ms) });
      await time.pass(20);
    }
    expect(told).toEqual(['left 1 but a', 'left 2 but a', 'left 3 but a']);
    await time.pass(1000);
    expect(told.slice(3)).toEqual(['left 3 but a, surely']);
    expect(fits.all()).toEqual([{ surface: 'left', output: late(3) }]);
  });

  it('are forgotten once they are kept, and told no more', async () => {
    const { time, told, fits } = trying();
    fits.take('a', { surface: 'left', output: late(1) });
    expect(fits.forget('left')).toBe(true);
    expect(fits.forget('left')).toBe(false);
    await time.pass(1000);
    expect(told).toHaveLength(1);
    expect([fits.all(), time.waiting()]).toEqual([[], 0]);
  });

  it('end with who tried them last', () => {
    const { fits } = trying();
    fits.take('a', { surface: 'left', output: late(1) });
    fits.take('a', { surface: 'right', output: late(1) });
    fits.take('b', { surface: 'right', output: late(2) });
    expect(fits.left('a')).toEqual(['left']);
    expect(fits.all()).toEqual([{ surface: 'right', output: late(2) }]);
  });
});
