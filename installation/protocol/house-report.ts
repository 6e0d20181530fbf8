/** What `GET /api/house` tells every page of the house before it greets: which show, which room, and who is asking. */

import { z } from 'zod';

export const houseReportSchema = z.strictObject({
  title: z.string(),
  show: z.string(),
  site: z.string(),
  surfaces: z.array(z.string()).readonly(),
  /** Those of them that a wall shows already. */
  shown: z.array(z.string()).readonly(),
  cameras: z.array(z.string()).readonly(),
  /** What this browser may do. */
  role: z.enum(['director', 'crew', 'guest']),
  /** Whether a browser hands out cameras to pages from here. */
  secure: z.boolean(),
  /** This server's addresses in the network. */
  addresses: z.array(z.string()).readonly(),
  /** What is still missing, in sentences. */
  trouble: z.array(z.string()).readonly(),
});
export type HouseReport = z.infer<typeof houseReportSchema>;
