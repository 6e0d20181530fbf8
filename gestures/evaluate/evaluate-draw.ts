/** Learns and judges one draw with the code that live recognition runs. */

import type { Judge } from '../learn/judge.ts';
import { learnGestures } from '../learn/learn-gestures.ts';
import type { Sample } from '../samples/sample.ts';
import type { Draw } from './draw.ts';
import { areaUnderRoc, type Judged } from './figures.ts';

/** From this score on a performance counts as the gesture; from this novelty on as none. */
const COUNTS = 0.6;
const REJECTED = 1;
/** So many performances are judged for each gesture that is left out; more change the area by less than a hundredth. */
const MOST_UNSEEN_TESTS = 400;

export interface DrawFigures {
  readonly judged: readonly Judged[];
  readonly msPerDecision: number;
  /** Share named rightly and strongly enough to count live; and wrongly. 0..1 */
  readonly counted: number;
  readonly countedWrongly: number;
  readonly trainSize: number;
}

/** @param nowMs A clock, ms. */
export function evaluateDraw({ train, test }: Draw, nowMs: () => number): DrawFigures {
  const judge = learnGestures(train);
  const startedMs = nowMs();
  const verdicts = test.map((sample) => judge.judge(sample));
  const tookMs = nowMs() - startedMs;
  const judged = test.map(({ label }, index) => ({ truth: label, said: verdicts[index]?.label ?? '' }));
  const counts = verdicts.map(({ label, scores, novelty }) => (scores[label] ?? 0) >= COUNTS && novelty < REJECTED);
  const share = (isRight: boolean): number =>
    judged.filter(({ truth, said }, index) => counts[index] && (truth === said) === isRight).length / test.length;
  return {
    judged,
    msPerDecision: tookMs / test.length,
    counted: share(true),
    countedWrongly: share(false),
    trainSize: train.length,
  };
}

export interface UnseenFigures {
  readonly label: string;
  /** How well novelty tells the gesture that was not learnt from those that were: 0.5 chance, 1 always. */
  readonly area: number;
  /** Share of the unlearnt gesture's performances that would count as some other gesture live, 0..1. */
  readonly mistaken: number;
}

/** Leaves each gesture out of learning once and asks how new it looks among the others. */
export function evaluateUnseen({ train, test }: Draw): UnseenFigures[] {
  const labels = [...new Set(train.map(({ label }) => label))];
  if (labels.length < 3) return [];
  return labels.map((label) => {
    const judge = learnGestures(train.filter((sample) => sample.label !== label));
    const unseen = noveltiesOf(
      judge,
      test.filter((sample) => sample.label === label),
    );
    const seen = noveltiesOf(
      judge,
      test.filter((sample) => sample.label !== label),
    );
    return {
      label,
      area: areaUnderRoc(
        unseen.map(({ novelty }) => novelty),
        seen.map(({ novelty }) => novelty),
      ),
      mistaken: unseen.filter(({ isCounted }) => isCounted).length / unseen.length,
    };
  });
}

function noveltiesOf(judge: Judge, samples: readonly Sample[]): { novelty: number; isCounted: boolean }[] {
  return evenly(samples, MOST_UNSEEN_TESTS / 2).map((sample) => {
    const { label, scores, novelty } = judge.judge(sample);
    return { novelty, isCounted: (scores[label] ?? 0) >= COUNTS && novelty < REJECTED };
  });
}

/** At most `most` of them, evenly out of the list. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return list.filter(
    (_, index) => Math.floor((index * most) / list.length) !== Math.floor(((index - 1) * most) / list.length),
  );
}
