/** What a wall says when it cannot show the show. Pure; silent as soon as it can. */

import { suggest } from '#installation/document/suggest.ts';
import type { Barred } from '#installation/protocol/connection.ts';
import type { Stage } from '#installation/protocol/session.ts';
import type { Site } from '#installation/site/site.ts';

export interface WaitingReasons {
  readonly surface: string;
  readonly site: Site | null;
  readonly stage: Stage;
  /** Why the server does not let this page in, or null. */
  readonly barred: Barred | null;
  /** What is wrong with the screen, or null. */
  readonly trouble: { readonly says: string; readonly advice: string } | null;
}

/** The sentence and its advice, or null where the wall shows the show. A wall that has it plays on without the server. */
export function waitingSentence(reasons: WaitingReasons): { readonly says: string; readonly advice: string } | null {
  const { surface, site, stage, barred, trouble } = reasons;
  if (trouble) return trouble;
  if (site) {
    if (Object.hasOwn(site.surfaces, surface)) return null;
    const names = Object.keys(site.surfaces);
    const meant = suggest(surface, names);
    const advice = meant === undefined ? `It has: ${names.join(', ')}.` : `Did you mean /projection/${meant}?`;
    return { says: `The site has no surface called "${surface}".`, advice };
  }
  if (stage.stage === 'refused') return { says: stage.says, advice: stage.advice };
  if (barred) return barred;
  return { says: 'Waiting for the server.', advice: 'The show begins by itself as soon as it is there.' };
}
