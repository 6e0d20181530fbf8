/**
 * People with a phone who are not there: they join the network one by one, find each other, mostly within small circles,
 * and sign what they say. Their part of an evening's log.
 */

import { chain, endOf, type UnplacedFact } from '../log/chain.ts';
import type { Fact } from '../log/fact.ts';
import type { Consent, WorldEvent } from '../log/world-event.ts';
import { seededStream } from '../random/seeded.ts';
import { serverMs } from '../time/axes.ts';
import { signCard } from '../world/card.ts';
import { authorOf, syntheticSecret } from '../world/signature.ts';
import { signStatement } from '../world/statement.ts';

export interface ParticipantOptions {
  /** Of the run. */
  readonly seed: number;
  readonly people: number;
  /** Within this time they join, and within this they match, on the server's clock, ms. */
  readonly joinMs: readonly [from: number, to: number];
  readonly matchMs: readonly [from: number, to: number];
}

/** A circle has so many people at most. */
const CIRCLE = 6;
/** Matches for every participant, of which so many are with somebody of another circle. */
const MATCHES = 1.6;
const FAR = 0.16;
/** So many of them stay for the finale. */
const STAYING = 0.8;

interface Participant {
  readonly secret: string;
  readonly author: string;
  readonly links: Set<string>;
  cards: number;
}

/** Everything they do, in order. */
export function participantFacts(options: ParticipantOptions): readonly UnplacedFact[] {
  const { seed, people, joinMs, matchMs } = options;
  const realm = `${seed}.0`;
  const random = seededStream(seed, 'participants');
  const members = Array.from({ length: people }, (_, index): Participant => {
    const secret = syntheticSecret(seed, `participant ${index}`);
    return { secret, author: authorOf(secret), links: new Set(), cards: 0 };
  });
  const facts: UnplacedFact[] = [];
  const tell = (atMs: number, event: WorldEvent): void => {
    facts.push({ atMs: serverMs(atMs), recordedAtMs: serverMs(atMs), cause: { by: 'participant' }, event });
  };
  const publish = (member: Participant, atMs: number): void => {
    member.cards += 1;
    const draft = { seq: member.cards, links: [...member.links].sort(), gestures: {} };
    tell(atMs, { type: 'record-published', ...signCard(draft, member.secret, realm) });
  };
  const consent = ({ author, secret }: Participant, given: Consent, seq: number, atMs: number): void => {
    const proof = signStatement({ says: 'give-consent', consent: given }, seq, secret, realm);
    tell(atMs, { type: 'consent-given', author, consent: given, proof });
  };

  for (const [index, member] of members.entries()) {
    const atMs = between(joinMs, (index + random()) / people);
    publish(member, atMs);
    consent(member, 'avatar', 1, atMs);
    if (random() < STAYING) consent(member, 'finale', 2, atMs);
  }
  const matches = Math.round(people * MATCHES);
  for (let match = 0; match < matches; match += 1) {
    const atMs = between(matchMs, (match + random()) / matches);
    const [a, b] = pairOf(members, random);
    if (!a || !b || a === b || a.links.has(b.author)) continue;
    a.links.add(b.author);
    b.links.add(a.author);
    publish(a, atMs);
    publish(b, atMs);
  }
  return facts.sort((a, b) => a.atMs - b.atMs);
}

const between = ([from, to]: readonly [number, number], share: number): number => from + (to - from) * share;

/** Two of them: mostly of one circle, those who came one after the other. */
function pairOf(members: readonly Participant[], random: () => number): readonly (Participant | undefined)[] {
  const [one, far, other] = [Math.floor(random() * members.length), random() < FAR, random()];
  const circle = one - (one % CIRCLE);
  const size = Math.min(CIRCLE, members.length - circle);
  const second = far ? Math.floor(other * members.length) : circle + Math.floor(other * size);
  return [members[one], members[second]];
}

/** A log with more facts in it, each at its time, chained anew. */
export function joinedLog(facts: readonly Fact[], more: readonly UnplacedFact[]): readonly Fact[] {
  const all: UnplacedFact[] = [
    ...facts.map(({ atMs, recordedAtMs, cause, event }) => ({ atMs, recordedAtMs, cause, event })),
    ...more,
  ].sort((a, b) => a.atMs - b.atMs);
  const joined: Fact[] = [];
  let end = endOf([]);
  for (const fact of all) {
    const placed = chain(end, fact);
    joined.push(placed);
    end = { seq: placed.seq, atMs: placed.atMs, hash: placed.hash };
  }
  return joined;
}
