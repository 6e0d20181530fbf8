/** The JSON of the systems that hold something of participants. */

import { z } from 'zod';
import { MAX_CARD_LINKS, story } from '../log/world-event.ts';
import { identityStatus } from '../score/world-declaration.ts';
import { count, hex64, mapOf, moment, name, rosterOfValues, share, tween } from './json-fields.ts';
import { MAX_STORIES } from './manifesto.ts';
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

export const network = z.strictObject({
  replicas: z.array(rosterOfValues(hex64, knownCard)).min(1).max(8),
  splits: count,
  parts: count.min(1).max(8),
  apart: tween(),
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
