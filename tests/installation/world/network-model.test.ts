/**
 * The network against the slowest one that could be right: every participant keeps their own copy, and whoever can reach
 * each other tell each other everything, card by card, until nobody learns anything new.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '#installation/log/world-event.ts';
import { type KnownCard, knownCard, newerCard } from '#installation/world/card.ts';
import {
  cardOf,
  emptyNetwork,
  type Network,
  networkAfterAct,
  partOf,
  published,
  replicaOf,
} from '#installation/world/network.ts';
import { networkView } from '#installation/world/network-view.ts';
import { rosterGet, rosterOf } from '#installation/world/roster.ts';
import { AT, AUTHORS, anyCard, SEED } from './support/participants.ts';

type Copy = Map<string, KnownCard>;

/** Everybody's own copy, by their name. */
type Phones = Map<string, Copy>;

const tell = (copy: Copy, card: KnownCard): void => {
  const known = copy.get(card.author);
  copy.set(card.author, known ? newerCard(known, card) : card);
};

/** Whoever is in one part tells everybody else in it what they know. */
function gossip(phones: Phones, partOfAuthor: (author: string) => number): void {
  for (const [from, said] of phones) {
    for (const [to, copy] of phones) {
      if (partOfAuthor(from) === partOfAuthor(to)) for (const card of said.values()) tell(copy, card);
    }
  }
}

type Step = { readonly card: Card } | { readonly partition: number } | { readonly heal: true };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: anyCard.map((card) => ({ card })) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 4 }).map((partition) => ({ partition })) },
  { weight: 1, arbitrary: fc.constant({ heal: true as const }) },
);

interface Both {
  network: Network;
  readonly phones: Phones;
}

function step(both: Both, what: Step, index: number): void {
  const at = AT(index * 100);
  if ('card' in what) {
    const { author } = what.card;
    const phone = both.phones.get(author) ?? new Map<string, KnownCard>();
    both.phones.set(author, phone);
    tell(
      phone,
      knownCard(what.card, cardOf(both.network, SEED, author), () => false, at),
    );
    both.network = published(both.network, SEED, what.card, () => false, at);
  } else {
    both.network = networkAfterAct(both.network, what, SEED, at, 0);
  }
  const isWhole = both.network.replicas.length === 1;
  gossip(both.phones, (author) => (isWhole ? 0 : partOf(both.network, SEED, author)));
}

const people = rosterOf(
  AUTHORS.map(
    (author) => [author, { joinedAtMs: AT(0), consents: { avatar: AT(0) }, lastSeq: 0, withdrawn: [] }] as const,
  ),
);

describe('the network beside phones that really tell each other', () => {
  it('knows in every part what the phones in that part know', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const both: Both = { network: emptyNetwork, phones: new Map() };
        steps.forEach((what, index) => {
          step(both, what, index);
          for (const [author, copy] of both.phones) {
            const replica = replicaOf(both.network, SEED, author);
            for (const other of AUTHORS) expect(rosterGet(replica, other)?.id).toBe(copy.get(other)?.id);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('links exactly those who name each other on each other’s phones and can reach each other', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const both: Both = { network: emptyNetwork, phones: new Map() };
        steps.forEach((what, index) => {
          step(both, what, index);
        });
        const { authors, links } = networkView(both.network, { people }, SEED);
        const seen = new Set<string>();
        for (let i = 0; i < links.length; i += 2) seen.add(`${authors[links[i] ?? 0]} ${authors[links[i + 1] ?? 0]}`);
        const isWhole = both.network.replicas.length === 1;
        for (const a of AUTHORS) {
          for (const b of AUTHORS) {
            if (a >= b) continue;
            const reach = isWhole || partOf(both.network, SEED, a) === partOf(both.network, SEED, b);
            const names = (from: string, to: string): boolean =>
              both.phones.get(to)?.get(from)?.links.includes(to) ?? false;
            expect(seen.has(`${a} ${b}`)).toBe(reach && names(a, b) && names(b, a));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
