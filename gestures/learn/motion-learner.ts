/**
 * Learns motions from takes of some people so that it knows them in others. Kernel ridge regression over several views
 * of a motion: a closed form, the same answer every time, at its best with few examples.
 */

import type { Sample } from '../samples/sample.ts';
import { type Judge, nothingAlike, type Performance } from './judge.ts';
import { type MotionLayout, narrowed } from './motion-layout.ts';
import { MotionLikeness } from './motion-likeness.ts';
import { inverse, type Square, times, unseenAnswers } from './motion-ridge.ts';
import { type MotionTrack, motionTrack } from './motion-track.ts';
import { type MotionViews, motionViews } from './motion-views.ts';
import type { Verdict } from './verdict.ts';

/** How fast likeness falls with distance (the mean distance of two takes is 1). */
const SHARPNESS = 2;
/** Added to the diagonal: how far a take may be contradicted by those like it. */
const RIDGE = 0.05;

interface Take {
  readonly label: string;
  readonly subject: string;
  readonly views: MotionViews;
}

/**
 * Takes of one layout. A take whose root is never seen teaches nothing.
 *
 * @returns A judge with a score for every label.
 */
export function learnMotions(samples: readonly Sample[]): Judge {
  const labels = [...new Set(samples.map(({ label }) => label))];
  const tracks = samples.flatMap(({ label, subject, ...performance }) => {
    const track = motionTrack(performance);
    return track ? [{ label, subject, track }] : [];
  });
  const [first] = tracks;
  if (!first) return { judge: () => nothingAlike(labels) };
  const layout = narrowed(first.track.layout, (place) => isUsuallySeen(place, tracks));
  const takes = tracks.map(({ label, subject, track }) => ({ label, subject, views: motionViews(track, layout) }));
  return new MotionJudge(labels, layout, takes);
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
  readonly #temper: number;
  readonly #farthest: number;

  constructor(labels: readonly string[], layout: MotionLayout, takes: readonly Take[]) {
    this.#labels = labels;
    this.#layout = layout;
    this.#likeness = new MotionLikeness(takes.map(({ views }) => views));
    const inverted = inverse(kernelOf(this.#likeness.distances, takes.length));
    const targets = labels.map((label) =>
      takes.map((take) => (take.label === label ? 1 : -1 / Math.max(1, labels.length - 1))),
    );
    this.#weights = targets.map((target) => times(inverted, target));
    const groups = groupsOf(takes);
    this.#temper = temperOf(takes, labels, unseen(inverted, this.#weights, targets, groups));
    this.#farthest = farthestOf(this.#likeness.distances, takes, groups);
  }

  judge(performance: Performance): Verdict {
    const track = motionTrack(performance);
    if (!track) return nothingAlike(this.#labels);
    const distances = this.#likeness.from(motionViews(track, this.#layout));
    const novelty = nearness(distances) / this.#farthest;
    const kernel = distances.map((distance) => Math.exp(-SHARPNESS * distance));
    const answers = this.#weights.map((weights) =>
      weights.reduce((sum, weight, i) => sum + weight * (kernel[i] ?? 0), 0),
    );
    const shares = softmax(answers, this.#temper);
    const trust = 1 / (1 + (novelty * 0.9) ** 12);
    return {
      label: this.#labels[answers.indexOf(Math.max(...answers))] ?? '',
      scores: Object.fromEntries(this.#labels.map((label, i) => [label, (shares[i] ?? 0) * trust])),
      novelty,
    };
  }
}

function kernelOf(distances: Float64Array, size: number): Square {
  return { size, values: distances.map((d, k) => Math.exp(-SHARPNESS * d) + (k % (size + 1) === 0 ? RIDGE : 0)) };
}

/** Takes that are left out together: one person's, where there are several people; else one by one. */
function groupsOf(takes: readonly Take[]): readonly (readonly number[])[] {
  const bySubject = [...Map.groupBy(takes.keys(), (index) => takes[index]?.subject ?? '').values()];
  return bySubject.length > 1 ? bySubject : takes.map((_, index) => [index]);
}

/** Per label, what is said of every take by those of other people. */
function unseen(
  inverted: Square,
  weights: readonly Float64Array[],
  targets: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
): readonly Float64Array[] {
  return weights.map((column, label) => {
    const answers = new Float64Array(inverted.size);
    for (const group of groups) {
      const said = unseenAnswers(inverted, column, targets[label] ?? [], group);
      for (const [i, row] of group.entries()) answers[row] = said[i] ?? 0;
    }
    return answers;
  });
}

const TEMPERS = [1, 2, 3, 4, 6, 8, 12, 16] as const;

/** The factor that makes shares of answers honest: the one under which the unseen takes were likeliest. */
function temperOf(takes: readonly Take[], labels: readonly string[], answers: readonly Float64Array[]): number {
  const surprise = (temper: number): number =>
    takes.reduce((sum, { label }, i) => {
      const share =
        softmax(
          answers.map((column) => column[i] ?? 0),
          temper,
        )[labels.indexOf(label)] ?? 0;
      return sum - Math.log(Math.max(share, 1e-6));
    }, 0);
  return TEMPERS.reduce((best, temper) => (surprise(temper) < surprise(best) ? temper : best), TEMPERS[0]);
}

function softmax(values: readonly number[], factor: number): readonly number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(factor * (value - most)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Mean distance from the two nearest takes. */
function nearness(distances: ArrayLike<number>): number {
  const [first = Number.POSITIVE_INFINITY, second = first] = Array.from(distances).sort((a, b) => a - b);
  return (first + second) / 2;
}

/** How far from everything others showed a take may be: all but one in twenty are nearer. */
function farthestOf(distances: Float64Array, takes: readonly Take[], groups: readonly (readonly number[])[]): number {
  const size = takes.length;
  const far = groups.flatMap((group) => {
    const others = takes
      .keys()
      .filter((index) => !group.includes(index))
      .toArray();
    return group.map((row) => nearness(others.map((column) => distances[row * size + column] ?? 0)));
  });
  const sorted = far.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return 1.05 * (sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 1) || 1;
}
