/**
 * Taught poses, ready to be followed. Those of one layout are learnt together and judged at once: what is more like
 * another one is not this one, so a new gesture can make its neighbours stricter.
 */

import type { TaughtGesture, TaughtLayout } from '#installation/gesture/taught-gesture.ts';
import type { Hands } from '../body/hand.ts';
import type { Judge } from '../learn/judge.ts';
import type { Verdict } from '../learn/verdict.ts';
import { bodyPoints, handPoints } from '../samples/sample-of-body.ts';
import type { BodyFrame, GestureEngine, RawReading } from './gesture-engine.ts';
import { heldStill } from './held-still.ts';
import { learnTaught } from './learn-taught.ts';
import { samplesOf } from './taught-takes.ts';
import { withThreshold } from './threshold.ts';

type Side = keyof Hands;

/** An engine for each of `poses`, in their order. */
export function taughtPoses(poses: readonly TaughtGesture[]): readonly GestureEngine[] {
  const body = bodyJudgement(posesOf(poses, 'body33'));
  const hand = {
    left: handJudgement(posesOf(poses, 'hand21'), 'left'),
    right: handJudgement(posesOf(poses, 'hand21'), 'right'),
  };
  return poses.map((gesture) =>
    gesture.layout === 'body33'
      ? engineOf(gesture, (frame) => scoreIn(body(frame), gesture) * heldStill(frame.measures))
      : engineOf(gesture, (frame) =>
          Math.max(...HANDS[gesture.sides].map((side) => scoreIn(hand[side](frame), gesture))),
        ),
  );
}

const posesOf = (poses: readonly TaughtGesture[], layout: TaughtLayout): Judge =>
  learnTaught('pose', poses.filter((gesture) => gesture.layout === layout).flatMap(samplesOf));

/** Whose scores count for a gesture of a hand. */
const HANDS: Readonly<Record<TaughtGesture['sides'], readonly Side[]>> = {
  either: ['left', 'right'],
  left: ['left'],
  right: ['right'],
};

const scoreIn = (verdict: Verdict | null, { name }: TaughtGesture): number => verdict?.scores[name] ?? 0;

function engineOf(
  { name, invitation, layout, threshold }: TaughtGesture,
  scoreOf: (frame: BodyFrame) => number,
): GestureEngine {
  return {
    name,
    invitation,
    needsHands: layout === 'hand21',
    follow: () => ({ read: (frame): RawReading => ({ score: withThreshold(scoreOf(frame), threshold) }) }),
  };
}

const bodyJudgement = (judge: Judge): Judgement =>
  onceAFrame(({ landmarks, aspect }) =>
    judge.judge({ layout: 'body33', aspect, frames: [{ tMs: 0, points: bodyPoints(landmarks, aspect) }] }),
  );

const handJudgement = (judge: Judge, side: Side): Judgement =>
  onceAFrame(({ hands, aspect }) => {
    const hand = hands?.[side] ?? null;
    return hand && judge.judge({ layout: 'hand21', aspect, frames: [{ tMs: 0, points: handPoints(hand, aspect) }] });
  });

/** What is said of a frame; null where there is nothing to judge. */
type Judgement = (frame: BodyFrame) => Verdict | null;

/** All gestures are judged at once, so the verdict on the newest frame serves all of them. */
function onceAFrame(judge: Judgement): Judgement {
  let last: { readonly frame: BodyFrame; readonly verdict: Verdict | null } | null = null;
  return (frame) => {
    if (last?.frame !== frame) last = { frame, verdict: judge(frame) };
    return last.verdict;
  };
}
