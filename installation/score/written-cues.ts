/** Every cue of a score with the path to it, those inside groups too. */

import type { DocumentPath } from '../document/damage.ts';
import type { Score, ScoreCue, ScoreGroup } from './score-schema.ts';

export interface PlacedCue {
  readonly sequence: string;
  readonly cue: ScoreCue;
  readonly path: DocumentPath;
  /** The group it is played by; null for a cue of the sequence itself. */
  readonly group: ScoreGroup | null;
  /** The cues at its level, in order. */
  readonly beside: readonly ScoreCue[];
}

/** All cues of the score in the order they are written, each group before what is inside it. */
export const everyCue = (score: Score): PlacedCue[] =>
  Object.keys(score.sequences).flatMap((sequence) => cuesOf(score, sequence));

/** All cues of one sequence in the order they are written. */
export const cuesOf = (score: Score, sequence: string): PlacedCue[] =>
  inside(sequence, score.sequences[sequence]?.cues ?? [], ['sequences', sequence, 'cues'], null);

const inside = (
  sequence: string,
  cues: readonly ScoreCue[],
  path: DocumentPath,
  group: ScoreGroup | null,
): PlacedCue[] =>
  cues.flatMap((cue, index) => {
    const here = [...path, index];
    const children = cue.group ? inside(sequence, cue.group.cues, [...here, 'group', 'cues'], cue.group) : [];
    return [{ sequence, cue, path: here, group, beside: cues }, ...children];
  });
