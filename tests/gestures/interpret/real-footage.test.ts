import { describe, expect, it } from 'vitest';
import { CrowdInterpreter } from '#gestures/interpret/crowd-interpreter.ts';
import { PersonTracker } from '#gestures/track/person-tracker.ts';
import { LANDMARK, type Landmarks, type Person } from '#installation/crowd/body.ts';
import { ownGestures } from '#tests/gestures/support/gesture-files.ts';
import { fullFrames, labelledRows, namedFrames, realFile } from '#tests/gestures/support/real-data.ts';

const gestures = ownGestures();
const poseFile = realFile('videos/pose_1.json');
const squatsFile = realFile('videos/pose_squats.full.json');
const fitnessFile = realFile('pose-fitness/fitness_pose_samples.csv');

/** What the show would know about a single person's footage, picture by picture. */
function watch(frames: readonly Landmarks[], frameMs: number): readonly (Person | undefined)[] {
  const tracker = new PersonTracker(() => 5);
  const interpreter = new CrowdInterpreter(gestures);
  return frames.map((frame, index) => {
    const atMs = index * frameMs;
    return interpreter.update(tracker.update([frame], atMs), atMs)[0];
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
      const y = (index: number): number => frame[index * 4 + 1] ?? 1;
      return Math.min(y(LANDMARK.leftWrist), y(LANDMARK.rightWrist)) < y(LANDMARK.nose) - 0.05;
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

  it.skipIf(fitnessFile === undefined)('takes photographs of squats and push-ups for no gesture', () => {
    const rows = labelledRows(fitnessFile ?? '', 1000);
    const fired: Record<string, number> = {};
    for (const { label, landmarks } of rows) {
      const held = watch([landmarks, landmarks, landmarks, landmarks, landmarks], 100).at(-1);
      for (const name of activeIn(held)) fired[`${label} ${name}`] = (fired[`${label} ${name}`] ?? 0) + 1;
    }
    expect(rows).toHaveLength(812);
    expect(fired).toEqual({});
  });
});
