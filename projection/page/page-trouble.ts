/** What is wrong with a wall, for the director and for whoever stands on the ladder. Pure. */

import type { Barred } from '#installation/protocol/connection.ts';
import type { Stage } from '#installation/protocol/session.ts';

export interface Troubles {
  /** What is wrong with the screen, or null. */
  readonly screen: { readonly says: string; readonly advice: string } | null;
  /** Why the last pictures could not be worked out, or null. */
  readonly picture: string | null;
  readonly stage: Stage;
  readonly barred: Barred | null;
}

/** A status with a longer one would be left aside by the server. */
const LONGEST = 300;

/** The worst of it in one sentence that fits a status, or null. */
export function pageTrouble({ screen, picture, stage, barred }: Troubles): string | null {
  const refusal = stage.stage === 'refused' ? stage : barred;
  const inFull = (told: typeof screen): string | null => told && `${told.says} ${told.advice}`.trim();
  const worst = inFull(screen) ?? picture ?? inFull(refusal);
  return worst === null ? null : worst.slice(0, LONGEST);
}
