/** Steps through the test pictures of this wall, each press one further, however late the server answers. */

import { PATTERNS, type PatternName } from '#installation/protocol/setup.ts';
import type { SetupLink } from '../link/setup-link.ts';

const ALL: readonly (PatternName | null)[] = [null, ...PATTERNS];

/** Answers what asks for the next one; after the last comes the show. */
export function createPatternSteps(surface: string, setup: Pick<SetupLink, 'pattern' | 'ask'>): () => void {
  /** What was asked for last; undefined: the server has answered. */
  let wanted: PatternName | null | undefined;
  return () => {
    const now = wanted === undefined ? setup.pattern() : wanted;
    const pattern = ALL[(ALL.indexOf(now) + 1) % ALL.length] ?? null;
    wanted = pattern;
    void setup.ask({ type: 'pattern', surface, pattern }).then(() => {
      if (wanted === pattern) wanted = undefined;
    });
  };
}
