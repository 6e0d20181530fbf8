/** A gesture described in terms, ready to be followed. */

import type { GestureDescription } from './gesture-description.ts';
import type { GestureEngine, GestureFollower } from './gesture-engine.ts';
import type { RangeTerm, Way } from './gesture-terms.ts';
import { MotionFollower } from './motion-follower.ts';
import { PoseFollower } from './pose-follower.ts';
import { SwayFollower } from './sway-follower.ts';

/** Only where hands are looked at is anything to be measured here. */
const HAND_MEASURES: ReadonlySet<string> = new Set(['fingersStretched', 'palmToCamera']);
/** A term that counts this much without its joints stands in nobody's way. */
const PASSES = 0.6;

const needsHands = ({ armTerms }: Pick<Way, 'armTerms'>): boolean =>
  armTerms.some(
    ({ measure, ifUnseen }: RangeTerm & { measure: string }) => HAND_MEASURES.has(measure) && ifUnseen < PASSES,
  );

function waysOf(description: GestureDescription): readonly Pick<Way, 'armTerms'>[] {
  switch (description.kind) {
    case 'pose':
      return description.ways;
    case 'motion':
      return description.stages;
    case 'sway':
      return [description];
  }
}

function follow(description: GestureDescription): GestureFollower {
  switch (description.kind) {
    case 'pose':
      return new PoseFollower(description);
    case 'motion':
      return new MotionFollower(description);
    case 'sway':
      return new SwayFollower(description);
  }
}

/** The engine of a described gesture. */
export function describedGesture(description: GestureDescription): GestureEngine {
  const { name, invitation, yieldsTo } = description;
  return {
    name,
    invitation,
    needsHands: waysOf(description).some(needsHands),
    yieldsTo,
    follow: () => follow(description),
  };
}
