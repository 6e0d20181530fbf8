import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FloorMap, type FloorPlaces, floorMapOf } from '#installation/site/floor-map.ts';
import type { Point } from '#installation/site/homography.ts';

/** A camera `upM` above the floor at the wall's point `atM`, looking into the room, `tilt` degrees down: a pinhole. */
const cameraAt =
  (atM: number, upM: number, tilt: number, aspect = 16 / 9) =>
  ([x, y]: Point): Point => {
    const pitch = (tilt * Math.PI) / 180;
    const ahead = y * Math.cos(pitch) + upM * Math.sin(pitch);
    const down = upM * Math.cos(pitch) - y * Math.sin(pitch);
    // It faces the people: what lies to the wall's right is on the picture's left.
    return [0.5 - (x - atM) / ahead / aspect, 0.5 + down / ahead];
  };

const CARPET: readonly Point[] = [
  [1, 1.5],
  [5, 1.5],
  [5.5, 5],
  [0.5, 5],
];
const seenBy = (see: (place: Point) => Point, room: readonly Point[] = CARPET): FloorPlaces => ({
  picture: room.map(see),
  room,
});

function mapOf(places: FloorPlaces): FloorMap {
  const found = floorMapOf(places);
  if (!found.ok) throw new Error(found.says);
  return found.map;
}

const PICTURE = seenBy(cameraAt(3, 2.6, 25)).picture;
const moved = (points: readonly Point[], at: number, to: Point): Point[] => points.map((p, i) => (i === at ? to : p));

describe('a floor through four places', () => {
  it('is what the camera sees, for cameras of any height, tilt and place', () => {
    const camera = fc.record({
      atM: fc.double({ min: 0, max: 6, noNaN: true }),
      upM: fc.double({ min: 1.5, max: 4, noNaN: true }),
      tilt: fc.double({ min: 10, max: 50, noNaN: true }),
    });
    const place = fc.tuple(fc.double({ min: -3, max: 9, noNaN: true }), fc.double({ min: 0.8, max: 9, noNaN: true }));
    fc.assert(
      fc.property(camera, place, ({ atM, upM, tilt }, somewhere) => {
        const see = cameraAt(atM, upM, tilt);
        const map = mapOf(seenBy(see));
        const [x = Number.NaN, y = Number.NaN] = map.toRoom(see(somewhere)) ?? [];
        expect(x).toBeCloseTo(somewhere[0], 5);
        expect(y).toBeCloseTo(somewhere[1], 5);
        const back = map.toPicture(somewhere);
        expect(back?.[0]).toBeCloseTo(see(somewhere)[0], 6);
        expect(back?.[1]).toBeCloseTo(see(somewhere)[1], 6);
        expect(map.errorM).toBeLessThan(1e-6);
        expect(map.isMirrored).toBe(false);
      }),
    );
  });

  it('ends at the horizon: there is no floor above it, and no picture of what is behind the camera', () => {
    const map = mapOf(seenBy(cameraAt(3, 2.6, 25)));
    const horizon = 0.5 - Math.tan((25 * Math.PI) / 180);
    expect(map.toRoom([0.5, horizon + 0.02])?.[1]).toBeGreaterThan(50);
    expect(map.toRoom([0.5, horizon - 0.02])).toBeNull();
    expect(map.toPicture([3, -5])).toBeNull();
  });

  it('tells how much floor a step in the picture is: more, the farther away', () => {
    const map = mapOf(seenBy(cameraAt(3, 2.6, 25)));
    const [near, far] = [map.metresPerShare([0.5, 0.9]), map.metresPerShare([0.5, 0.3])];
    const [a, b] = [map.toRoom([0.5, 0.895]), map.toRoom([0.5, 0.905])];
    expect(near?.down).toBeCloseTo(((a?.[1] ?? 0) - (b?.[1] ?? 0)) / 0.01, 2);
    expect(far?.down).toBeGreaterThan(2 * (near?.down ?? 0));
    expect(far?.across).toBeGreaterThan(near?.across ?? 0);
  });

  it('knows a picture that was taken in a mirror', () => {
    const mirrored = PICTURE.map(([x, y]): Point => [1 - x, y]);
    expect(mapOf({ picture: mirrored, room: CARPET }).isMirrored).toBe(true);
  });
});

