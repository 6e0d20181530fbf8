/** What is measured on a posture and how it may vary, by layout. */

import { bodyFeatures } from './body-features.ts';
import type { FeatureVector } from './feature-vector.ts';
import { handFeatures } from './hand-features.ts';
import type { Posture } from './posture.ts';
import { varyBody } from './vary-body.ts';
import { varyHand } from './vary-hand.ts';

export const featuresOf = (posture: Posture): FeatureVector =>
  posture.layout === 'body33' ? bodyFeatures(posture) : handFeatures(posture);

/** @param uniform Numbers in [0, 1) of a seeded stream. */
export const varied = (posture: Posture, uniform: () => number): Posture =>
  posture.layout === 'body33' ? varyBody(posture, uniform) : varyHand(posture, uniform);
