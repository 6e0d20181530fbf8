/**
 * A crowd in depth: a wall is a mirror, and who stands further from it is seen further back. Where a camera has measured
 * the floor that is where they stand; elsewhere people step back from each other as it gets crowded, each to a row of
 * their own for as long as they are there, so that a crowd reads as one and not as a fence.
 */

import { LANDMARK_STRIDE } from '../crowd/body.ts';
import type { PersonAt } from '../crowd/crowd-stream.ts';
import { seededStream } from '../random/seeded.ts';
import { clamp01, mix } from '../time/easing.ts';
import type { CrowdBody } from './crowd-figures.ts';
import type { FigureLight } from './likeness.ts';

/** Nearer to the wall than this everybody is seen in full size, m. */
const NEAR_M = 1;
/** Nobody is drawn as standing further back than this, m. */
const REACH_M = 3.2;
/** How much smaller somebody is a metre further back: as seen by viewers some eight metres away. */
const SHRINKS = 0.12;
/** Height over the floor to which the floor rises with distance, m: a low, wide stage. */
export const HORIZON_M = 0.42;
/** Of so many people nobody steps back, and of so many all do as far as their row is. */
const FEW = 2;
const MANY = 10;
/** Share of the light that is left of somebody at the far end. */
const FAR_LIGHT = 0.68;

/**
 * Steps `bodies` back, the furthest first in the answer. `people` are theirs, in the same order; `furtherM` is how much
 * further back than they stand all of them are seen.
 */
export function inDepth(
  bodies: readonly CrowdBody[],
  people: readonly PersonAt[],
  floorM: number,
  furtherM = 0,
): CrowdBody[] {
  const heads = bodies.reduce((sum, { presence }) => sum + presence, 0);
  const crowding = clamp01((heads - FEW) / (MANY - FEW));
  return bodies
    .map((body, at) => ({ body, backM: furtherM + backOf(body, people[at]?.floor?.yM ?? null, crowding) }))
    .sort((a, b) => b.backM - a.backM)
    .map(({ body, backM }) => steppedBack(body, backM, floorM));
}

/** How far back somebody is seen, m. */
const backOf = ({ key }: CrowdBody, fromWallM: number | null, crowding: number): number =>
  fromWallM === null
    ? REACH_M * seededStream(key, 'row')() * crowding
    : Math.min(REACH_M, Math.max(0, fromWallM - NEAR_M));

/** The body as it is seen `backM` further back: smaller, higher on the picture, dimmer. Its joints are changed in place. */
function steppedBack(body: CrowdBody, backM: number, floorM: number): CrowdBody {
  if (backM <= 0) return body;
  const { joints } = body;
  const scale = 1 / (1 + SHRINKS * backM);
  const groundM = floorM + HORIZON_M * (1 - scale);
  const middleM = body.xM;
  for (let at = 0; at < joints.length; at += LANDMARK_STRIDE) {
    joints[at] = middleM + ((joints[at] ?? 0) - middleM) * scale;
    joints[at + 1] = groundM + ((joints[at + 1] ?? 0) - floorM) * scale;
    joints[at + 2] = (joints[at + 2] ?? 0) * scale;
  }
  const light = mix(1, FAR_LIGHT, Math.min(1, backM / REACH_M));
  return { ...body, groundM, light: dimmed(body.light, light) };
}

const dimmed = ({ base, accent }: FigureLight, by: number): FigureLight => ({
  base: [base[0] * by, base[1] * by, base[2] * by],
  accent: [accent[0] * by, accent[1] * by, accent[2] * by],
});
