/** What one decision about one person costs: it is made for every person in every picture. */

import type { Judge } from '#gestures/learn/judge.ts';
import { learnGestures } from '#gestures/learn/learn-gestures.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { ARM_POSES, armSample, performer, type Spread } from '../gestures/support/arm-poses.ts';
import { inventedHands } from '../gestures/support/invented-hands.ts';
import { atMost, type Bench, figure } from './bench.ts';

const GESTURES = 10;
const TAKES = 10;
const ROUNDS = 20;
/** For all gestures of a person in a picture, ms. */
const MOST_MS = 0.1;
const SPREAD: Spread = { biasDeg: 5, takeDeg: 4, yawDeg: 15, pitchDeg: 15, rollDeg: 3 };

export const gesturesBench: Bench = {
  name: 'gestures',
  says: `Learnt poses: ${GESTURES} gestures of ${TAKES} takes; per person and picture, the quickest round of ${ROUNDS}.`,
  needsBrowser: false,
  run: async () => {
    const bodies = takesOf(Object.keys(ARM_POSES).slice(0, GESTURES), bodyTake);
    const hands = inventedHands(GESTURES, TAKES);
    return [
      ...figuresFor('bodies', bodies),
      ...figuresFor('bodies, hips hidden', bodies.map(withoutHips)),
      ...figuresFor('hands', hands),
    ];
  },
};

function figuresFor(name: string, samples: readonly Sample[]) {
  const startedMs = performance.now();
  const judge = learnGestures(samples);
  const learntMs = performance.now() - startedMs;
  return [
    figure(`${name}: learning`, learntMs, 'ms'),
    atMost(`${name}: a decision`, quickestMs(judge, samples), 'ms', MOST_MS),
  ];
}

function quickestMs(judge: Judge, samples: readonly Sample[]): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now();
    for (const sample of samples) judge.judge(sample);
    return (performance.now() - startedMs) / samples.length;
  });
  return Math.min(...rounds);
}

const takesOf = (labels: readonly string[], take: (label: string, index: number) => Sample): Sample[] =>
  labels.flatMap((label) => Array.from({ length: TAKES }, (_, index) => take(label, index)));

const bodyTake = (label: string, index: number): Sample =>
  armSample(performer(1, `person ${index}`, SPREAD), label, index, 1, SPREAD);

const withoutHips = (sample: Sample): Sample => ({
  ...sample,
  frames: sample.frames.map(({ tMs, points }) => ({
    tMs,
    points: points.map((point, at) => (at >= 23 ? null : point)),
  })),
});
