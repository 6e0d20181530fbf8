/** The last question that was decided: what came of it and why, in a sentence. */

import type { CueKey, PlannedQuorum } from '#installation/score/plan.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { Moment } from '../store/moment.ts';
import { agoText, lengthText, percentText } from './show-time.ts';

type Decided = NonNullable<ShowState['decided']>;

export interface DecisionView {
  readonly cue: CueKey;
  readonly number: string;
  readonly name: string;
  /** The way taken. */
  readonly label: string;
  /** `64 % of 14 for 1.2 s, by the crowd`. */
  readonly because: string;
  readonly when: string;
  /** Whether the question can be put again: not while another is open. */
  readonly canAskAgain: boolean;
}

/** Null while nothing was decided, and where the score knows the question no longer. */
export function decisionView({ state, nowMs }: Moment): DecisionView | null {
  const decided = state?.decided;
  const cue = decided ? state.plan?.cues.get(decided.cue) : undefined;
  if (!decided || !cue?.quorum) return null;
  return {
    cue: cue.key,
    number: cue.number,
    name: cue.name,
    label: labelOf(cue.quorum, decided),
    because: becauseOf(cue.quorum, decided),
    when: nowMs === null ? '' : agoText(Math.max(0, nowMs - decided.atMs)),
    canAskAgain: state.quorum === null,
  };
}

const labelOf = ({ options, unmet }: PlannedQuorum, { outcome, option }: Decided): string =>
  (outcome === 'met' ? options[option]?.label : undefined) ?? unmet.label;

function becauseOf(quorum: PlannedQuorum, decided: Decided): string {
  const { evidence, how, outcome } = decided;
  const { dwellMs, share, threshold, present } = evidence;
  const crowd = present === 0 ? 'nobody was counted' : `${percentText(share)} of ${present}`;
  switch (how) {
    case 'crowd':
      return `${crowd} for ${lengthText(inTenths(dwellMs)) || '0 s'}, by the crowd`;
    case 'timeout':
      return outcome === 'met'
        ? `${crowd} when time was up, more than for anything else`
        : `${closest(quorum, decided)}${crowd} when time was up, ${percentText(threshold)} asked`;
    case 'taken':
      return `${crowd} when you took it as it stood`;
    case 'forced':
      return `forced by you, ${crowd}`;
  }
}

/** Which of several ways came closest: `closest leave: `. */
const closest = ({ options }: PlannedQuorum, { evidence }: Decided): string =>
  options.length > 1 && evidence.present > 0 ? `closest ${options[evidence.option]?.label ?? ''}: ` : '';

/** Tenths of a second, no more than really went by. */
const inTenths = (ms: number): number => Math.floor(ms / 100) * 100;
