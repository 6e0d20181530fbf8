/** Writes for whom pictures are made gentler into the text of a site. All else stays as it is to the byte, comments too. */

import { reconcile } from '../document/reconcile.ts';
import type { Site } from './site.ts';
import { type Written, written } from './written.ts';

/** The text with `comfort` for the whole room: only what is asked for is written, and nothing where nothing is. */
export function setComfort(text: string, { reducedMotion, highContrast }: Site['comfort']): Written {
  const wanted = { ...(reducedMotion ? { reducedMotion } : {}), ...(highContrast ? { highContrast } : {}) };
  const changed = reconcile(text, [], 'comfort', Object.keys(wanted).length > 0 ? wanted : undefined);
  return changed.ok ? written(changed.text) : changed;
}
