/** Guesses which known name a mistyped one stood for. */

import { distance } from 'fastest-levenshtein';

/** The known name nearest to `name`, if no more than about a third of its letters (two swapped ones count as two) are mistyped. */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const limit = Math.ceil(name.length / 3);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}
