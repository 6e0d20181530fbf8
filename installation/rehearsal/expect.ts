/** Holds a rehearsal against what its score expects of it, and says of each expectation what was found. */

import { targetOf } from '../score/compile.ts';
import type { CueKey, Plan } from '../score/plan.ts';
import type { ScoreExpectation } from '../score/score-schema.ts';
import type { ShowState } from '../state/show-state.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { type ActingSpan, firstTogether } from './acting.ts';
import type { AsRunDecision, AsRunRow } from './as-run.ts';
import { inWords } from './expectation-words.ts';
import { timecode } from './timecode.ts';

/** A rehearsal, as far as expectations look at it. */
export interface RehearsedRun {
  readonly plan: Plan;
  readonly crowd: number;
  readonly compliance: number;
  /** The cue it began with, where that is not the opening one. */
  readonly from: CueKey | null;
  readonly rows: readonly AsRunRow[];
  readonly decisions: readonly AsRunDecision[];
  readonly spans: readonly ActingSpan[];
  /** When the first cue was fired. */
  readonly beganAtMs: ShowMs;
  readonly endedAtMs: ShowMs;
  /** Whether it came to its end; it may also have been broken off. */
  readonly isOver: boolean;
  readonly stateAt: (atMs: ShowMs) => ShowState;
}

export interface ExpectationResult {
  /** What was expected: in the score's words, where it has some. */
  readonly says: string;
  /** `not-asked`: it is not meant for such a rehearsal. */
  readonly outcome: 'held' | 'failed' | 'not-asked';
  /** What was found, or why it was not asked: a sentence without its full stop. */
  readonly found: string;
}

type Finding = Omit<ExpectationResult, 'says'>;

const held = (found: string): Finding => ({ outcome: 'held', found });
const failed = (found: string): Finding => ({ outcome: 'failed', found });
const notAsked = (found: string): Finding => ({ outcome: 'not-asked', found });
const judged = (holds: boolean, found: string): Finding => (holds ? held(found) : failed(found));

/** What became of every expectation of the score, in the order written. */
export const evaluate = (run: RehearsedRun): readonly ExpectationResult[] =>
  run.plan.score.expect.map((expectation) => ({ says: inWords(expectation), ...findingOf(run, expectation) }));

function findingOf(run: RehearsedRun, expectation: ScoreExpectation): Finding {
  const { given, reached, notReached, branch, value, neverTogether, lasts } = expectation;
  const other = otherRehearsal(run, given);
  if (other !== null) return notAsked(other);
  if (reached !== undefined) return isReached(run, reached, expectation.by);
  if (notReached !== undefined) return isNotReached(run, notReached, expectation.by);
  if (branch !== undefined) return isTaken(run, branch, expectation.taken ?? '');
  if (value !== undefined) return liesWithin(run, value, expectation);
  if (neverTogether !== undefined) return areNeverTogether(run, neverTogether);
  return lastsAsLong(run, lasts ?? [0, Number.POSITIVE_INFINITY]);
}

type Range = readonly [number, number];

/** Why the expectation is not meant for this crowd, or null. */
function otherRehearsal({ crowd, compliance }: RehearsedRun, given: ScoreExpectation['given']): string | null {
  const isIn = (value: number, range: Range | undefined): boolean =>
    range === undefined || (value >= range[0] && value <= range[1]);
  if (!isIn(crowd, given.crowd)) return `meant for ${rangeIn(given.crowd)} people, and there are ${crowd}`;
  if (!isIn(compliance, given.compliance))
    return `meant for a compliance of ${rangeIn(given.compliance)}, and it is ${compliance}`;
  return null;
}

const rangeIn = (range: Range | undefined): string => (range ? `${range[0]} to ${range[1]}` : 'any');

const sinceBegin = (run: RehearsedRun, atMs: ShowMs): number => atMs - run.beganAtMs;
const at = (run: RehearsedRun, atMs: ShowMs): string => `at ${timecode(sinceBegin(run, atMs))}`;

