import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import { nearBodies, placed } from '#gestures/interpret/near-bodies.ts';
import { scorePose } from '#gestures/interpret/score-gesture.ts';
import { NO_SPEEDS } from '#gestures/interpret/wrist-speed.ts';
import type { Landmarks } from '#installation/crowd/body.ts';
import { ownPoses } from '#tests/gestures/support/gesture-files.ts';
import { bodyOf, HANGING } from '#tests/gestures/support/poses.ts';

const link = ownPoses().find(({ name }) => name === 'link');

/** How much each of two people links, `apart` picture heights away from each other; torsos are 0.25. */
function linked(apart: number, upperDeg: number, torso = 0.25): readonly number[] {
  const low = { upperDeg, foreDeg: upperDeg };
  const one = bodyOf({ left: low, right: HANGING, at: { x: 0.5, y: 0.4 } });
  const other = bodyOf({ left: HANGING, right: low, at: { x: 0.5 + apart, y: 0.4 }, torso });
  const scoreOf = (body: Landmarks, neighbours: readonly Landmarks[]): number =>
    link ? scorePose(link, measureBody(body, bodyScale(body), { hands: null, neighbours, speeds: NO_SPEEDS })) : 0;
  return [scoreOf(one, [other]), scoreOf(other, [one])];
}

describe('hands joined with a neighbour', () => {
  // Arms 50 degrees down reach 0.38 + 1.08 * cos 50 torsos out of the middle.
  const joined = 2 * 0.25 * (0.38 + 1.08 * Math.cos((50 * Math.PI) / 180));

  it('link both, however low the arms', () => {
    for (const score of linked(joined, -50)) expect(score).toBeGreaterThan(0.9);
  });

  it('are not joined from afar, nor with somebody much farther away', () => {
    for (const score of linked(joined + 0.25, -50)) expect(score).toBeLessThan(0.4);
    for (const score of linked(joined, -50, 0.12)) expect(score).toBeLessThan(0.4);
  });

  it('are not the hanging hands of two who stand side by side', () => {
    for (const score of linked(0.28, -82)) expect(score).toBeLessThan(0.4);
  });
});

describe('those who are near', () => {
  const at = (x: number): Landmarks => bodyOf({ left: HANGING, right: HANGING, at: { x, y: 0.4 } });

  it('are at most the four nearest in reach, never oneself', () => {
    const bodies = [0.5, 0.6, 0.75, 0.9, 1.1, 1.2, 3].map(at);
    const [first] = bodies;
    if (!first) throw new Error('no body');
    const near = nearBodies(placed(first), 0.25, bodies.map(placed));
    expect(near).toEqual(bodies.slice(1, 5));
    expect(nearBodies(placed(first), 0.02, bodies.map(placed))).toEqual([]);
  });
});
