import { describe, expect, it } from 'vitest';
import { continues, endOf } from '#installation/log/chain.ts';
import { factSchema } from '#installation/log/fact.ts';
import { joinedLog, participantFacts } from '#installation/rehearsal/synthetic-participants.ts';
import { showMs } from '#installation/time/axes.ts';
import { verifyCard } from '#installation/world/card.ts';
import { networkView } from '#installation/world/network-view.ts';
import { emptyWorld, realmOf, type World, worldAfterEvent } from '#installation/world/world.ts';

const SEED = 9;
const OPTIONS = { seed: SEED, people: 18, joinMs: [1000, 5000], matchMs: [5000, 20_000] } as const;
const FACTS = participantFacts(OPTIONS);

const worldAt = (untilMs: number): World =>
  FACTS.reduce<World>(
    (world, { event, atMs }) =>
      atMs <= untilMs && (event.type === 'record-published' || event.type === 'consent-given')
        ? worldAfterEvent(world, event, showMs(atMs))
        : world,
    { ...emptyWorld, seed: SEED },
  );

describe('people with a phone who are not there', () => {
  it('sign what they say, for this evening', () => {
    const realm = realmOf({ ...emptyWorld, seed: SEED });
    const cards = FACTS.flatMap(({ event }) => (event.type === 'record-published' ? [event] : []));
    expect(cards.length).toBeGreaterThan(OPTIONS.people);
    expect(cards.every((card) => verifyCard(card, realm))).toBe(true);
  });

  it('join one by one, and find each other in small circles', () => {
    const early = networkView(worldAt(3000).network, worldAt(3000).sovereignty, SEED);
    const late = networkView(worldAt(20_000).network, worldAt(20_000).sovereignty, SEED);
    expect(early.authors.length).toBeGreaterThan(0);
    expect(early.authors.length).toBeLessThan(OPTIONS.people);
    expect([late.authors.length, early.links.length]).toEqual([OPTIONS.people, 0]);
    expect(late.links.length / 2).toBeGreaterThan(OPTIONS.people / 2);
    expect(late.communities.length).toBeLessThan(OPTIONS.people / 2);
  });

  it('do the same again with the same seed, and otherwise with another', () => {
    expect(participantFacts(OPTIONS)).toEqual(FACTS);
    expect(participantFacts({ ...OPTIONS, seed: 10 })).not.toEqual(FACTS);
  });

  it('make a log that can be read', () => {
    const log = joinedLog([], FACTS);
    expect(log.every((fact) => factSchema.safeParse(fact).success)).toBe(true);
    for (const [index, fact] of log.entries()) expect(continues(endOf(log.slice(0, index)), fact)).toBe(true);
  });
});
