/** A crowd of people who are not there: bodies built from joint angles, as a camera before the wall would see them. */

import { type CrowdSample, LANDMARK_STRIDE, LANDMARKS, type Person } from '#installation/crowd/body.ts';
import { type Pose, poseJoints } from '#installation/frame/figure.ts';

const HANGING: Pose['left'] = { upper: [8, 20], fore: [14, 60] };
const RAISED: Pose['left'] = { upper: [165, 10], fore: [172, 10] };

export const STANDING: Pose = { left: HANGING, right: HANGING, lean: 0, turn: 0, crouch: 0, nod: 0 };
export const RISEN: Pose = { ...STANDING, left: RAISED, right: RAISED };

export interface SyntheticPerson {
  readonly track: number;
  /** Where the body stands in the picture, 0..1 of its width. */
  readonly across: number;
  readonly pose?: Pose;
  /** Names of the gestures the person does right now. */
  readonly does?: readonly string[];
  readonly ageMs?: number;
}

/** How many picture heights a metre takes: a grown-up fills most of the picture. */
const HEIGHTS_PER_METRE = 0.45;
const FLOOR_Y = 0.9;

/** One person as a camera sees them: seen from the front, so their left is at the picture's right. */
export function syntheticPerson(person: SyntheticPerson, aspect = 16 / 9): Person {
  const joints = poseJoints(person.pose ?? STANDING, 1.7);
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  for (let i = 0; i < landmarks.length; i += LANDMARK_STRIDE) {
    landmarks[i] = person.across * aspect + (joints[i] ?? 0) * HEIGHTS_PER_METRE;
    landmarks[i + 1] = FLOOR_Y - (joints[i + 1] ?? 0) * HEIGHTS_PER_METRE;
    landmarks[i + 2] = -(joints[i + 2] ?? 0) * HEIGHTS_PER_METRE;
    landmarks[i + 3] = 1;
  }
  const gestures = (person.does ?? []).map((name) => ({ name, score: 1, active: true }));
  return { track: person.track, ageMs: person.ageMs ?? 5000, landmarks, gestures };
}

/** One picture of several people. */
export const syntheticSample = (
  capturedAtMs: number,
  people: readonly SyntheticPerson[],
  aspect = 16 / 9,
): CrowdSample => ({ capturedAtMs, aspect, people: people.map((person) => syntheticPerson(person, aspect)) });

/** `count` people in a row, the first `active` of whom do `gesture`. */
export const rowOfPeople = (count: number, active: number, gesture: string): SyntheticPerson[] =>
  Array.from({ length: count }, (_, i) => ({
    track: i + 1,
    across: (i + 0.5) / count,
    pose: i < active ? RISEN : STANDING,
    does: i < active ? [gesture] : [],
  }));
