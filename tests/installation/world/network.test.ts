import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '#installation/log/world-event.ts';
import type { WorldActs } from '#installation/score/world-acts.ts';
import { type KnownCard, knownCard } from '#installation/world/card.ts';
import {
  cardOf,
  emptyNetwork,
  mergeReplicas,
  type Network,
  networkAfterAct,
  partOf,
  published,
  type Replica,
  replicaOf,
  resetNetwork,
  withoutNode,
  withoutNodes,
} from '#installation/world/network.ts';
import { emptyRoster, rosterGet, rosterOf, rosterSize } from '#installation/world/roster.ts';
import { AT, AUTHORS, anyCard, authorAt, cardOfTester, entriesOf, SEED } from './support/participants.ts';

const nobodyIsGone = (): boolean => false;

/** A replica in which these cards met. */
const replica = (cards: readonly Card[]): Replica =>
  cards
    .map((card) => knownCard(card, null, nobodyIsGone, AT(0)))
    .reduce((merged, card) => mergeReplicas(merged, rosterOf([[card.author, card]])), emptyRoster<KnownCard>());

const anyReplica = fc.array(anyCard, { maxLength: 12 }).map(replica);

type Step = { readonly card: Card } | { readonly act: NonNullable<WorldActs['network']> };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: anyCard.map((card) => ({ card })) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 5 }).map((partition) => ({ act: { partition } })) },
  { weight: 1, arbitrary: fc.constant({ act: { heal: true as const } }) },
);

const play = (network: Network, steps: readonly Step[]): Network =>
  steps.reduce(
    (now, step, index) =>
      'card' in step
        ? published(now, SEED, step.card, nobodyIsGone, AT(index))
        : networkAfterAct(now, step.act, SEED, AT(index), 0),
    network,
  );

const HEAL: Step = { act: { heal: true } };

describe('merging two copies of the network', () => {
  it('does not depend on order, grouping or repetition', () => {
    fc.assert(
      fc.property(anyReplica, anyReplica, anyReplica, (a, b, c) => {
        const [ab, ba] = [mergeReplicas(a, b), mergeReplicas(b, a)];
        expect(entriesOf(ab)).toEqual(entriesOf(ba));
        expect(entriesOf(mergeReplicas(ab, c))).toEqual(entriesOf(mergeReplicas(a, mergeReplicas(b, c))));
        expect(entriesOf(mergeReplicas(a, a))).toEqual(entriesOf(a));
        expect(entriesOf(mergeReplicas(a, emptyRoster()))).toEqual(entriesOf(a));
        expect(entriesOf(mergeReplicas(mergeReplicas(a, b), b))).toEqual(entriesOf(ab));
      }),
    );
  });

  it('knows everybody either knew, by their newest card', () => {
    fc.assert(
      fc.property(fc.array(anyCard, { maxLength: 20 }), fc.nat({ max: 20 }), (cards, cut) => {
        const merged = mergeReplicas(replica(cards.slice(0, cut)), replica(cards.slice(cut)));
        for (const author of AUTHORS) {
          const seqs = cards.filter((card) => card.author === author).map((card) => card.seq);
          expect(rosterGet(merged, author)?.seq).toBe(seqs.length === 0 ? undefined : Math.max(...seqs));
        }
      }),
    );
  });

  it('resolves two cards of the same number alike everywhere', () => {
    const [one, two] = [cardOfTester(0, 1, [1]), cardOfTester(0, 1, [2])];
    expect(entriesOf(replica([one, two]))).toEqual(entriesOf(replica([two, one])));
  });
});

