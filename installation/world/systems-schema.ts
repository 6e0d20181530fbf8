/** The JSON of the systems that only the score moves. */

import { z } from 'zod';
import { MAX_DRONES } from '../score/world-declaration.ts';
import { count, mapOf, moment, name, share, tween } from './json-fields.ts';

const price = z.number().positive();

export const market = z.strictObject({
  prices: mapOf(price),
  price,
  buyers: count,
  isOpen: z.boolean(),
  heat: share,
  demand: z.array(z.strictObject({ rate: tween(z.number().min(-1e-9)), before: z.number().nonnegative() })),
  listings: mapOf(
    z.strictObject({
      what: name,
      lot: count,
      price,
      listedAtMs: moment,
      fromDemand: z.number().nonnegative(),
      endedAtMs: moment.nullable(),
    }),
  ),
  lots: count,
  betrayal: tween(),
  exposure: tween(),
});

const protocol = z.strictObject({
  start: share,
  integrity: tween(),
  loose: tween(),
  fallenAtMs: moment.nullable(),
});

export const guardians = z.strictObject({
  protocols: mapOf(protocol),
  severities: mapOf(share),
  startSweepMs: z.number().positive().nullable(),
  sweep: z.strictObject({ everyMs: z.number().positive(), zeroMs: moment }).nullable(),
  sweeping: tween(),
  order: name.nullable(),
  orderedAtMs: moment,
  severity: tween(),
});

export const factions = z.strictObject({
  colours: mapOf(z.tuple([share, share, share])),
  rivalry: tween(),
  broker: tween(),
});

export const communities = z.strictObject({ condense: tween(), dissolve: tween() });

export const drones = z.strictObject({
  startSwarm: count.max(MAX_DRONES),
  swarm: tween(
    z
      .number()
      .min(-1e-6)
      .max(MAX_DRONES + 1e-6),
  ),
  scatter: tween(),
  strike: tween(),
  eye: z.strictObject({
    way: z.enum(['away', 'approaching', 'repelled', 'leaving']),
    sinceMs: moment,
    arrivesAtMs: moment.nullable(),
    distance: tween(),
  }),
});

export const broadcast = z.strictObject({
  start: z.strictObject({ x: share, y: share, width: share }),
  onAir: z.boolean(),
  onAirSinceMs: moment,
  x: tween(),
  y: tween(),
  width: tween(),
  caption: name.nullable(),
  captionBefore: name.nullable(),
  captionShare: tween(),
});
