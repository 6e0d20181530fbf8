/**
 * What participants allowed, and what becomes of it when they do not any more. Nobody is here without their own signed
 * word; who was erased leaves a mark that names nobody, only so that nobody else can bring them back.
 */

import type { Consent, Proof } from '../log/world-event.ts';
import { seededInteger } from '../random/seeded.ts';
import type { WorldActs } from '../score/world-acts.ts';
import type { ShowMs } from '../time/axes.ts';
import { still, type Tween } from '../time/tween.ts';
import { glideIf } from './glide.ts';
import {
  emptyRoster,
  type Roster,
  rosterDelete,
  rosterGet,
  rosterHas,
  rosterMap,
  rosterSet,
  rosterSize,
} from './roster.ts';

/** So many participants an evening can have, those who were erased among them. */
export const MAX_PARTICIPANTS = 2000;

/** So many stories one participant can have in the manifesto in one evening, withdrawn ones among them. */
export const MAX_STORIES_EACH = 16;

export interface Participant {
  readonly joinedAtMs: ShowMs;
  /** What they allow now, and since when. */
  readonly consents: Readonly<Partial<Record<Consent, ShowMs>>>;
  /** The number of the last thing they signed besides cards and stories. */
  readonly lastSeq: number;
  /** Stories they took back: they may not be let in again by their old word. */
  readonly withdrawn: readonly string[];
}

/** What was there when it was given back: numbers, and nobody. */
export interface ReturnedTotals {
  readonly participants: number;
  readonly links: number;
  readonly stories: number;
}

export interface Sovereignty {
  readonly people: Roster<Participant>;
  /** Marks of those who were erased ({@link erasedMark}), and when. */
  readonly erased: Roster<ShowMs>;
  /** How far identities are given back before all eyes, 0..1. */
  readonly handBack: Tween;
  /** How many times everything was given back. Part of the realm: what was signed before is worth nothing after. */
  readonly returns: number;
  readonly returned: ReturnedTotals;
}

export const emptySovereignty: Sovereignty = {
  people: emptyRoster(),
  erased: emptyRoster(),
  handBack: still(0),
  returns: 0,
  returned: { participants: 0, links: 0, stories: 0 },
};

/**
 * 64 bits that follow from a participant and the run's seed, and from which the participant does not follow. Kept until
 * everything is given back, so that an old card cannot bring back who wanted to be gone.
 */
export const erasedMark = (seed: number, author: string): string =>
  ['erased', 'for good'].map((word) => seededInteger(seed, `${word} ${author}`).toString(16).padStart(8, '0')).join('');

/** Whether this participant was erased since things were last given back. */
export const isErased = (sovereignty: Sovereignty, seed: number, author: string): boolean =>
  // Most evenings nobody is, and then nothing needs to be worked out.
  sovereignty.erased.size > 0 && rosterHas(sovereignty.erased, erasedMark(seed, author));

export const participant = (sovereignty: Sovereignty, author: string): Participant | null =>
  rosterGet(sovereignty.people, author) ?? null;

/** Whether this participant allows it now. */
export const allows = (sovereignty: Sovereignty, author: string, consent: Consent): boolean =>
  participant(sovereignty, author)?.consents[consent] !== undefined;

/** Whether one more can join. */
export const hasRoom = ({ people, erased }: Sovereignty): boolean =>
  rosterSize(people) + rosterSize(erased) < MAX_PARTICIPANTS;

/** After somebody published a card, if they were not here before. */
export function joined(sovereignty: Sovereignty, author: string, at: ShowMs): Sovereignty {
  if (rosterHas(sovereignty.people, author)) return sovereignty;
  const newcomer: Participant = { joinedAtMs: at, consents: {}, lastSeq: 0, withdrawn: [] };
  return { ...sovereignty, people: rosterSet(sovereignty.people, author, newcomer) };
}

const changed = (
  sovereignty: Sovereignty,
  author: string,
  change: (person: Participant) => Participant,
): Sovereignty => {
  const person = participant(sovereignty, author);
  return person ? { ...sovereignty, people: rosterSet(sovereignty.people, author, change(person)) } : sovereignty;
};

/** After a participant said something signed: nothing with a lower number counts any more. */
export const heard = (sovereignty: Sovereignty, author: string, proof: Proof | undefined): Sovereignty =>
  proof === undefined
    ? sovereignty
    : changed(sovereignty, author, (person) => ({ ...person, lastSeq: Math.max(person.lastSeq, proof.seq) }));

export const consentGiven = (sovereignty: Sovereignty, author: string, consent: Consent, at: ShowMs): Sovereignty =>
  changed(sovereignty, author, (person) => ({ ...person, consents: { ...person.consents, [consent]: at } }));

export const consentWithdrawn = (sovereignty: Sovereignty, author: string, consent: Consent): Sovereignty =>
  changed(sovereignty, author, (person) => {
    const { [consent]: _gone, ...consents } = person.consents;
    return { ...person, consents };
  });

/** After stories of theirs were taken back. */
export const storiesWithdrawn = (sovereignty: Sovereignty, author: string, stories: readonly string[]): Sovereignty =>
  stories.length === 0
    ? sovereignty
    : changed(sovereignty, author, (person) => ({
        ...person,
        withdrawn: [...new Set([...person.withdrawn, ...stories])].slice(-MAX_STORIES_EACH),
      }));

/** Without this participant, and with their mark. */
export const participantErased = (sovereignty: Sovereignty, seed: number, author: string, at: ShowMs): Sovereignty => ({
  ...sovereignty,
  people: rosterDelete(sovereignty.people, author),
  erased: rosterSet(sovereignty.erased, erasedMark(seed, author), at),
});

/** After everything was given back: nobody, no mark, and the numbers. */
export const allReturned = (sovereignty: Sovereignty, totals: ReturnedTotals): Sovereignty => ({
  ...sovereignty,
  people: emptyRoster(),
  erased: emptyRoster(),
  returns: sovereignty.returns + 1,
  returned: {
    participants: sovereignty.returned.participants + totals.participants,
    links: sovereignty.returned.links + totals.links,
    stories: sovereignty.returned.stories + totals.stories,
  },
});

/** After a cue's word about the return. */
export const sovereigntyAfterAct = (
  sovereignty: Sovereignty,
  act: NonNullable<WorldActs['sovereignty']>,
  at: ShowMs,
  overMs: number,
): Sovereignty => ({ ...sovereignty, handBack: glideIf(sovereignty.handBack, act.handBack, at, overMs) });

/** Nothing is being given back; participants and what they allow stay. */
export const resetSovereignty = (sovereignty: Sovereignty): Sovereignty => ({ ...sovereignty, handBack: still(0) });

/** How many participants there are, and how many of them allow what. */
export interface ConsentCounts extends Readonly<Record<Consent, number>> {
  readonly participants: number;
  readonly erased: number;
}

/** The counts as they stand. Names nobody. */
export function consentCounts({ people, erased }: Sovereignty): ConsentCounts {
  const counts = { avatar: 0, story: 0, finale: 0 };
  rosterMap(people, ({ consents }) => {
    for (const consent of ['avatar', 'story', 'finale'] as const)
      if (consents[consent] !== undefined) counts[consent]++;
    return undefined;
  });
  return { ...counts, participants: rosterSize(people), erased: rosterSize(erased) };
}