describe('a network that is split and healed', () => {
  it('ends as if it had never been split, whatever was published when', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const healed = play(emptyNetwork, [...steps, HEAL]);
        const unsplit = play(
          emptyNetwork,
          steps.map((step) => ('card' in step ? step : { act: {} })),
        );
        expect(healed.replicas).toHaveLength(1);
        expect(healed.replicas.map(entriesOf)).toEqual(unsplit.replicas.map(entriesOf));
      }),
      { numRuns: 200 },
    );
  });

  it('loses nothing on the way: everybody’s own part has their newest card at every step', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        let network = emptyNetwork;
        const newest = new Map<string, number>();
        for (const step of steps) {
          network = play(network, [step]);
          if ('card' in step) newest.set(step.card.author, Math.max(step.card.seq, newest.get(step.card.author) ?? 0));
          for (const [author, seq] of newest) expect(cardOf(network, SEED, author)?.seq).toBe(seq);
        }
      }),
    );
  });

  it('keeps what is said in one part from every other, until it heals', () => {
    const known = play(
      emptyNetwork,
      AUTHORS.map((_, i) => ({ card: cardOfTester(i, 1) })),
    );
    const split = play(known, [{ act: { partition: 3 } }, { card: cardOfTester(0, 2, [1, 2]) }]);
    const part = partOf(split, SEED, authorAt(0));
    const seqs = split.replicas.map((each) => rosterGet(each, authorAt(0))?.seq);
    expect(seqs).toEqual([0, 1, 2].map((index) => (index === part ? 2 : 1)));
    expect(rosterGet(play(split, [HEAL]).replicas[0] ?? emptyRoster<KnownCard>(), authorAt(0))?.seq).toBe(2);
  });

  it('really has several parts, each with its people', () => {
    const split = play(emptyNetwork, [{ act: { partition: 2 } }]);
    const many = Array.from({ length: 400 }, (_, i) => i.toString(16).padStart(64, '0'));
    const inFirst = many.filter((author) => partOf(split, SEED, author) === 0).length;
    expect(inFirst).toBeGreaterThan(150);
    expect(inFirst).toBeLessThan(250);
    expect(replicaOf(split, SEED, authorAt(0))).toBe(split.replicas[partOf(split, SEED, authorAt(0))]);
  });

  it('mixes its parts anew when it is split again', () => {
    const many = Array.from({ length: 64 }, (_, i) => i.toString(16).padStart(64, '0'));
    const once = play(emptyNetwork, [{ act: { partition: 2 } }]);
    const twice = play(once, [HEAL, { act: { partition: 2 } }]);
    expect(many.map((author) => partOf(once, SEED, author))).not.toEqual(
      many.map((author) => partOf(twice, SEED, author)),
    );
  });

  it('falls in the same parts wherever that is worked out', () => {
    const one = play(emptyNetwork, [{ act: { partition: 4 } }]);
    const other = play(emptyNetwork, [{ card: cardOfTester(3, 1) }, { act: { partition: 4 } }]);
    expect(AUTHORS.map((author) => partOf(one, SEED, author))).toEqual(
      AUTHORS.map((author) => partOf(other, SEED, author)),
    );
  });

  it('copies nothing when it is split: parts with people begin as one and the same, others with nothing', () => {
    const one = play(emptyNetwork, [{ card: cardOfTester(0, 1) }]);
    const split = play(one, [{ act: { partition: 3 } }]);
    const part = partOf(split, SEED, authorAt(0));
    expect(split.replicas.map((each) => each === one.replicas[0])).toEqual([0, 1, 2].map((index) => index === part));
    expect(split.replicas.map(rosterSize).sort()).toEqual([0, 0, 1]);
  });
});

describe('a match', () => {
  it('is as old as its author has named it without a break', () => {
    const network = play(emptyNetwork, [
      { card: cardOfTester(0, 1, [1]) },
      { card: cardOfTester(0, 2, [1, 2]) },
      { card: cardOfTester(0, 3, [2]) },
      { card: cardOfTester(0, 4, [1, 2]) },
    ]);
    const card = cardOf(network, SEED, authorAt(0));
    const age = (i: number): number | undefined => card?.since[card.links.indexOf(authorAt(i))];
    expect([age(1), age(2)]).toEqual([3, 1]);
  });
});

describe('the network at rest', () => {
  it('stands apart and comes together in the time the cue gives', () => {
    const split = networkAfterAct(emptyNetwork, { partition: 2, shield: 0.5 }, SEED, AT(1000), 2000);
    expect(split.apart).toMatchObject({ from: 0, to: 1, startMs: 1000, overMs: 2000 });
    expect(split.shield).toMatchObject({ to: 0.5 });
    const healed = networkAfterAct(split, { heal: true }, SEED, AT(5000), 1000);
    expect(healed.apart).toMatchObject({ from: 1, to: 0, startMs: 5000, overMs: 1000 });
  });

  it('is whole again before a jump, with everything that was published in any part', () => {
    const split = play(emptyNetwork, [
      { act: { partition: 3 } },
      ...AUTHORS.map((_, i) => ({ card: cardOfTester(i, 1) })),
    ]);
    const reset = resetNetwork(split);
    expect(reset.replicas.map(rosterSize)).toEqual([8]);
    expect(reset).toMatchObject({ splits: 0, parts: 1, apart: { to: 0 }, shield: { to: 0 } });
  });

  it('forgets one participant in every part, and every link to them', () => {
    const split = play(emptyNetwork, [
      { card: cardOfTester(0, 1, [1, 2]) },
      { card: cardOfTester(1, 1, [0, 2]) },
      { act: { partition: 2 } },
      { card: cardOfTester(2, 1, [0, 1]) },
    ]);
    const without = withoutNode(split, authorAt(0));
    expect(JSON.stringify(without.replicas.map(entriesOf))).not.toContain(authorAt(0));
    expect(cardOf(without, SEED, authorAt(2))?.links).toEqual([authorAt(1)]);
  });

  it('does not take links to the erased from cards that come later', () => {
    const isGone = (author: string): boolean => author === authorAt(0);
    const network = published(emptyNetwork, SEED, cardOfTester(1, 1, [0, 2]), isGone, AT(0));
    expect(cardOf(network, SEED, authorAt(1))?.links).toEqual([authorAt(2)]);
  });

  it('without nodes is empty in as many parts as before', () => {
    const split = play(emptyNetwork, [{ card: cardOfTester(0, 1) }, { act: { partition: 3 } }]);
    expect(withoutNodes(split).replicas.map(rosterSize)).toEqual([0, 0, 0]);
  });
});
