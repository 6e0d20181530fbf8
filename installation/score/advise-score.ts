/** Warnings about a score that holds together: nothing that keeps it from being played, all worth a look. */

import { parse } from 'yaml';
import type { Fault } from '../document/form-faults.ts';
import { locateFaults } from '../document/locate-faults.ts';
import type { Problem } from '../document/problem.ts';
import { suggest } from '../document/suggest.ts';
import { checkGroups } from './check-groups.ts';
import { checkReach } from './check-reach.ts';
import { checkTexts } from './check-texts.ts';
import { checkUnused } from './check-unused.ts';
import { PLAIN_TREE, referencesIn } from './references.ts';
import type { Score } from './score-schema.ts';

/** What a score is told about the place where it will be played. */
export interface Venue {
  readonly cameras: number;
  /** The zones of its floor, by name. */
  readonly zones: readonly string[];
}

/**
 * What is odd about `score`, which was read from `text`, in the order of its lines. `file` names it. `venue` is where it
 * will be played; null where that is not known.
 */
export function adviseScore(text: string, file: string, score: Score, venue: Venue | null): readonly Problem[] {
  const written: unknown = parse(text, { logLevel: 'error' });
  const faults = [
    ...checkReach(score, venue?.cameras ?? null),
    ...checkUnused(score, written),
    ...checkTexts(score),
    ...checkGroups(score),
    ...(venue ? checkZones(written, venue.zones) : []),
  ];
  return locateFaults(text, file, faults);
}

/** Questions to the people of a zone that is not there: nobody could answer them. */
const checkZones = (written: unknown, zones: readonly string[]): Fault[] =>
  referencesIn(PLAIN_TREE, written, new Set(['zone'])).flatMap(({ name, path }) =>
    zones.includes(name)
      ? []
      : [{ path, message: `the site has no zone "${name}", so nobody is asked`, suggestion: suggest(name, zones) }],
  );
