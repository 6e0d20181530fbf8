/** The head of the panel: what the next GO does, or what comes without one. */

import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import { isPassedOver, playedFor } from '#installation/state/passing-over.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { Moment } from '../store/moment.ts';
import { broughtBy, type Due } from './comes-next.ts';
import { conditionWords } from './condition-words.ts';
import { type Countdown, countdown } from './countdown.ts';
import { awaitsHand, cautionOf, effectOf } from './cue-row.ts';
import { groupWords, loopWords } from './loop-words.ts';
import { type BranchLine, branchLines, gesturesAsked } from './quorum-words.ts';
import { positionText } from './show-time.ts';

/** What stands at the top. */
export type NextCue =
  | { readonly kind: 'unknown' }
  /** A cue stands by. `leadsTo` says what comes of its GO. */
  | {
      readonly kind: 'cue';
      readonly sequence: string;
      readonly number: string;
      readonly name: string;
      readonly notes: string;
      readonly leadsTo: string;
      /** Where into itself it begins; empty: at its beginning. */
      readonly from: string;
      /** What GO would do instead of playing the whole of it; empty where it plays. */
      readonly caution: string;
      /** What it writes on the walls; empty: nothing. */
      readonly text: string;
    }
  /** Nothing stands by, for the crowd decides how it goes on. */
  | {
      readonly kind: 'crowd';
      readonly number: string;
      readonly name: string;
      readonly gesture: string;
      /** The director has to put the question first. */
      readonly awaitsHand: boolean;
      readonly notes: string;
      readonly ways: readonly BranchLine[];
    }
  /** Nothing stands by, for another cue comes by time alone. */
  | {
      readonly kind: 'due';
      readonly number: string;
      readonly name: string;
      readonly notes: string;
      readonly text: string;
    }
  /** Nothing stands by: the list plays by itself, or is over. */
  | { readonly kind: 'nothing'; readonly says: string };

export function nextCue({ state }: Moment): NextCue {
  if (!state?.plan) return { kind: 'unknown' };
  const { plan } = state;
  const cue = state.standby === null ? undefined : plan.cues.get(state.standby);
  if (cue) return standing(state, plan, cue);
  const asked = state.quorum ? plan.cues.get(state.quorum.key) : undefined;
  if (state.quorum && asked) {
    const { number, name, notes } = asked;
    const ways = branchLines(plan, asked);
    const gesture = gesturesAsked(state.quorum.quorum);
    return { kind: 'crowd', number, name, notes, gesture, awaitsHand: awaitsHand(state.quorum), ways };
  }
  const due = soonestDue(state)?.cue;
  if (due) return { kind: 'due', number: due.number, name: due.name, notes: due.notes, text: textOf(plan, due) };
  return { kind: 'nothing', says: nothingText(state) };
}

function standing(state: ShowState, plan: Plan, cue: PlannedCue): NextCue {
  return {
    kind: 'cue',
    sequence: plan.sequences.find(({ id }) => id === cue.sequence)?.name ?? '',
    number: cue.number,
    name: cue.name,
    notes: cue.notes,
    leadsTo: leadsTo(plan, cue),
    from: state.standbyOffsetMs > 0 ? positionText(state.standbyOffsetMs) : '',
    caution: caution(state, cue),
    text: textOf(plan, cue),
  };
}

/** What `cue` writes on the walls, or that it takes it off; empty where it leaves it. */
function textOf({ score }: Plan, { text }: PlannedCue): string {
  if (text === undefined) return '';
  if (text === null) return 'takes the text off the walls';
  return `“${(Object.hasOwn(score.texts, text) ? score.texts[text] : undefined) ?? text}”`;
}

function caution(state: ShowState, cue: PlannedCue): string {
  if (!isPassedOver(state, cue)) return cautionOf(cue, effectOf(state, cue));
  const instead = playedFor(state, cue.key);
  const why = effectOf(state, cue) === 'skipped' || !cue.when ? 'skipped' : `only if ${conditionWords(cue.when)}`;
  return `${why}: GO plays ${instead ? `${instead.number} ${instead.name}` : 'nothing'}`;
}

/** The next cue that comes by time alone. */
const soonestDue = (state: ShowState): Due | null =>
  state.cues.flatMap((run) => broughtBy(state, run) ?? []).sort((a, b) => a.leftMs - b.leftMs)[0] ?? null;

function leadsTo(plan: Plan, cue: PlannedCue): string {
  const plays = cue.group ? `plays ${groupWords(cue.group)}` : '';
  return [plays, loopWords(cue, undefined), comesOf(plan, cue)].filter((words) => words !== '').join(', ');
}

function comesOf(plan: Plan, cue: PlannedCue): string {
  if (cue.quorum) {
    const ways = branchLines(plan, cue).map((way) => `${way.label} → ${way.number}`);
    return `asks the crowd to ${gesturesAsked(cue.quorum)}: ${ways.join(', ')}`;
  }
  const next = cue.nextKey === null ? undefined : plan.cues.get(cue.nextKey);
  if (!next || cue.next === 'manual') return '';
  return cue.next === 'follow'
    ? `then ${next.number} ${next.name} follows its end`
    : `then ${next.number} ${next.name} continues beside it`;
}

function nothingText(state: ShowState): string {
  const playing = state.cues.some((cue) => cue.phase !== 'done');
  return playing ? 'The show goes on by itself.' : 'Choose a cue in the list.';
}

/** How long until what stands at the top comes by itself or is decided by time; null where it waits for a GO. */
export function nextCountdown({ state }: Moment): Countdown | null {
  if (!state || state.standby !== null) return null;
  if (state.quorum && awaitsHand(state.quorum)) return null;
  const leftMs = state.quorum?.leftMs ?? soonestDue(state)?.leftMs ?? null;
  const isStill = state.mode === 'paused' || state.quorum?.suspended === true;
  return leftMs === null ? null : countdown(leftMs, isStill);
}
