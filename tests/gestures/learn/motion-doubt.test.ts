import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DoubtedTake, MotionDoubt } from '#gestures/learn/motion-doubt.ts';

const LABELS = ['wave', 'clap'];
const TAKES: readonly DoubtedTake[] = LABELS.flatMap((label) =>
  ['1', '1', '2', '2'].map((subject) => ({ label, subject })),
);
/** Takes of one label are `near` from each other, others 2. */
const distancesOf = (takes: readonly DoubtedTake[], near: number): Float64Array =>
  Float64Array.from({ length: takes.length ** 2 }, (_, k) => {
    const [i, j] = [Math.floor(k / takes.length), k % takes.length];
    return i === j ? 0 : takes[i]?.label === takes[j]?.label ? near : 2;
  });
const from = (wave: number, clap: number): number[] => [wave, wave, wave, wave, clap, clap, clap, clap];

describe('doubt about a movement', () => {
  const doubt = new MotionDoubt(LABELS, TAKES, distancesOf(TAKES, 0.5));

  it('is small where it is as near as other people are and far from everything else', () => {
    expect(doubt.trust(from(0.5, 2))[0]).toBeGreaterThan(0.95);
  });

  it('is large where it is far from all takes, or as near to something else', () => {
    expect(doubt.trust(from(1.5, 6))[0]).toBeLessThan(0.2);
    const [wave = 1, clap = 1] = doubt.trust(from(0.5, 0.5));
    expect(Math.max(wave, clap)).toBeLessThan(0.3);
  });

  it('grows with the distance, whatever else there is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (a, clap) => {
          const [nearer = 0] = doubt.trust(from(a, clap));
          const [farther = 0] = doubt.trust(from(a * 1.1, clap));
          expect(nearer).toBeGreaterThanOrEqual(farther);
          expect(nearer).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('leaves strangers room where one person taught, and cannot judge how far with one take', () => {
    const one = TAKES.map(({ label }) => ({ label, subject: '1' }));
    const alone = new MotionDoubt(LABELS, one, distancesOf(one, 0.5));
    expect(alone.trust(from(0.8, 3))[0]).toBeGreaterThan(doubt.trust(from(0.8, 3))[0] ?? 1);
    const single = new MotionDoubt(['wave'], [{ label: 'wave', subject: '1' }], new Float64Array(1));
    expect(single.trust([9])).toEqual([1]);
  });
});
