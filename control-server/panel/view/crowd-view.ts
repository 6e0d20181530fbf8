/** The crowd as the director sees it: who is here, who counts them, and what they do, asked for or not. */

import { wilsonInterval } from '#installation/crowd/wilson.ts';
import type { Meter } from '#installation/protocol/messages.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';

export interface GestureCount {
  readonly gesture: string;
  readonly people: number;
  /** Of those present, whole percent. */
  readonly percent: number;
  /** Between what the share of so few lies, whole percent; null where nobody is here. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** How they move and how they began, in words; empty where nothing is known. */
  readonly how: readonly HowWord[];
}

/** One measure in words, such as `in step 62 %, 31 % by chance`. */
export interface HowWord {
  readonly text: string;
  /** Whether it is more than chance; null where there is nothing to compare. */
  readonly isReal: boolean | null;
}

/** A part of the crowd and how many they are. */
export interface CrowdPart {
  readonly name: string;
  readonly people: number;
}

export interface CrowdView {
  /** Null while nobody counts. */
  readonly present: number | null;
  /** Why the numbers may not be trusted, in a sentence, or null. */
  readonly doubt: string | null;
  readonly gestures: readonly GestureCount[];
  /** Who counts them: each camera, the phones, and the director where they counted. */
  readonly counted: readonly CrowdPart[];
  readonly zones: readonly CrowdPart[];
}

/** A count older than this is no longer how the crowd stands, ms. */
const OLD_COUNT_MS = 2000;

export function crowdView({ meter, nowMs, state }: Moment): CrowdView {
  const names = [...new Set([...gesturesOf(state?.plan ?? null), ...Object.keys(meter?.active ?? {})])].sort();
  const present = meter?.present ?? 0;
  const gestures = names.map((gesture) => {
    const people = meter?.active[gesture] ?? 0;
    return {
      gesture,
      people,
      percent: present > 0 ? Math.round((100 * people) / present) : 0,
      interval: intervalOf(people, present),
      how: howOf(meter?.pulses[gesture]),
    };
  });
  if (!meter) {
    return { present: null, doubt: 'No count of the crowd has arrived yet.', gestures, counted: [], zones: [] };
  }
  const isOld = nowMs !== null && nowMs - meter.atMs > OLD_COUNT_MS;
  const said = state?.quorum?.counts.at(-1);
  return {
    present,
    doubt: isOld ? 'This is the last count that arrived, not the crowd as it stands.' : null,
    gestures,
    counted: [...meter.counted.map(partOf), ...(said ? [{ name: 'you', people: said.present }] : [])],
    zones: Object.entries(meter.zones)
      .map(([name, people]) => ({ name, people }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

const partOf = ({ kind, source, present }: Meter['counted'][number]): CrowdPart => ({
  name: kind === 'phone' ? 'phones' : source,
  people: present,
});

function intervalOf(people: number, present: number): GestureCount['interval'] {
  if (present <= 0) return null;
  const { low, high } = wilsonInterval(people, present);
  return { low: percentOf(low), high: percentOf(high) };
}

const percentOf = (share: number): number => Math.round(100 * share);

function howOf(pulse: Meter['pulses'][string] | undefined): readonly HowWord[] {
  if (!pulse) return [];
  const { synchrony, hz, together } = pulse;
  return [
    ...(synchrony
      ? [
          {
            text: `in step ${percentOf(Math.max(0, synchrony.consistency))} %, ${percentOf(synchrony.chance)} % by chance`,
            isReal: synchrony.consistency > synchrony.chance,
          },
        ]
      : []),
    ...(hz === null ? [] : [{ text: `${hz.toFixed(2)} a second`, isReal: null }]),
    ...(together
      ? [
          {
            text: `${percentOf(together.share)} % of ${together.people} began at once, ${percentOf(together.chance)} % by chance`,
            isReal: together.share > together.chance,
          },
        ]
      : []),
  ];
}

/** Every gesture the score asks the crowd for, or listens for. */
const gesturesOf = (plan: Plan | null): string[] => {
  const asked = [...(plan?.cues.values() ?? [])].flatMap((cue) => cue.quorum?.options ?? []);
  const heard = (plan?.triggers ?? []).flatMap(({ on }) => (on.kind === 'crowd' ? [on.ask] : []));
  return [...asked, ...heard].flatMap(({ what }) => what.gestures);
};
