import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import { HOLD_TIMING } from '#gestures/interpret/gesture-hold.ts';
import { scorePose } from '#gestures/interpret/score-gesture.ts';
import { motionAt } from '#installation/frame/motion.ts';
import type { ScoreMotion } from '#installation/score/score-schema.ts';
import { syntheticPerson } from '#tests/support/synthetic-crowd.ts';
import { GESTURES, shippedShow } from './shipped-show.ts';

const POSES = GESTURES.filter((gesture) => gesture.kind === 'pose');
const { score } = shippedShow('neo-tokyo-2147');

/** How well a camera would recognise each gesture in somebody who moves like `motion`: the least and the most, 0..1. */
function recognised(motion: ScoreMotion): Readonly<Record<string, readonly [least: number, most: number]>> {
  const moments = Array.from({ length: 40 }, (_, i) => (motion.period * i) / 40);
  const bodies = moments.map((at) => {
    const { landmarks } = syntheticPerson({ track: 1, across: 0.5, pose: motionAt(motion, at) });
    return measureBody(landmarks, bodyScale(landmarks));
  });
  return Object.fromEntries(
    POSES.map((gesture) => {
      const scores = bodies.map((body) => scorePose(gesture, body));
      return [gesture.name, [Math.min(...scores), Math.max(...scores)] as const];
    }),
  );
}

const motionCalled = (name: string): ScoreMotion => {
  const motion = score.motions[name];
  if (!motion) throw new Error(`no motion ${name}`);
  return motion;
};

describe('the four show gestures as the cameras know them', () => {
  it.each([
    ['shows-rise', 'rise'],
    ['claims', 'claim'],
    ['refuses', 'refuse'],
    ['links-arms', 'link'],
  ])('%s is %s at every moment, and no other gesture at any', (motion, gesture) => {
    for (const [name, [least, most]] of Object.entries(recognised(motionCalled(motion)))) {
      if (name === gesture) expect(least, name).toBeGreaterThanOrEqual(HOLD_TIMING.enterScore);
      else if (['claim', 'link', 'refuse', 'rise'].includes(name))
        expect(most, name).toBeLessThan(HOLD_TIMING.leaveScore);
    }
  });

  it.each(['stands-open', 'works-light', 'keeps-watch', 'gives-the-order', 'goes-sideways', 'holds-herself', 'rests'])(
    '%s says none of the four by accident',
    (motion) => {
      const found = recognised(motionCalled(motion));
      for (const gesture of ['claim', 'link', 'refuse', 'rise'])
        expect(found[gesture]?.[1], gesture).toBeLessThan(HOLD_TIMING.leaveScore);
    },
  );

  it('covers all that is taught: each gesture of the vocabulary has somebody who shows it', () => {
    for (const motion of [
      'claims',
      'holds-essence',
      'refuses',
      'shows-rise',
      'links-arms',
      'masks',
      'unmasks',
      'waves',
    ])
      expect(Object.keys(score.motions)).toContain(motion);
  });
});
