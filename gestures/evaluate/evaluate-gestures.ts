/** Draws, learns, judges, and sums up: what `npm run gestures:evaluate` tells. */

import { changeSample } from '../samples/change-samples.ts';
import type { Sample } from '../samples/sample.ts';
import { chanceOf, type Draw, drawShots, drawSplit } from './draw.ts';
import { evaluateDraw, evaluateUnseen } from './evaluate-draw.ts';
import type { EvaluateOptions, Split } from './evaluate-options.ts';
import {
  accuracyOf,
  type ClassFigures,
  type Confusion,
  classFigures,
  confusionOf,
  deviationOrNull,
  meanOrNull,
  sum,
} from './figures.ts';

/** The samples an evaluation is made of. */
export type Samples =
  | { readonly kind: 'two-files'; readonly train: readonly Sample[]; readonly test: readonly Sample[] }
  | { readonly kind: 'one-file'; readonly data: readonly Sample[]; readonly split: Split };

export interface Evaluation {
  /** Share named rightly among the learnt gestures, 0..1; mean over the draws, as all that follows. */
  readonly accuracy: number;
  readonly macroF1: number;
  /** Summed over the draws. */
  readonly confusion: Confusion;
  /** Mean over draws and gestures left out; null with less than three gestures. */
  readonly unseenAuroc: number | null;
  readonly msPerDecision: number;
  readonly accuracyDeviation: number | null;
  /** Share that would count live as the right gesture, as a wrong one; of unlearnt gestures, as any. */
  readonly counted: number;
  readonly countedWrongly: number;
  readonly unseenCounted: number | null;
  readonly classes: readonly (ClassFigures & { readonly unseenAuroc: number | null })[];
  readonly draws: number;
  readonly trainSize: number;
  readonly testSize: number;
}

/** With more gestures than this, leaving each out in every draw would take minutes; three draws have to do. */
const MANY_LABELS = 10;
const UNSEEN_DRAWS_OF_MANY = 3;

/**
 * @param samples Checked by `checkSamples`: at least two gestures to learn, something to judge.
 * @param nowMs A clock, ms.
 * @param say Is told how far it is.
 */
export function evaluateGestures(
  samples: Samples,
  { shots, seed, draws, change }: Pick<EvaluateOptions, 'shots' | 'seed' | 'draws' | 'change'>,
  nowMs: () => number,
  say: (text: string) => void,
): Evaluation {
  // Nothing is drawn where all of one file is learnt from and all of the other judged.
  const count = samples.kind === 'two-files' && shots === null ? 1 : draws;
  const drawn = Array.from({ length: count }, (_, index) =>
    changed(drawOf(samples, shots, chanceOf(seed, index)), change),
  );
  const usable = drawn.filter(({ train, test }) => train.length > 0 && test.length > 0);
  const labels = [...new Set(usable.flatMap(({ train }) => train.map(({ label }) => label)))].sort();
  const figures = usable.map((draw, index) => {
    say(`draw ${index + 1} of ${count}`);
    return evaluateDraw(draw, nowMs);
  });
  const unseenDraws = labels.length > MANY_LABELS ? usable.slice(0, UNSEEN_DRAWS_OF_MANY) : usable;
  const unseen = unseenDraws.flatMap((draw, index) => {
    say(`leaving each gesture out, draw ${index + 1} of ${unseenDraws.length}`);
    return evaluateUnseen(draw);
  });
  const confusion = confusionOf(
    figures.flatMap(({ judged }) => judged),
    labels,
  );
  const accuracies = figures.map(({ judged }) => accuracyOf(judged));
  const mean = (values: readonly number[]): number => meanOrNull(values) ?? 0;
  return {
    accuracy: mean(accuracies),
    macroF1: mean(figures.map(({ judged }) => macroF1(confusionOf(judged, labels)))),
    confusion,
    unseenAuroc: meanOrNull(unseen.map(({ area }) => area)),
    msPerDecision: mean(figures.map(({ msPerDecision }) => msPerDecision)),
    accuracyDeviation: deviationOrNull(accuracies),
    counted: mean(figures.map(({ counted }) => counted)),
    countedWrongly: mean(figures.map(({ countedWrongly }) => countedWrongly)),
    unseenCounted: meanOrNull(unseen.map(({ mistaken }) => mistaken)),
    classes: classFigures(confusion).map((one) => ({
      ...one,
      unseenAuroc: meanOrNull(unseen.filter(({ label }) => label === one.label).map(({ area }) => area)),
    })),
    draws: usable.length,
    trainSize: Math.round(mean(figures.map(({ trainSize }) => trainSize))),
    testSize: Math.round(mean(figures.map(({ judged }) => judged.length))),
  };
}

function drawOf(samples: Samples, shots: number | null, uniform: () => number): Draw {
  return samples.kind === 'two-files'
    ? drawShots(samples.train, samples.test, shots, uniform)
    : drawSplit(samples.data, samples.split, shots, uniform);
}

function changed({ train, test }: Draw, change: EvaluateOptions['change']): Draw {
  return { train, test: test.map((sample) => changeSample(sample, change)) };
}

function macroF1(confusion: Confusion): number {
  const classes = classFigures(confusion);
  return sum(classes.map(({ f1 }) => f1)) / classes.length;
}
