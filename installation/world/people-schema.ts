/** The JSON of the systems that hold something of participants. */

import { z } from 'zod';
import { MAX_CARD_LINKS, story } from '../log/world-event.ts';
import { identityStatus } from '../score/world-declaration.ts';
import { count, hex64, mapOf, moment, name, rosterOfValues, share, tween } from './json-fields.ts';
import { MAX_STORIES } from './manifesto.ts';
import type { Replica } from './network.ts';
import { rosterEntries, rosterOf } from './roster.ts';
import { MAX_STORIES_EACH } from './sovereignty.ts';

const numbers = z.strictObject({
  fragmentation: share,
  clones: z
    .number()
    .min(-1e-6)
    .max(4 + 1e-6),
  ribbons: share,
  price: share,
  shield: share,
  veil: share,
  reveal: share,
  outline: share,
  gone: share,
  reclaimed: share,
});

const identity = z.strictObject({
  status: identityStatus,
  sinceMs: moment,
  overMs: z.number().nonnegative(),
  from: numbers,
});

export const identities = z.strictObject({
  start: mapOf(identityStatus),
  named: mapOf(identity),
  own: rosterOfValues(hex64, z.strictObject({ identity, chosen: identityStatus.nullable() })),
});

const knownCard = z
  .strictObject({
    author: hex64,
    seq: count,
    id: hex64,
    links: z.array(hex64).max(MAX_CARD_LINKS),
    since: z.array(moment),
    gestures: z.record(z.string(), count),
  })
  .refine(({ links, since }) => links.length === since.length);

/**
 * Copies of the network that parted a moment ago still have nearly every card in common: each card is written once, and
 * a copy is which of them it has.
 */
const replicas = z.codec(
  z.strictObject({ cards: z.array(knownCard), copies: z.array(z.array(count)).min(1).max(8) }),
  z.custom<readonly Replica[]>(Array.isArray),
  {
    decode: ({ cards, copies }, context) => {
      const known = copies.map((copy) => copy.map((place) => cards[place]));
      if (known.some((copy) => copy.includes(undefined))) {
        context.issues.push({ code: 'custom', input: copies, message: 'a copy has a card that is not there' });
      }
      return known.map((copy) => rosterOf(copy.flatMap((card) => (card ? [[card.author, card] as const] : []))));
    },
    encode: (value) => {
      const placeOf = new Map<string, number>();
      const cards: z.output<typeof knownCard>[] = [];
      const copies = value.map((replica) =>
        rosterEntries(replica).map(([, card]) => {
          const place = placeOf.get(card.id) ?? cards.push(card as z.output<typeof knownCard>) - 1;
          placeOf.set(card.id, place);
          return place;
        }),
      );
      return { cards, copies };
    },
  },
);

export const network = z.strictObject({
  replicas,
  splits: count,
  parts: count.min(1).max(8),
  partsBefore: count.min(1).max(8),
  apart: tween(
    z
      .number()
      .min(-1 - 1e-9)
      .max(1 + 1e-9),
  ),
  shield: tween(),
});

export const sovereignty = z.strictObject({
  people: rosterOfValues(
    hex64,
    z.strictObject({
      joinedAtMs: moment,
      consents: z.strictObject({
        avatar: moment.exactOptional(),
        story: moment.exactOptional(),
        finale: moment.exactOptional(),
      }),
      lastSeq: count,
      withdrawn: z.array(story).max(MAX_STORIES_EACH),
    }),
  ),
  erased: rosterOfValues(z.string().regex(/^[0-9a-f]{16}$/), moment),
  handBack: tween(),
  returns: count,
  returned: z.strictObject({ participants: count, links: count, stories: count }),
});

export const manifesto = z.strictObject({
  opens: z.array(name),
  lines: z.array(z.strictObject({ text: name, atMs: moment })),
  stories: z.array(z.strictObject({ story, textHash: hex64, author: hex64, atMs: moment })).max(MAX_STORIES),
  weave: tween(),
  shown: tween(),
});
