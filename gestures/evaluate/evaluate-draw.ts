/** Learns and judges one draw with the code that live recognition runs. */

import type { Judge } from '../learn/judge.ts';
import { learnGestures } from '../learn/learn-gestures.ts';
import { evenly } from '../samples/evenly.ts';
import type { Sample } from '../samples/sample.ts';
import type { Draw } from './draw.ts';
import { areaUnderRoc, type Judged } from './figures.ts';

/** From this score on a performance counts as the gesture; from this novelty on as none. */
const COUNTS = 0.6;
const REJECTED = 1;

/** Judged before time is taken, so that what is measured is a running show and not a program that starts. */
const WARM_UP = 200;

export interface DrawFigures {
  readonly judged: readonly Judged[];
  readonly msPerDecision: number;
  /** Share named rightly and strongly enough to count live; and wrongly. 0..1 */
  readonly counted: number;
  readonly countedWrongly: number;
  readonly trainSize: number;
}

/** @param nowMs Time spent by the processor, ms: what other programs take is not counted. */
export function evaluateDraw({ train, test }: Draw, nowMs: () => number): DrawFigures {
  const judge = learnGestures(train);
  for (const sample of evenly(test, WARM_UP)) judge.judge(sample);
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

/** How many gestures are left out, one after the other, and how many performances of either side are then judged. */
export interface UnseenEffort {
  readonly labels: number;
  readonly tests: number;
}

/** Leaves each gesture out of learning once and asks how new it looks among the others. */
export function evaluateUnseen({ train, test }: Draw, effort: UnseenEffort): UnseenFigures[] {
  const all = [...new Set(train.map(({ label }) => label))];
  const labels = evenly(all, effort.labels);
  if (all.length < 3) return [];
  return labels.map((label) => {
    const judge = learnGestures(train.filter((sample) => sample.label !== label));
    const unseen = noveltiesOf(
      judge,
      test.filter((sample) => sample.label === label),
      effort.tests,
    );
    const seen = noveltiesOf(
      judge,
      test.filter((sample) => sample.label !== label),
      effort.tests,
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

function noveltiesOf(
  judge: Judge,
  samples: readonly Sample[],
  most: number,
): { novelty: number; isCounted: boolean }[] {
  return evenly(samples, most).map((sample) => {
    const { label, scores, novelty } = judge.judge(sample);
    return { novelty, isCounted: (scores[label] ?? 0) >= COUNTS && novelty < REJECTED };
  });
}
