/** Whether a body holds its pose: arms that are on their way somewhere pass through many poses. */

import type { BodyMeasures } from './body-measures.ts';

/** Wrists this slow are held, this fast are passing, scales per second; landmarks tremble and people sway. */
const HELD = 1;
const PASSING = 2.2;

/** 1 where no wrist is fast or nobody knows, down to 0 where one is passing. Unseen wrists say nothing. */
export function heldStill({ arms }: Pick<BodyMeasures, 'arms'>): number {
  const held = [arms.left.wristSpeed, arms.right.wristSpeed].map(({ value, weight }) => {
    const moving = Math.min(1, Math.max(0, (value - HELD) / (PASSING - HELD)));
    return weight > 0 ? 1 - weight * moving : 1;
  });
  return Math.min(...held);
}
