/** What the crowd is asked for and where its answer leads, in words. */

import type {
  Combination,
  Plan,
  PlannedAsk,
  PlannedBranch,
  PlannedCue,
  PlannedQuorum,
} from '#installation/score/plan.ts';
import { lengthText, percentText } from './show-time.ts';

/** What a person has to do: `rise`, `rise or claim`, `rise and claim`. */
export const gesturePhrase = ({ mode, gestures }: Combination): string =>
  gestures.join(mode === 'any' ? ' or ' : ' and ');

/** Everything a crowd may do to be counted, whichever way it leads. */
export const gesturesAsked = ({ options }: PlannedQuorum): string =>
  [...new Set(options.map(({ what }) => gesturePhrase(what)))].join(' or ');

/** What is asked: `rise: 60 % for 2 s, at least 3 people`. */
function askSentence({ what, share, dwellMs, minPeople, synchrony }: PlannedAsk): string {
  const people = minPeople > 1 ? `, at least ${minPeople} people` : '';
  const together = synchrony === null ? '' : ', in step';
  return `${gesturePhrase(what)}: ${percentText(share)} for ${lengthText(dwellMs) || '0 s'}${people}${together}`;
}

/** What the crowd is asked for by a cue, in a few words; null where it is not. */
export function quorumSentence({ quorum }: PlannedCue): string | null {
  const [only, ...others] = quorum?.options ?? [];
  if (!only) return null;
  return others.length === 0 ? askSentence(only) : `a choice of ${others.length + 1}`;
}

/** Where each answer leads, a sentence each, and last what happens when there is none. */
export function waySentences(plan: Plan, cue: PlannedCue): string[] {
  const asks = cue.quorum?.options ?? [];
  return branchLines(plan, cue).map(({ outcome, option, label, number, name }) => {
    const ask = asks[option];
    const way = `${label} → ${number} ${name}`;
    if (outcome === 'unmet') return `If not, when its time is up: ${way}`;
    return ask && asks.length > 1 ? `${way}, for ${askSentence(ask)}` : `If the crowd reaches it: ${way}`;
  });
}

export interface BranchLine {
  readonly outcome: 'met' | 'unmet';
  /** Which option is met, from 0; 0 for the way taken when none is. */
  readonly option: number;
  readonly label: string;
  readonly number: string;
  readonly name: string;
}

/** Where the crowd's answer leads: each option in the order written, and last the way taken when none is met. */
export function branchLines(plan: Plan, cue: PlannedCue): BranchLine[] {
  const { quorum } = cue;
  if (!quorum) return [];
  const line = (outcome: BranchLine['outcome'], { label, key }: PlannedBranch, option: number): BranchLine => {
    const target = plan.cues.get(key);
    return { outcome, option, label, number: target?.number ?? '', name: target?.name ?? '' };
  };
  return [...quorum.options.map((way, option) => line('met', way, option)), line('unmet', quorum.unmet, 0)];
}
