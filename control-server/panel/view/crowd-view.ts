/** The crowd as the director sees it: who is here and what they do, asked for or not. */

import type { Plan } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';

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

/** Every gesture the score asks the crowd for, or listens for. */
const gesturesOf = (plan: Plan | null): string[] => {
  const asked = [...(plan?.cues.values() ?? [])].flatMap((cue) => cue.quorum?.options ?? []);
  const heard = (plan?.triggers ?? []).flatMap(({ on }) => (on.kind === 'crowd' ? [on.ask] : []));
  return [...asked, ...heard].flatMap(({ what }) => what.gestures);
};
