import { describe, expect, it } from 'vitest';
import { CrowdInterpreter } from '#gestures/interpret/crowd-interpreter.ts';
import { PersonTracker } from '#gestures/track/person-tracker.ts';
import { LANDMARK, LANDMARK_STRIDE, type Landmarks, type Person } from '#installation/crowd/body.ts';
import { ownEngines } from '#tests/gestures/support/gesture-files.ts';
import { fullFrames, labelledRows, namedFrames, realFile } from '#tests/gestures/support/real-data.ts';

const gestures = ownEngines();
const poseFile = realFile('videos/pose_1.json');
const squatsFile = realFile('videos/pose_squats.full.json');
const fitnessFile = realFile('pose-fitness/fitness_pose_samples.csv');

/** What the show would know about a single person's footage, picture by picture. */
function watch(frames: readonly Landmarks[], frameMs: number): readonly (Person | undefined)[] {
  const tracker = new PersonTracker(() => 5);
  const interpreter = new CrowdInterpreter(gestures);
  return frames.map((frame, index) => {
    const atMs = index * frameMs;
    return interpreter.update(tracker.update([{ landmarks: frame }], atMs), atMs, 1)[0];
  });
}

const activeIn = (person: Person | undefined): string[] =>
  (person?.gestures ?? []).filter((reading) => reading.active).map((reading) => reading.name);

describe('real footage', () => {
  it.skipIf(poseFile === undefined)('sees one person rise in the middle and not at the ends, and nothing else', () => {
    const frames = namedFrames(poseFile ?? '', 576);
    const people = watch(frames, 1000 / 30);
    expect(new Set(people.slice(2).map((person) => person?.track)).size).toBe(1);
    const raised = frames.map((frame) => {
      const wrists = Math.min(y(frame, LANDMARK.leftWrist), y(frame, LANDMARK.rightWrist));
      return wrists < y(frame, LANDMARK.nose) - 0.05;
    });
    const middle = Math.round((raised.indexOf(true) + raised.lastIndexOf(true)) / 2);
    expect(activeIn(people[middle])).toEqual(['rise']);
    expect(activeIn(people[10])).toEqual([]);
    expect(activeIn(people.at(-1))).toEqual([]);
    expect(new Set(people.flatMap(activeIn))).toEqual(new Set(['rise']));
    const begins = people.findIndex((person) => activeIn(person).includes('rise'));
    expect(((begins - raised.indexOf(true)) * 1000) / 30).toBeLessThan(300);
  });

  it.skipIf(squatsFile === undefined)('takes squats for no gesture', () => {
    const people = watch(fullFrames(squatsFile ?? '', 720), 200);
    expect(people.filter((person) => person !== undefined).length).toBeGreaterThan(50);
    expect(people.flatMap(activeIn)).toEqual([]);
  });

  it.skipIf(fitnessFile === undefined)('takes exercises for a gesture only where the arms really make it', () => {
    const rows = labelledRows(fitnessFile ?? '', 1000);
    const fired = rows.flatMap(({ label, landmarks }) => {
      const held = watch([landmarks, landmarks, landmarks, landmarks, landmarks], 100).at(-1);
      return activeIn(held).map((gesture) => ({ gesture, label, landmarks }));
    });
    expect(rows).toHaveLength(812);
    // Some squat with arms stretched overhead, one with both arms out sideways: those are no mistakes.
    const mistakes = fired.filter(({ gesture, landmarks }) => {
      if (gesture === 'rise') return !isOverhead(landmarks);
      return gesture !== 'link' || !isSpread(landmarks);
    });
    expect(mistakes.map(({ gesture, label }) => `${label} ${gesture}`)).toEqual([]);
    expect(fired.length).toBeLessThan(rows.length / 50);
  });
});

const x = (landmarks: Landmarks, index: number): number => landmarks[index * LANDMARK_STRIDE] ?? 0;
const y = (landmarks: Landmarks, index: number): number => landmarks[index * LANDMARK_STRIDE + 1] ?? 0;

/** An arm whose wrist is above the head and whose elbow is above the shoulder, on a body that is not upside down. */
function isOverhead(body: Landmarks): boolean {
  const { nose, leftWrist, rightWrist, leftElbow, rightElbow, leftShoulder, rightShoulder, leftHip } = LANDMARK;
  const isRaised = (wrist: number, elbow: number, shoulder: number): boolean =>
    y(body, wrist) < y(body, nose) && y(body, elbow) < y(body, shoulder) && y(body, shoulder) < y(body, leftHip);
  return isRaised(leftWrist, leftElbow, leftShoulder) || isRaised(rightWrist, rightElbow, rightShoulder);
}

/** Wrists more than three shoulder widths apart and nearer to the shoulders' height than to the hips'. */
function isSpread(body: Landmarks): boolean {
  const { leftWrist, rightWrist, leftShoulder, rightShoulder, leftHip } = LANDMARK;
  const shoulderWidth = Math.abs(x(body, leftShoulder) - x(body, rightShoulder));
  const torso = y(body, leftHip) - y(body, leftShoulder);
  return (
    Math.abs(x(body, leftWrist) - x(body, rightWrist)) > 3 * shoulderWidth &&
    [leftWrist, rightWrist].every((wrist) => Math.abs(y(body, wrist) - y(body, leftShoulder)) < torso / 2)
  );
}
