import { describe, expect, it } from 'vitest';
import { settledMs, tellingMoment } from '#control-server/contact-sheet/telling-moment.ts';
import type { AsRunRow } from '#installation/rehearsal/as-run.ts';
import type { PlannedCue } from '#installation/score/plan.ts';
import { showMs } from '#installation/time/axes.ts';
import { planOf } from '#tests/control-server/contact-sheet/small-plan.ts';

const plan = planOf(`
  - { cue: '1', name: Dark, duration: 10s, next: follow, set: { city: { to: 0.5, over: 9s } } }
  - { cue: '2', name: Short, duration: 2s, next: follow }
  - cue: '3'
    name: Both
    next: follow
    group:
      mode: in-order
      cues:
        - { cue: '3.1', name: First, duration: 4s }
        - { cue: '3.2', name: Second, duration: 6s }
  - { cue: '4', name: Waits, preWait: 3s, duration: 8s }
`);

const row = (number: string, seconds: number): AsRunRow => {
  const cue = plan.cues.get(`one/${number}`);
  if (!cue) throw new Error(`no cue ${number}`);
  const { key, sequence, name, depth } = cue;
  return { atMs: showMs(seconds * 1000), key, sequence, number, name, depth, cause: { by: 'follow' } };
};
const ROWS = [row('1', 0), row('2', 10), row('3', 12), row('3.1', 12), row('3.2', 16), row('4', 22)];
const cue = (number: string): PlannedCue => plan.cues.get(`one/${number}`) as PlannedCue;
const secondsOf = (index: number, endS = 33, jumpMs = 0): number =>
  tellingMoment(plan, ROWS, index, endS * 1000, jumpMs) / 1000;

describe('the moment that tells a cue', () => {
  it('is when what it changes has come about', () => {
    expect(settledMs(cue('1'))).toBe(9000);
    expect(secondsOf(0)).toBe(9);
  });

  it('is well into a cue that changes nothing, and before the next', () => {
    expect(secondsOf(1)).toBeCloseTo(10 + 0.62 * 2, 3);
    expect(secondsOf(4)).toBeGreaterThan(16);
    expect(secondsOf(4)).toBeLessThan(22);
  });

  it('of a group goes by the time of the whole group', () => {
    expect(secondsOf(2)).toBeCloseTo(12 + 0.62 * 10, 3);
  });

  it('comes after the wait before a cue', () => {
    expect(secondsOf(5)).toBeCloseTo(25 + 0.62 * 8, 3);
  });

  it('comes after what a jump has melted away, as far as there is time', () => {
    expect(secondsOf(4, 33, 5000)).toBeCloseTo(16 + 5.25, 3);
    expect(secondsOf(1, 33, 5000)).toBeCloseTo(12 - 0.15, 3);
  });

  it('lies inside an evening that was broken off', () => {
    expect(secondsOf(5, 25.5)).toBeLessThanOrEqual(25.5);
  });
});
