/** Learns poses from a few takes of each: a kernel density over the takes in a learnt metric. */

import type { Sample } from '../samples/sample.ts';
import type { FeatureVector } from './feature-vector.ts';
import { type Judge, nothingAlike, type Performance } from './judge.ts';
import { featuresOf } from './pose-features.ts';
import { learnMetric, meanOf, type PoseTake, type Whitening } from './pose-metric.ts';
import { postureOf } from './posture.ts';
import { middleFrame } from './sample-kind.ts';
import type { Verdict } from './verdict.ts';

export function takeOf(performance: Performance & { readonly label?: string }): PoseTake {
  const posture = postureOf(middleFrame(performance), performance.layout, performance.aspect);
  return { label: performance.label ?? '', posture, features: featuresOf(posture) };
}

export function learnPoses(samples: readonly Sample[]): Judge {
  return new PoseJudge(samples.map(takeOf));
}
export const P = { h: 1 };

interface Prototype {
  readonly label: number;
  readonly raw: FeatureVector;
  readonly at: Float64Array;
}

class PoseJudge implements Judge {
  readonly #labels: readonly string[];
  readonly #prototypes: readonly Prototype[];
  readonly #whiten: Whitening;

  constructor(takes: readonly PoseTake[]) {
    this.#labels = [...new Set(takes.map(({ label }) => label))];
    this.#whiten = learnMetric(takes);
    const overall = meanOf(takes.map(({ features }) => features));
    const means = new Map(
      [...Map.groupBy(takes, ({ label }) => label)].map(([label, group]) => [
        label,
        meanOf(group.map((take) => take.features)),
      ]),
    );
    this.#prototypes = takes.map((take) => {
      const values = fill(fill(take.features, means.get(take.label) ?? overall), overall).values;
      return {
        label: this.#labels.indexOf(take.label),
        raw: { values, weights: take.features.weights },
        at: this.#whiten(values),
      };
    });
  }

  judge(performance: Performance): Verdict {
    if (this.#prototypes.length === 0) return nothingAlike(this.#labels);
    const { features } = takeOf(performance);
    const at = this.#whiten(this.#filled(features));
    const nearest = new Float64Array(this.#labels.length).fill(Number.POSITIVE_INFINITY);
    const ds = this.#prototypes.map((p) => squared(at, p.at) / at.length);
    this.#prototypes.forEach((p, i) => {
      nearest[p.label] = Math.min(nearest[p.label] ?? 0, ds[i] ?? 0);
    });
    const base = Math.min(...nearest);
    const density = new Float64Array(this.#labels.length);
    this.#prototypes.forEach((p, i) => {
      density[p.label] = (density[p.label] ?? 0) + Math.exp(-P.h * ((ds[i] ?? 0) - base));
    });
    const best = density.indexOf(Math.max(...density));
    return {
      label: this.#labels[best] ?? '',
      scores: Object.fromEntries(this.#labels.map((label, i) => [label, 1 / (1 + (nearest[i] ?? 0))])),
      novelty: Math.sqrt(base),
    };
  }

  /** What is not known is borrowed from the takes that are most alike in the rest. */
  #filled(features: FeatureVector): Float64Array {
    if (features.weights.every((weight) => weight === 1)) return features.values;
    const closeness = this.#prototypes.map(({ raw }) => {
      let [sum, weight] = [0, 0];
      for (let i = 0; i < features.values.length; i += 1) {
        const w = features.weights[i] ?? 0;
        const difference = (features.values[i] ?? 0) - (raw.values[i] ?? 0);
        sum += w * difference * difference;
        weight += w;
      }
      return weight > 0 ? sum / weight : 0;
    });
    const nearest = Math.min(...closeness);
    const mean = new Float64Array(features.values.length);
    let total = 0;
    this.#prototypes.forEach(({ raw }, i) => {
      const share = Math.exp(-((closeness[i] ?? 0) - nearest) / (0.02 + nearest));
      if (share < 1e-3) return;
      total += share;
      for (let k = 0; k < mean.length; k += 1) mean[k] = (mean[k] ?? 0) + share * (raw.values[k] ?? 0);
    });
    return features.values.map((value, i) => {
      const w = features.weights[i] ?? 0;
      return w * value + ((1 - w) * (mean[i] ?? 0)) / total;
    });
  }
}

function fill(features: FeatureVector, from: FeatureVector): FeatureVector {
  return {
    values: features.values.map((value, i) => {
      const w = features.weights[i] ?? 0;
      return w * value + (1 - w) * (from.values[i] ?? 0);
    }),
    weights: features.weights.map((w, i) => Math.max(w, from.weights[i] ?? 0)),
  };
}

function squared(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) {
    const d = (a[i] ?? 0) - (b[i] ?? 0);
    sum += d * d;
  }
  return sum;
}
