/**
 * Learns gestures from takes. The one way in for the camera page, the teach page and evaluations: takes of bodies and
 * hands, poses and motions may come in one list, each is compared with its own kind.
 */

import type { Layout, Sample } from '../samples/sample.ts';
import { type Judge, nothingAlike, type Performance } from './judge.ts';
import { learnMotions } from './motion-learner.ts';
import { learnPoses } from './pose-learner.ts';
import { hasFrames, isMotion } from './sample-kind.ts';
import type { Verdict } from './verdict.ts';

/**
 * Deterministic: the same takes in the same order make the same judge.
 *
 * A gesture is a motion where most of its takes move. One frame is compared with poses; several frames with motions
 * if there are any, else the middle of them with poses. What cannot be compared scores 0.
 *
 * @returns A judge whose verdicts have a score for every label in `samples`.
 */
export function learnGestures(samples: readonly Sample[]): Judge {
  const labels = [...new Set(samples.map(({ label }) => label))];
  const judges: Readonly<Record<Layout, LayoutJudges>> = {
    body33: learnLayout(samples.filter(({ layout }) => layout === 'body33')),
    hand21: learnLayout(samples.filter(({ layout }) => layout === 'hand21')),
  };
  const zeros = Object.fromEntries(labels.map((label) => [label, 0]));
  return {
    judge: (performance) => {
      const verdict = judgeFor(judges[performance.layout], performance)?.judge(performance);
      if (verdict === undefined) return nothingAlike(labels);
      return { ...verdict, scores: { ...zeros, ...verdict.scores } } satisfies Verdict;
    },
  };
}

interface LayoutJudges {
  readonly poses: Judge | null;
  readonly motions: Judge | null;
}

function learnLayout(samples: readonly Sample[]): LayoutJudges {
  const gestures = Map.groupBy(samples, ({ label }) => label);
  const isMoving = new Map([...gestures].map(([label, takes]) => [label, isMotion(takes)]));
  const poses = samples.filter(({ label }) => isMoving.get(label) === false);
  const hasMotions = [...isMoving.values()].includes(true);
  // Held poses are learnt beside motions too, or a hold would be taken for the motion that is most like it.
  const motions = hasMotions ? samples.filter((take) => isMoving.get(take.label) === true || hasFrames(take)) : [];
  return {
    poses: poses.length > 0 ? learnPoses(poses) : null,
    motions: motions.length > 0 ? learnMotions(motions) : null,
  };
}

function judgeFor({ poses, motions }: LayoutJudges, performance: Performance): Judge | null {
  return hasFrames(performance) ? (motions ?? poses) : (poses ?? motions);
}
