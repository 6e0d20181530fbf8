import { describe, expect, it } from 'vitest';
import {
  beginMotion,
  deviation,
  expectation,
  type Motion,
  misfit,
  motionAt,
  motionFoundAgain,
  motionSeen,
  type Place,
} from '#gestures/track/motion.ts';

const STRAYS: Place = { x: 0.03, y: 0.05, width: 0.05, height: 0.05 };
const STILL = { x: 0, y: 0 };
const at = (x: number): Place => ({ x, y: 0, width: 0.4, height: 1 });

/** Somebody who walks at `speed` body heights per second, seen `pictures` times, 40 ms apart. */
function walked(speed: number, pictures: number): Motion {
  let motion = beginMotion(at(0), 0, STRAYS);
  for (let picture = 1; picture < pictures; picture += 1) {
    const atMs = picture * 40;
    motion = motionSeen(motionAt(motion, atMs), at((speed * atMs) / 1000), STRAYS);
  }
  return motion;
}

describe('a motion', () => {
  it('learns its speed from where it is seen, and goes on with it', () => {
    const motion = walked(0.8, 25);
    expect(motion.x.speed).toBeCloseTo(0.8, 1);
    expect(motionAt(motion, motion.atMs + 500).x.value).toBeCloseTo(motion.x.value + 0.4, 1);
    expect(motionAt(motion, motion.atMs - 500)).toBe(motion);
  });

  it('grows vague while nobody is seen, and sure again when they are', () => {
    const motion = walked(0, 10);
    const later = motionAt(motion, motion.atMs + 1000);
    expect(later.x.valueVar).toBeGreaterThan(20 * motion.x.valueVar);
    expect(motionSeen(later, at(0), STRAYS).x.valueVar).toBeLessThan(later.x.valueVar / 20);
  });

  it('comes to the same by one long step as by many short ones', () => {
    const motion = walked(0.5, 10);
    let stepped = motion;
    for (let step = 1; step <= 10; step += 1) stepped = motionAt(stepped, motion.atMs + step * 50);
    const once = motionAt(motion, motion.atMs + 500);
    expect(stepped.x.value).toBeCloseTo(once.x.value, 9);
    expect(stepped.x.valueVar).toBeCloseTo(once.x.valueVar, 9);
    expect(stepped.x.speedVar).toBeCloseTo(once.x.speedVar, 9);
  });

  it('forgets over a gap what it had guessed: who stopped meanwhile stands when found again', () => {
    const motion = walked(0.8, 25);
    const stopped = motionFoundAgain(motion, at(motion.x.value), motion.atMs + 1000, 12, STRAYS);
    expect(Math.abs(stopped.x.speed)).toBeLessThan(0.1);
    expect(stopped.atMs).toBe(motion.atMs + 1000);
  });
});

describe('the misfit of a sighting', () => {
  it('grows with the distance in deviations, and less and less', () => {
    const expected = expectation(walked(0, 25), STRAYS, STILL);
    expect(deviation(expected, expected.place)).toBe(0);
    const [near, far, farther] = [0.1, 0.4, 0.7].map((x) => misfit(expected, at(x)));
    if (near === undefined || far === undefined || farther === undefined) throw new Error('no misfits');
    expect(near).toBeLessThan(far);
    expect(farther - far).toBeLessThan(far - near);
  });

  it('is smaller for the one who surely is there than for the one who may be anywhere', () => {
    const here = walked(0, 25);
    const lost = motionAt(walked(0, 25), here.atMs + 1000);
    expect(misfit(expectation(here, STRAYS, STILL), at(0.05))).toBeLessThan(
      misfit(expectation(lost, STRAYS, STILL), at(0)),
    );
  });

  it('forgives a picture that sways', () => {
    const motion = walked(0, 25);
    const swaying = expectation(motion, STRAYS, { x: 0.04, y: 0 });
    expect(misfit(swaying, at(0.2))).toBeLessThan(misfit(expectation(motion, STRAYS, STILL), at(0.2)));
  });
});
