import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { poseJoints } from '#installation/frame/figure.ts';
import { mixPoses, motionAt } from '#installation/frame/motion.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { ScoreMotion } from '#installation/score/score-schema.ts';
import { RISEN, STANDING } from '#tests/support/synthetic-crowd.ts';

/** What a score's pose always has and a bare pose may leave out. */
const NUANCE = { weight: 0, bow: 0, hands: 0.6 };

const WAVE: ScoreMotion = {
  period: 4000,
  poses: [
    { ...STANDING, ...NUANCE, at: 1000 },
    { ...RISEN, ...NUANCE, at: 3000 },
  ],
};

function shippedMotions(): [string, ScoreMotion][] {
  const text = readFileSync(new URL('../../../config/shows/neo-tokyo-2147.yaml', import.meta.url), 'utf8');
  const parsed = parseScore(text, 'show', null);
  if (!parsed.ok) throw new Error('the shipped show has a fault');
  return Object.entries(parsed.value.motions);
}

describe('a written motion', () => {
  it('takes each pose at its time and moves between them', () => {
    expect(motionAt(WAVE, 1000)).toEqual({ ...STANDING, ...NUANCE });
    expect(motionAt(WAVE, 3000)).toEqual({ ...RISEN, ...NUANCE });
    expect(motionAt(WAVE, 2000).left.upper[0]).toBeCloseTo((8 + 165) / 2, 9);
  });

  it('goes round: from its last pose over its end to its first', () => {
    expect(motionAt(WAVE, 0)).toEqual(motionAt(WAVE, 4000));
    expect(motionAt(WAVE, 4000).left.upper[0]).toBeCloseTo((8 + 165) / 2, 9);
    expect(motionAt(WAVE, 500)).toEqual(motionAt(WAVE, 4500));
  });

  it('can be asked for any time, before the run too', () => {
    expect(motionAt(WAVE, -3000)).toEqual(motionAt(WAVE, 1000));
    expect(motionAt(WAVE, 4e12 + 1000)).toEqual(motionAt(WAVE, 1000));
  });

  it('of one pose is that pose for ever', () => {
    const still: ScoreMotion = { period: 1000, poses: [{ ...RISEN, ...NUANCE, at: 300 }] };
    for (const at of [0, 299, 300, 999, 123_456]) expect(motionAt(still, at)).toEqual({ ...RISEN, ...NUANCE });
  });

  it('does not depend on the order its poses are written in', () => {
    const backwards: ScoreMotion = { ...WAVE, poses: WAVE.poses.toReversed() };
    for (let at = 0; at < 4000; at += 250) expect(motionAt(backwards, at)).toEqual(motionAt(WAVE, at));
  });

  it.each(shippedMotions())('%s of the shipped show never jumps, at the end of its loop neither', (_name, motion) => {
    const stepMs = 10;
    let before = poseJoints(motionAt(motion, -stepMs), 1.75);
    for (let at = 0; at <= motion.period + stepMs; at += stepMs) {
      const now = poseJoints(motionAt(motion, at), 1.75);
      const furthest = Math.max(...now.map((value, i) => Math.abs(value - (before[i] ?? Number.NaN))));
      // No joint moves faster than six metres a second.
      expect(furthest).toBeLessThan(0.06);
      before = now;
    }
  });
});

describe('two poses mixed', () => {
  it('are the one, the other, or between', () => {
    expect(mixPoses(STANDING, RISEN, 0)).toEqual({ ...STANDING, ...NUANCE });
    expect(mixPoses(STANDING, { ...RISEN, crouch: 1, nod: -10, turn: 30, lean: 4 }, 0.5)).toMatchObject({
      crouch: 0.5,
      nod: -5,
      turn: 15,
      lean: 2,
    });
    expect(mixPoses({ ...STANDING, weight: 1, hands: 1 }, { ...STANDING, bow: 20 }, 0.5)).toMatchObject({
      weight: 0.5,
      hands: 0.8,
      bow: 10,
    });
  });
});
