/**
 * Reads a score for playing. A mistake inside a cue breaks that cue and no other: it keeps its time and does nothing, so
 * that the chain survives. A mistake anywhere else leaves nothing to play.
 */

import { describeProblem, type Problem } from '../document/problem.ts';
import { compile } from './compile.ts';
import { parseScore } from './parse-score.ts';
import { type CueKey, cueKey, type Plan } from './plan.ts';
import type { Score } from './score-schema.ts';
import { everyCue } from './written-cues.ts';

export type PlayableShow =
  | {
      readonly ok: true;
      readonly plan: Plan;
      /** What is wrong inside cues; none, where the score is whole. */
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The plan of a score's `text`, whose hash is `scoreHash`. Gestures are not checked: what a page can recognise may not
 * change what the show is, and a question nobody can answer takes its unmet way. `file` names it in problems.
 */
export function readShow(text: string, file: string, scoreHash: string): PlayableShow {
  const parsed = parseScore(text, file, null);
  if (parsed.ok) return { ok: true, plan: compile(parsed.value, scoreHash), problems: [] };
  const broken = parsed.mended && brokenCues(parsed.mended, parsed.problems);
  if (!parsed.mended || !broken) return { ok: false, problems: parsed.problems };
  return { ok: true, plan: compile(parsed.mended, scoreHash, broken), problems: parsed.problems };
}

/** What is in a cue that no other part of the score depends on. */
const OWN_PART = /^(?<cue>sequences > .+ > cues > \d+) > (?!cue$|cues\b|group > cues\b)/;

/** The cues that the problems lie in, with the first problem of each; null where one lies anywhere else. */
function brokenCues(score: Score, problems: readonly Problem[]): ReadonlyMap<CueKey, string> | null {
  const keys = new Map(everyCue(score).map(({ sequence, cue, path }) => [path.join(' > '), cueKey(sequence, cue.cue)]));
  const broken = new Map<CueKey, string>();
  for (const problem of problems) {
    const place = OWN_PART.exec(problem.path)?.groups?.cue;
    const key = place === undefined ? undefined : keys.get(place);
    if (key === undefined) return null;
    if (!broken.has(key)) broken.set(key, sentenceOf(problem));
  }
  return new Set(keys.values()).size === keys.size && keys.size > 0 ? broken : null;
}

/** The problem as a sentence about its cue. */
const sentenceOf = (problem: Problem): string => {
  const told = describeProblem(problem);
  return `Line ${problem.line}: ${told.slice(told.indexOf(problem.message))}.`;
};
