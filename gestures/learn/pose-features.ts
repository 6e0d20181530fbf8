/** What is measured on a posture, how it may vary, and in which spaces postures are compared; by layout. */

import { seededStream } from '#installation/random/seeded.ts';
import type { Layout } from '../samples/sample.ts';
import { bodyFeatures } from './body-features.ts';
import { inventBody } from './body-model.ts';
import { addProduct, differenceOf, meanOf } from './covariance.ts';
import type { FeatureVector } from './feature-vector.ts';
import { HAND_FEATURES, handFeatures } from './hand-features.ts';
import { inventFingers, inventHand } from './hand-model.ts';
import { flattened, handShapeMap, type LinearMap } from './hand-shape.ts';
import type { Posture } from './posture.ts';
import { varyBody } from './vary-body.ts';
import { varyHand } from './vary-hand.ts';

/** A space that postures are compared in: features as they are, or a linear map of them. */
export interface PoseSpace {
  readonly map: LinearMap | null;
  /** How much is believed of what invented postures say about it. */
  readonly inventedShare: number;
  /** How much of correlations is believed; the rest counts numbers as independent. 0..1 */
  readonly correlated: number;
}

export const featuresOf = (posture: Posture): FeatureVector =>
  posture.layout === 'body33' ? bodyFeatures(posture) : handFeatures(posture);

/** @param uniform Numbers in [0, 1) of a seeded stream. */
export const varied = (posture: Posture, uniform: () => number): Posture =>
  posture.layout === 'body33' ? varyBody(posture, uniform) : varyHand(posture, uniform);

/** The first is where novelty is measured; which gesture it is is decided in all of them together. */
export const spacesOf = (layout: Layout): readonly PoseSpace[] =>
  layout === 'body33'
    ? [{ map: null, inventedShare: 0, correlated: 0.25 }]
    : [
        { map: handShapeMap(), inventedShare: 1, correlated: 0.5 },
        { map: null, inventedShare: 0.5, correlated: 0.5 },
      ];

const FINGER_POSES = 60;
const VIEWS = 16;
const TREMBLE = 0.08;
const SEED = 5;

let inventedHands: Float64Array | null = null;

/** How features vary over views of the same posture, from invented ones; null where nothing is invented. */
export function inventedCovariance(layout: Layout): Float64Array | null {
  if (layout === 'body33') return null;
  // A constant of the program, worked out by the first who needs it.
  inventedHands ??= handCovariance();
  return inventedHands;
}

function handCovariance(): Float64Array {
  const uniform = seededStream(SEED, 'hands seen from elsewhere');
  const covariance = new Float64Array(HAND_FEATURES * HAND_FEATURES);
  for (let pose = 0; pose < FINGER_POSES; pose += 1) {
    const fingers = inventFingers(uniform);
    const views = Array.from({ length: VIEWS }, () =>
      handFeatures(flattened(inventHand(fingers, TREMBLE, uniform), uniform)),
    );
    const mean = meanOf(views);
    for (const view of views) addProduct(covariance, differenceOf(view, mean), 1 / (FINGER_POSES * (VIEWS - 1)));
  }
  return covariance;
}

/** Enough for the nearest few of a hundred to be known. */
const STRANGERS = 400;

const strangers = new Map<Layout, readonly Float64Array[]>();

/** Features of postures that nobody taught, always the same. A constant of the program, worked out when first needed. */
export function strangePostures(layout: Layout): readonly Float64Array[] {
  const known = strangers.get(layout);
  if (known) return known;
  const made = Array.from({ length: STRANGERS }, (_, index) => {
    const uniform = seededStream(SEED, `strange ${layout} ${index}`);
    return featuresOf(strangePosture(layout, uniform)).values;
  });
  strangers.set(layout, made);
  return made;
}

function strangePosture(layout: Layout, uniform: () => number): Posture {
  return layout === 'body33'
    ? varyBody(inventBody(uniform), uniform)
    : flattened(inventHand(inventFingers(uniform), TREMBLE, uniform), uniform);
}
