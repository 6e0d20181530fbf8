import { describe, expect, test } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { showMs } from '#installation/time/axes.ts';
import { emptyWorld, worldAfterActs } from '#installation/world/world.ts';
import { createBeamTouch } from '#projection/looks/eye/beam-touch.ts';
import { noEye, poseEye } from '#projection/looks/eye/eye-pose.ts';
import { frameOf, LEFT_SLICE } from '../../stage/support/sample-frames.ts';

const ROOM = { alongM: 0, roomM: LEFT_SLICE.wallWidthM };
const COMING = worldAfterActs(emptyWorld, worldActs.parse({ drones: { approach: { arrives: '64s' } } }), showMs(0), 0);

const frameAt = (ms: number, beam: number): SurfaceFrame =>
  frameOf(
    [],
    { beam },
    { showMs: showMs(ms), room: ROOM, world: worldNumbers(COMING, NO_WORDS, showMs(ms), LEFT_SLICE) },
  );

function touches(ms: number, beam = 1): number[] {
  const touch = createBeamTouch();
  touch.point(frameAt(ms, beam));
  return Array.from({ length: 80 }, (_, step) => touch.at(step * 0.1, 0.12));
}

describe('the beam of the eye', () => {
  test('touches nobody while it is far, some as it searches, everybody once it takes all', () => {
    expect(Math.max(...touches(4000))).toBe(0);
    const searching = touches(60_000);
    expect(Math.max(...searching)).toBeGreaterThan(0.8);
    expect(searching.filter((touch) => touch > 0.02).length).toBeLessThan(30);
    expect(Math.min(...touches(75_000))).toBeGreaterThan(0.85);
  });

  test('touches whoever it points at', () => {
    const pose = noEye();
    for (const ms of [52_000, 55_000, 58_000, 61_000]) {
      const frame = frameAt(ms, 1);
      poseEye(pose, frame.world.drones, frame.slice, frame.room, ms, false);
      const touch = createBeamTouch();
      touch.point(frame);
      const xM = pose.xM + Math.tan(pose.beamTurn) * (pose.yM - 0.67);
      expect(touch.at(xM, 0.12)).toBeGreaterThan(0.9);
    }
  });

  test('is as strong as it is shown, and crosses the crowd without a jump', () => {
    expect(Math.max(...touches(60_000, 0))).toBe(0);
    for (let ms = 20_000; ms < 80_000; ms += 700) {
      const [now, next] = [touches(ms), touches(ms + 16)];
      for (const [place, touch] of now.entries()) expect(Math.abs((next[place] ?? 9) - touch)).toBeLessThan(0.12);
    }
  });
});
