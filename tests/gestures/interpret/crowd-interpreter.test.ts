import { describe, expect, it } from 'vitest';
import { CrowdInterpreter } from '#gestures/interpret/crowd-interpreter.ts';
import type { GestureEngine } from '#gestures/interpret/gesture-engine.ts';
import type { TrackedPerson } from '#gestures/track/person-tracker.ts';
import { ownEngines } from '#tests/gestures/support/gesture-files.ts';
import { type BodyPose, bodyOf, POSES } from '#tests/gestures/support/poses.ts';

const FRAME_MS = 60;
const ASPECT = 16 / 9;
const seen = (track: number, pose: BodyPose, isFresh = true): TrackedPerson => ({
  track,
  ageMs: 0,
  landmarks: bodyOf(pose),
  isFresh,
});

/** Arms on their way up, `share` 0 hanging to 1 high. */
const raising = (share: number): BodyPose => {
  const arm = { upperDeg: -80 + 155 * share, foreDeg: -85 + 170 * share };
  return { left: arm, right: arm };
};

const activeOf = (interpreter: CrowdInterpreter, person: TrackedPerson, atMs: number): string[] =>
  interpreter
    .update([person], atMs, ASPECT)
    .flatMap(({ gestures }) => gestures.filter((reading) => reading.active).map((reading) => reading.name));

describe('the interpreter', () => {
  it('answers raised arms within 300 ms and lets go soon after they fall', () => {
    const interpreter = new CrowdInterpreter(ownEngines());
    let atMs = 0;
    const play = (shareAt: (sinceMs: number) => number, untilMs: number, wanted: boolean): number => {
      const startMs = atMs;
      for (; atMs - startMs <= untilMs; atMs += FRAME_MS) {
        const names = activeOf(interpreter, seen(1, raising(shareAt(atMs - startMs))), atMs);
        expect(names.filter((name) => name !== 'rise')).toEqual([]);
        if (names.includes('rise') === wanted) return atMs - startMs;
      }
      return Number.POSITIVE_INFINITY;
    };
    expect(play(() => 0, 600, true)).toBe(Number.POSITIVE_INFINITY);
    // 400 ms to lift the arms; the gesture is there from the moment they are up.
    expect(play((sinceMs) => Math.min(1, sinceMs / 400), 2000, true)).toBeLessThanOrEqual(400 + 300);
    expect(play(() => 1, 1000, false)).toBe(Number.POSITIVE_INFINITY);
    expect(play((sinceMs) => Math.max(0, 1 - sinceMs / 400), 2000, false)).toBeLessThanOrEqual(400 + 300);
  });

  it('keeps the last reading of somebody shown without a new sighting', () => {
    const interpreter = new CrowdInterpreter(ownEngines());
    for (let frame = 0; frame < 10; frame += 1) interpreter.update([seen(1, POSES.riseBoth)], frame * FRAME_MS, ASPECT);
    expect(activeOf(interpreter, seen(1, POSES.standing, false), 10 * FRAME_MS)).toEqual(['rise']);
  });

  it('holds nothing of one track against another, nor of a track long gone', () => {
    const interpreter = new CrowdInterpreter(ownEngines());
    for (let frame = 0; frame < 10; frame += 1) interpreter.update([seen(1, POSES.riseBoth)], frame * FRAME_MS, ASPECT);
    expect(activeOf(interpreter, seen(2, POSES.riseBoth), 10 * FRAME_MS)).toEqual([]);
    interpreter.update([], 10_000, ASPECT);
    expect(activeOf(interpreter, seen(1, POSES.riseBoth), 10_060)).toEqual([]);
  });
});

describe('a new set of gestures', () => {
  it('is read from the next picture on; a gesture that stays goes on counting, and the track lives on', () => {
    const engines = ownEngines();
    const interpreter = new CrowdInterpreter(engines);
    for (let frame = 0; frame < 10; frame += 1) interpreter.update([seen(1, POSES.riseBoth)], frame * FRAME_MS, ASPECT);
    interpreter.setEngines(engines.filter(({ name }) => name === 'rise'));
    const [person] = interpreter.update([seen(1, POSES.riseBoth)], 10 * FRAME_MS, ASPECT);
    expect(person?.gestures).toEqual([{ name: 'rise', score: expect.any(Number), active: true }]);
    interpreter.setEngines(engines.filter(({ name }) => name === 'claim'));
    const [later] = interpreter.update([seen(1, POSES.riseBoth)], 11 * FRAME_MS, ASPECT);
    expect(later?.gestures.map(({ name }) => name)).toEqual(['claim']);
    expect(later?.track).toBe(1);
  });
});

describe('a gesture that yields', () => {
  const saying = (name: string, score: number, yieldsTo: readonly string[] = []): GestureEngine => ({
    name,
    invitation: name,
    needsHands: false,
    yieldsTo,
    follow: () => ({ read: () => ({ score }) }),
  });

  it('is shown only as far as the others are not, whatever their order', () => {
    for (const engines of [
      [saying('hand', 1, ['wave']), saying('wave', 0.7)],
      [saying('wave', 0.7), saying('hand', 1, ['wave', 'unknown'])],
    ]) {
      const [person] = new CrowdInterpreter(engines).update([seen(1, POSES.standing)], 0, ASPECT);
      const scores = Object.fromEntries((person?.gestures ?? []).map(({ name, score }) => [name, score]));
      expect(scores.wave).toBe(0.7);
      expect(scores.hand).toBeCloseTo(0.3, 6);
    }
  });
});

describe('the people of a long day', () => {
  it('leave nothing behind', () => {
    let followed = 0;
    const counted: GestureEngine = {
      name: 'counted',
      invitation: 'Come and go.',
      needsHands: false,
      follow: () => {
        followed += 1;
        return { read: () => ({ score: 0 }) };
      },
    };
    const interpreter = new CrowdInterpreter([counted]);
    for (let track = 1; track <= 500; track += 1) {
      interpreter.update([seen(track, POSES.standing)], track * 1000, ASPECT);
    }
    expect(followed).toBe(500);
    // Only those whose track still lives are given the new set.
    followed = 0;
    interpreter.setEngines([{ ...counted }]);
    expect(followed).toBeLessThanOrEqual(5);
  });
});
