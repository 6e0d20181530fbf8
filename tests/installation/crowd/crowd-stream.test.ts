import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CrowdSample, LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import { createCrowdStream, LINGER_MS, type PersonAt } from '#installation/crowd/crowd-stream.ts';
import { RISEN, type SyntheticPerson, syntheticSample } from '#tests/support/synthetic-crowd.ts';

const streamOf = (...samples: readonly (readonly [string, CrowdSample])[]) => {
  const stream = createCrowdStream();
  for (const [source, sample] of samples) stream.add(source, sample);
  return stream;
};

/** One person, track 1, standing `across` the picture. */
const at = (
  capturedAtMs: number,
  across: number,
  more: Partial<SyntheticPerson> = {},
): readonly [string, CrowdSample] => ['front', syntheticSample(capturedAtMs, [{ track: 1, across, ...more }], 2)];

const noseX = (person: PersonAt | undefined): number =>
  person?.landmarks[LANDMARK.nose * LANDMARK_STRIDE] ?? Number.NaN;

describe('people between two pictures', () => {
  it('move in a straight line from where they were to where they are', () => {
    const stream = streamOf(at(1000, 0.2), at(1100, 0.4));
    const across = [1000, 1025, 1050, 1099].map((ms) => noseX(stream.peopleAt(ms)[0]) / 2);
    [0.2, 0.25, 0.3, 0.398].forEach((expected, i) => {
      expect(across[i]).toBeCloseTo(expected, 5);
    });
  });

  it('do what the picture before says they do', () => {
    const stream = streamOf(at(1000, 0.2, { does: ['rise'] }), at(1100, 0.2));
    expect(stream.peopleAt(1099)[0]?.gestures.map((gesture) => gesture.name)).toEqual(['rise']);
    expect(stream.peopleAt(1100)[0]?.gestures).toEqual([]);
  });

  it('grow older between pictures too', () => {
    const stream = streamOf(at(1000, 0.2, { ageMs: 400 }), at(1100, 0.2, { ageMs: 500 }));
    expect(stream.peopleAt(1050)[0]?.ageMs).toBe(450);
  });

  it('move their wrists as fast as the pictures say', () => {
    const stream = streamOf(at(1000, 0.2), at(1100, 0.3));
    // A tenth of a picture two heights wide in a tenth of a second.
    expect(stream.peopleAt(1050)[0]?.wristSpeed).toBeCloseTo(2, 4);
  });

  it('are the same people in the same place however the samples came in', () => {
    const samples = [at(1000, 0.1), at(1100, 0.2), at(1200, 0.5), at(1300, 0.4, { pose: RISEN })];
    const inOrder = streamOf(...samples);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(samples, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 900, max: 2900 }),
        (mixed, ms) => {
          expect(streamOf(...mixed).peopleAt(ms)).toEqual(inOrder.peopleAt(ms));
        },
      ),
    );
  });
});

describe('someone who comes or goes', () => {
  it('is not there before their first picture', () => {
    expect(streamOf(at(1000, 0.2)).peopleAt(999)).toEqual([]);
    expect(streamOf(at(1000, 0.2)).peopleAt(1000)).toHaveLength(1);
  });

  it('lingers where they were last seen, and says for how long', () => {
    const stream = streamOf(at(1000, 0.2), ['front', syntheticSample(1100, [], 2)]);
    const [person] = stream.peopleAt(1800);
    expect(person).toMatchObject({ track: 1, goneMs: 800, wristSpeed: 0 });
    expect(noseX(person)).toBeCloseTo(0.4, 5);
    expect(stream.peopleAt(1000 + LINGER_MS)).toHaveLength(1);
    expect(stream.peopleAt(1001 + LINGER_MS)).toEqual([]);
  });

  it('is led across pictures that missed them', () => {
    const stream = streamOf(at(1000, 0.2), ['front', syntheticSample(1100, [], 2)], at(1200, 0.4));
    const [person] = stream.peopleAt(1100);
    expect(person?.goneMs).toBe(0);
    expect(noseX(person)).toBeCloseTo(0.6, 5);
  });
});

describe('a stream of several cameras', () => {
  const crowd = (tracks: readonly number[]): CrowdSample =>
    syntheticSample(
      1000,
      tracks.map((track) => ({ track, across: 0.5 })),
    );

  it('names everyone by camera and track, in that order, whoever spoke first', () => {
    const stream = streamOf(['side', crowd([9, 2])], ['front', crowd([7, 3, 5])]);
    expect(stream.peopleAt(1000).map(({ source, track }) => `${source} ${track}`)).toEqual([
      'front 3',
      'front 5',
      'front 7',
      'side 2',
      'side 9',
    ]);
  });

  it('never takes two people for one because their tracks are alike', () => {
    const stream = streamOf(['side', crowd([1])], ['front', crowd([1])]);
    expect(stream.peopleAt(1000)).toHaveLength(2);
  });
});

describe('time that goes wrong', () => {
  it('sees people again when the server has begun a new run', () => {
    const stream = streamOf(at(3_600_000, 0.2), at(3_600_100, 0.2), at(500, 0.3), at(600, 0.3));
    expect(stream.peopleAt(550)).toHaveLength(1);
    expect(stream.peopleAt(3_600_050)).toEqual([]);
  });

  it('gets over one picture from the far future', () => {
    const stream = streamOf(at(1000, 0.2), at(9e12, 0.2), at(1100, 0.2), at(1200, 0.4));
    expect(noseX(stream.peopleAt(1150)[0])).toBeCloseTo(0.6, 5);
  });

  it('keeps no more than a few seconds of anyone', () => {
    const stream = streamOf(at(1000, 0.2), at(9000, 0.2));
    expect(stream.peopleAt(1000)).toEqual([]);
  });
});
