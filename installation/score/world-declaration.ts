/**
 * The story's systems as a score declares them under `world:`: the names its acts may use, and where everything stands
 * before the first cue. Every system may be left out; nothing here belongs to one story.
 */

import { z } from 'zod';
import { colour, durationMs, name, share, words } from '../document/fields.ts';

/** What can be true of an identity. The table of what may become what is in `world/identities.ts`. */
export const IDENTITY_STATUSES = [
  'whole',
  'fragmented',
  'stolen',
  'cloned',
  'for-sale',
  'shielded',
  'hidden',
  'revealed',
  'erased',
  'reclaimed',
] as const;

export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

/** Names that mean several people: `crowd` is everybody without a key of their own, `participants` those with one. */
export const IDENTITY_GROUPS = ['crowd', 'participants'] as const;

/** What acts write for every identity there is. No member of the cast and no protocol may be called that. */
export const ALL = 'all';

export const identityStatus = z.enum(IDENTITY_STATUSES, {
  error: `expected what becomes of an identity: ${IDENTITY_STATUSES.join(', ')}`,
});

/** More drones than this are not flown. */
export const MAX_DRONES = 400;

/** More protocols, factions or listings than this no wall could show. */
const MAX_NAMES = 64;

const few = <T extends z.ZodType>(entries: z.ZodRecord<typeof name, T>) =>
  entries.refine((record) => Object.keys(record).length <= MAX_NAMES, `at most ${MAX_NAMES} of them`);

const price = z
  .number({ error: 'expected a price, a number above 0' })
  .positive('a price is above 0')
  .max(1e12, 'no price is above 1,000,000,000,000');

const protocol = z
  .strictObject({
    says: words.describe('What the protocol does to people, in a sentence; it stands on its slab.'),
    integrity: share.default(1).describe('How whole it stands before the first cue: 0 fallen, 1 untouched.'),
  })
  .describe('One surveillance protocol.');

const order = z
  .strictObject({
    says: words.describe('What the guardians are ordered to do, in a sentence.'),
    severity: share.default(1).describe('How hard the order presses: it widens and brightens the sweeps.'),
  })
  .describe('One order the guardians can be given.');

/** How long one sweep takes. Faster than this it would be a flicker. */
export const sweepTime = durationMs.refine((ms) => ms >= 1000, 'a sweep takes at least a second');

const guardians = z
  .strictObject({
    protocols: few(z.record(name, protocol)).default({}).describe('The surveillance protocols, by name.'),
    orders: few(z.record(name, order)).default({}).describe('The orders that cues can give, by name.'),
    sweep: z
      .strictObject({ every: sweepTime.describe('How long one sweep over the wall takes.') })
      .optional()
      .describe('Sweeps that run from the first moment; none where it is left out.'),
  })
  .describe('Those who watch: protocols, orders, sweeps.');

const market = z
  .strictObject({
    currency: words.default('¥').describe('What stands before every price.'),
    price: price.default(1000).describe('At what price an identity is offered where `prices` does not name it.'),
    prices: few(z.record(name, price))
      .default({})
      .describe('Opening prices, by member of the cast, or `crowd`, or `participants`.'),
    buyers: z.array(words).max(64, 'at most 64 buyers').default([]).describe('Names of the bidders in the ledger.'),
  })
  .describe('The market of identities.');

const faction = z
  .strictObject({
    says: words.describe('What the faction wants, in a sentence.'),
    colour: colour.describe('Its colour on the walls.'),
  })
  .describe('One faction of the crowd.');

const drones = z
  .strictObject({
    swarm: z
      .number({ error: 'expected a number of drones' })
      .int('whole drones only')
      .min(0, 'below 0')
      .max(MAX_DRONES, `at most ${MAX_DRONES} drones`)
      .default(0)
      .describe('How many drones fly before the first cue.'),
  })
  .describe('The swarm, and the one drone that comes to erase.');

const manifesto = z
  .strictObject({
    opens: z.array(name).max(64, 'at most 64 lines').default([]).describe('Texts it begins with, by their ids.'),
  })
  .describe('The text the crowd weaves.');

export const frameRect = z
  .strictObject({
    x: share.describe('Left edge, as a share of the picture from the left.'),
    y: share.describe('Upper edge, as a share of the picture from the top.'),
    width: share
      .refine((width) => width > 0, 'a frame has a width')
      .describe('Width, as a share of the picture; the height follows from the shape of the programme picture.'),
  })
  .refine(({ x, width }) => x + width <= 1 + 1e-9, {
    path: ['width'],
    message: 'the frame reaches beyond the right edge: x and width together are above 1',
  });

const broadcast = z
  .strictObject({
    frame: frameRect.prefault({ x: 0, y: 0, width: 1 }).describe('What the programme picture shows to begin with.'),
  })
  .describe('The programme picture of the live stream.');

export const worldDeclaration = z
  .strictObject({
    identities: few(z.record(name, identityStatus))
      .default({})
      .describe('What is true of an identity before the first cue, by member of the cast or group; else it is whole.'),
    market: market.prefault({}),
    guardians: guardians.prefault({}),
    factions: few(z.record(name, faction)).default({}).describe('Rival factions of the crowd, by name.'),
    drones: drones.prefault({}),
    manifesto: manifesto.prefault({}),
    broadcast: broadcast.prefault({}),
  })
  .describe('The systems of the story: what they are called and where they stand before the first cue.');

/** What a score says about its world. */
export type WorldDeclaration = z.infer<typeof worldDeclaration>;

/** A world about which the score says nothing. */
export const UNDECLARED_WORLD: WorldDeclaration = worldDeclaration.parse({});
