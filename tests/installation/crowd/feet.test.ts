import { describe, expect, it } from 'vitest';
import { LANDMARK, LANDMARK_STRIDE, type Landmarks } from '#installation/crowd/body.ts';
import { footholdOf } from '#installation/crowd/feet.ts';
import { placeOnFloor } from '#installation/crowd/floor-place.ts';
import { type FloorMap, floorMapOf } from '#installation/site/floor-map.ts';
import { fullFrames, realFile } from '#tests/gestures/support/real-data.ts';
import { STANDING, syntheticPerson } from '#tests/support/synthetic-crowd.ts';

const ASPECT = 16 / 9;
const FEET = [
  LANDMARK.leftAnkle,
  LANDMARK.rightAnkle,
  LANDMARK.leftHeel,
  LANDMARK.rightHeel,
  LANDMARK.leftFoot,
  LANDMARK.rightFoot,
];
const KNEES = [LANDMARK.leftKnee, LANDMARK.rightKnee];
const HIPS = [LANDMARK.leftHip, LANDMARK.rightHip];

/** Height of the squats' pictures. */
const SQUATS_HEIGHT_PX = 1280;

const standing = (): Landmarks => syntheticPerson({ track: 1, across: 0.5, pose: STANDING }).landmarks;

function hiding(landmarks: Landmarks, ...hidden: readonly number[]): Landmarks {
  const body = landmarks.slice();
  for (const index of hidden) body[index * LANDMARK_STRIDE + 3] = 0.1;
  return body;
}

function moving(landmarks: Landmarks, index: number, dx: number, dy: number): Landmarks {
  const body = landmarks.slice();
  const at = index * LANDMARK_STRIDE;
  body[at] = (body[at] ?? 0) + dx;
  body[at + 1] = (body[at + 1] ?? 0) + dy;
  return body;
}

describe('where somebody stands in the picture', () => {
  it('is between the feet, where these are seen', () => {
    const found = footholdOf(standing(), ASPECT);
    expect(found).toMatchObject({ by: 'feet' });
    expect(found?.x).toBeCloseTo(ASPECT / 2, 2);
    expect(Math.abs((found?.y ?? 0) - 0.9)).toBeLessThan(0.02);
  });

  it.each([
    ['knees', FEET],
    ['hips', [...FEET, ...KNEES]],
    ['shoulders', [...FEET, ...KNEES, ...HIPS]],
  ] as const)('is found from the %s where everything below is hidden', (by, hidden) => {
    const found = footholdOf(hiding(standing(), ...hidden), ASPECT);
    expect(found?.by).toBe(by);
    expect(found?.x).toBeCloseTo(ASPECT / 2, 2);
    expect(Math.abs((found?.y ?? 0) - 0.9)).toBeLessThan(2 * (found?.downSd ?? 0));
  });

  it('is the less sure, the less is seen', () => {
    const hidden = [[], FEET, [...FEET, ...KNEES], [...FEET, ...KNEES, ...HIPS]];
    const sds = hidden.map((indices) => footholdOf(hiding(standing(), ...indices), ASPECT)?.downSd ?? 0);
    expect(sds).toEqual([...sds].sort((a, b) => a - b));
    expect(new Set(sds).size).toBe(4);
  });

  it('does not take the edge of the picture for a foot', () => {
    let body = standing();
    for (const foot of FEET) body = moving(body, foot, 0, 0.995 - (body[foot * LANDMARK_STRIDE + 1] ?? 0));
    expect(footholdOf(body, ASPECT)?.by).toBe('knees');
  });

  it('is where the standing foot is, while the other is in the air', () => {
    const torso = 0.288 * 1.7 * 0.45;
    let body = standing();
    for (const foot of [LANDMARK.leftAnkle, LANDMARK.leftHeel, LANDMARK.leftFoot]) body = moving(body, foot, 0, -torso);
    expect(footholdOf(body, ASPECT)?.y).toBeCloseTo(footholdOf(standing(), ASPECT)?.y ?? 0, 2);
  });

  it('is below the knees of somebody who sits at a table, not as deep as they would stand', () => {
    const torso = 0.288 * 1.7 * 0.45;
    let body = standing();
    // Seated, seen from the front: the knees come up to half a torso below the hips.
    const hipY = body[LANDMARK.leftHip * LANDMARK_STRIDE + 1] ?? 0;
    for (const knee of KNEES)
      body = moving(body, knee, 0, hipY + 0.3 * torso - (body[knee * LANDMARK_STRIDE + 1] ?? 0));
    const found = footholdOf(hiding(body, ...FEET), ASPECT);
    expect(found?.by).toBe('knees');
    expect(((found?.y ?? 0) - hipY) / torso).toBeCloseTo(1.29, 1);
  });

  it('is not known of a head alone', () => {
    const shoulders = [LANDMARK.leftShoulder, LANDMARK.rightShoulder];
    expect(footholdOf(hiding(standing(), ...FEET, ...KNEES, ...HIPS, ...shoulders), ASPECT)).toBeNull();
  });

  const footage = realFile('videos/pose_squats.full.json');
  it.skipIf(footage === undefined)('of a real body is where its feet are, by whatever is seen of it', () => {
    const misses = { knees: [] as number[], hips: [] as number[] };
    for (const body of fullFrames(footage ?? '', SQUATS_HEIGHT_PX)) {
      const truth = footholdOf(body, 20);
      if (truth?.by !== 'feet') continue;
      for (const [by, hidden] of [
        ['knees', FEET],
        ['hips', [...FEET, ...KNEES]],
      ] as const) {
        const guess = footholdOf(hiding(body, ...hidden), 20);
        if (guess?.by === by) misses[by].push(Math.abs(guess.y - truth.y) / guess.downSd);
      }
    }
    const within2 = (list: readonly number[]): number => list.filter((miss) => miss < 2).length / list.length;
    expect(misses.knees.length).toBeGreaterThan(20);
    expect(within2(misses.knees)).toBeGreaterThan(0.9);
    // A deep squat is what hips cannot tell from standing farther away.
    expect(within2(misses.hips)).toBeGreaterThan(0.6);
  });
});

describe('where somebody stands on the floor', () => {
  const found = floorMapOf({
    picture: [
      [0.06, 0.92],
      [0.94, 0.92],
      [0.74, 0.42],
      [0.26, 0.42],
    ],
    room: [
      [5, 1.5],
      [1, 1.5],
      [0.5, 5.5],
      [5.5, 5.5],
    ],
  });
  const map = ((): FloorMap => {
    if (!found.ok) throw new Error(found.says);
    return found.map;
  })();

  it('is metres of the room, with how far off it may be', () => {
    const place = placeOnFloor(standing(), ASPECT, map);
    expect(place?.xM).toBeCloseTo(3, 1);
    expect(place?.yM).toBeGreaterThan(1.4);
    expect(place?.yM).toBeLessThan(1.9);
    expect(place?.offM).toBeGreaterThan(0.05);
    expect(place?.offM).toBeLessThan(0.4);
    const guess = placeOnFloor(hiding(standing(), ...FEET, ...KNEES), ASPECT, map);
    expect(guess?.offM).toBeGreaterThan(2 * (place?.offM ?? 0));
  });

  it('is not known where the feet would be at the horizon', () => {
    let far = standing();
    for (let index = 0; index < 33; index += 1) far = moving(far, index, 0, -0.75);
    expect(placeOnFloor(far, ASPECT, map)).toBeNull();
  });
});
