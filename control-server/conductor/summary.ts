/**
 * What a checkpoint keeps of a run besides its facts: the show as they left it, and the commands that were answered last,
 * so that one repeated across a restart is still done once.
 */

import { z } from 'zod';
import type { Core } from '#installation/state/core.ts';
import { decodeCore, encodeCore } from '#installation/state/core-codec.ts';
import type { Plans } from '#installation/state/fold.ts';

const answeredSchema = z.array(z.strictObject({ id: z.string(), seq: z.number().int().positive(), atMs: z.number() }));

/** A command that became facts, and the last of them. */
export type Answered = z.infer<typeof answeredSchema>[number];

export interface Summary {
  readonly core: Core;
  readonly answered: readonly Answered[];
}

/** The summary as JSON. */
export const encodeSummary = ({ core, answered }: Summary): unknown => ({ core: encodeCore(core), answered });

/** The summary again; null where it is damaged, or of another version of Reclaim. */
export function decodeSummary(json: unknown, plans: Plans): Summary | null {
  if (typeof json !== 'object' || json === null || !('core' in json) || !('answered' in json)) return null;
  const answered = answeredSchema.safeParse(json.answered);
  const core = decodeCore(json.core, plans);
  return core && answered.success ? { core, answered: answered.data } : null;
}
