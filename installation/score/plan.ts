/**
 * The score made ready to be asked: every cue with its timings, what follows it, and the look it would find had its
 * sequence been played from the start, so that a jump can land anywhere with the right picture.
 */

import type { Easing } from '../time/easing.ts';
import type { Score, ScoreCue } from './score-schema.ts';

/** `sequence/number`: one cue of the whole score. */
export type CueKey = string;

export const cueKey = (sequence: string, cue: string): CueKey => `${sequence}/${cue}`;

export interface PlannedChange {
  /** Name of the value: a score parameter, or `cast.<id>.presence` and `cast.<id>.x`. */
  readonly value: string;
  readonly to: number;
  /** From the start of the cue's action, ms. */
  readonly afterMs: number;
  readonly overMs: number;
  readonly ease: Easing;
}

export interface PlannedMotion {
  readonly member: string;
  readonly motion: string;
  readonly afterMs: number;
  /** How long the old motion melts into the new one, ms. */
  readonly overMs: number;
}

export interface PlannedBranch {
  readonly label: string;
  readonly key: CueKey;
}

export interface PlannedQuorum {
  readonly gesture: string;
  readonly share: number;
  readonly leaveShare: number;
  readonly minPeople: number;
  readonly dwellMs: number;
  readonly timeoutMs: number;
  readonly met: PlannedBranch;
  readonly unmet: PlannedBranch;
}

/** Where every value and every motion stands. */
export interface Standing {
  readonly values: ReadonlyMap<string, number>;
  readonly motions: ReadonlyMap<string, string>;
}

export interface PlannedCue {
  readonly key: CueKey;
  readonly sequence: string;
  readonly number: string;
  readonly name: string;
  readonly notes: string;
  readonly color: ScoreCue['color'];
  readonly preWaitMs: number;
  /** How long the action lasts: the cue's duration or its longest change. A quorum lasts until it is decided. */
  readonly actionMs: number;
  readonly postWaitMs: number;
  readonly next: ScoreCue['next'];
  readonly nextKey: CueKey | null;
  readonly changes: readonly PlannedChange[];
  readonly motions: readonly PlannedMotion[];
  readonly quorum: PlannedQuorum | null;
  /** The look just before this cue, had its sequence been played from its start. */
  readonly entry: Standing;
}

export interface PlannedSequence {
  readonly id: string;
  readonly name: string;
  readonly notes: string;
  readonly cues: readonly PlannedCue[];
}

export interface Plan {
  readonly score: Score;
  /** SHA-256 of the score's text. */
  readonly scoreHash: string;
  readonly defaults: Standing;
  readonly sequences: readonly PlannedSequence[];
  readonly cues: ReadonlyMap<CueKey, PlannedCue>;
  readonly opening: CueKey;
}

type Draft = Omit<PlannedCue, 'entry'>;

/** Compiles a parsed score. `scoreHash` identifies the text it came from. */
export function compile(score: Score, scoreHash: string): Plan {
  const defaults = defaultsOf(score);
  const sequences = Object.entries(score.sequences).map(([id, sequence]) => {
    const drafts = sequence.cues.map((cue, index) => draft(id, cue, sequence.cues[index + 1]));
    const entries = entriesOf(drafts, defaults);
    const cues = drafts.map((cue) => ({ ...cue, entry: entries.get(cue.key) ?? defaults }));
    return { id, name: sequence.name, notes: sequence.notes ?? '', cues };
  });
  const cues = new Map(sequences.flatMap((sequence) => sequence.cues.map((cue) => [cue.key, cue] as const)));
  const opening = sequences.find((sequence) => sequence.id === score.opensWith)?.cues[0]?.key;
  if (opening === undefined) throw new Error(`the score opens with "${score.opensWith}", which has no cues`);
  return { score, scoreHash, defaults, sequences, cues, opening };
}

function defaultsOf(score: Score): Standing {
  const values = new Map(Object.entries(score.parameters).map(([name, parameter]) => [name, parameter.default]));
  const motions = new Map<string, string>();
  for (const [id, member] of Object.entries(score.cast)) {
    values.set(`cast.${id}.presence`, 0);
    values.set(`cast.${id}.x`, member.x);
    motions.set(id, member.motion);
  }
  return { values, motions };
}

function draft(sequence: string, cue: ScoreCue, following: ScoreCue | undefined): Draft {
  const changes = changesOf(cue);
  const motions = motionsOf(cue);
  const lasts = [...changes, ...motions].map((change) => change.afterMs + change.overMs);
  const after = cue.goTo ?? following?.cue;
  return {
    key: cueKey(sequence, cue.cue),
    sequence,
    number: cue.cue,
    name: cue.name,
    notes: cue.notes ?? '',
    color: cue.color,
    preWaitMs: cue.preWait,
    actionMs: Math.max(cue.duration, ...lasts),
    postWaitMs: cue.postWait,
    next: cue.next,
    nextKey: after === undefined || cue.quorum ? null : cueKey(sequence, after),
    changes,
    motions,
    quorum: quorumOf(sequence, cue),
  };
}

