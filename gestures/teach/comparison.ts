/**
 * How well a gesture's takes separate from all others: each take is judged by what the other takes teach, as if somebody
 * new had performed it. Pure; the work comes in steps, so that a page can draw between them.
 */

import type { TaughtGesture, TaughtTake } from '#installation/gesture/taught-gesture.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import { learnTaught } from '../interpret/learn-taught.ts';
import { sampleOf, samplesOf } from '../interpret/taught-takes.ts';
import type { Sample } from '../samples/sample.ts';
import { replayed } from './replay.ts';

/** What one take came to when it was judged by the others. */
export interface TakeCheck {
  /** Score of its own gesture, 0..1. */
  readonly own: number;
  /** What it was taken for; null for nothing. */
  readonly takenFor: string | null;
}

/** Another gesture, and how much the takes look like it. */
export interface Rival {
  readonly name: string;
  /** 0..1, the mean of its scores over the takes. */
  readonly likeness: number;
  /** How many of the takes it would count for. */
  readonly counts: number;
}

export interface Comparison {
  readonly checks: readonly TakeCheck[];
  /** How many takes were taken for what they are. */
  readonly right: number;
  /** Most alike first. */
  readonly rivals: readonly Rival[];
}

/** What a gesture is compared with. */
export interface Others {
  readonly taught: readonly TaughtGesture[];
  /** Gestures without takes: they are asked what they make of these. */
  readonly described: readonly GestureEngine[];
}

/** Learning anew for every take of many would take long and say no more. */
const MOST_FOLDS = 6;
const COUNTS = 0.6;

/** Yields between pieces of work, and returns what it came to. */
export function* compare(gesture: TaughtGesture, others: Others): Generator<void, Comparison> {
  const competing = others.taught
    .filter(({ layout, kind, name }) => layout === gesture.layout && kind === gesture.kind && name !== gesture.name)
    .flatMap(samplesOf);
  const checks: TakeCheck[] = [];
  const sums = new Map<string, { likeness: number; counts: number }>();
  const add = (name: string, score: number): void => {
    const sum = sums.get(name) ?? { likeness: 0, counts: 0 };
    sums.set(name, { likeness: sum.likeness + score, counts: sum.counts + (score >= COUNTS ? 1 : 0) });
  };
  for (const { learnt, left } of foldsOf(gesture.takes)) {
    const judge = learnTaught(gesture.kind, [...samplesOf({ ...gesture, takes: learnt }), ...competing]);
    for (const take of left) {
      const verdict = judge.judge(shownOf(gesture, take));
      for (const [name, score] of Object.entries(verdict.scores)) if (name !== gesture.name) add(name, score);
      checks.push(checkOf(gesture.name, verdict.scores));
    }
    yield;
  }
  for (const take of gesture.takes) {
    for (const [name, score] of replayed(others.described, gesture.layout, take)) add(name, score);
    yield;
  }
  const rivals = [...sums].map(([name, { likeness, counts }]) => ({
    name,
    likeness: likeness / gesture.takes.length,
    counts,
  }));
  return {
    checks,
    right: checks.filter(({ takenFor }) => takenFor === gesture.name).length,
    rivals: rivals.sort((a, b) => b.likeness - a.likeness),
  };
}

/** Works without a pause. */
export function compareAtOnce(gesture: TaughtGesture, others: Others): Comparison {
  const work = compare(gesture, others);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The take as it is shown to the judge: on the side that is meant. */
function shownOf(gesture: TaughtGesture, take: TaughtTake): Sample {
  return samplesOf({ ...gesture, takes: [take] })[0] ?? sampleOf(gesture, take);
}

function checkOf(name: string, scores: Readonly<Record<string, number>>): TakeCheck {
  const [best] = Object.entries(scores).sort(([, a], [, b]) => b - a);
  return { own: scores[name] ?? 0, takenFor: best && best[1] >= COUNTS ? best[0] : null };
}

interface Fold {
  readonly learnt: readonly TaughtTake[];
  readonly left: readonly TaughtTake[];
}

/** Every take is left out once; with many, several at a time. */
function foldsOf(takes: readonly TaughtTake[]): readonly Fold[] {
  const folds = Math.min(MOST_FOLDS, takes.length);
  return Array.from({ length: folds }, (_, fold) => ({
    learnt: takes.filter((_take, index) => index % folds !== fold),
    left: takes.filter((_take, index) => index % folds === fold),
  }));
}
