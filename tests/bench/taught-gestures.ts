/** What taught gestures cost beside the described ones: they are asked about every person in every picture. */

import { bodyScale } from '#gestures/body/body-scale.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import type { BodyFrame, GestureEngine } from '#gestures/interpret/gesture-engine.ts';
import { taughtGestures } from '#gestures/interpret/taught-gesture.ts';
import { bodyOf, POSES } from '../gestures/support/poses.ts';
import { taughtPose, variant } from '../support/taught.ts';
import { atMost, type Bench, figure } from './bench.ts';

const NAMES = ['cactus', 'handsOnHips', 'armsFolded', 'pointingSideways', 'clapping'] as const;
const FRAMES = 400;
const ROUNDS = 15;
/** For all taught gestures of a person in a picture, ms. */
const MOST_MS = 0.05;

export const taughtBench: Bench = {
  name: 'taught',
  says: `${NAMES.length} taught poses on one person: per picture, the quickest round of ${ROUNDS}.`,
  needsBrowser: false,
  run: async () => {
    const startedMs = performance.now();
    const engines = taughtGestures(NAMES.map((name) => taughtPose(name, POSES[name])));
    const learntMs = performance.now() - startedMs;
    return [
      figure('learning them', learntMs, 'ms'),
      atMost(`${NAMES.length} poses, a person and picture`, quickestMs(engines), 'ms', MOST_MS),
    ];
  },
};

/** A body that goes from pose to pose. */
function frames(): readonly BodyFrame[] {
  const poses = Object.values(POSES);
  return Array.from({ length: FRAMES }, (_, index): BodyFrame => {
    const landmarks = bodyOf(variant(poses[index % poses.length] ?? POSES.standing, index));
    const scale = bodyScale(landmarks);
    const measures = measureBody(landmarks, scale);
    return { atMs: index * 33, aspect: 1.6, landmarks, hands: null, scale, measures, neighbours: [] };
  });
}

function quickestMs(engines: readonly GestureEngine[]): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const followers = engines.map((engine) => engine.follow());
    const shown = frames();
    const startedMs = performance.now();
    for (const frame of shown) for (const follower of followers) follower.read(frame);
    return (performance.now() - startedMs) / FRAMES;
  });
  return Math.min(...rounds);
}
