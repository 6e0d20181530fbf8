/**
 * A camera without a lens: a written movement of one person, put through the very code by which the camera page turns
 * bodies into gestures, and sent as a camera sends it. For machines without footage.
 */

import { io } from 'socket.io-client';
import { CrowdInterpreter } from '#gestures/interpret/crowd-interpreter.ts';
import { PersonTracker } from '#gestures/track/person-tracker.ts';
import { LANDMARK_STRIDE, type Landmarks } from '#installation/crowd/body.ts';
import { NO_HASH } from '#installation/log/chain.ts';
import { encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { type Hello, PROTOCOL_VERSION } from '#installation/protocol/messages.ts';
import type { ScoreMotion, ScorePose } from '#installation/score/score-schema.ts';
import { poseJoints } from '#installation/world/figure.ts';
import { motionAt } from '#installation/world/motion.ts';
import { ownGestures } from '../gestures/support/gesture-files.ts';

export interface WrittenCamera {
  close(): void;
}

const PICTURE_MS = 66;

type Arm = ScorePose['left'];
const RESTING: Arm = { upper: [8, 20], fore: [14, 60] };
const RAISED: Arm = { upper: [165, 10], fore: [175, 10] };

const pose = (at: number, arm: Arm): ScorePose => ({ at, left: arm, right: arm, lean: 0, turn: 0, crouch: 0, nod: 0 });

/** Somebody who raises both arms for two seconds of every four, as the footage does. */
const RISING: ScoreMotion = { period: 4000, poses: [pose(0, RESTING), pose(1000, RAISED), pose(3000, RAISED)] };

/** A body in metres (x right, y up) as a camera sees it: x and y in picture heights, y down, in the middle of 4:3. */
export function asSeen(joints: Float32Array): Landmarks {
  const seen = new Float32Array(joints.length);
  for (let at = 0; at < joints.length; at += LANDMARK_STRIDE) {
    seen[at] = 2 / 3 + (joints[at] ?? 0) * 0.35;
    seen[at + 1] = 0.92 - (joints[at + 1] ?? 0) * 0.35;
    seen[at + 2] = -(joints[at + 2] ?? 0) * 0.35;
    seen[at + 3] = 1;
  }
  return seen;
}

/** Connects as camera `name` and plays the movement until closed. */
export function openWrittenCamera(url: string, name: string): WrittenCamera {
  const socket = io(`${url}/camera`, { transports: ['websocket'] });
  const gestures = ownGestures();
  const names = gestures.map((gesture) => gesture.name);
  const tracker = new PersonTracker(() => 2147);
  const interpreter = new CrowdInterpreter(gestures);
  const hello: Hello = { protocol: PROTOCOL_VERSION, page: 'written-camera', name, seq: 0, hash: NO_HASH };
  let offsetMs = 0;

  const picture = (): void => {
    const capturedAtMs = performance.now() + offsetMs;
    const body = asSeen(poseJoints(motionAt(RISING, capturedAtMs), 1.7));
    const people = interpreter.update(tracker.update([body], capturedAtMs), capturedAtMs);
    socket.emit('sample', encodeCrowdSample({ capturedAtMs, aspect: 4 / 3, people }, names));
  };

  let timer: NodeJS.Timeout | null = null;
  socket.on('connect', () => {
    socket.emit('hello', hello, () => {
      const sentMs = performance.now();
      socket.emit('probe', { sentMs }, (answer: { readonly takenMs: number }) => {
        offsetMs = answer.takenMs - (sentMs + performance.now()) / 2;
        timer ??= setInterval(picture, PICTURE_MS);
      });
    });
  });
  return {
    close: () => {
      if (timer) clearInterval(timer);
      socket.disconnect();
    },
  };
}
