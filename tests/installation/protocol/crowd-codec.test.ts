import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CrowdSample, LANDMARK_STRIDE, LANDMARKS, type Person } from '#installation/crowd/body.ts';
import { decodeCrowdSample, encodeCrowdSample, MAX_PEOPLE } from '#installation/protocol/crowd-codec.ts';
import { rowOfPeople, syntheticSample } from '#tests/support/synthetic-crowd.ts';

const GESTURES = ['rise', 'refuse', 'x-link.2'];

const landmarks = fc
  .array(fc.double({ min: -3.9, max: 3.9, noNaN: true }), {
    minLength: LANDMARKS * LANDMARK_STRIDE,
    maxLength: LANDMARKS * LANDMARK_STRIDE,
  })
  .map((numbers) => Float32Array.from(numbers, (n, i) => (i % LANDMARK_STRIDE === 3 ? Math.min(1, Math.abs(n)) : n)));

const anyPerson: fc.Arbitrary<Person> = fc.record({
  track: fc.integer({ min: 1, max: 0xffff_ffff }),
  ageMs: fc.nat({ max: 0x7fff_ffff }),
  landmarks,
  gestures: fc.subarray(GESTURES).chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          score: fc.double({ min: 0, max: 1, noNaN: true }),
          active: fc.boolean(),
        }),
      ),
    ),
  ),
});

/** How far apart two phases are on their circle, radians. */
const apart = (a: number, b: number): number => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));

const anySample: fc.Arbitrary<CrowdSample> = fc.record({
  capturedAtMs: fc.double({ min: 0, max: 1e12, noNaN: true }),
  aspect: fc.double({ min: 0.1, max: 10, noNaN: true }),
  people: fc.array(anyPerson, { maxLength: 4 }),
});

function decoded(bytes: Uint8Array): CrowdSample {
  const result = decodeCrowdSample(bytes);
  if (!result.ok) throw new Error(result.problem);
  return result.sample;
}

const SAMPLE = syntheticSample(123_456.789, rowOfPeople(3, 2, 'rise'));
const BYTES = encodeCrowdSample(SAMPLE, GESTURES);

const problemOf = (bytes: Uint8Array): string => {
  const result = decodeCrowdSample(bytes);
  return result.ok ? 'none' : result.problem;
};

const changed = (change: (view: DataView) => void, bytes: Uint8Array = BYTES): Uint8Array => {
  const copy = bytes.slice();
  change(new DataView(copy.buffer));
  return copy;
};

