/**
 * Learns poses from a few takes of each: a kernel density over the takes in a learnt metric. Measured against the other
 * ways with five takes of a gesture (nearest take, nearest mean, independent features; nine tables of hands by as many
 * authors, invented bodies): none was better on most of them, and only a density is at home with gestures that are
 * performed in two ways.
 */

import { evenly } from '../samples/evenly.ts';
import type { Layout, Sample } from '../samples/sample.ts';
import { completed, meanOf } from './covariance.ts';
import type { FeatureVector } from './feature-vector.ts';
import { type Judge, nothingAlike, type Performance } from './judge.ts';
import { featuresOf, spacesOf, strangePostures } from './pose-features.ts';
import { learnMetrics, type PoseTake, type Whitening, whiten } from './pose-metric.ts';
import { apart, type PoseReach, poseRadii } from './pose-radii.ts';
import { poseVerdict, SHARPNESS, type TakeDistance } from './pose-verdict.ts';
import { postureOf } from './posture.ts';
import { middleFrame } from './sample-kind.ts';
import type { Verdict } from './verdict.ts';

/** @param samples Of one layout; of each the middle frame is learnt. */
export function learnPoses(samples: readonly Sample[]): Judge {
  const labels = [...new Set(samples.map(({ label }) => label))];
  const takes = samples.map((sample): PoseTake => ({ label: sample.label, ...described(sample) }));
  const known = takes.filter(({ features }) => features.weights.some((weight) => weight > 0));
  return known.length === 0 ? { judge: () => nothingAlike(labels) } : new PoseJudge(labels, known);
}

function described(performance: Performance): Omit<PoseTake, 'label'> {
  const posture = postureOf(middleFrame(performance), performance.layout, performance.aspect);
  return { posture, features: featuresOf(posture) };
}

/** A take, complete, in every space. */
interface Prototype {
  /** Index of its label. */
  readonly gesture: number;
  readonly values: Float64Array;
  readonly places: readonly Float64Array[];
}

class PoseJudge implements Judge {
  readonly #labels: readonly string[];
  readonly #metrics: readonly Whitening[];
  readonly #prototypes: readonly Prototype[];
  /** The mean of each gesture's takes. */
  readonly #means: readonly Float64Array[];
  /** How far takes of each gesture may be from one another in the first space. */
  readonly #reaches: readonly PoseReach[];

  constructor(labels: readonly string[], takes: readonly PoseTake[]) {
    this.#labels = labels;
    this.#metrics = learnMetrics(takes, spacesOf(takes[0]?.posture.layout ?? 'body33'));
    const overall = meanOf(takes.map(({ features }) => features)).values;
    const gestures = Map.groupBy(takes, ({ label }) => label);
    const means = new Map(
      [...gestures].map(([label, group]) => [label, completed(meanOf(group.map((take) => take.features)), overall)]),
    );
    this.#means = [...means.values()];
    this.#prototypes = [...gestures].flatMap(([label, group]) => {
      const mean = means.get(label) ?? overall;
      return evenly(group, MOST_TAKES).map(({ features }) => {
        const values = completed(features, mean);
        return {
          gesture: labels.indexOf(label),
          values,
          places: this.#metrics.map((metric) => whiten(metric, values)),
        };
      });
    });
    this.#reaches = poseRadii(
      labels.map((_, index) =>
        this.#prototypes
          .filter(({ gesture }) => gesture === index)
          .map(({ places }) => places[0] ?? new Float64Array()),
      ),
      strangersIn(this.#metrics[0], takes[0]?.posture.layout),
    );
  }

  judge(performance: Performance): Verdict {
    const { features } = described(performance);
    if (features.weights.every((weight) => weight === 0)) return nothingAlike(this.#labels);
    const values = this.#completed(features);
    const places = this.#metrics.map((metric) => whiten(metric, values));
    const distances = this.#distances(places);
    return poseVerdict(this.#labels, this.#reaches, distances);
  }

  /** The first space is asked for all takes, the others only where the answer could matter. */
  #distances(places: readonly Float64Array[]): TakeDistance[] {
    const firsts = this.#prototypes.map((prototype) => apart(places[0], prototype.places[0]));
    if (places.length === 1) {
      return this.#prototypes.map(({ gesture }, index) => ({
        gesture,
        first: firsts[index] ?? 0,
        all: firsts[index] ?? 0,
      }));
    }
    const all = (index: number): number => {
      const prototype = this.#prototypes[index];
      return places.reduce((sum, place, space) => sum + apart(place, prototype?.places[space]), 0) / places.length;
    };
    const bound = all(firsts.indexOf(Math.min(...firsts))) + NO_SAY;
    return this.#prototypes.map(({ gesture }, index) => {
      const first = firsts[index] ?? 0;
      const isFar = first / places.length > bound;
      return { gesture, first, all: isFar ? Number.POSITIVE_INFINITY : all(index) };
    });
  }

  /** What is not seen is taken from the gestures that are most alike in the rest, so that it speaks for none of them. */
  #completed(features: FeatureVector): Float64Array {
    if (features.weights.every((weight) => weight === 1)) return features.values;
    const unlike = this.#means.map((mean) => unlikeness(features, mean));
    const nearest = Math.min(...unlike);
    const shares = unlike.map((far) => Math.exp((nearest - far) / (LEAST_UNLIKE + nearest)));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const borrowed = new Float64Array(features.values.length);
    for (const [index, mean] of this.#means.entries()) {
      const share = (shares[index] ?? 0) / total;
      for (let at = 0; at < borrowed.length; at += 1) borrowed[at] = (borrowed[at] ?? 0) + share * (mean[at] ?? 0);
    }
    return completed(features, borrowed);
  }
}

/** A posture is compared with so many takes of a gesture at the most; the metric is learnt from all. */
const MOST_TAKES = 200;
/** A take that is farther than the nearest by this has no say in what a posture is (e^-24 of the nearest one's). */
const NO_SAY = 24 / SHARPNESS;
/** Mean square difference of features that is nothing. */
const LEAST_UNLIKE = 0.02;

function unlikeness({ values, weights }: FeatureVector, other: Float64Array): number {
  let [sum, weight] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const difference = (values[at] ?? 0) - (other[at] ?? 0);
    sum += (weights[at] ?? 0) * difference * difference;
    weight += weights[at] ?? 0;
  }
  return weight > 0 ? sum / weight : 0;
}

function strangersIn(metric: Whitening | undefined, layout: Layout | undefined): readonly Float64Array[] {
  return metric && layout ? strangePostures(layout).map((values) => whiten(metric, values)) : [];
}
