/** An expectation of a score as a sentence, for reports. */

import type { ScoreExpectation } from '../score/score-schema.ts';
import { timecode } from './timecode.ts';

/** What is expected, in the score's own words or in ours: a sentence without its full stop. */
export const inWords = (expectation: ScoreExpectation): string => expectation.says ?? wordsFor(expectation);

function wordsFor({
  reached,
  notReached,
  by,
  branch,
  taken,
  value,
  at,
  within,
  neverTogether,
  lasts,
}: ScoreExpectation): string {
  const time = by === undefined ? '' : ` by ${timecode(by)}`;
  if (reached !== undefined) return `${reached} is reached${time}`;
  if (notReached !== undefined) return `${notReached} is not reached${time}`;
  if (branch !== undefined) return `${branch} is decided "${taken}"`;
  if (value !== undefined && at && within) {
    return `${value} lies within ${within[0]} to ${within[1]} ${timecode(at.after)} after ${at.cue}`;
  }
  if (neverTogether !== undefined) return `${listed(neverTogether)} never act at the same time`;
  return lasts ? `the whole lasts ${timecode(lasts[0])} to ${timecode(lasts[1])}` : 'nothing';
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
