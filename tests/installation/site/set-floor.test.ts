import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FloorPlaces } from '#installation/site/floor-map.ts';
import { setFloor } from '#installation/site/set-floor.ts';
import { parseSite } from '#installation/site/site.ts';

const FLOOR: FloorPlaces = {
  picture: [
    [0.0600001, 0.92],
    [0.94, 0.92],
    [0.74, 0.42],
    [0.26, 0.42],
  ],
  room: [
    [5, 1.5],
    [1, 1.5],
    [0.5, 5.5],
    [5.5, 5.504],
  ],
};
const WRITTEN = {
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
};
const plain = readFileSync('config/sites/default.yaml', 'utf8');
const two = readFileSync('config/sites/two-cameras.yaml', 'utf8');

function written(text: string, camera: string, floor: FloorPlaces | null): string {
  const result = setFloor(text, camera, floor);
  if (!result.ok) throw new Error(result.says);
  return result.text;
}

const floorOf = (text: string, camera: string): unknown => {
  const parsed = parseSite(text, 'site');
  return parsed.ok ? parsed.value.cameras[camera]?.floor : parsed.problems;
};

describe('a floor written into a site', () => {
  it('is added behind what is there, and every other line stays', () => {
    const text = written(plain, 'front', FLOOR);
    expect(floorOf(text, 'front')).toEqual(WRITTEN);
    const before = plain.split('\n');
    expect(text.split('\n').filter((line) => before.includes(line))).toEqual(before);
    expect(text).toContain("fromM: 0.8 # someone at the picture's edge stands here along the wall");
  });

  it('takes the place of the one before', () => {
    const text = written(two, 'east', FLOOR);
    expect(floorOf(text, 'east')).toEqual(WRITTEN);
    expect(floorOf(text, 'west')).toEqual(floorOf(two, 'west'));
    expect(text.match(/ #.*/g)).toEqual(two.match(/ #.*/g));
    expect(written(text, 'east', FLOOR)).toBe(text);
  });

  it('is written in brackets where the camera is', () => {
    const flow = plain.replace(/ {2}front:\n[\s\S]*/, '  front: { wall: main, fromM: 0.8, toM: 7.2 }\n');
    expect(floorOf(written(flow, 'front', FLOOR), 'front')).toEqual(WRITTEN);
  });

  it('is taken away, so that the text is what it was', () => {
    expect(written(written(plain, 'front', FLOOR), 'front', null)).toBe(plain);
    expect(written(plain, 'front', null)).toBe(plain);
  });

  it.each<[string, string, FloorPlaces, RegExp]>([
    ['of a camera that is not there', 'side', FLOOR, /no camera called "side"/],
    [
      'of places on one line',
      'front',
      { ...FLOOR, picture: FLOOR.picture.map(([x]) => [x, 0.5] as const) },
      /lie on one line in the picture/,
    ],
  ])('is refused with a sentence: %s', (_what, camera, floor, says) => {
    expect(setFloor(plain, camera, floor)).toMatchObject({ ok: false, says: expect.stringMatching(says) });
  });

  it('is refused where it does not agree with the other cameras', () => {
    const mirrored = {
      ...FLOOR,
      room: [
        [1, 1.5],
        [5, 1.5],
        [5.5, 5.5],
        [0.5, 5.5],
      ] as const,
    };
    expect(setFloor(two, 'east', mirrored)).toMatchObject({ ok: false, says: expect.stringContaining('mirrored') });
  });
});
