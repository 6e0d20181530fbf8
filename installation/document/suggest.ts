/** Guesses which known name a mistyped one stood for. */

import { distance } from 'fastest-levenshtein';

/**
 * The known name nearest to `name`, if no more than about a third of its letters (two swapped ones count as two) are
 * mistyped and something of it is left. Of two as near, the one of the same letters is meant: `fdae` is `fade`, not `flag`.
 */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const limit = Math.ceil(name.length / 3);
  let best: string | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const mistyped = distance(wanted, other);
    if (mistyped > limit || mistyped >= Math.max(wanted.length, other.length)) continue;
    const rank = mistyped + (lettersOf(wanted) === lettersOf(other) ? 0 : 0.5);
    if (rank < bestRank) {
      best = candidate;
      bestRank = rank;
    }
  }
  return best;
}

const lettersOf = (name: string): string => [...name].sort().join('');