function changesOf(cue: ScoreCue): PlannedChange[] {
  const looks = Object.entries(cue.set).map(([value, change]) => timed(cue, value, change.to, change));
  const cast = Object.entries(cue.cast).flatMap(([id, change]) => [
    ...(change.presence === undefined ? [] : [timed(cue, `cast.${id}.presence`, change.presence, change)]),
    ...(change.x === undefined ? [] : [timed(cue, `cast.${id}.x`, change.x, change)]),
  ]);
  return [...looks, ...cast];
}

interface Timing {
  readonly over?: number | undefined;
  readonly after?: number | undefined;
  readonly ease?: Easing | undefined;
}

const timed = (cue: ScoreCue, value: string, to: number, timing: Timing): PlannedChange => ({
  value,
  to,
  afterMs: timing.after ?? 0,
  overMs: timing.over ?? cue.fade,
  ease: timing.ease ?? cue.ease,
});

const motionsOf = (cue: ScoreCue): PlannedMotion[] =>
  Object.entries(cue.cast).flatMap(([member, change]) =>
    change.motion === undefined
      ? []
      : [{ member, motion: change.motion, afterMs: change.after ?? 0, overMs: change.over ?? cue.fade }],
  );

function quorumOf(sequence: string, cue: ScoreCue): PlannedQuorum | null {
  const { quorum } = cue;
  if (!quorum) return null;
  return {
    gesture: quorum.gesture,
    share: quorum.share,
    leaveShare: quorum.leaveShare ?? Math.max(0, quorum.share - 0.1),
    minPeople: quorum.minPeople,
    dwellMs: quorum.dwell,
    timeoutMs: quorum.timeout,
    met: { label: quorum.met.label, key: cueKey(sequence, quorum.met.go) },
    unmet: { label: quorum.unmet.label, key: cueKey(sequence, quorum.unmet.go) },
  };
}

/** Where a cue may lead, the likelier way first. */
const waysOn = (cue: Draft): CueKey[] =>
  cue.quorum ? [cue.quorum.met.key, cue.quorum.unmet.key] : cue.nextKey === null ? [] : [cue.nextKey];

/** What each cue finds on the shortest way to it from the first; a cue no way leads to finds the defaults. */
function entriesOf(cues: readonly Draft[], defaults: Standing): Map<CueKey, Standing> {
  const byKey = new Map(cues.map((cue) => [cue.key, cue]));
  const entries = new Map<CueKey, Standing>();
  const first = cues[0];
  const reached: Draft[] = first ? [first] : [];
  if (first) entries.set(first.key, defaults);
  for (const cue of reached) {
    const leaves = standingAfter(entries.get(cue.key) ?? defaults, cue);
    for (const key of waysOn(cue)) {
      const next = byKey.get(key);
      if (!next || entries.has(key)) continue;
      entries.set(key, leaves);
      reached.push(next);
    }
  }
  return entries;
}

function standingAfter(before: Standing, cue: Draft): Standing {
  const values = new Map(before.values);
  const motions = new Map(before.motions);
  for (const change of inOrder(cue.changes)) values.set(change.value, change.to);
  for (const change of inOrder(cue.motions)) motions.set(change.member, change.motion);
  return { values, motions };
}

const inOrder = <T extends { readonly afterMs: number }>(changes: readonly T[]): T[] =>
  [...changes].sort((a, b) => a.afterMs - b.afterMs);

/**
 * The cue that stands by once `cue` has fired: the first after it that needs a GO. The first cue of the next sequence
 * where this one ends; null where a quorum comes first, and at the end of the score.
 */
export function standbyAfter(plan: Plan, cue: PlannedCue): CueKey | null {
  const passed = new Set<CueKey>();
  let here: PlannedCue | undefined = cue;
  while (here && !passed.has(here.key)) {
    passed.add(here.key);
    if (here.quorum) return null;
    if (here.nextKey === null) return nextSequenceStart(plan, here.sequence);
    if (here.next === 'manual') return here.nextKey;
    here = plan.cues.get(here.nextKey);
  }
  return null;
}

function nextSequenceStart(plan: Plan, sequence: string): CueKey | null {
  const index = plan.sequences.findIndex((candidate) => candidate.id === sequence);
  return plan.sequences[index + 1]?.cues[0]?.key ?? null;
}
