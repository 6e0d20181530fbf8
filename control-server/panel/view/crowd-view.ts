/** The crowd as the director sees it: who is here, what they do, and how near they are to what they are asked for. */

import type { CueKey, Plan } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { type Countdown, countdown } from './countdown.ts';
import { type BranchLine, branchLines, gesturePhrase } from './cue-row.ts';
import { lengthText, percentText } from './show-time.ts';

export interface GestureCount {
  readonly gesture: string;
  readonly people: number;
  /** Of those present, whole percent. */
  readonly percent: number;
}

export interface CrowdView {
  /** Null while nobody counts. */
  readonly present: number | null;
  /** Why the numbers may not be trusted, in a sentence, or null. */
  readonly doubt: string | null;
  readonly gestures: readonly GestureCount[];
}

/** A count older than this is no longer how the crowd stands, ms. */
const OLD_COUNT_MS = 2000;

export function crowdView({ meter, nowMs, state }: Moment): CrowdView {
  const names = [...new Set([...gesturesOf(state?.plan ?? null), ...Object.keys(meter?.active ?? {})])].sort();
  const present = meter?.present ?? 0;
  const gestures = names.map((gesture) => {
    const people = meter?.active[gesture] ?? 0;
    return { gesture, people, percent: present > 0 ? Math.round((100 * people) / present) : 0 };
  });
  if (!meter) return { present: null, doubt: 'No count of the crowd has arrived yet.', gestures };
  const isOld = nowMs !== null && nowMs - meter.atMs > OLD_COUNT_MS;
  return {
    present,
    doubt: isOld ? 'This is the last count that arrived, not the crowd as it stands.' : null,
    gestures,
  };
}

/** Every gesture the score asks the crowd for. */
const gesturesOf = (plan: Plan | null): string[] =>
  plan ? [...plan.cues.values()].flatMap((cue) => cue.quorum?.options.flatMap(({ what }) => what.gestures) ?? []) : [];

/** How the crowd stands to what it is asked for. */
export type QuorumStanding = 'held-back' | 'holding' | 'too-few' | 'short';

export interface QuorumView {
  /** The cue that asks: what a command about it must name. */
  readonly cue: CueKey;
  readonly number: string;
  readonly name: string;
  readonly gesture: string;
  readonly standing: QuorumStanding;
  readonly words: string;
  /** Shares of the people present, whole percent. */
  readonly sharePercent: number;
  readonly shareText: string;
  readonly thresholdPercent: number;
  readonly leavePercent: number;
  readonly active: number;
  readonly present: number;
  readonly minPeople: number;
  readonly dwellPercent: number;
  readonly dwellText: string;
  readonly left: Countdown | null;
  readonly suspended: boolean;
  readonly branches: readonly BranchLine[];
  /** What Take would decide as the crowd stands now: the label. */
  readonly takes: string;
}

const percent = (share: number): number => Math.round(share * 100);

/** The open quorum, or null. */
export function quorumView({ state, meter }: Moment): QuorumView | null {
  const open = state?.quorum;
  const cue = open ? state.plan?.cues.get(open.key) : undefined;
  if (!open || !state.plan || !cue) return null;
  const { quorum, suspended } = open;
  const ask = quorum.options[0];
  if (!ask) return null;
  const measured = meter?.quorum?.cue === open.key ? meter.quorum.options[0] : undefined;
  const count = measured ?? { active: 0, share: 0, dwellMs: 0 };
  const enough = count.active > 0 && count.active >= ask.minPeople;
  const standing = standingOf(suspended, count.dwellMs > 0, enough);
  return {
    cue: open.key,
    number: cue.number,
    name: cue.name,
    gesture: gesturePhrase(ask.what),
    standing,
    words: wordsOf(standing, ask.minPeople - count.active, percentText(ask.share)),
    sharePercent: percent(count.share),
    shareText: percentText(count.share),
    thresholdPercent: percent(ask.share),
    leavePercent: percent(ask.leaveShare),
    active: count.active,
    present: meter?.present ?? 0,
    minPeople: ask.minPeople,
    dwellPercent: ask.dwellMs > 0 ? percent(Math.min(1, count.dwellMs / ask.dwellMs)) : percent(enough ? 1 : 0),
    dwellText: `${(Math.min(count.dwellMs, ask.dwellMs) / 1000).toFixed(1)} of ${lengthText(ask.dwellMs) || '0 s'}`,
    left: countdown(open.leftMs),
    suspended,
    branches: branchLines(state.plan, cue),
    takes: enough && count.share >= ask.share ? ask.label : quorum.unmet.label,
  };
}

function standingOf(suspended: boolean, holding: boolean, enough: boolean): QuorumStanding {
  if (suspended) return 'held-back';
  if (holding) return 'holding';
  return enough ? 'short' : 'too-few';
}

function wordsOf(standing: QuorumStanding, lacking: number, threshold: string): string {
  switch (standing) {
    case 'held-back':
      return 'You hold the decision back';
    case 'holding':
      return 'The crowd holds it';
    case 'short':
      return `Not yet ${threshold} of the crowd`;
    case 'too-few':
      return `${Math.max(1, lacking)} more ${lacking > 1 ? 'people' : 'person'} needed`;
  }
}
