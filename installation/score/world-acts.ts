/** What a cue does to the story's systems, as it is written under the cue's `world:`. One key for each system. */

import { z } from 'zod';
import { durationMs, name, share } from '../document/fields.ts';
import { frameRect, identityStatus, MAX_DRONES, sweepTime } from './world-declaration.ts';

/** Something that is only ever done, never undone by the same word. */
const done = z.literal(true, { error: 'expected true' });

/** `true` is 1, `false` is 0, a number is itself. */
const level = z
  .union([z.boolean(), share], { error: 'expected true, false or a number from 0 to 1' })
  .transform((value) => (typeof value === 'boolean' ? Number(value) : value));

const names = (what: string) =>
  z
    .union([name, z.array(name).min(1, `name at least one ${what}`).max(64)], {
      error: `expected a ${what}, or a list of them`,
    })
    .transform((value) => (typeof value === 'string' ? [value] : value));

/** Refuses an act that says two things which exclude each other. */
const atMostOne =
  <T extends object>(...keys: readonly (keyof T & string)[]) =>
  (act: T): boolean =>
    keys.filter((key) => act[key] !== undefined && act[key] !== false).length <= 1;

const identities = z
  .record(name, identityStatus)
  .describe(
    'What becomes of identities, by member of the cast, or `crowd` (everybody without a key of their own), ' +
      '`participants` (everybody with one) or `all`.',
  );

interface NetworkAct {
  readonly partition?: number | undefined;
  readonly heal?: true | undefined;
}

const network = z
  .strictObject({
    partition: z
      .number({ error: 'expected a number of parts' })
      .int('whole parts only')
      .min(2, 'a network falls into at least two parts')
      .max(8, 'a network falls into at most eight parts')
      .optional()
      .describe('Splits the network into so many parts that no longer hear of each other.'),
    heal: done.optional().describe('Joins all parts again: everything that was done meanwhile comes together.'),
    shield: share.optional().describe('How far the shield over the crowd is raised.'),
  })
  .refine(atMostOne<NetworkAct>('partition', 'heal'), 'a network cannot be split and healed by the same cue')
  .describe("The participants' network.");

interface MarketAct {
  readonly open?: true | undefined;
  readonly close?: true | undefined;
}

const market = z
  .strictObject({
    open: done.optional().describe('Opens the market: bids come in.'),
    close: done.optional().describe('Closes the market: no more bids.'),
    heat: share.optional().describe('How fast bids come in: 0 one now and then, 1 a frenzy.'),
    list: names('member, `crowd` or `participants`').optional().describe('Offers these identities for sale.'),
    delist: names('member, `crowd` or `participants`').optional().describe('Takes these identities off the market.'),
    betray: level.optional().describe('The broker betrays: quotes collapse. true, false, or how far.'),
    expose: level.optional().describe('Traces ledger lines back to the hand behind each. true, false, or how far.'),
  })
  .refine(atMostOne<MarketAct>('open', 'close'), 'a market cannot be opened and closed by the same cue')
  .describe('The market of identities.');

const guardians = z
  .strictObject({
    sweep: z
      .union(
        [
          z.strictObject({
            every: sweepTime.describe('How long one sweep over the wall takes.'),
          }),
          z.literal(false),
        ],
        { error: 'expected { every: duration }, or false for no sweeps' },
      )
      .optional()
      .describe('How often the walls are swept; false ends it.'),
    order: name.nullable().optional().describe('The order the guardians follow from here on; null lifts it.'),
    loosen: z
      .record(name, share)
      .optional()
      .describe('How far protocols are covertly loosened, by name: 0 tight, 1 as loose as can be without falling.'),
    dismantle: names('protocol').optional().describe('Protocols that fall; `all` for every one.'),
    restore: names('protocol').optional().describe('Protocols that stand again as declared; `all` for every one.'),
  })
  .describe('Surveillance protocols, sweeps and orders.');

const factions = z
  .strictObject({
    rivalry: share.optional().describe('How far the factions stand apart: 0 one crowd, 1 hard borders.'),
    broker: share.optional().describe('How far a broker brings them together.'),
  })
  .describe('Rival factions of the crowd.');

const communities = z
  .strictObject({
    condense: level.optional().describe('How far people who matched draw together into communities.'),
    dissolve: level.optional().describe('How far the borders between communities are gone.'),
  })
  .describe('Communities grown from matches.');

interface DronesAct {
  readonly approach?: object | undefined;
  readonly repel?: true | undefined;
  readonly leave?: true | undefined;
}

const drones = z
  .strictObject({
    swarm: z
      .number({ error: 'expected a number of drones' })
      .int('whole drones only')
      .min(0, 'below 0')
      .max(MAX_DRONES, `at most ${MAX_DRONES} drones`)
      .optional()
      .describe('How many drones fly.'),
    scatter: share.optional().describe("How far the swarm's grid is broken."),
    strike: share.optional().describe('How fiercely the drones dive at the crowd.'),
    approach: z
      .strictObject({
        arrives: durationMs
          .refine((ms) => ms > 0, 'it needs some time to arrive')
          .describe('How long until it is there: the countdown.'),
      })
      .optional()
      .describe('The surveillance drone closes in.'),
    repel: done.optional().describe('The surveillance drone is driven off.'),
    leave: done.optional().describe('The swarm and the surveillance drone go.'),
  })
  .refine(
    atMostOne<DronesAct>('approach', 'repel', 'leave'),
    'the surveillance drone does one of approach, repel and leave',
  )
  .describe('The swarm and the surveillance drone.');

const manifesto = z
  .strictObject({
    weave: level.optional().describe('How far the lines are woven into the figure: 0 a page, 1 a silhouette.'),
    add: z.array(name).min(1, 'name at least one text').max(64).optional().describe('Texts that join, by their ids.'),
    stories: level.optional().describe('Whether, or how brightly, accepted stories of participants are shown.'),
    clear: done.optional().describe('Takes the texts off; stories stay with those who gave them.'),
  })
  .describe('The manifesto.');

const broadcast = z
  .strictObject({
    onAir: z.boolean({ error: 'expected true or false' }).optional().describe('Whether the programme is on air.'),
    frame: frameRect.optional().describe('What the programme picture shows.'),
    caption: name.nullable().optional().describe('The text under the picture, by its id; null takes it off.'),
  })
  .describe('The programme picture of the live stream.');

const sovereignty = z
  .strictObject({
    handBack: level.optional().describe('How far identities are given back to their owners before all eyes.'),
  })
  .describe('The return of what was lent. Data itself is erased by the director’s hand-back, never by a cue.');

export const worldActs = z
  .strictObject({
    over: durationMs.optional().describe("How long these changes take; the cue's fade where it is left out."),
    identities: identities.optional(),
    network: network.optional(),
    market: market.optional(),
    guardians: guardians.optional(),
    factions: factions.optional(),
    communities: communities.optional(),
    drones: drones.optional(),
    manifesto: manifesto.optional(),
    broadcast: broadcast.optional(),
    sovereignty: sovereignty.optional(),
  })
  .describe('What the cue does to the systems of the story.');

/** What a cue does to the world. */
export type WorldActs = z.infer<typeof worldActs>;
