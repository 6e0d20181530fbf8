/** One written cue made into planned ones: itself, and those of its group behind it. */

import type { Easing } from '../time/easing.ts';
import {
  type CueKey,
  cueKey,
  type PlannedAsk,
  type PlannedChange,
  type PlannedCue,
  type PlannedMotion,
  type PlannedQuorum,
  type PlannedRepeat,
} from './plan.ts';
import type { Score, ScoreCue, ScoreQuorum } from './score-schema.ts';

/** A planned cue that does not know yet how it is reached. */
export type Draft = Omit<PlannedCue, 'path'>;

/** Where a cue stands in the score. */
export interface Place {
  readonly score: Score;
  readonly sequence: string;
  /** The numbers of the cues of the sequence. */
  readonly numbers: ReadonlySet<string>;
  readonly parent: Draft | null;
  /** The cue written behind it at the same level. */
  readonly following: ScoreCue | undefined;
  /** Cues that are broken, and why. */
  readonly broken: ReadonlyMap<CueKey, string>;
}

/** The cue and all cues inside it, each behind its group. */
export function draftCues(cue: ScoreCue, place: Place): Draft[] {
  const draft = draftOf(cue, place);
  const inside = cue.group?.cues ?? [];
  const children = inside.flatMap((child, index) =>
    draftCues(child, { ...place, parent: draft, following: inside[index + 1] }),
  );
  return [draft, ...children];
}

function draftOf(cue: ScoreCue, place: Place): Draft {
  const { score, sequence, parent, following, broken } = place;
  const key = cueKey(sequence, cue.cue);
  const why = broken.get(key) ?? null;
  const changes = changesOf(score, cue);
  const motions = motionsOf(score, cue);
  const lasts = [...changes, ...motions].map((change) => change.afterMs + change.overMs);
  const goTo = cue.goTo !== undefined && place.numbers.has(cue.goTo) ? cue.goTo : undefined;
  const after = parent ? undefined : (goTo ?? following?.cue);
  const does = why === null;
  return {
    key,
    sequence,
    number: cue.cue,
    name: cue.name,
    notes: cue.notes ?? '',
    color: cue.color,
    flag: cue.flag,
    arming: cue.arming,
    broken: why,
    when: cue.when ?? null,
    parent: parent?.key ?? null,
    depth: parent ? parent.depth + 1 : 0,
    startMs: cue.at ?? 0,
    preWaitMs: cue.preWait,
    actionMs: Math.max(cue.duration, worldMs(cue), ...lasts),
    postWaitMs: cue.postWait,
    next: parent ? 'manual' : cue.next,
    nextKey: after === undefined || cue.quorum ? null : cueKey(sequence, after),
    changes: does ? changes : [],
    motions: does ? motions : [],
    assignments: does ? Object.entries(cue.assign).map(([variable, by]) => ({ variable, by })) : [],
    text: does ? cue.text : undefined,
    world: does ? cue.world : {},
    fadeMs: cue.fade,
    quorum: cue.quorum ? quorumOf(cue.quorum, (go) => wayTo(place, cue, go)) : null,
    group: cue.group
      ? {
          mode: cue.group.mode,
          take: Math.min(cue.group.take ?? Number.POSITIVE_INFINITY, cue.group.cues.length),
          children: cue.group.cues.map((child) => cueKey(sequence, child.cue)),
        }
      : null,
    repeat: repeatOf(cue.repeat),
  };
}

/** What the looks and the cue itself change, each value once: the later look over the earlier, the cue over all. */
function changesOf(score: Score, cue: ScoreCue): PlannedChange[] {
  const changes = [...looksOf(score, cue), cue].flatMap((effects) => [
    ...Object.entries(effects.set).map(([value, change]) => ({
      ...timed(cue, value, change.to, change),
      ...(change.from === undefined ? {} : { from: change.from }),
    })),
    ...Object.entries(effects.cast).flatMap(([id, change]) => [
      ...(change.presence === undefined ? [] : [timed(cue, `cast.${id}.presence`, change.presence, change)]),
      ...(change.x === undefined ? [] : [timed(cue, `cast.${id}.x`, change.x, change)]),
      ...(change.size === undefined ? [] : [timed(cue, `cast.${id}.size`, change.size, change)]),
    ]),
  ]);
  return [...new Map(changes.map((change) => [change.value, change])).values()];
}

function motionsOf(score: Score, cue: ScoreCue): PlannedMotion[] {
  const motions = [...looksOf(score, cue), cue].flatMap((effects) =>
    Object.entries(effects.cast).flatMap(([member, change]) =>
      change.motion === undefined
        ? []
        : [{ member, motion: change.motion, afterMs: change.after ?? 0, overMs: change.over ?? cue.fade }],
    ),
  );
  return [...new Map(motions.map((motion) => [motion.member, motion])).values()];
}

const looksOf = (score: Score, cue: ScoreCue) =>
  cue.looks.flatMap((name) => (Object.hasOwn(score.looks, name) ? [score.looks[name]] : [])).filter((look) => !!look);

/** How long what a cue does to the world takes, ms. */
const worldMs = ({ world, fade }: ScoreCue): number => (Object.keys(world).length > 0 ? (world.over ?? fade) : 0);

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

function repeatOf(repeat: ScoreCue['repeat']): PlannedRepeat | null {
  if (!repeat) return null;
  return 'times' in repeat
    ? { times: repeat.times, until: 'times' }
    : { times: Number.POSITIVE_INFINITY, until: repeat.until };
}

/** The cue a branch goes to; of a broken cue, whose branch leads nowhere, the one behind it. */
const wayTo = ({ sequence, numbers, following }: Place, cue: ScoreCue, go: string): CueKey =>
  cueKey(sequence, numbers.has(go) ? go : (following?.cue ?? cue.cue));

function quorumOf(quorum: ScoreQuorum, wayTo: (go: string) => CueKey): PlannedQuorum {
  return {
    options: quorum.options.map((option) => ({
      ...plannedAsk(option),
      label: option.label,
      key: wayTo(option.go),
    })),
    unmet: { label: quorum.unmet.label, key: wayTo(quorum.unmet.go) },
    timeoutMs: quorum.timeout,
    weights: quorum.weights,
    tie: quorum.tie,
    atTimeout: quorum.atTimeout,
    arms: quorum.arms,
    remember: quorum.remember ?? null,
  };
}

/** How far the share may fall below what was asked before the dwell starts over, where the score does not say. */
const LEAVE_BELOW = 0.1;

/** What is asked, as written, made complete. */
export const plannedAsk = (ask: {
  readonly gesture: PlannedAsk['what'];
  readonly share: number;
  readonly leaveShare?: number | undefined;
  readonly minPeople: number;
  readonly dwell: number;
  readonly synchrony?: number | undefined;
  readonly zone?: string | undefined;
}): PlannedAsk => ({
  what: ask.gesture,
  share: ask.share,
  leaveShare: ask.leaveShare ?? Math.max(0, ask.share - LEAVE_BELOW),
  minPeople: ask.minPeople,
  dwellMs: ask.dwell,
  synchrony: ask.synchrony ?? null,
  ...(ask.zone === undefined ? {} : { zone: ask.zone }),
});
