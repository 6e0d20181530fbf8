import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import type { BodyFrame, GestureEngine, RawReading } from '#gestures/interpret/gesture-engine.ts';
import { taughtGestures } from '#gestures/interpret/taught-gesture.ts';
import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import { type BodyPose, bodyOf, HANGING } from '#tests/gestures/support/poses.ts';
import { pointsOf, SHELTER, taughtPose } from '#tests/support/taught.ts';

const FRAME_MS = 1000 / 15;

/** Where both arms are `share` of the way through a movement, degrees of each arm. */
type Movement = (share: number) => { left: number; right: number };
const BOTH_UP: Movement = (share) => ({ left: -80 + 150 * share, right: -80 + 150 * share });
const SWING: Movement = (share) => ({ left: -80, right: 30 + 50 * Math.sin(share * 4 * Math.PI) });

interface Person {
  readonly at?: { x: number; y: number };
  readonly torso?: number;
  /** How long the movement takes, ms. */
  readonly lastsMs: number;
}

const poseAt = (movement: Movement, share: number, { at, torso }: Person): BodyPose => {
  const { left, right } = movement(share);
  const arm = (deg: number) => ({ upperDeg: deg, foreDeg: deg * 1.02 });
  return { left: arm(left), right: arm(right), ...(at ? { at } : {}), ...(torso ? { torso } : {}) };
};

function takeOf(movement: Movement, person: Person, subject: string): TaughtGesture['takes'][number] {
  const count = Math.round(person.lastsMs / FRAME_MS) + 1;
  const frames = Array.from({ length: count }, (_, index) => ({
    tMs: index * FRAME_MS,
    points: pointsOf(bodyOf(poseAt(movement, index / (count - 1), person))),
  }));
  return { subject, aspect: 1.6, frames };
}

const PEOPLE: readonly Person[] = [
  { lastsMs: 900 },
  { lastsMs: 1100, at: { x: 0.6, y: 0.45 }, torso: 0.2 },
  { lastsMs: 800, torso: 0.22 },
  { lastsMs: 1000, at: { x: 0.9, y: 0.4 } },
];

const motionOf = (name: string, movement: Movement): TaughtGesture =>
  taughtPose(
    name,
    { left: HANGING, right: HANGING },
    {
      kind: 'motion',
      takes: PEOPLE.map((person, index) => takeOf(movement, person, String(1 + (index % 2)))),
    },
  );

const frameOf = (pose: BodyPose, atMs: number): BodyFrame => {
  const landmarks = bodyOf(pose);
  const scale = bodyScale(landmarks);
  return { atMs, aspect: 1.6, landmarks, hands: null, scale, measures: measureBody(landmarks, scale), neighbours: [] };
};

const STRANGER: Person = { lastsMs: 950, at: { x: 0.7, y: 0.5 }, torso: 0.17 };

/** Somebody new stands for a second, moves, and stands again. */
function performance(movement: Movement): BodyFrame[] {
  const frames: BodyFrame[] = [];
  for (let ms = 0; ms < 1000 + STRANGER.lastsMs + 1500; ms += FRAME_MS) {
    const share = Math.min(1, Math.max(0, (ms - 1000) / STRANGER.lastsMs));
    frames.push(frameOf(poseAt(movement, share, STRANGER), ms));
  }
  return frames;
}

const standing = (count: number): BodyFrame[] =>
  Array.from({ length: count }, (_, index) => frameOf({ left: HANGING, right: HANGING }, index * FRAME_MS));

const followed = (engine: GestureEngine | undefined, frames: readonly BodyFrame[]): RawReading[] => {
  const follower = engine?.follow();
  return frames.map((frame) => follower?.read(frame) ?? { score: Number.NaN });
};

const most = (readings: readonly RawReading[]): number => Math.max(...readings.map(({ score }) => score));

describe('taught motions', () => {
  const [lift, swing] = taughtGestures([motionOf('lift', BOTH_UP), motionOf('swing', SWING)]);

  it('count once somebody else has done them, and unfold until then', () => {
    const readings = followed(lift, performance(BOTH_UP));
    const counts = readings.findIndex(({ score }) => score >= 0.6);
    expect(counts * FRAME_MS).toBeGreaterThan(1000 + STRANGER.lastsMs * 0.6);
    expect(counts * FRAME_MS).toBeLessThan(1000 + STRANGER.lastsMs + 600);
    const progress = readings.slice(15, counts + 1).map((reading) => reading.progress ?? 0);
    expect(Math.max(...progress)).toBeGreaterThan(0.8);
    expect(progress[0]).toBeLessThan(0.3);
    expect(readings.at(-1)?.score).toBeLessThan(0.6);
  });

  it('do not count for one another, nor for standing', () => {
    expect(most(followed(swing, performance(BOTH_UP)))).toBeLessThan(0.6);
    expect(most(followed(lift, performance(SWING)))).toBeLessThan(0.6);
    expect(most(followed(lift, standing(60)))).toBeLessThan(0.6);
  });

  it('read one person as if nobody else were there, however many gestures and people are read in turn', () => {
    const alone = followed(lift, performance(BOTH_UP));
    const [lifter, stander] = [lift, lift].map((engine) => [engine?.follow(), swing?.follow()]);
    const still = standing(alone.length);
    const together = performance(BOTH_UP).map((frame, index) => {
      const [own] = (lifter ?? []).map((follower) => follower?.read(frame));
      const other = still[index];
      const [their] = other ? (stander ?? []).map((follower) => follower?.read(other)) : [];
      expect(their?.score).toBeLessThan(0.6);
      return own;
    });
    expect(together).toEqual(alone);
  });

  it('stand in their place among poses', () => {
    const engines = taughtGestures([
      SHELTER,
      motionOf('lift', BOTH_UP),
      taughtPose('other', { left: HANGING, right: HANGING }),
    ]);
    expect(engines.map(({ name }) => name)).toEqual(['shelter', 'lift', 'other']);
    expect(engines.map(({ needsHands }) => needsHands)).toEqual([false, false, false]);
  });
});