describe('a sample sent and read again', () => {
  it('is the same within the grain of the format', () => {
    fc.assert(
      fc.property(anySample, (sample) => {
        const back = decoded(encodeCrowdSample(sample, GESTURES));
        expect(back.capturedAtMs).toBe(sample.capturedAtMs);
        expect(back.aspect).toBe(Math.fround(sample.aspect));
        expect(back.people.map(({ track, ageMs }) => [track, ageMs])).toEqual(
          sample.people.map(({ track, ageMs }) => [track, ageMs]),
        );
        back.people.forEach((person, i) => {
          const sent = sample.people[i];
          const furthest = Math.max(...person.landmarks.map((value, j) => Math.abs(value - (sent?.landmarks[j] ?? 9))));
          expect(furthest).toBeLessThan(1 / 500);
          expect(person.gestures.map((gesture) => gesture.name)).toEqual(GESTURES);
          for (const gesture of person.gestures) {
            const before = sent?.gestures.find((other) => other.name === gesture.name);
            expect(gesture.active).toBe(before?.active ?? false);
            expect(Math.abs(gesture.score - (before?.score ?? 0))).toBeLessThanOrEqual(0.5 / 127 + 1e-9);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps places to an eighth of a thousandth of the picture', () => {
    decoded(BYTES).people.forEach((person, i) => {
      person.landmarks.forEach((value, j) => {
        if (j % LANDMARK_STRIDE !== 3) {
          expect(Math.abs(value - (SAMPLE.people[i]?.landmarks[j] ?? 9))).toBeLessThanOrEqual(0.5 / 8192 + 1e-6);
        }
      });
    });
  });

  it('keeps phases, progress and places on the floor, and what is not known of them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -300, max: 300, noNaN: true }),
        (phase, progress, xM) => {
          const [person] = syntheticSample(1, rowOfPeople(1, 0, 'rise')).people;
          if (!person) throw new Error('a row of one has one');
          const gestures = [
            { name: 'wave', score: 1, active: true, phase },
            { name: 'unmask', score: 0.5, active: false, progress },
          ];
          const sample = { capturedAtMs: 1, aspect: 1.6, people: [{ ...person, gestures, floor: { xM, yM: -xM } }] };
          const [back] = decoded(encodeCrowdSample(sample, ['wave', 'unmask'])).people;
          const [wave, unmask] = back?.gestures ?? [];
          expect(apart(wave?.phase ?? Number.NaN, phase)).toBeLessThan(Math.PI / 255 + 1e-9);
          expect(wave).not.toHaveProperty('progress');
          expect(Math.abs((unmask?.progress ?? 9) - progress)).toBeLessThan(0.5 / 254 + 1e-9);
          expect(unmask).not.toHaveProperty('phase');
          expect(Math.abs((back?.floor?.xM ?? 999) - xM)).toBeLessThanOrEqual(0.005 + 1e-9);
          expect(back?.floor?.yM).toBeCloseTo(-(back?.floor?.xM ?? 0), 1);
        },
      ),
      { numRuns: 100 },
    );
    expect(decoded(BYTES).people[0]).not.toHaveProperty('floor');
    expect(decoded(BYTES).people[0]?.gestures[0]).not.toHaveProperty('phase');
  });

  it('once more changes nothing any more', () => {
    const once = decoded(BYTES);
    expect(decoded(encodeCrowdSample(once, GESTURES))).toEqual(once);
  });

  it('takes some 250 bytes a person', () => {
    expect(BYTES.byteLength).toBe(16 + 5 + 7 + 9 + 3 * (12 + 3 * 3 + 33 * 7));
  });

  it('is read out of the middle of a larger buffer, as sockets hand them out', () => {
    const larger = new Uint8Array(BYTES.byteLength + 7);
    larger.set(BYTES, 5);
    expect(decoded(larger.subarray(5, 5 + BYTES.byteLength))).toEqual(decoded(BYTES));
  });

  it('leaves out people beyond the limit, and keeps what lies outside the picture at its edge', () => {
    const crowd = syntheticSample(1, rowOfPeople(MAX_PEOPLE + 5, 0, 'rise'));
    crowd.people[0]?.landmarks.set([100, -100, Number.NaN, 7]);
    const back = decoded(encodeCrowdSample(crowd, []));
    expect(back.people).toHaveLength(MAX_PEOPLE);
    expect([...(back.people[0]?.landmarks.subarray(0, 4) ?? [])]).toEqual([Math.fround(32767 / 8192), -4, 0, 1]);
  });
});

describe('bytes that are no sample', () => {
  it('are refused wherever they are cut off', () => {
    for (let length = 0; length < BYTES.byteLength; length++) {
      expect(decodeCrowdSample(BYTES.subarray(0, length)).ok).toBe(false);
    }
  });

  it('are refused with anything behind their end', () => {
    expect(problemOf(Uint8Array.from([...BYTES, 0]))).toMatch(/^\d+ bytes, expected \d+$/);
  });

  it.each<[string, (view: DataView) => void, string]>([
    ['another version', (view) => view.setUint8(0, 1), 'crowd sample of version 1, expected 2'],
    ['too many gestures', (view) => view.setUint8(1, 33), '33 gestures, at most 32 are read'],
    ['too many people', (view) => view.setUint8(2, 65), '65 people, at most 64 are read'],
    ['no time', (view) => view.setFloat64(4, Number.NaN, true), 'the time of capture is no time'],
    ['a time before time', (view) => view.setFloat64(4, -1, true), 'the time of capture is no time'],
    ['an endless time', (view) => view.setFloat64(4, Number.POSITIVE_INFINITY, true), 'the time of capture is no time'],
    ['a picture without width', (view) => view.setFloat32(12, 0, true), "an aspect of 0 is no picture's"],
    ['no picture', (view) => view.setFloat32(12, Number.NaN, true), "an aspect of NaN is no picture's"],
    [
      'a name that is none',
      (view) => view.setUint8(17, 0x20),
      'the gesture names are cut off, are no names or repeat one',
    ],
    [
      'a name without letters',
      (view) => view.setUint8(16, 0),
      'the gesture names are cut off, are no names or repeat one',
    ],
  ])('are refused with %s', (_what, change, problem) => {
    expect(problemOf(changed(change))).toBe(problem);
  });

  it('are refused with a gesture named twice', () => {
    expect(problemOf(encodeCrowdSample(SAMPLE, ['rise', 'link', 'rise']))).toMatch(/repeat one/);
  });

  it('never throw: random bytes, and good ones with a few changed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(typeof decodeCrowdSample(bytes).ok).toBe('boolean');
      }),
    );
    const corruption = fc.array(fc.tuple(fc.nat({ max: BYTES.byteLength - 1 }), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(corruption, (changes) => {
        const bytes = BYTES.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const result = decodeCrowdSample(bytes);
        if (!result.ok) {
          expect(result.problem).not.toBe('');
          return;
        }
        // What is still read is still a sample, in every number of it.
        expect(Number.isFinite(result.sample.capturedAtMs)).toBe(true);
        for (const person of result.sample.people) {
          expect(person.landmarks.every(Number.isFinite)).toBe(true);
          for (const { score } of person.gestures) expect(score >= 0 && score <= 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
