/** The head of the panel: what the next GO does, and whether it would do anything. */

import type { PlannedCue } from '#installation/score/plan.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { Moment } from '../store/moment.ts';
import { type Countdown, countdown } from './countdown.ts';
import { type BranchLine, branchLines, cueRow, dueIn, gesturePhrase } from './cue-row.ts';

/** What stands at the top. */
export type NextCue =
  | { readonly kind: 'unknown' }
  /** A cue stands by. `leadsTo` says what comes of its GO. */
  | {
      readonly sequence: string;
      readonly kind: 'cue';
      readonly number: string;
      readonly name: string;
      readonly notes: string;
      readonly leadsTo: string;
    }
  /** Nothing stands by, for the crowd decides how it goes on. */
  | {
      readonly kind: 'crowd';
      readonly number: string;
      readonly name: string;
      readonly gesture: string;
      readonly ways: readonly BranchLine[];
    }
  /** Nothing stands by, for another cue comes by time alone. */
  | { readonly kind: 'due'; readonly number: string; readonly name: string; readonly notes: string }
  /** Nothing stands by: the list plays by itself, or is over. */
  | { readonly kind: 'nothing'; readonly says: string };

export function nextCue({ state }: Moment): NextCue {
  if (!state?.plan) return { kind: 'unknown' };
  const cue = state.standby === null ? undefined : state.plan.cues.get(state.standby);
  const sequence = state.plan.sequences.find(({ id }) => id === cue?.sequence)?.name ?? '';
  if (cue)
    return {
      sequence,
      kind: 'cue',
      number: cue.number,
      name: cue.name,
      notes: cue.notes,
      leadsTo: leadsTo(state, cue),
    };
  const asked = state.quorum ? state.plan.cues.get(state.quorum.key) : undefined;
  if (asked?.quorum) {
    const ways = branchLines(state.plan, asked);
    return { kind: 'crowd', number: asked.number, name: asked.name, gesture: gesturesAsked(asked), ways };
  }
  const due = soonestDue(state);
  if (due) return { kind: 'due', number: due.cue.number, name: due.cue.name, notes: due.cue.notes };
  return { kind: 'nothing', says: nothingText(state) };
}

/** What the crowd may do to be counted, in words. */
const gesturesAsked = (cue: PlannedCue): string =>
  [...new Set(cue.quorum?.options.map(({ what }) => gesturePhrase(what)))].join(' or ');

/** The next cue that comes by time alone, and in how long. */
function soonestDue(state: ShowState): { readonly cue: PlannedCue; readonly leftMs: number } | null {
  const due = state.cues.flatMap((run) => {
    const key = state.plan?.cues.get(run.key)?.nextKey ?? null;
    const cue = key === null ? undefined : state.plan?.cues.get(key);
    const left = cue ? dueIn(state, cue) : null;
    return cue && left ? [{ cue, leftMs: left.leftMs }] : [];
  });
  return due.sort((a, b) => a.leftMs - b.leftMs)[0] ?? null;
}

function leadsTo(state: ShowState, cue: PlannedCue): string {
  const { plan } = state;
  if (!plan) return '';
  if (cue.quorum) {
    const ways = branchLines(plan, cue).map((way) => `${way.label} → ${way.number}`);
    return `asks the crowd to ${gesturesAsked(cue)}: ${ways.join(', ')}`;
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

/** How GO stands. */
export interface GoView {
  /** Whether pressing can reach the server at all. */
  readonly enabled: boolean;
  /** Whether the show would take it. */
  readonly ready: boolean;
  /** Why not, in a few words, or null. */
  readonly reason: string | null;
  readonly asking: boolean;
  /** Counts the double GOs refused: the button flashes once for each. */
  readonly flash: number;
}

/** The button. What the rules would refuse can still be pressed: the server says why. What has no way there cannot. */
export function goView(moment: Moment): GoView {
  const reason = unreachable(moment) ?? null;
  const idle = reason ?? notReady(moment.state);
  return {
    enabled: reason === null,
    ready: idle === null,
    reason: idle,
    asking: moment.asking.includes('go'),
    flash: moment.said?.code === 'double-go' ? moment.said.count : 0,
  };
}

/** Why a command cannot reach the server, in a few words, or null. */
export function unreachable({ stage, state, barred }: Moment): string | null {
  if (barred) return 'not authorised';
  switch (stage.stage) {
    case 'greeting':
      return 'connecting';
    case 'syncing':
      return 'catching up';
    case 'stale':
      return 'server lost';
    case 'refused':
      return 'turned away';
    case 'live':
      return state ? null : 'reading the clock';
  }
}

function notReady(state: ShowState | null): string | null {
  if (!state) return 'nothing stands by';
  if (state.mode === 'paused') return 'paused: resume first';
  if (state.standby !== null) return null;
  return state.quorum ? 'the crowd decides' : 'nothing stands by';
}

/** One line of what runs now. */
export interface NowLine {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly word: string;
  readonly countdown: Countdown | null;
}

/** What runs now, the latest first. Left out: what is done, and the open quorum where it stands at the top itself. */
export function nowLines({ state }: Moment): NowLine[] {
  if (!state?.plan) return [];
  const { plan } = state;
  return state.cues
    .filter((run) => run.phase !== 'done' && !(state.standby === null && state.quorum?.key === run.key))
    .toReversed()
    .flatMap((run) => {
      const cue = plan.cues.get(run.key);
      if (!cue) return [];
      const row = cueRow(state, cue);
      return [{ key: run.key, number: cue.number, name: cue.name, word: row.word, countdown: row.countdown }];
    });
}

export interface HeadView {
  readonly title: string;
  readonly mode: ShowState['mode'] | null;
  readonly modeWord: string;
  readonly showMs: number;
  readonly sequence: string;
  readonly positionMs: number;
  /** Light of everything, whole percent; null at full. */
  readonly lightPercent: number | null;
}

const MODE_WORDS = {
  idle: 'Idle',
  running: 'Running',
  paused: 'Paused',
  panicked: 'Panic',
  faded: 'Faded out',
} as const;
const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** The line at the very top. Times are whole seconds, so that it changes once a second. */
export function headView({ state }: Moment): HeadView {
  const plays = state?.mode === 'running' || state?.mode === 'paused';
  const sequence = plays ? state.plan?.sequences.find((candidate) => candidate.id === state.sequence) : undefined;
  return {
    title: state?.plan?.score.title ?? '',
    mode: state?.mode ?? null,
    modeWord: state ? MODE_WORDS[state.mode] : '',
    showMs: wholeSeconds(state?.showMs ?? 0),
    sequence: sequence?.name ?? '',
    positionMs: wholeSeconds(state?.positionMs ?? 0),
    lightPercent: state && state.master < 1 ? Math.round(state.master * 100) : null,
  };
}

/** How long until what stands at the top comes by itself or is decided by time; null where it waits for a GO. */
export function nextCountdown({ state }: Moment): Countdown | null {
  if (!state || state.standby !== null) return null;
  const leftMs = state.quorum?.leftMs ?? soonestDue(state)?.leftMs ?? null;
  return leftMs === null ? null : countdown(leftMs);
}
