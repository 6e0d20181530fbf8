/** Any picture of any crowd, for property tests of takes. */

import fc from 'fast-check';
import { LANDMARK_STRIDE, LANDMARKS, type Person } from '#installation/crowd/body.ts';
import type { TakeSample } from '#installation/crowd/take.ts';

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

const landmarks = fc
  .array(fc.tuple(coordinate, coordinate, coordinate, share), { minLength: LANDMARKS, maxLength: LANDMARKS })
  .map((points) => Float32Array.from(points.flat()));

const gesture = fc.record(
  {
    name: fc.constantFrom('rise', 'claim', 'wave'),
    score: share,
    active: fc.boolean(),
    phase: fc.double({ min: 0, max: 6.28, noNaN: true }),
    progress: share,
  },
  { requiredKeys: ['name', 'score', 'active'] },
);

export const anyPerson: fc.Arbitrary<Person> = fc.record(
  {
    track: fc.integer({ min: 1, max: 0xffff_ffff }),
    ageMs: fc.integer({ min: 0, max: 10_000_000 }),
    landmarks,
    gestures: fc.uniqueArray(gesture, { selector: ({ name }) => name, maxLength: 3 }),
    floor: fc.record({ xM: coordinate, yM: coordinate }),
  },
  { requiredKeys: ['track', 'ageMs', 'landmarks', 'gestures'] },
) as fc.Arbitrary<Person>;

/** Pictures of one or two cameras, each later than the one before. */
export const anySamples: fc.Arbitrary<readonly TakeSample[]> = fc
  .array(
    fc.record({
      stepMs: fc.integer({ min: 1, max: 400 }),
      source: fc.constantFrom('front', 'side'),
      aspect: fc.double({ min: 0.3, max: 3, noNaN: true }),
      people: fc.array(anyPerson, { maxLength: 3 }),
    }),
    { maxLength: 6 },
  )
  .map((steps) => {
    let atMs = 0;
    return steps.map(({ stepMs, ...sample }) => {
      atMs += stepMs;
      return { ...sample, atMs };
    });
  });

/** One person who stands still, `LANDMARKS` points at the same place. */
export const stillPerson = (track: number, active: readonly string[] = []): Person => ({
  track,
  ageMs: 1000,
  landmarks: new Float32Array(LANDMARKS * LANDMARK_STRIDE).fill(0.5),
  gestures: active.map((name) => ({ name, score: 1, active: true })),
});
