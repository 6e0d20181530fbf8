/**
 * The "nothing" that nobody has to teach: what is made of the same movement and yet is not the motion, its beginning
 * alone, its end alone, its reverse. Without it the judge knows no way to say that somebody only lifts an arm.
 */

import { evenly } from '../samples/evenly.ts';
import type { Sample } from '../samples/sample.ts';
import type { Judge } from './judge.ts';
import { learnMotions } from './motion-learner.ts';

/** No taught gesture is called so. */
const NOTHING = '(nothing)';
/** A beginning or an end is this part of a take. */
const PART = 0.6;
/** More of them add time to learning and to every judgement, and hardly any knowledge. */
const MOST_COUNTER_EXAMPLES = 24;
/** What the judge takes for the motion itself is no counter-example: half a wave is a wave, and so is its reverse. */
const STILL_IT = 0.85;

/** Learns motions together with counter-examples made of their own takes; no score is given for those. */
export function learnBesideNothing(samples: readonly Sample[]): Judge {
  const plain = learnMotions(samples);
  const counter = evenly(samples, MOST_COUNTER_EXAMPLES)
    .map((sample, index) => ({ sample, made: counterExample(sample, index) }))
    .filter(({ sample, made }) => (plain.judge(made).scores[sample.label] ?? 0) < STILL_IT)
    .map(({ made }) => ({ ...made, label: NOTHING }));
  const judge = learnMotions([...samples, ...counter], true);
  return {
    judge: (performance) => {
      const verdict = judge.judge(performance);
      const { [NOTHING]: _, ...scores } = verdict.scores;
      return { ...verdict, scores };
    },
  };
}

/** Beginning, end and reverse in turn, so that every kind is there and learning stays quick. */
function counterExample(sample: Sample, index: number): Sample {
  const { frames } = sample;
  const part = Math.ceil(PART * frames.length);
  if (index % 3 === 0) return { ...sample, frames: frames.slice(0, part) };
  if (index % 3 === 1) return { ...sample, frames: frames.slice(frames.length - part) };
  return { ...sample, frames: frames.map(({ tMs }, k) => ({ tMs, points: frames.at(-1 - k)?.points ?? [] })) };
}
