/** What learning motions, judging one and following taught ones live costs. */

import { TaughtMotions } from '#gestures/learn/motion-follower.ts';
import { learnMotions } from '#gestures/learn/motion-learner.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import { perform, SCRIPTS } from '../gestures/support/motion-actors.ts';
import { atMost, type Bench, type Figure, quantile } from './bench.ts';

const MOTIONS = Object.keys(SCRIPTS).filter((label) => label !== 'stillness');
const PEOPLE = Array.from({ length: 9 }, (_, index) => `person ${index}`);
const TAUGHT = ['high wave', 'punch', 'clap'];

export const motionsBench: Bench = {
  name: 'motions',
  says: 'learns 300 motions, judges 50, and follows 3 taught motions of 6 takes on a body for a minute',
  needsBrowser: false,
  run: async ({ say }) => {
    say('learning 300 motions');
    const takes = PEOPLE.flatMap((who) => MOTIONS.flatMap((label) => [1, 2, 3, 4].map((n) => perform(label, who, n))));
    const beganMs = performance.now();
    const judge = learnMotions(takes.slice(0, 300));
    const learnMs = performance.now() - beganMs;
    const judgements = takes.slice(300, 350).map((take) => timed(() => judge.judge(take)));
    return [
      atMost('learning 300 motions', learnMs, 'ms', 2000),
      atMost('judging one, median', quantile(judgements, 0.5), 'ms', 10),
      ...followed(),
    ];
  },
};

function followed(): Figure[] {
  const taught = new TaughtMotions(
    'body33',
    TAUGHT.flatMap((label) => [1, 2, 3, 4, 5, 6].map((take) => perform(label, PEOPLE[take % 2] ?? '', take))),
  );
  const follower = taught.follow();
  const stream = MOTIONS.map((label) => perform(label, 'a visitor', 1, { hz: 30, idleMs: 1500 })).flatMap(pictures);
  const costs = stream.map((landmarks, index) => timed(() => follower.push(landmarks, (index * 1000) / 30)));
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  return [
    atMost('following, mean of a picture and person', mean, 'ms', 0.05),
    atMost('following, worst of a hundred', quantile(costs, 0.99), 'ms', 4),
  ];
}

function pictures({ frames, aspect }: Sample): readonly Float32Array[] {
  return frames.map(({ points }) => {
    const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
    for (const [index, point] of points.entries()) {
      if (point) landmarks.set([point[0] * aspect, point[1], point[2], point[3]], index * LANDMARK_STRIDE);
    }
    return landmarks;
  });
}

function timed(act: () => unknown): number {
  const fromMs = performance.now();
  act();
  return performance.now() - fromMs;
}
