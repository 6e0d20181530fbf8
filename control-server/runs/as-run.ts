/**
 * The as-run report: every fact of a run in words, with its cause, how far ahead or late it was, and on what evidence; and
 * between the facts the cues that followed by themselves. Pure. Nothing in it says who anybody is.
 */

import type { Cause, Fact } from '#installation/log/fact.ts';
import type { QuorumEvidence } from '#installation/log/quorum-evidence.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Plans } from '#installation/state/fold.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';
import type { Hole, WholeRun } from '../journal/read-whole-run.ts';
import { evidenceWords } from './evidence-words.ts';
import { cueWords, factWords, type RowKind } from './fact-words.ts';
import { createNumbers } from './numbers.ts';
import { type CoursePoint, courseOf, type FollowedCue } from './show-course.ts';

export interface AsRunRow {
  /** The fact's number; null for what is no fact: a cue that followed by itself, a hole. */
  readonly seq: number | null;
  readonly kind: RowKind | 'followed' | 'hole';
  /** When it took effect, ms since 1970; null where the run does not say when it began. */
  readonly wallMs: number | null;
  /** The same on the show's own clock, ms; null behind a hole. */
  readonly showMs: number | null;
  readonly sequence: string | null;
  readonly cue: string | null;
  readonly cueName: string | null;
  /** What happened, in words. */
  readonly what: string;
  /** Who or what brought it about, in words. */
  readonly cause: string;
  /** The command that asked for it; a random name. */
  readonly command: string | null;
  /** How long before it took effect it was written, ms; null for what is no fact. */
  readonly leadMs: number | null;
  /** How long after it was due it was decided, ms; null where nothing was due. */
  readonly lateMs: number | null;
  /** Why the crowd's decision came out as it did. */
  readonly evidence: { readonly words: string; readonly counts: QuorumEvidence } | null;
}

export interface AsRunReport {
  readonly run: string;
  /** The title of its last readable score, else the name of its show; null where neither is known. */
  readonly title: string | null;
  readonly show: string | null;
  readonly openedWallMs: number | null;
  /** From the opening to the last row, or up to now where it goes on, ms. */
  readonly lengthMs: number;
  /** It was still going on when this was reported. */
  readonly goesOn: boolean;
  readonly facts: number;
  readonly rows: readonly AsRunRow[];
  /** What the reader has to know about the report itself, in sentences. */
  readonly remarks: readonly string[];
}

/**
 * The report of a run. `plans`: its scores by hash, those that can be read. `untilMs`: where a run that goes on stands
 * now; null: the report ends with the last fact.
 */
export function asRun(run: WholeRun, plans: Plans, untilMs: ServerMs | null): AsRunReport {
  const whole = run.holes[0] ? run.facts.filter(({ seq }) => seq < (run.holes[0]?.from ?? 0)) : run.facts;
  const endMs = serverMs(Math.max(run.facts.at(-1)?.atMs ?? 0, untilMs ?? 0));
  const course = courseOf(plans, whole, whole.length < run.facts.length ? (whole.at(-1)?.atMs ?? serverMs(0)) : endMs);
  const writer = createRowWriter(run, plans);
  const rows = [
    ...course.points.flatMap((point) => writer.point(point)),
    ...course.followed.map((cue) => writer.followed(cue)),
    ...run.facts.slice(whole.length).flatMap((fact) => writer.afterHole(fact)),
  ];
  const opening = run.facts.find(({ event }) => event.type === 'run-opened')?.event;
  const show = opening?.type === 'run-opened' ? opening.show : null;
  const lastPlan = run.scores.map(({ hash }) => plans.get(hash)).findLast((plan) => plan !== undefined);
  return {
    run: run.id,
    title: lastPlan?.score.title ?? show,
    show: show ?? lastPlan?.score.show ?? null,
    openedWallMs: run.zeroWallMs,
    lengthMs: endMs,
    goesOn: untilMs !== null,
    facts: run.facts.length,
    rows,
    remarks: remarksOn(run, plans, course.isCutShort),
  };
}

interface RowWriter {
  point(point: CoursePoint): AsRunRow[];
  followed(cue: FollowedCue): AsRunRow;
  /** A fact behind a hole: what the show's clock said then is not known any more. */
  afterHole(fact: Fact): AsRunRow[];
}