describe('a floor through more than four places', () => {
  const ROOM: readonly Point[] = [...CARPET, [3, 3], [2, 4]];

  it('lies nearer to the truth than four of them, where all are a little off', () => {
    const see = cameraAt(3, 2.6, 25);
    const off = ROOM.map((place, i): Point => {
      const [x, y] = see(place);
      return [x + 0.004 * Math.cos(2.4 * i), y + 0.004 * Math.sin(2.4 * i)];
    });
    const errorOf = (map: FloorMap): number => {
      const grid = [1, 2, 3, 4, 5].flatMap((x) => [2, 3, 4, 5].map((y): Point => [x, y]));
      const miss = (place: Point): number => {
        const [x = 0, y = 0] = map.toRoom(see(place)) ?? [];
        return Math.hypot(x - place[0], y - place[1]);
      };
      return grid.reduce((sum, place) => sum + miss(place), 0) / grid.length;
    };
    const all = mapOf({ picture: off, room: ROOM });
    const four = mapOf({ picture: off.slice(0, 4), room: CARPET });
    expect(errorOf(all)).toBeLessThan(errorOf(four));
    expect(all.errorM).toBeGreaterThan(0);
  });

  it('names the place that does not fit the others', () => {
    const room = moved(ROOM, 4, [4.9, 3]);
    expect(floorMapOf({ picture: ROOM.map(cameraAt(3, 2.6, 25)), room })).toMatchObject({
      ok: false,
      list: 'room',
      at: 4,
      says: expect.stringMatching(/^place 5 lies \d\.\d m from where the others put it: measure it again$/),
    });
  });

  it('may have three on a line, as long as some four are corners', () => {
    const room: readonly Point[] = [...CARPET, [3, 1.5]];
    expect(floorMapOf(seenBy(cameraAt(3, 2.6, 25), room)).ok).toBe(true);
  });
});

describe('places that are no floor', () => {
  it.each<[string, FloorPlaces, string]>([
    ['too few', { picture: PICTURE.slice(1), room: CARPET.slice(1) }, 'a floor needs at least four places'],
    [
      'one without its other',
      { picture: PICTURE, room: CARPET.slice(1) },
      'there are 4 places in the picture and 3 in the room: each needs its other',
    ],
    [
      'one twice in the picture',
      { picture: moved(PICTURE, 2, PICTURE[0] ?? [0, 0]), room: CARPET },
      'places 1 and 3 are the same in the picture',
    ],
    [
      'one twice in the room',
      { picture: PICTURE, room: moved(CARPET, 3, [1.01, 1.5]) },
      'places 1 and 4 are the same in the room',
    ],
    [
      'three on a line in the picture',
      {
        picture: [
          [0.1, 0.9],
          [0.5, 0.9],
          [0.9, 0.9],
          [0.5, 0.4],
        ],
        room: CARPET,
      },
      'places 1, 2 and 3 lie on one line in the picture: choose them like the corners of a carpet',
    ],
    [
      'three on a line in the room',
      { picture: PICTURE, room: moved(CARPET, 2, [3, 1.52]) },
      'places 1, 2 and 3 lie on one line in the room: choose them like the corners of a carpet',
    ],
    [
      'two exchanged',
      { picture: PICTURE, room: [CARPET[1], CARPET[0], CARPET[2], CARPET[3]].flatMap((p) => (p ? [p] : [])) },
      'the places do not come in the same order in the picture and in the room: two of them are exchanged',
    ],
  ])('%s', (_what, places, says) => {
    expect(floorMapOf(places)).toMatchObject({ ok: false, says });
  });
});
