/** What the server says about the house: which show, which room, and who is asking. */

import { z } from 'zod';

const houseSchema = z.object({
  title: z.string(),
  show: z.string(),
  site: z.string(),
  surfaces: z.array(z.string()),
  cameras: z.array(z.string()),
  /** What this browser may do. */
  role: z.enum(['director', 'crew', 'guest']),
  /** Whether browsers hand out cameras to pages from this address. */
  secure: z.boolean(),
  addresses: z.array(z.string()),
  /** What is still missing, in sentences. */
  trouble: z.array(z.string()),
});

export type House = z.infer<typeof houseSchema>;

/** Asks the server. Throws when it does not answer, or not in a way this page reads. */
export async function fetchHouse(): Promise<House> {
  const response = await fetch('/api/house', { cache: 'no-store' });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return houseSchema.parse(await response.json());
}
