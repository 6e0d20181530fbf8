/** What learning motions, judging one and following taught ones live costs, in processor time. */

import { TaughtMotions } from '#gestures/learn/motion-follower.ts';
import { learnMotions } from '#gestures/learn/motion-learner.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import { perform, SCRIPTS } from '../gestures/support/motion-actors.ts';
import { atMost, type Bench, type Figure, quantile } from './bench.ts';

const MOTIONS = Object.keys(SCRIPTS).filter((label) => label !== 'stillness');
const PEOPLE = Array.from({ length: 9 }, (_, index) => `person ${index}`);
const WARM_UP = 2;
const TAUGHT = ['high wave', 'punch', 'clap'];

export const motionsBench: Bench = {
  name: 'motions',
  says: 'learns 300 motions, judges 50, and follows 3 taught motions of 6 takes on a body for a minute',
  needsBrowser: false,
  run: async ({ say }) => {
    say('learning 300 motions');
    const takes = PEOPLE.flatMap((who) => MOTIONS.flatMap((label) => [1, 2, 3, 4].map((n) => perform(label, who, n))));
    const beganMs = processorMs();
    const judge = learnMotions(takes.slice(0, 300));
    const learnMs = processorMs() - beganMs;
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
  const stream = MOTIONS.map((label) => perform(label, 'a visitor', 1, { hz: 30, idleMs: 1500 })).flatMap(pictures);
  // The program is as quick as it gets only after some thousand pictures.
  for (let round = 0; round < WARM_UP; round++) followAll(taught, stream);
  const beganMs = processorMs();
  const costs = followAll(taught, stream);
  const mean = (processorMs() - beganMs) / costs.length;
  const idle = taught.follow();
  const stands = pictures(perform('stillness', 'a visitor', 1, { hz: 30, idleMs: 30_000 }));
  const idleFromMs = processorMs();
  for (const [index, landmarks] of stands.entries()) idle.push(landmarks, (index * 1000) / 30);
  return [
    atMost('following, mean of a picture and person', mean, 'ms', 0.05),
    atMost('following somebody who stands still, mean', (processorMs() - idleFromMs) / stands.length, 'ms', 0.02),
    atMost('following, worst of a hundred', quantile(costs, 0.99), 'ms', 4),
  ];
}

/** What every picture of a stream cost, ms. */
function followAll(taught: TaughtMotions, stream: readonly Float32Array[]): readonly number[] {
  const follower = taught.follow();
  return stream.map((landmarks, index) => timed(() => follower.push(landmarks, (index * 1000) / 30)));
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
  const fromMs = processorMs();
  act();
  return processorMs() - fromMs;
}

/** What the processor has spent on this program, ms: other programs are not counted. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
