import { describe, expect, it } from 'vitest';
import type { Person } from '#installation/crowd/body.ts';
import { createCrowdStream } from '#installation/crowd/crowd-stream.ts';
import { crowdFigure } from '#installation/frame/crowd-figures.ts';
import { syntheticPerson } from '#tests/support/synthetic-crowd.ts';

const at = (xM: number, across: number): Person => ({
  ...syntheticPerson({ track: 77, across }),
  floor: { xM, yM: 2 },
});
const sample = (capturedAtMs: number, ...people: readonly Person[]) => ({ capturedAtMs, aspect: 16 / 9, people });
const CAMERA = { wall: 'main', fromM: 0, toM: 5 };
const WALL = { widthM: 9, heightM: 2.25, floorM: 0.1 };

describe('somebody whose place in the room is known', () => {
  const stream = createCrowdStream();
  stream.add('west', sample(1000, at(4, 0.1)));
  stream.add('west', sample(1100));
  stream.add('east', sample(1100, at(4.2, 0.9)));
  stream.add('east', sample(1200, at(4.4, 0.8)));

  it('is one and the same through a change of camera, and moves on without a jump', () => {
    const places = [1000, 1050, 1100, 1150].map((ms) => stream.peopleAt(ms).map(({ floor }) => floor?.xM));
    expect(places.map((those) => those.map((xM) => Number(xM?.toFixed(3))))).toEqual([[4], [4.1], [4.2], [4.3]]);
  });

  it('has a body that one camera saw, never one between two pictures', () => {
    const [person] = stream.peopleAt(1050);
    expect(person?.source).toBe('west');
    expect([...(person?.landmarks ?? [])]).toEqual([...at(4, 0.1).landmarks]);
    expect(person?.wristSpeed).toBe(0);
    expect(stream.peopleAt(1150)[0]?.source).toBe('east');
  });

  it('is the same figure, at its place along the wall, whichever camera lends the body', () => {
    const figures = [1000, 1150].map((ms) => {
      const [person] = stream.peopleAt(ms);
      return person ? crowdFigure(person, CAMERA, { wall: WALL, hasEnds: true }, null, 1) : null;
    });
    const middles = figures.map((figure) => ((figure?.joints[23 * 4] ?? 0) + (figure?.joints[24 * 4] ?? 0)) / 2);
    expect(middles[0]).toBeCloseTo(4, 2);
    expect(middles[1]).toBeCloseTo(4.3, 2);
    expect(figures[0]?.key).toBe(figures[1]?.key);
  });

  it('is not taken for another camera’s person of the same number whose place is not known', () => {
    const mixed = createCrowdStream();
    mixed.add('west', sample(1000, at(4, 0.1)));
    mixed.add('plain', sample(1000, syntheticPerson({ track: 77, across: 0.5 })));
    expect(mixed.peopleAt(1000)).toHaveLength(2);
  });
});
