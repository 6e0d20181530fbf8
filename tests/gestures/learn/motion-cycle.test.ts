import { describe, expect, it } from 'vitest';
import { cycleOf, folded } from '#gestures/learn/motion-cycle.ts';
import { MOTION_LAYOUTS, narrowed } from '#gestures/learn/motion-layout.ts';
import type { SpotterTake } from '#gestures/learn/motion-spotter.ts';
import { spotterTake } from '#gestures/learn/motion-take.ts';
import { TICK_MS } from '#gestures/learn/motion-ticks.ts';
import { perform } from '../support/motion-actors.ts';

const ARMS = narrowed(MOTION_LAYOUTS.body33, (place) => place < 6);

function takesOf(label: string): readonly SpotterTake[] {
  return ['Ada', 'Ben', 'Cem'].flatMap((who) =>
    [1, 2, 3, 4].flatMap((take) => spotterTake(perform(label, who, take), ARMS) ?? []),
  );
}

/** A take whose only number swings `cycles` times in `rows` rows. */
function swinging(rows: number, cycles: number): SpotterTake {
  const at = (row: number): number => Math.sin((2 * Math.PI * cycles * row) / rows);
  const moved = [0];
  for (let row = 1; row < rows; row++) moved.push((moved.at(-1) ?? 0) + Math.abs(at(row) - at(row - 1)));
  const features = Float64Array.from({ length: 2 * rows }, (_, k) =>
    k % 2 ? at(k >> 1) : at((k >> 1) + rows / cycles / 4),
  );
  return { label: 'swing', fromMs: 0, rows, features, moved, durationMs: rows * TICK_MS };
}

describe('cycles of a motion', () => {
  it('are as long as the swings are', () => {
    for (const [rows, cycles] of [[40, 4], [60, 5], [24, 4], [30, 2]] as const) // biome-ignore format: a table
      expect(cycleOf(swinging(rows, cycles))?.period).toBe(rows / cycles);
  });

  it('are not found where a motion happens once', () => {
    for (const label of ['throw', 'punch', 'cross', 'lift']) {
      const found = takesOf(label).filter((take) => cycleOf(take) !== null);
      expect(found.length, label).toBeLessThanOrEqual(3);
    }
  });

  it('shorten a take that goes on to two of them, or a long one, and leave others alone', () => {
    const [quick] = folded([swinging(60, 6)]);
    expect(quick?.rows).toBe(20);
    expect(quick?.features).toHaveLength(40);
    expect(quick?.moved[0]).toBe(0);
    expect(quick?.durationMs).toBeCloseTo(20 * TICK_MS, 6);
    expect(folded([swinging(60, 3)])[0]?.rows).toBe(20);
    const thrown = takesOf('throw');
    expect(folded(thrown)).toEqual(thrown);
  });
});
