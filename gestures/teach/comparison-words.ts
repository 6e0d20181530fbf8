/** What a comparison means to an artist: one sentence, and what would help most. */

import type { Comparison, Rival } from './comparison.ts';
import type { Draft } from './draft.ts';

export interface ComparisonWords {
  readonly state: 'good' | 'fair' | 'poor';
  readonly says: string;
  /** The most helpful first; at most three. */
  readonly advice: readonly string[];
}

/** A gesture this much like another one is told, though nothing was mixed up yet. */
const CLOSE = 0.45;
const MANY_TAKES = 5;

const quoted = (name: string): string => `“${name}”`;

export function comparisonWords({ checks, right, rivals }: Comparison, draft: Draft): ComparisonWords {
  const [all, nearest] = [checks.length, rivals[0]];
  const wrong = checks.filter(({ takenFor }) => takenFor === null).length;
  const mixed = rivals.filter(({ counts }) => counts > 0);
  const state =
    right === all && mixed.length === 0 ? 'good' : right * 3 >= all * 2 && mixed.length < 2 ? 'fair' : 'poor';
  const known = `${right} of ${all} takes ${right === 1 ? 'is' : 'are'} known by the others`;
  const says =
    state === 'good'
      ? `It stands out: every take is known by the others, and none is taken for anything else.`
      : `${known}${mixed.length > 0 ? `; ${mixUps(mixed)}` : wrong > 0 ? '; the rest are not yet known' : ''}.`;
  return { state, says, advice: adviceFor({ mixed, wrong, nearest, draft }).slice(0, 3) };
}

function mixUps(mixed: readonly Rival[]): string {
  return mixed
    .slice(0, 2)
    .map(({ name, counts }) => `${counts} also ${counts === 1 ? 'counts' : 'count'} as ${quoted(name)}`)
    .join(', ');
}

interface Findings {
  readonly mixed: readonly Rival[];
  readonly wrong: number;
  readonly nearest: Rival | undefined;
  readonly draft: Draft;
}

function adviceFor({ mixed, wrong, nearest, draft }: Findings): readonly string[] {
  const people = new Set(draft.takes.map(({ subject }) => subject)).size;
  const advice: string[] = [];
  const [rival] = mixed;
  if (rival) {
    advice.push(
      `Make it more different from ${quoted(rival.name)}: another height, another distance between the hands, or the other arm as well.`,
    );
  }
  if (wrong > 0) {
    advice.push('Do every take in the same way, or add takes until each way of doing it is there more than once.');
  }
  if (!rival && nearest && nearest.likeness >= CLOSE) {
    advice.push(`It comes near ${quoted(nearest.name)}: try it live, and raise the line if both answer.`);
  }
  if (people < 2) advice.push('Add takes by another person: with one, it is learnt as theirs.');
  if (draft.takes.length < MANY_TAKES)
    advice.push('Add takes from elsewhere in the room: nearer, farther, turned a little.');
  return advice;
}
