/** Learns taught gestures of one kind and one layout: whether they are held or moved is known, not guessed. */

import type { TaughtKind } from '#installation/gesture/taught-gesture.ts';
import type { Judge } from '../learn/judge.ts';
import { learnMotions } from '../learn/motion-learner.ts';
import { learnPoses } from '../learn/pose-learner.ts';
import type { Sample } from '../samples/sample.ts';

export const learnTaught = (kind: TaughtKind, samples: readonly Sample[]): Judge =>
  kind === 'pose' ? learnPoses(samples) : learnMotions(samples);
