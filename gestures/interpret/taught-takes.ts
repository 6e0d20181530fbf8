/** The takes of a taught gesture as what is learnt from: on the side they are meant for, or on both. */

import { LANDMARK } from '#installation/crowd/body.ts';
import type { TaughtGesture, TaughtTake } from '#installation/gesture/taught-gesture.ts';
import { mirrored } from '../samples/mirror.ts';
import type { Sample, SampleFrame } from '../samples/sample.ts';

type Gesture = Pick<TaughtGesture, 'name' | 'layout' | 'kind' | 'sides' | 'takes'>;

/** Both arms do about as much: there is no side to turn round. Shares of the picture's height. */
const AS_MUCH = 0.05;

/** All takes as samples labelled with the gesture's name. A pose is one frame, a motion all of them. */
export function samplesOf(gesture: Gesture): readonly Sample[] {
  return gesture.takes.flatMap((take) => sidesOf(gesture, sampleOf(gesture, take)));
}

/** A take as a sample; the frame a pose is known by is the one most like all others. */
export function sampleOf({ name, layout, kind }: Omit<Gesture, 'takes' | 'sides'>, take: TaughtTake): Sample {
  const frames = kind === 'pose' ? [centralFrame(take.frames)] : take.frames;
  return { label: name, subject: take.subject, layout, aspect: take.aspect, frames };
}

/** A hand looks the same to the learner on either side; a body is turned to the side that is meant. */
function sidesOf({ layout, sides }: Gesture, sample: Sample): readonly Sample[] {
  if (layout === 'hand21') return [sample];
  if (sides === 'either') return [sample, mirrored(sample)];
  const shown = busierSide(sample);
  return [shown === null || shown === sides ? sample : mirrored(sample)];
}

/** Which arm does it: the one whose wrist is farther from hanging down, or null where both are alike. */
function busierSide({ frames, aspect }: Sample): 'left' | 'right' | null {
  const busy = (shoulder: number, wrist: number): number =>
    Math.max(
      ...frames.map(({ points }) => {
        const [root, end] = [points[shoulder], points[wrist]];
        if (!root || !end) return 0;
        const [across, down] = [Math.abs(end[0] - root[0]) * aspect, end[1] - root[1]];
        return across - down;
      }),
    );
  const left = busy(LANDMARK.leftShoulder, LANDMARK.leftWrist);
  const right = busy(LANDMARK.rightShoulder, LANDMARK.rightWrist);
  if (Math.abs(left - right) < AS_MUCH) return null;
  return left > right ? 'left' : 'right';
}

function centralFrame(frames: readonly SampleFrame[]): SampleFrame {
  const sums = frames.map((frame) => frames.reduce((sum, other) => sum + apart(frame, other), 0));
  const central = frames[sums.indexOf(Math.min(...sums))] ?? frames[0];
  if (central === undefined) throw new Error('a take without a frame');
  return central;
}

/** Mean distance of the points seen in both; a point seen in only one of them counts as far. */
function apart(a: SampleFrame, b: SampleFrame): number {
  let sum = 0;
  for (const [index, from] of a.points.entries()) {
    const to = b.points[index] ?? null;
    if (from && to) sum += Math.hypot(from[0] - to[0], from[1] - to[1]);
    else if (from || to) sum += 1;
  }
  return sum / Math.max(1, a.points.length);
}
