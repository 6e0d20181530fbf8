/** The takes on the server's disk, as those who run the show are told of them. */

import { z } from 'zod';

const takeEntry = z.strictObject({
  file: z.string(),
  bytes: z.number().int().nonnegative(),
  /** What it is called; the file, where its header cannot be read. */
  name: z.string(),
  /** When it was made, as ISO 8601 writes it, or null. */
  on: z.string().nullable(),
  /** Null: it is being recorded, or was cut off. */
  durationMs: z.number().nonnegative().nullable(),
  /** Why it cannot be replayed, without a full stop, or null. */
  wrong: z.string().nullable(),
});

/** A take on the server's disk. */
export type TakeEntry = z.infer<typeof takeEntry>;

/** The takes there are, as `GET /api/takes` answers. */
export const takesReportSchema = z.strictObject({
  /** The newest first. */
  takes: z.array(takeEntry),
  /** The file that is being recorded, or null. */
  recorded: z.string().nullable(),
});
export type TakesReport = z.infer<typeof takesReportSchema>;
