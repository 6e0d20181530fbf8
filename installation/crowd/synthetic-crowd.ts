/**
 * A crowd for rehearsals: people who are not there, who come and go, join in or do not, late, wrongly, and not for ever.
 * The same seed, question and moment give the same crowd, in any order of asking; nothing is stepped.
 */

import { seededInteger, seededStream } from '../random/seeded.ts';
import type { ServerMs } from '../time/axes.ts';
import type { GestureReading } from './body.ts';
import type { CountedSource } from './source-tally.ts';
import {
  type Answer,
  answerOf,
  isAtIt,
  logNormal,
  moodOf,
  phaseAt,
  pick,
  type SyntheticQuestion,
  type Temper,
} from './synthetic-answer.ts';
import { tallyOfReadings } from './tally.ts';

/** A camera or phone service that sees a part of the crowd. */
export interface SyntheticSource {
  readonly source: string;
  readonly kind: CountedSource['kind'];
  /** How much of the crowd it sees, relative to the others. */
  readonly sees: number;
}

export interface SyntheticCrowdOptions extends Temper {
  readonly seed: number;
  /** How many belong to the crowd. Some are always out for a moment. */
  readonly people: number;
  /** Within this time from zero on they come in, one by one; 0: they are there already. ms. */
  readonly arriveOverMs: number;
  /** How long they stay in view and how long they are out in between, the middle one of them, ms. */
  readonly stayMs: number;
  readonly outMs: number;
  /** Who sees them: everybody is seen by one. At least one. */
  readonly sources: readonly SyntheticSource[];
}

/**
 * A crowd as one may expect it, for what a rehearsal does not say otherwise. That seven in ten join in and one in seventeen
 * gets it wrong is an assumption, to be varied; to see or read it (1 s), to decide (0.5 s) and to lift the arms (0.3 s)
 * takes 1.8 s; arms held up grow heavy and are lowered after some 8 s, and lifted again after 3. Visitors of an exhibition
 * stay for less than 20 minutes as a rule (Serrell 1998); a walk to the bar takes two.
 */
export const USUAL_CROWD = {
  people: 40,
  compliance: 0.7,
  reactionMs: 1800,
  holdMs: 8000,
  restMs: 3000,
  wrong: 0.06,
  arriveOverMs: 0,
  stayMs: 20 * 60_000,
  outMs: 2 * 60_000,
} as const;

/** One of them, at one moment. */
export interface SyntheticPresence {
  /** Who it is in this crowd, from 0. */
  readonly person: number;
  /** Who sees them. */
  readonly source: SyntheticSource;
  readonly readings: readonly GestureReading[];
}

export interface SyntheticCrowd {
  /** Everybody in view at `atMs` with what they do about `question`; null: nothing is asked. */
  peopleAt(question: SyntheticQuestion | null, atMs: ServerMs): readonly SyntheticPresence[];
  /** The same as every source counts it, in the order the sources were given. */
  countsAt(question: SyntheticQuestion | null, atMs: ServerMs): readonly CountedSource[];
}

interface Visitor {
  readonly source: SyntheticSource;
  readonly arrivesMs: number;
  /** They are out once in each of these. */
  readonly cycleMs: number;
  readonly offsetMs: number;
  readonly outMs: number;
}

/** Throws a RangeError for a crowd that nobody sees. */
export function createSyntheticCrowd(options: SyntheticCrowdOptions): SyntheticCrowd {
  const { seed, sources, swaying } = options;
  const visitors = Array.from({ length: options.people }, (_, person) => visitorOf(options, person));
  const answersTo = rememberingLast((question: SyntheticQuestion): readonly (Answer | null)[] => {
    const mood = moodOf(question, seededStream(seed, `mood ${question.id}`));
    return visitors.map((_, person) => answerOf(options, mood, seededStream(seed, `answer ${question.id} ${person}`)));
  });

  const peopleAt: SyntheticCrowd['peopleAt'] = (question, atMs) => {
    const answers = question ? answersTo(question) : [];
    return visitors.flatMap((visitor, person): SyntheticPresence[] => {
      if (!isInView(seed, visitor, person, atMs)) return [];
      const answer = answers[person];
      const readings = answer && isAtIt(answer, atMs) ? readingsOf(answer, swaying, atMs) : [];
      return [{ person, source: visitor.source, readings }];
    });
  };

  return {
    peopleAt,
    countsAt: (question, atMs) => {
      const seen = Map.groupBy(peopleAt(question, atMs), (presence) => presence.source);
      return sources.map((source) => {
        const readings = (seen.get(source) ?? []).map((presence) => presence.readings);
        return { source: source.source, kind: source.kind, tally: tallyOfReadings(readings, atMs), atMs };
      });
    },
  };
}

function visitorOf(options: SyntheticCrowdOptions, person: number): Visitor {
  const random = seededStream(options.seed, `visitor ${person}`);
  const weights = options.sources.map((source) => source.sees);
  const source = options.sources[pick(weights, random())];
  if (!source) throw new RangeError('a crowd has at least one source that sees it');
  const arrivesMs = random() * options.arriveOverMs;
  const outMs = logNormal(random, options.outMs, 0.5);
  const cycleMs = logNormal(random, options.stayMs, 0.5) + outMs;
  return { source, arrivesMs, cycleMs, offsetMs: random() * cycleMs, outMs };
}

/** Once in each cycle, at a moment of its own, they are out for a while. */
function isInView(seed: number, visitor: Visitor, person: number, atMs: ServerMs): boolean {
  if (atMs < visitor.arrivesMs) return false;
  const { cycleMs, outMs, offsetMs } = visitor;
  const cycle = Math.floor((atMs + offsetMs) / cycleMs);
  const intoMs = atMs + offsetMs - cycle * cycleMs;
  const leavesMs = (seededInteger(seed, `out ${person} ${cycle}`) / 0x1_0000_0000) * (cycleMs - outMs);
  return intoMs < leavesMs || intoMs >= leavesMs + outMs;
}

const readingsOf = ({ gestures, sway }: Answer, swaying: readonly string[], atMs: ServerMs): GestureReading[] =>
  gestures.map((name) => ({
    name,
    score: 1,
    active: true,
    ...(swaying.includes(name) ? { phase: phaseAt(sway, atMs) } : {}),
  }));

/** A question is asked about ten times a second for a minute, and then another one. */
function rememberingLast<T>(work: (question: SyntheticQuestion) => T): (question: SyntheticQuestion) => T {
  let last: { readonly key: string; readonly result: T } | null = null;
  return (question) => {
    const key = JSON.stringify(question);
    if (last?.key !== key) last = { key, result: work(question) };
    return last.result;
  };
}
