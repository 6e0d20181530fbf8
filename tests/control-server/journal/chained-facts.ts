/** Facts for a log, chained, of a show that only ever lets cues stand by: the journal asks no more of a fact. */

import { createHash } from 'node:crypto';
import { chain, endOf, type LogEnd } from '#installation/log/chain.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import { serverMs } from '#installation/time/axes.ts';

const TEXT = 'show: chained\n';

/** A score, as far as the journal looks into one. */
export const SCORE = { hash: createHash('sha256').update(TEXT).digest('hex'), text: TEXT };

/** `count` facts: the opening, the score, and cues that stand by. The first ones are the same for any count. */
export function chainedFacts(count: number): Fact[] {
  const facts: Fact[] = [];
  for (let i = 0; i < count; i++) facts.push(factBehind(endOf(facts), eventOf(i)));
  return facts;
}

/** The next fact of a log that ends at `end`. */
export function factBehind(end: LogEnd, event: FactEvent): Fact {
  const recordedAtMs = serverMs(end.seq * 100);
  return chain(end, { atMs: serverMs(recordedAtMs + 120), recordedAtMs, cause: { by: 'director' }, event });
}

/** What the fact with this index in a log tells, by default. */
export function eventOf(index: number, more = ''): FactEvent {
  if (index === 0) return { type: 'run-opened', show: 'chained', seed: 7 };
  if (index === 1) return { type: 'score-adopted', scoreHash: SCORE.hash };
  return { type: 'standby-set', cue: `one/${'é'.repeat(index % 4)}${index}${more}` };
}
