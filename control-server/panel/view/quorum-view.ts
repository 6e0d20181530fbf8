/** The open question: each way the crowd can take, how near it is to each, and what a word of the director would do. */

import type { CueKey, PlannedQuorum } from '#installation/score/plan.ts';
import type { OpenQuorum } from '#installation/state/show-state.ts';
import type { ServerMs } from '#installation/time/axes.ts';
import type { Moment } from '../store/moment.ts';
import { type AskView, askView, type Measured, standsForIt } from './ask-view.ts';
import { type Countdown, countdown } from './countdown.ts';
import { awaitsHand } from './cue-row.ts';
import { type BranchLine, branchLines, gesturesAsked } from './quorum-words.ts';
import { agoText } from './show-time.ts';

/** Whether the crowd may decide: `held` back by the director, or not put yet. */
export type QuorumHold = 'open' | 'held' | 'awaits-hand';

/** What the director counted of one way. */
export interface OwnCount {
  readonly active: number;
  readonly present: number;
  readonly words: string;
}

export interface OptionView extends AskView {
  readonly option: number;
  readonly label: string;
  /** Whether the crowd would be taken for this one now. */
  readonly isAhead: boolean;
  readonly counted: OwnCount | null;
}

export interface QuorumView {
  /** The cue that asks: what a command about it must name. */
  readonly cue: CueKey;
  readonly number: string;
  readonly name: string;
  /** Everything a person may do to be counted. */
  readonly gesture: string;
  readonly hold: QuorumHold;
  /** What becomes of it when the time is up. */
  readonly atTimeout: string;
  readonly left: Countdown | null;
  /** At least one, in the order written. */
  readonly options: readonly OptionView[];
  readonly branches: readonly BranchLine[];
  /** What Take would decide as the crowd stands now: the label. */
  readonly takes: string;
}

/** The open question, or null. */
export function quorumView({ state, meter, nowMs }: Moment): QuorumView | null {
  const open = state?.quorum;
  const cue = open ? state.plan?.cues.get(open.key) : undefined;
  if (!open || !state.plan || !cue) return null;
  const { quorum } = open;
  const measured = meter?.quorum?.cue === open.key ? meter.quorum.options : [];
  const ahead = foremost(quorum, measured);
  return {
    cue: open.key,
    number: cue.number,
    name: cue.name,
    gesture: gesturesAsked(quorum),
    hold: holdOf(open),
    atTimeout: quorum.atTimeout === 'leader' ? 'what most people do' : quorum.unmet.label,
    left: countdown(open.leftMs, open.suspended || state.mode === 'paused'),
    options: quorum.options.map((option, index) => ({
      ...askView(option, measured[index]),
      option: index,
      label: option.label,
      isAhead: index === ahead,
      counted: ownCount(open, index, nowMs),
    })),
    branches: branchLines(state.plan, cue),
    takes: (ahead === null ? undefined : quorum.options[ahead]?.label) ?? quorum.unmet.label,
  };
}

function holdOf(open: OpenQuorum): QuorumHold {
  if (!open.isHeldBack) return 'open';
  return awaitsHand(open) ? 'awaits-hand' : 'held';
}

/** The option the crowd stands for as it is, by share and then by heads; the first of equals. Null: none. */
function foremost({ options }: PlannedQuorum, measured: readonly Measured[]): number | null {
  let best: number | null = null;
  for (const [index, option] of options.entries()) {
    const now = measured[index];
    if (!now || !standsForIt(option, now)) continue;
    const before = best === null ? undefined : measured[best];
    const isAhead = !before || now.share > before.share || (now.share === before.share && now.active > before.active);
    if (isAhead) best = index;
  }
  return best;
}

function ownCount({ counts }: OpenQuorum, option: number, nowMs: ServerMs | null): OwnCount | null {
  const count = counts.find((candidate) => candidate.option === option);
  if (!count) return null;
  const { active, present } = count;
  const when = nowMs === null ? '' : `, ${agoText(Math.max(0, nowMs - count.atMs))}`;
  return { active, present, words: `you counted ${active} of ${present}${when}` };
}
