/**
 * The evenings a contact sheet is taken from: one rehearsal, and as many more with other chance and other crowds as it
 * takes until every cue was reached; what none of them reaches is jumped to.
 */

import type { PersonAt } from '#installation/crowd/crowd-stream.ts';
import type { SyntheticQuestion } from '#installation/crowd/synthetic-answer.ts';
import { rehearsedPeople } from '#installation/frame/rehearsed-people.ts';
import type { AsRunRow } from '#installation/rehearsal/as-run.ts';
import { type RehearsalOptions, rehearsing } from '#installation/rehearsal/rehearse.ts';
import { createSyntheticAudience } from '#installation/rehearsal/synthetic-audience.ts';
import type { CueKey, Plan } from '#installation/score/plan.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { createTimeline, type Timeline } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { tellingMoment } from './telling-moment.ts';

/** A rehearsed evening that can be asked for any of its moments. */
export interface Evening {
  readonly rows: readonly AsRunRow[];
  readonly endedAtMs: number;
  stateAt(atMs: number): ShowState;
  /** The crowd at a moment, before the cameras of these names. */
  peopleAt(atMs: number, cameras: readonly string[]): PersonAt[];
}

/** A cue, and the moment that tells it. */
export interface ToldCue {
  readonly key: CueKey;
  readonly evening: Evening;
  readonly row: AsRunRow;
  /** The moment, and when the cue's action began, ms since the run was opened. */
  readonly atMs: number;
  readonly beganAtMs: number;
  /** How it was reached. */
  readonly by: 'evening' | 'other evening' | 'jump';
  /** What is written on the walls then, or null. */
  readonly text: string | null;
}

/** How one rehearsal differs from the first. */
const OTHERS: readonly { readonly seedStep: number; readonly compliance: number }[] = [
  { seedStep: 0, compliance: 0.12 },
  { seedStep: 1, compliance: 0.7 },
  { seedStep: 2, compliance: 0.4 },
  { seedStep: 3, compliance: 0.9 },
  { seedStep: 4, compliance: 0.3 },
  { seedStep: 5, compliance: 0.6 },
];
/** A cue that is jumped to is looked at for so long at most, ms. */
const JUMPED_MS = 90_000;

/** Rehearses an evening. */
export function holdEvening(plan: Plan, options: RehearsalOptions): Evening {
  const asked: { readonly atMs: number; readonly question: SyntheticQuestion | null }[] = [];
  const moments = rehearsing(plan, options);
  let step = moments.next();
  while (!step.done) {
    const { atMs, question } = step.value;
    if (asked.at(-1)?.question !== question) asked.push({ atMs, question });
    step = moments.next();
  }
  const { facts, asRun, endedAtMs } = step.value;
  const timeline: Timeline = createTimeline(new Map([[plan.scoreHash, plan]]));
  for (const fact of facts) timeline.append(fact);
  const audience = createSyntheticAudience(plan, options);
  const seenAt = remembering((atMs: number) => {
    const question = asked.findLast((one) => one.atMs <= atMs)?.question ?? null;
    const isJustAsked = question !== null && question.sinceMs >= atMs;
    const seen = audience.seenAt(isJustAsked ? null : question, serverMs(Math.max(0, atMs)));
    return new Map(seen.map(({ person, readings }) => [person, readings]));
  });
  return {
    rows: asRun,
    endedAtMs,
    stateAt: (atMs) => timeline.stateAt(serverMs(atMs)),
    peopleAt: (atMs, cameras) => {
      const people = [...seenAt(atMs).keys()].map((person) => ({
        person,
        doing: (then: number) => seenAt(then).get(person) ?? [],
      }));
      return rehearsedPeople(people, options.crowd, cameras, options.seed, atMs);
    },
  };
}

function textAt(evening: Evening, atMs: number): string | null {
  const { text, plan } = evening.stateAt(atMs);
  return text.name === null ? null : (plan?.score.texts[text.name] ?? null);
}

/** The few moments that were asked for last. */
function remembering<T>(work: (atMs: number) => T): (atMs: number) => T {
  const known = new Map<number, T>();
  return (atMs) => {
    const before = known.get(atMs);
    if (before !== undefined) return before;
    if (known.size > 64) known.clear();
    const found = work(atMs);
    known.set(atMs, found);
    return found;
  };
}

/**
 * Every cue of `wanted` with its moment, in the order of the score. `offsetMs`: that long into the cue's action instead of
 * its telling moment.
 */
export function tellCues(
  plan: Plan,
  options: RehearsalOptions,
  wanted: ReadonlySet<CueKey>,
  offsetMs: number | null,
): readonly ToldCue[] {
  const told = new Map<CueKey, ToldCue>();
  const gather = (evening: Evening, by: ToldCue['by'], jumpMs = 0): void => {
    for (const [index, row] of evening.rows.entries()) {
      if (!wanted.has(row.key) || told.has(row.key)) continue;
      const beganAtMs = row.atMs + (plan.cues.get(row.key)?.preWaitMs ?? 0);
      const telling = tellingMoment(plan, evening.rows, index, evening.endedAtMs, jumpMs);
      const atMs = offsetMs === null ? telling : beganAtMs + offsetMs;
      told.set(row.key, { key: row.key, evening, row, atMs, beganAtMs, by, text: textAt(evening, atMs) });
    }
  };
  gather(holdEvening(plan, options), 'evening');
  for (const { seedStep, compliance } of OTHERS) {
    if (told.size === wanted.size) break;
    gather(holdEvening(plan, { ...options, seed: options.seed + seedStep, compliance }), 'other evening');
  }
  for (const key of wanted) {
    if (told.has(key)) continue;
    gather(holdEvening(plan, { ...options, from: key, limitMs: JUMPED_MS }), 'jump', plan.score.jumpFade);
  }
  return [...plan.cues.keys()].flatMap((key) => told.get(key) ?? []);
}
