/** A conductor with a clock, timers and a journal the test owns, playing the sample score. */

import { type Conductor, createConductor } from '#control-server/conductor/conductor.ts';
import type { CrowdMeter } from '#installation/crowd/quorum-watch.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { CommandAnswer } from '#installation/protocol/messages.ts';
import type { Request } from '#installation/rules/command.ts';
import { BEGINNING } from '#installation/state/timeline.ts';
import { type FakeTime, fakeTime } from './fake-time.ts';
import { type MemoryJournal, memoryJournal } from './memory-journal.ts';
import { rehearse } from './rehearsal.ts';
import { SAMPLE_PLANS, SAMPLE_SCORE } from './sample-score.ts';

export interface ConductedShow {
  readonly conductor: Conductor;
  readonly time: FakeTime;
  readonly journal: MemoryJournal;
  /** Everything that was told to the pages, in order. */
  readonly told: readonly Fact[];
  readonly meters: readonly CrowdMeter[];
  readonly troubles: readonly unknown[];
  readonly unsummed: readonly unknown[];
  /** Asks with a fresh id and no hurry. */
  ask(request: Request): Promise<CommandAnswer>;
  /** Asks under this id. */
  askAs(id: string, request: Request, expiresAtMs?: number): Promise<CommandAnswer>;
}

/** A conductor that goes on with `facts` (by default: a run just opened) at `startMs`; `leadMs`: as in its options. */
export function conduct(
  facts: readonly Fact[] = rehearse().facts,
  startMs = 1000,
  leadMs?: () => number,
): ConductedShow {
  const time = fakeTime(startMs);
  const journal = memoryJournal(facts);
  const told: Fact[] = [];
  const meters: CrowdMeter[] = [];
  const troubles: unknown[] = [];
  const unsummed: unknown[] = [];
  let asked = 0;
  const conductor = createConductor({
    plans: SAMPLE_PLANS,
    base: BEGINNING,
    facts,
    answered: [],
    scoreHashes: [SAMPLE_SCORE.hash],
    journal,
    clock: time.clock,
    wall: () => ({ day: 1, minutes: 720 }),
    timers: time.timers,
    ...(leadMs ? { leadMs } : {}),
    onFacts: (fresh) => told.push(...fresh),
    onMeter: (meter) => meters.push(meter),
    onTrouble: (error) => troubles.push(error),
    onUnsummed: (error) => unsummed.push(error),
  });
  const askAs = (id: string, request: Request, expiresAtMs = Number.MAX_SAFE_INTEGER): Promise<CommandAnswer> =>
    conductor.command({ id, expiresAtMs, request });
  return {
    conductor,
    time,
    journal,
    told,
    meters,
    troubles,
    unsummed,
    askAs,
    ask: (request) => askAs(`command-${++asked}`, request),
  };
}
