/**
 * The score made ready to be asked: every cue with its timings, what follows it, and the way to it from the start of its
 * sequence, so that a jump can land anywhere with the right picture.
 */

import type { Easing } from '../time/easing.ts';
import type { Score, ScoreAssignment, ScoreCondition, ScoreCue } from './score-schema.ts';

/** `sequence/number`: one cue of the whole score. */
export type CueKey = string;

/** The key of a cue: its sequence, and its number within. */
export const cueKey = (sequence: string, cue: string): CueKey => `${sequence}/${cue}`;

export interface PlannedChange {
  /** Name of the value: a score parameter, or `cast.<id>.presence` and `cast.<id>.x`. */
  readonly value: string;
  /** Where it begins; missing: where the value stands. */
  readonly from?: number;
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

export interface PlannedAssignment {
  readonly variable: string;
  readonly by: ScoreAssignment;
}

export interface PlannedBranch {
  readonly label: string;
  readonly key: CueKey;
}

/** What one person does to be counted: at least one of the gestures, or all of them at the same time. */
export interface Combination {
  readonly mode: 'any' | 'all';
  readonly gestures: readonly string[];
}

/** What a crowd is asked to do together. */
export interface PlannedAsk {
  readonly what: Combination;
  readonly share: number;
  readonly leaveShare: number;
  readonly minPeople: number;
  readonly dwellMs: number;
  /** The least pairwise phase consistency; null where it does not matter how they move. */
  readonly synchrony: number | null;
  /** The zone of the floor whose people are asked; missing: everybody is. */
  readonly zone?: string;
}

export interface PlannedOption extends PlannedAsk, PlannedBranch {}

/** How much a person counts, by what saw them. */
export interface SourceWeights {
  readonly camera: number;
  readonly phone: number;
  readonly operator: number;
}

export interface PlannedQuorum {
  /** At least one, in the order written. */
  readonly options: readonly PlannedOption[];
  readonly unmet: PlannedBranch;
  readonly timeoutMs: number;
  readonly weights: SourceWeights;
  readonly tie: 'first' | 'chance';
  readonly atTimeout: 'unmet' | 'leader';
  readonly arms: 'itself' | 'by-hand';
  /** The variable that remembers the label of the way taken. */
  readonly remember: string | null;
}

export interface PlannedGroup {
  readonly mode: 'parallel' | 'in-order' | 'timeline' | 'shuffle';
  /** How many of the children are played in one round. */
  readonly take: number;
  readonly children: readonly CueKey[];
}

export interface PlannedRepeat {
  /** Rounds at most; infinite where it ends by a hand or the crowd. */
  readonly times: number;
  readonly until: 'times' | 'director' | 'quorum';
}

/** A cue on the way to another, and the label of the way it took where it is a question; null where it is none. */
export interface PlannedStep {
  readonly key: CueKey;
  readonly way: string | null;
}

export interface PlannedCue {
  readonly key: CueKey;
  readonly sequence: string;
  readonly number: string;
  readonly name: string;
  readonly notes: string;
  readonly color: ScoreCue['color'];
  readonly flag: boolean;
  readonly arming: ScoreCue['arming'];
  /** What is wrong with the cue, in a sentence; it keeps its time and does nothing. Null: nothing. */
  readonly broken: string | null;
  readonly when: ScoreCondition | null;
  /** The group it is played by, or null. */
  readonly parent: CueKey | null;
  /** How many groups it lies in. */
  readonly depth: number;
  /** In a timeline: from the start of the group's action, ms. */
  readonly startMs: number;
  readonly preWaitMs: number;
  /** How long the cue's own action lasts: its duration or its longest change. */
  readonly actionMs: number;
  readonly postWaitMs: number;
  readonly next: ScoreCue['next'];
  readonly nextKey: CueKey | null;
  readonly changes: readonly PlannedChange[];
  readonly motions: readonly PlannedMotion[];
  readonly assignments: readonly PlannedAssignment[];
  /** The text on the walls from here on; null takes it off; undefined leaves it. */
  readonly text: string | null | undefined;
  readonly world: ScoreCue['world'];
  /** How long what has no time of its own takes, ms. */
  readonly fadeMs: number;
  readonly quorum: PlannedQuorum | null;
  readonly group: PlannedGroup | null;
  readonly repeat: PlannedRepeat | null;
  /** What is played before this cue when its sequence is played from its start, in order. */
  readonly path: readonly PlannedStep[];
}

export interface PlannedSequence {
  readonly id: string;
  readonly name: string;
  readonly notes: string;
  /** Every cue, those of a group right behind it. */
  readonly cues: readonly PlannedCue[];
}

export interface PlannedTrigger {
  readonly name: string;
  readonly says: string;
  readonly on:
    | { readonly kind: 'time'; readonly minutes: number; readonly days: readonly number[] | null }
    | { readonly kind: 'end'; readonly sequence: string }
    | { readonly kind: 'house'; readonly opens: boolean }
    | { readonly kind: 'crowd'; readonly ask: PlannedAsk; readonly weights: SourceWeights; readonly restMs: number }
    | { readonly kind: 'external'; readonly call: string };
  readonly key: CueKey;
  readonly when: ScoreCondition | null;
  readonly during: 'any' | 'idle' | 'running';
  readonly needsOpenDoors: boolean;
}

/** A time the house is open, in minutes since midnight of local time. `to` may be earlier than `from`: past midnight. */
export interface PlannedOpening {
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** 0: Sunday. Null: every day. */
  readonly days: readonly number[] | null;
}

export type LightPair = readonly [readonly [number, number, number], readonly [number, number, number]];

export interface Plan {
  readonly score: Score;
  /** SHA-256 of the score's text. */
  readonly scoreHash: string;
  /** Where every value and motion stands before the first cue. */
  readonly defaults: {
    readonly values: ReadonlyMap<string, number>;
    readonly motions: ReadonlyMap<string, string>;
  };
  /** Values that some cue begins anew, wherever they stand: events in the picture. A jump does not melt them. */
  readonly events: ReadonlySet<string>;
  readonly sequences: readonly PlannedSequence[];
  readonly cues: ReadonlyMap<CueKey, PlannedCue>;
  readonly triggers: readonly PlannedTrigger[];
  readonly hours: readonly PlannedOpening[];
  /** The two colours of every member of the cast. */
  readonly lights: ReadonlyMap<string, LightPair>;
  readonly opening: CueKey;
}

/** The way a question takes that is decided so. An option it does not have leads by its default way. */
export const wayTaken = (
  { options, unmet }: PlannedQuorum,
  { outcome, option }: { readonly outcome: 'met' | 'unmet'; readonly option: number },
): PlannedBranch => (outcome === 'met' ? (options[option] ?? unmet) : unmet);

/** How a cue is armed as things stand. */
export type ArmingOf = (cue: PlannedCue) => PlannedCue['arming'];

/**
 * The cue that stands by once `cue` has fired: the first after it that needs a GO, be it to end a loop. The first cue of
 * the next sequence where this one ends; null where a quorum comes first, and at the end of the score.
 */
export function standbyAfter(plan: Plan, cue: PlannedCue, armingOf: ArmingOf = ({ arming }) => arming): CueKey | null {
  const passed = new Set<CueKey>();
  const first = topOf(plan, cue);
  let here: PlannedCue | undefined = first;
  while (here && !passed.has(here.key)) {
    passed.add(here.key);
    if (here === first || armingOf(here) !== 'skipped') {
      if (plays(plan, here, armingOf, ({ quorum }) => quorum !== null)) return null;
      const isLoop = plays(plan, here, armingOf, ({ repeat }) => repeat?.until === 'director');
      if (here.nextKey !== null && (here.next === 'manual' || isLoop)) return here.nextKey;
    }
    const key: CueKey | null = here.quorum ? here.quorum.unmet.key : here.nextKey;
    if (key === null) return nextSequenceStart(plan, here.sequence);
    here = plan.cues.get(key);
  }
  return null;
}

/** Whether a cue, or one of those it plays, is of a kind and not disarmed. */
const plays = (plan: Plan, cue: PlannedCue, armingOf: ArmingOf, isOfKind: (cue: PlannedCue) => boolean): boolean =>
  armingOf(cue) === 'armed' &&
  (isOfKind(cue) ||
    (cue.group?.children ?? []).some((key) => {
      const child = plan.cues.get(key);
      return child !== undefined && plays(plan, child, armingOf, isOfKind);
    }));

/** The outermost group a cue lies in, or itself. */
export function topOf(plan: Plan, cue: PlannedCue): PlannedCue {
  const parent = cue.parent === null ? undefined : plan.cues.get(cue.parent);
  return parent ? topOf(plan, parent) : cue;
}

function nextSequenceStart(plan: Plan, sequence: string): CueKey | null {
  const index = plan.sequences.findIndex((candidate) => candidate.id === sequence);
  return plan.sequences[index + 1]?.cues[0]?.key ?? null;
}
