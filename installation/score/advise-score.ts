/** Warnings about a score that holds together: nothing that keeps it from being played, all worth a look. */

import { parse } from 'yaml';
import { locateFaults } from '../document/locate-faults.ts';
import type { Problem } from '../document/problem.ts';
import { checkGroups } from './check-groups.ts';
import { checkReach } from './check-reach.ts';
import { checkUnused } from './check-unused.ts';
import type { Score } from './score-schema.ts';

/**
 * What is odd about `score`, which was read from `text`, in the order of its lines. `file` names it. `cameras` is how
 * many there are where it will be played; null where that is not known.
 */
export function adviseScore(text: string, file: string, score: Score, cameras: number | null): readonly Problem[] {
  const written: unknown = parse(text, { logLevel: 'error' });
  const faults = [...checkReach(score, cameras), ...checkUnused(score, written), ...checkGroups(score)];
  return locateFaults(text, file, faults);
}
