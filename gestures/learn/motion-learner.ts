/**
 * Learns motions from takes of some people so that it knows them in others. Kernel ridge regression over several views
 * of a motion: a closed form, the same answer every time, at its best with few examples.
 *
 * Chosen by leaving people out, on two sets of arm motions (27 gestures of 8 people, 10 of 10, arms only, flat): plain
 * warping of places knew 80 % in both, the regression over the nine views together 92 and 91 %; over any one view, over
 * paths without statistics, it knew less, with spectra or bone directions added no more. Sharpness and ridge hardly matter.
 */

import type { Sample } from '../samples/sample.ts';
import { type Judge, nothingAlike, type Performance } from './judge.ts';
import { MotionCalibration } from './motion-calibration.ts';
import { MotionDoubt } from './motion-doubt.ts';
import { type MotionLayout, narrowed } from './motion-layout.ts';
import { MotionLikeness } from './motion-likeness.ts';
import { inverse, type Question, type Square, times, unseenAnswers } from './motion-ridge.ts';
import { type MotionTrack, motionTrack } from './motion-track.ts';
import { type MotionViews, motionViews } from './motion-views.ts';
import type { Verdict } from './verdict.ts';

/** How fast likeness falls with distance (the mean distance of two takes is 1). */
const SHARPNESS = 2;
/** Added to the diagonal: how far a take may be contradicted by those like it. */
const RIDGE = 0.05;
/** A gesture that one person taught is answered this much weaker when others make it. */
const STRANGER = 0.55;
/** How steeply scores fall where novelty passes 1. */
const DISTRUST = 6;

interface Take {
  readonly label: string;
  readonly subject: string;
  readonly views: MotionViews;
}

/**
 * Takes of one layout. A take whose root is never seen teaches nothing.
 *
 * @param isDoubtful Whether what is judged may be anything that people do, as in a stream: then scores are lower where
 * a movement is far from the takes or as near to those of another label.
 * @returns A judge with a score for every label.
 */
export function learnMotions(samples: readonly Sample[], isDoubtful = false): Judge {
  const labels = [...new Set(samples.map(({ label }) => label))];
  const tracks = samples.flatMap(({ label, subject, ...performance }) => {
    const track = motionTrack(performance);
    return track ? [{ label, subject, track }] : [];
  });
  const [first] = tracks;
  if (!first) return { judge: () => nothingAlike(labels) };
  const layout = narrowed(first.track.layout, (place) => isUsuallySeen(place, tracks));
  const takes = tracks.map(({ label, subject, track }) => ({ label, subject, views: motionViews(track, layout) }));
  return new MotionJudge(labels, layout, takes, isDoubtful);
}

/** What most takes do not show would teach more about cameras than about gestures. */
function isUsuallySeen(place: number, tracks: readonly { readonly track: MotionTrack }[]): boolean {
  const seen = tracks.filter(({ track: { points } }) => !Number.isNaN(points.values[2 * place] ?? Number.NaN));
  return seen.length * 2 > tracks.length;
}

class MotionJudge implements Judge {
  readonly #labels: readonly string[];
  readonly #layout: MotionLayout;
  readonly #likeness: MotionLikeness;
  readonly #weights: readonly Float64Array[];
  readonly #calibration: MotionCalibration;
  readonly #doubt: MotionDoubt | null;

  constructor(labels: readonly string[], layout: MotionLayout, takes: readonly Take[], isDoubtful: boolean) {
    this.#labels = labels;
    this.#layout = layout;
    this.#likeness = new MotionLikeness(takes.map(({ views }) => views));
    this.#doubt = isDoubtful ? new MotionDoubt(labels, takes, this.#likeness.distances) : null;
    const inverted = inverse(kernelOf(this.#likeness.distances, takes.length));
    const other = -1 / Math.max(1, labels.length - 1);
    const questions = labels.map((label) => {
      const target = takes.map((take) => (take.label === label ? 1 : other));
      return { target, weights: times(inverted, target) };
    });
    this.#weights = questions.map(({ weights }) => weights);
    const truth = takes.map(({ label }) => labels.indexOf(label));
    this.#calibration = new MotionCalibration(truth, answersOfOthers(inverted, questions, takes));
  }

  judge(performance: Performance): Verdict {
    const track = motionTrack(performance);
    if (!track) return nothingAlike(this.#labels);
    const distances = this.#likeness.from(motionViews(track, this.#layout));
    const kernel = distances.map(closeness);
    const answers = this.#weights.map((weights) => weights.reduce((sum, w, i) => sum + w * (kernel[i] ?? 0), 0));
    const best = answers.indexOf(Math.max(...answers));
    const novelty = this.#calibration.novelty(best, answers[best] ?? 0);
    const trust = 1 / (1 + novelty ** DISTRUST);
    const trusts = this.#doubt?.trust(distances) ?? [];
    const shares = this.#calibration.shares(answers);
    return {
      label: this.#labels[best] ?? '',
      scores: Object.fromEntries(this.#labels.map((label, i) => [label, (shares[i] ?? 0) * trust * (trusts[i] ?? 1)])),
      novelty,
    };
  }
}

const closeness = (distance: number): number => Math.exp(-SHARPNESS * distance);

function kernelOf(distances: Float64Array, size: number): Square {
  return { size, values: distances.map((distance, k) => closeness(distance) + (k % (size + 1) === 0 ? RIDGE : 0)) };
}

/**
 * Per label, what is answered of every take by those of other people. Where nobody else made the gesture it is the answer
 * of all other takes, weakened as strangers' are.
 */
function answersOfOthers(
  inverted: Square,
  questions: readonly Question[],
  takes: readonly Take[],
): readonly Float64Array[] {
  const answers = questions.map(() => new Float64Array(takes.length));
  const ask = (group: readonly number[], wanted: readonly number[], factor: number): void => {
    if (wanted.length === 0) return;
    for (const [label, said] of unseenAnswers(inverted, group, questions).entries()) {
      for (const take of wanted) answers[label]?.fill(factor * (said[group.indexOf(take)] ?? 0), take, take + 1);
    }
  };
  const makers = Map.groupBy(takes, ({ label }) => label);
  const isAlone = takes.map(({ label, subject }) => makers.get(label)?.every((take) => take.subject === subject));
  for (const group of Map.groupBy(takes.keys(), (take) => takes[take]?.subject).values()) {
    const known = group.filter((take) => !isAlone[take]);
    ask(group, known, 1);
  }
  for (const take of takes.keys()) if (isAlone[take]) ask([take], [take], STRANGER);
  return answers;
}
