/**
 * The world as JSON and back, for checkpoints. What is read back is checked whole: a damaged world is none, and the show
 * begins from an older checkpoint instead.
 */

import { z } from 'zod';
import { identities, manifesto, network, sovereignty } from './people-schema.ts';
import { broadcast, communities, drones, factions, guardians, market } from './systems-schema.ts';
import type { World } from './world.ts';

const world = z.strictObject({
  seed: z.number().int().nonnegative(),
  identities,
  network,
  market,
  guardians,
  factions,
  communities,
  drones,
  manifesto,
  broadcast,
  sovereignty,
});

/** The world as JSON: maps as lists of pairs. */
export const encodeWorld = (value: World): unknown =>
  // A schema's own types can be changed; it changes nothing.
  z.encode(world, value as unknown as z.output<typeof world>);

/** The world of {@link encodeWorld}'s JSON; null where that is damaged. */
export function decodeWorld(json: unknown): World | null {
  const read = z.safeDecode(world, json as z.input<typeof world>);
  return read.success ? read.data : null;
}
