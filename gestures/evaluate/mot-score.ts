/** All measures of one sequence together. */

import { type ClearScore, clearScore } from './mot-clear.ts';
import { layTogether } from './mot-frames.ts';
import { type HotaScore, hotaScore } from './mot-hota.ts';
import { type IdentityScore, identityScore } from './mot-identity.ts';
import type { MotRow } from './mot-rows.ts';

export interface MotScore extends ClearScore, IdentityScore, HotaScore {
  readonly frames: number;
  /** Different people in the truth, different tracks in the result. */
  readonly people: number;
  readonly tracks: number;
  readonly truthBoxes: number;
  readonly resultBoxes: number;
}

/** Scores a result against the truth. */
export function motScore(truth: readonly MotRow[], result: readonly MotRow[]): MotScore {
  const sequence = layTogether(truth, result);
  const { frames, people, tracks, truthBoxes, resultBoxes } = sequence;
  const sizes = { frames: frames.length, people, tracks, truthBoxes, resultBoxes };
  return { ...clearScore(sequence), ...identityScore(sequence), ...hotaScore(sequence), ...sizes };
}
