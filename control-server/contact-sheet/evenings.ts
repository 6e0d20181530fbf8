/**
 * The evenings a contact sheet is taken from: one rehearsal, and as many more with other chance and other crowds as it
 * takes until every cue was reached; what none of them reaches is jumped to.
 */

import type { GestureReading } from '#installation/crowd/body.ts';
import type { PersonAt } from '#installation/crowd/crowd-stream.ts';
import type { SyntheticQuestion } from '#installation/crowd/synthetic-answer.ts';
import type { SyntheticPresence } from '#installation/crowd/synthetic-crowd.ts';
import { rehearsedPeople } from '#installation/frame/rehearsed-people.ts';
import { chain, endOf } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { seededStream } from '#installation/random/seeded.ts';
import type { AsRunRow } from '#installation/rehearsal/as-run.ts';
import { type RehearsalOptions, rehearsing } from '#installation/rehearsal/rehearse.ts';
import { createSyntheticAudience } from '#installation/rehearsal/synthetic-audience.ts';
import { joinedLog, participantFacts } from '#installation/rehearsal/synthetic-participants.ts';
import type { CueKey, Plan } from '#installation/score/plan.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { createTimeline, type Timeline } from '#installation/state/timeline.ts';
import { serverMs, showMs } from '#installation/time/axes.ts';
import { tellingMoment } from './telling-moment.ts';

/** A rehearsed evening that can be asked for any of its moments. */
export interface Evening {
  readonly rows: readonly AsRunRow[];
  readonly endedAtMs: number;
  stateAt(atMs: number): ShowState;
  /** The crowd at a moment, before the cameras of these names. */
  peopleAt(atMs: number, cameras: readonly string[]): PersonAt[];
  /** The evening as it would have gone on, had the director jumped to `cue` at `atMs`. */
  leftFor(cue: CueKey, atMs: number): Evening;
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
  /** Which moment of a course through its beginning it is, from 1; left out: the only one. */
  readonly step?: number;
  /** What is written on the walls then, or null. */
  readonly text: string | null;
}

/** How one rehearsal differs from the first. */
const OTHERS: readonly { readonly seedStep: number; readonly compliance: number }[] = [
  { seedStep: 0, compliance: 0.12 },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((seedStep) => ({ seedStep, compliance: [0.7, 0.4, 0.95][seedStep % 3] ?? 0.7 })),
];
/** A cue that is jumped to is looked at for so long at most, ms. */
const JUMPED_MS = 90_000;

/** The slowest lets a gesture go so long after it was counted, ms. */
const SLOWEST_MS = 9000;

const readingsOf = ({ person, readings }: SyntheticPresence): [number, readonly GestureReading[]] => [person, readings];

/** When those with a phone join the network and find each other, as shares of an evening; one that begins in its midst finds them there. */
const JOINED = 0.17;
const MATCHED = [0.1, 0.36] as const;

/** What an evening is like: a rehearsal, and how many people with a phone take part. */
export interface EveningOptions extends RehearsalOptions {
  readonly participants: number;
}

/** Rehearses an evening. */
export function holdEvening(plan: Plan, options: EveningOptions): Evening {
  const asked: { readonly atMs: number; readonly question: SyntheticQuestion | null }[] = [];
  const moments = rehearsing(plan, options);
  let step = moments.next();
  while (!step.done) {
    const { atMs, question } = step.value;
    if (asked.at(-1)?.question !== question) asked.push({ atMs, question });
    step = moments.next();
  }
  const { facts, asRun, endedAtMs } = step.value;
  const { seed, participants: people, from } = options;
  const at = (share: number): number => (from === null ? share * endedAtMs : 1);
  const phones = participantFacts({
    seed,
    people,
    joinMs: [1, at(JOINED)],
    matchMs: [at(MATCHED[0]), at(MATCHED[1])],
  });
  const audience = createSyntheticAudience(plan, options);
  const seenAt = remembering((atMs: number): ReadonlyMap<number, readonly GestureReading[]> => {
    const index = asked.findLastIndex((one) => one.atMs <= atMs);
    const question = asked[index]?.question ?? null;
    const isJustAsked = question !== null && question.sinceMs >= atMs;
    const seen = audience.seenAt(isJustAsked ? null : question, serverMs(Math.max(0, atMs)));
    const endedMs = asked[index]?.atMs ?? 0;
    const before = asked[index - 1]?.question;
    if (question !== null || !before || atMs - endedMs > SLOWEST_MS) return new Map(seen.map(readingsOf));
    // Nobody lets go in the moment they are counted.
    const then = new Map(audience.seenAt(before, serverMs(endedMs)).map(readingsOf));
    return new Map(
      seen.map(({ person, readings }) => {
        const lingersMs = SLOWEST_MS * (0.3 + 0.7 * seededStream(options.seed, `lets go ${person} ${before.id}`)());
        return [person, atMs - endedMs < lingersMs ? (then.get(person) ?? readings) : readings];
      }),
    );
  });
  const peopleAt: Evening['peopleAt'] = (atMs, cameras) => {
    const people = [...seenAt(atMs).keys()].map((person) => ({
      person,
      doing: (then: number) => seenAt(then).get(person) ?? [],
    }));
    return rehearsedPeople(people, options.crowd, cameras, options.seed, atMs);
  };
  const played = (log: readonly Fact[], rows: readonly AsRunRow[]): Evening => {
    const timeline: Timeline = createTimeline(new Map([[plan.scoreHash, plan]]));
    for (const fact of log) timeline.append(fact);
    return {
      rows,
      endedAtMs,
      stateAt: (atMs) => timeline.stateAt(serverMs(Math.max(0, atMs))),
      peopleAt,
      leftFor: (cue, atMs) => played(jumpedLog(log, cue, atMs), jumpedRows(plan, rows, cue, atMs)),
    };
  };
  return played(joinedLog(facts, phones), asRun);
}

/** What was written up to `atMs`, and that the director jumped then. */
function jumpedLog(log: readonly Fact[], cue: CueKey, atMs: number): readonly Fact[] {
  const at = serverMs(atMs);
  const jumped = {
    atMs: at,
    recordedAtMs: at,
    cause: { by: 'director', command: 'jump' },
    event: { type: 'jumped', cue },
  } as const;
  const before = log.filter((fact) => fact.atMs <= at);
  return [...before, chain(endOf(before), jumped)];
}

function jumpedRows(plan: Plan, rows: readonly AsRunRow[], key: CueKey, atMs: number): readonly AsRunRow[] {
  const cue = plan.cues.get(key);
  if (!cue) throw new RangeError(`there is no cue ${key}`);
  const { sequence, number, name, depth } = cue;
  const jump: AsRunRow = { atMs: showMs(atMs), key, sequence, number, name, depth, cause: { by: 'jump' } };
  return [...rows.filter((row) => row.atMs <= atMs), jump];
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
  options: EveningOptions,
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