const firingOf = (run: RehearsedRun, target: string): AsRunRow | undefined => {
  const key = targetOf(run.plan.score, target);
  return run.rows.find((row) => row.key === key);
};

/** What is said of a cue that never was fired: nothing against it, where the rehearsal began behind it. */
function neverFired(run: RehearsedRun, target: string): Finding {
  const keys = [...run.plan.cues.keys()];
  const isBehind = run.from !== null && keys.indexOf(targetOf(run.plan.score, target)) < keys.indexOf(run.from);
  if (isBehind) return notAsked(`the rehearsal began behind ${target}, with ${run.from}`);
  return failed(`${target} was never fired`);
}

function isReached(run: RehearsedRun, target: string, byMs: number | undefined): Finding {
  const row = firingOf(run, target);
  if (!row) return neverFired(run, target);
  const lateMs = sinceBegin(run, row.atMs) - (byMs ?? Number.POSITIVE_INFINITY);
  const late = lateMs > 0 ? `, ${timecode(lateMs)} too late` : '';
  return judged(lateMs <= 0, `${target} was fired ${at(run, row.atMs)}${late}`);
}

function isNotReached(run: RehearsedRun, target: string, byMs: number | undefined): Finding {
  const row = firingOf(run, target);
  if (!row) return held(`${target} was never fired`);
  const isLater = byMs !== undefined && sinceBegin(run, row.atMs) > byMs;
  return judged(isLater, `${target} was fired ${at(run, row.atMs)}`);
}

/** Every time the question was answered it must have been answered so. */
function isTaken(run: RehearsedRun, target: string, taken: string): Finding {
  const key = targetOf(run.plan.score, target);
  const decisions = run.decisions.filter(({ cue }) => cue === key);
  const decision = decisions.find((candidate) => candidate.taken !== taken) ?? decisions[0];
  if (!decision) {
    const row = firingOf(run, target);
    return row ? failed(`${target} was asked ${at(run, row.atMs)} and never decided`) : neverFired(run, target);
  }
  const by = decision.how === 'timeout' ? 'when its time was up' : 'by the crowd';
  return judged(decision.taken === taken, `${target} was decided "${decision.taken}" ${at(run, decision.atMs)}, ${by}`);
}

function liesWithin(run: RehearsedRun, value: string, { at: moment, within }: ScoreExpectation): Finding {
  if (!moment || !within) return failed('it does not say when, or within what');
  const row = firingOf(run, moment.cue);
  if (!row) return neverFired(run, moment.cue);
  const atMs = showMs(row.atMs + moment.after);
  if (atMs > run.endedAtMs && !run.isOver)
    return failed(`the rehearsal was broken off before, ${at(run, run.endedAtMs)}`);
  const stood = run.stateAt(atMs).values[value];
  if (stood === undefined) return failed(`there is no ${value}`);
  const where = stood < within[0] ? ', which is less' : stood > within[1] ? ', which is more' : '';
  return judged(where === '', `${value} was ${Number(stood.toFixed(3))} ${at(run, atMs)}${where}`);
}

function areNeverTogether(run: RehearsedRun, targets: readonly string[]): Finding {
  const keys = targets.map((target) => targetOf(run.plan.score, target));
  const together = firstTogether(run.spans, keys);
  if (!together) return held('no two of them acted at the same time');
  return failed(`${together.cues.join(' and ')} acted at the same time, ${at(run, together.atMs)}`);
}

function lastsAsLong(run: RehearsedRun, [shortest, longest]: Range): Finding {
  if (run.from !== null) return notAsked(`the rehearsal began with ${run.from}`);
  const lastsMs = sinceBegin(run, run.endedAtMs);
  const lasts = timecode(lastsMs);
  if (lastsMs > longest) return failed(`it ${run.isOver ? 'lasted' : 'had already lasted'} ${lasts}`);
  if (!run.isOver) return failed(`it was broken off after ${lasts}, before its end`);
  return judged(lastsMs >= shortest, `it lasted ${lasts}`);
}