function createRowWriter(run: WholeRun, plans: Plans): RowWriter {
  const numbers = createNumbers(run.facts);
  let plan: Plan | null = null;
  const wallAt = (atMs: number): number | null => (run.zeroWallMs === null ? null : run.zeroWallMs + atMs);
  const factRow = (fact: Fact, showMs: number | null, lateMs: number | null): AsRunRow => {
    if (fact.event.type === 'score-adopted') plan = plans.get(fact.event.scoreHash) ?? null;
    const { kind, cue, what } = factWords(fact.event, { plan, numbers });
    return {
      seq: fact.seq,
      kind,
      wallMs: wallAt(fact.atMs),
      showMs,
      ...cueColumns(cue, plan),
      what,
      cause: CAUSES[fact.cause.by],
      command: fact.cause.command ?? null,
      leadMs: fact.atMs - fact.recordedAtMs,
      lateMs: lateMs ?? heldLonger(fact),
      evidence: evidenceOf(fact, plan),
    };
  };
  const followed = ({ key, atMs, showMs, parent }: FollowedCue): AsRunRow => ({
    ...NO_FACT,
    kind: 'followed',
    wallMs: wallAt(atMs),
    showMs,
    ...cueColumns(key, plan),
    what: `${cueWords(key, plan)} follows${parent === null ? '' : ` in ${cueWords(parent, plan)}`}`,
    cause: 'the score',
  });
  return {
    point: ({ fact, showMs, followed: before, begun, lateMs }) => [
      ...before.map(followed),
      factRow(fact, showMs, lateMs),
      ...begun.map(followed),
    ],
    followed,
    afterHole: (fact) => {
      const hole = run.holes.find(({ to }) => to === fact.seq - 1);
      return [...(hole ? [holeRow(hole, wallAt(fact.atMs))] : []), factRow(fact, null, null)];
    },
  };
}

const NO_FACT = {
  seq: null,
  sequence: null,
  cue: null,
  cueName: null,
  command: null,
  leadMs: null,
  lateMs: null,
  evidence: null,
};

const holeRow = (hole: Hole, wallMs: number | null): AsRunRow => ({
  ...NO_FACT,
  kind: 'hole',
  wallMs,
  showMs: null,
  what: holeWords(hole),
  cause: 'a damaged log',
});

const holeWords = ({ from, to }: Hole): string =>
  from === to ? `fact ${from} cannot be read` : `facts ${from} to ${to} cannot be read`;

const CAUSES: Readonly<Record<Cause['by'], string>> = {
  director: 'the director',
  crowd: 'the crowd',
  clock: 'the clock',
  server: 'the server',
  outside: 'a call from outside',
  participant: 'a participant',
};

function cueColumns(key: string | null, plan: Plan | null): Pick<AsRunRow, 'sequence' | 'cue' | 'cueName'> {
  if (key === null) return { sequence: null, cue: null, cueName: null };
  const slash = key.indexOf('/');
  const planned = plan?.cues.get(key);
  return { sequence: key.slice(0, slash), cue: key.slice(slash + 1), cueName: planned?.name ?? null };
}

function evidenceOf({ event }: Fact, plan: Plan | null): AsRunRow['evidence'] {
  if ((event.type !== 'quorum-decided' && event.type !== 'trigger-fired') || !event.evidence) return null;
  const options = event.type === 'quorum-decided' ? plan?.cues.get(event.cue)?.quorum?.options : undefined;
  const words = evidenceWords(event.evidence, (option) => options?.[option]?.label ?? null);
  return { words, counts: event.evidence };
}

/** How much longer than asked the crowd had held it when it was noticed, ms; null where the crowd decided nothing. */
function heldLonger({ event }: Fact): number | null {
  if (event.type !== 'quorum-decided' || event.how !== 'crowd' || event.outcome !== 'met') return null;
  return Math.max(0, event.evidence.dwellMs - event.evidence.requiredDwellMs);
}

function remarksOn(run: WholeRun, plans: Plans, isCutShort: boolean): string[] {
  const adopted = run.facts.filter(({ event }) => event.type === 'score-adopted' && !plans.has(event.scoreHash));
  return [
    ...run.holes.map((hole) => `The log is damaged: ${holeWords(hole)}.`),
    ...(run.holes.length > 0
      ? ['Behind that the show’s own time, and which cues followed by themselves, is not known.']
      : []),
    ...(run.unreadAtEnd > 0 ? [`The log is damaged at its end: ${run.unreadAtEnd} line(s) mean nothing.`] : []),
    ...run.keptAside.map((name) => `A start found the log damaged; what it did not believe is kept as ${name}.`),
    ...(adopted.length > 0
      ? ['A score it was played with cannot be read any more; its cues stand without their names.']
      : []),
    ...(run.zeroWallMs === null ? ['When the run was opened cannot be told, so it has no time of day.'] : []),
    ...(isCutShort ? ['More cues followed by themselves than can be listed; the last of them are left out.'] : []),
  ];
}
