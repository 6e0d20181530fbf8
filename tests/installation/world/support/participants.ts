/** Synthetic participants and their words, for tests of the world. */

import fc from 'fast-check';
import type { Card, Consent, Proof, WorldEvent } from '#installation/log/world-event.ts';
import { type ShowMs, showMs } from '#installation/time/axes.ts';
import { type Roster, rosterEntries } from '#installation/world/roster.ts';
import { authorOf, syntheticSecret } from '#installation/world/signature.ts';
import { emptyWorld, type World, worldAfterEvent } from '#installation/world/world.ts';

export const SEED = 2147;

/** Secret keys of eight people, and how everybody else knows them. */
export const SECRETS = Array.from({ length: 8 }, (_, i) => syntheticSecret(SEED, `tester ${i}`));
export const AUTHORS = SECRETS.map(authorOf);

/** The `i`-th participant; the eight go round. */
export const authorAt = (i: number): string => AUTHORS[i % AUTHORS.length] ?? '';
export const secretAt = (i: number): string => SECRETS[i % SECRETS.length] ?? '';

/** Something that looks like a signature. Folding trusts the log, so tests of it need no real ones. */
export const SIGNATURE = 'ab'.repeat(64);
export const proofOf = (seq: number): Proof => ({ seq, signature: SIGNATURE });

/** A card of the `i`-th participant that links to others of the eight. */
export const cardOfTester = (i: number, seq: number, links: readonly number[] = [], gestures = {}): Card => ({
  author: authorAt(i),
  seq,
  links: [...new Set(links.map(authorAt))].filter((link) => link !== authorAt(i)).sort(),
  gestures,
});

export const publishing = (card: Card): WorldEvent => ({ type: 'record-published', card, signature: SIGNATURE });

export const giving = (i: number, consent: Consent, seq = 1): WorldEvent => ({
  type: 'consent-given',
  author: authorAt(i),
  consent,
  proof: proofOf(seq),
});

export const accepting = (i: number, story: string): WorldEvent => ({
  type: 'story-accepted',
  story,
  textHash: 'cd'.repeat(32),
  author: authorAt(i),
  signature: SIGNATURE,
});

/** The world after these events, one a second. */
export const worldAfter = (events: readonly WorldEvent[], world: World = { ...emptyWorld, seed: SEED }): World =>
  events.reduce((now, event, index) => worldAfterEvent(now, event, showMs(1000 * (index + 1))), world);

/** Testers `0..count-1` in the network and shown, linked as `pairs` say, both ways. */
export function linkedWorld(count: number, pairs: readonly (readonly [number, number])[]): World {
  const linksOf = (i: number): number[] => pairs.flatMap(([a, b]) => (a === i ? [b] : b === i ? [a] : []));
  const people = Array.from({ length: count }, (_, i) => i);
  return worldAfter(people.flatMap((i) => [publishing(cardOfTester(i, 1, linksOf(i))), giving(i, 'avatar')]));
}

/** What a roster holds, in an order that can be compared. */
export const entriesOf = <T>(roster: Roster<T>): (readonly [string, T])[] => rosterEntries(roster);

export const AT = (ms: number): ShowMs => showMs(ms);

/** Any card of one of the eight. */
export const anyCard: fc.Arbitrary<Card> = fc
  .record({
    i: fc.nat({ max: 7 }),
    seq: fc.integer({ min: 1, max: 6 }),
    links: fc.array(fc.nat({ max: 7 }), { maxLength: 4 }),
    rise: fc.nat({ max: 9 }),
  })
  .map(({ i, seq, links, rise }) => cardOfTester(i, seq, links, { rise }));
