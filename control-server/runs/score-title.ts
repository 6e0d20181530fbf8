/** What a score calls itself. */

import { outline } from '#installation/document/outline.ts';

/**
 * The title of a score's text, without reading the rest; null where it has none. A score that can be played no more has
 * its title still.
 */
export function scoreTitle(text: string): string | null {
  const title = outline(text)
    .entries.find(({ key }) => key === 'title')
    ?.value.text?.trim();
  return title === undefined || title === '' ? null : title;
}
