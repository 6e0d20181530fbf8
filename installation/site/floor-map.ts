/**
 * From a camera's picture to the floor of the room and back, by four or more places that are known in both. Pure.
 * Picture points are shares of the picture's width and height from its upper left corner, y downwards; room points are
 * metres.
 */

import { adjugate, depth, homography, type Matrix, type Point, project } from './homography.ts';

/** Places that were pointed at in the picture, and where each of them lies in the room; as many of one as of the other. */
export interface FloorPlaces {
  readonly picture: readonly Point[];
  readonly room: readonly Point[];
}

/** A floor as one camera sees it. */
export interface FloorMap {
  /** Metres; null where the picture shows no floor (at the horizon and above). */
  toRoom(picture: Point): Point | null;
  /** Shares, may lie outside the picture; null for a place behind the camera. */
  toPicture(room: Point): Point | null;
  /** How many metres of floor a small step covers at this place in the picture: along its width and along its height. */
  metresPerShare(picture: Point): { readonly across: number; readonly down: number } | null;
  /** How far the farthest known place lies from where the map puts it, metres. Zero for four places. */
  readonly errorM: number;
  /** Whether left and right are the other way round: no camera above a floor sees that of axes as they are described. */
  readonly isMirrored: boolean;
}

/** A map, or what is wrong with the places: in a sentence, and the places (from 0) it is about. */
export type FloorFound =
  | { readonly ok: true; readonly map: FloorMap }
  | { readonly ok: false; readonly says: string; readonly list: keyof FloorPlaces; readonly at: number };

/** Nearer together than this, two places are one: shares of the picture, and metres. */
const SAME = { picture: 0.01, room: 0.05 } as const;
/** A triangle flatter than this (height by longest side) is a line. */
const FLAT = 0.03;
/** Places beyond the fourth may lie so far from where the others put them, metres, and by the size of the whole. */
const MISFIT_M = 0.4;
const MISFIT_SHARE = 0.1;

/** The floor through the places: exact through four, least squares through more (see `homography`). */
export function floorMapOf({ picture, room }: FloorPlaces): FloorFound {
  const fault = faultIn({ picture, room });
  if (fault) return fault;
  const matrix = homography(picture, room);
  const inverse = matrix && adjugate(matrix);
  if (!matrix || !inverse) return bad('picture', 0, 'the places say nothing about the floor between them');
  const toRoom = sided(matrix, picture[0]);
  const map: FloorMap = {
    toRoom,
    toPicture: sided(inverse, room[0]),
    metresPerShare: (point) => stretchAt(toRoom, point),
    errorM: Math.max(...misfits(toRoom, picture, room)),
    isMirrored: turn(picture, [0, 1, 2]) !== turn(room, [0, 1, 2]),
  };
  return misfitIn(map, picture, room) ?? { ok: true, map };
}

const bad = (list: keyof FloorPlaces, at: number, says: string): FloorFound & { ok: false } => ({
  ok: false,
  list,
  at,
  says,
});

/** What makes the places useless before any arithmetic. */
function faultIn(places: FloorPlaces): (FloorFound & { ok: false }) | null {
  const { picture, room } = places;
  if (picture.length !== room.length) {
    const says = `there are ${picture.length} places in the picture and ${room.length} in the room: each needs its other`;
    return bad('room', 0, says);
  }
  if (picture.length < 4) return bad('picture', 0, 'a floor needs at least four places');
  return (
    twiceIn(places, 'picture') ??
    twiceIn(places, 'room') ??
    lineIn(places, 'picture') ??
    lineIn(places, 'room') ??
    crossed(places)
  );
}

function twiceIn(places: FloorPlaces, list: keyof FloorPlaces): (FloorFound & { ok: false }) | null {
  const points = places[list];
  for (const [at, point] of points.entries()) {
    const other = points.findIndex((candidate, index) => index < at && apart(candidate, point) < SAME[list]);
    if (other >= 0) return bad(list, at, `places ${other + 1} and ${at + 1} are the same ${WHERE[list]}`);
  }
  return null;
}

const WHERE = { picture: 'in the picture', room: 'in the room' } as const;

/** Of four places no three may lie on a line; of more, some four have to be like that. */
function lineIn(places: FloorPlaces, list: keyof FloorPlaces): (FloorFound & { ok: false }) | null {
  const points = places[list];
  const lines = triples(points.length).filter((triple) => isFlat(points, triple));
  const first = lines[0];
  if (!first) return null;
  const isGood = quads(points.length).some((quad) => lines.every((line) => line.some((at) => !quad.includes(at))));
  if (isGood) return null;
  const [a, b, c] = first.map((at) => at + 1);
  const says = `places ${a}, ${b} and ${c} lie on one line ${WHERE[list]}: choose them like the corners of a carpet`;
  return bad(list, first[2], says);
}

/** Seen from above, a floor keeps the turn of every three of four places, or (mirrored) reverses them all. */
function crossed({ picture, room }: FloorPlaces): (FloorFound & { ok: false }) | null {
  // Of more than four the one that does not fit can be named.
  if (picture.length > 4) return null;
  const solid = triples(picture.length).filter((triple) => !isFlat(picture, triple) && !isFlat(room, triple));
  const same = solid.filter((triple) => turn(picture, triple) === turn(room, triple));
  if (same.length === solid.length || same.length === 0) return null;
  return bad(
    'room',
    0,
    'the places do not come in the same order in the picture and in the room: two of them are exchanged',
  );
}

/** Whether the places beyond four fit the rest. */
function misfitIn(
  map: FloorMap,
  picture: readonly Point[],
  room: readonly Point[],
): (FloorFound & { ok: false }) | null {
  const size = Math.max(...room.map((point) => apart(point, room[0] ?? point)));
  if (map.errorM <= Math.max(MISFIT_M, MISFIT_SHARE * size)) return null;
  const { at, offM } = oddOneOut(map, picture, room);
  const where = Number.isFinite(offM) ? `${offM.toFixed(1)} m from where` : 'nowhere near where';
  return bad('room', at, `place ${at + 1} lies ${where} the others put it: measure it again`);
}

/** The place without which the others agree best, and how far it lies from where they put it. */
function oddOneOut(map: FloorMap, picture: readonly Point[], room: readonly Point[]): { at: number; offM: number } {
  const found = misfits(map.toRoom, picture, room);
  const worst = { at: found.indexOf(map.errorM), offM: map.errorM };
  // Without one of five, any four agree.
  if (picture.length < 6) return worst;
  let least = map.errorM;
  let odd = worst;
  for (const [at, point] of picture.entries()) {
    const others = homography(picture.toSpliced(at, 1), room.toSpliced(at, 1));
    const toRoom = others && sided(others, picture[at === 0 ? 1 : 0]);
    const errorM = toRoom ? Math.max(...misfits(toRoom, picture.toSpliced(at, 1), room.toSpliced(at, 1))) : least;
    if (!toRoom || errorM >= least) continue;
    least = errorM;
    odd = { at, offM: misfits(toRoom, [point], room.slice(at))[0] ?? Number.POSITIVE_INFINITY };
  }
  return odd;
}

/** The map on the side of the horizon that `known` is on: beyond it there is no floor. */
function sided(matrix: Matrix, known: Point | undefined): FloorMap['toRoom'] {
  const side = Math.sign(depth(matrix, known ?? [0, 0]));
  return (point) => project(matrix, point, side);
}

const misfits = (toRoom: FloorMap['toRoom'], picture: readonly Point[], room: readonly Point[]): number[] =>
  picture.map((point, at) => {
    const [there, wanted] = [toRoom(point), room[at]];
    return there && wanted ? apart(there, wanted) : Number.POSITIVE_INFINITY;
  });

const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

type Triple = readonly [number, number, number];

const triples = (count: number): Triple[] => {
  const all = Array.from({ length: count }, (_, at) => at);
  return all.flatMap((a) => all.slice(a + 1).flatMap((b) => all.slice(b + 1).map((c): Triple => [a, b, c])));
};

const quads = (count: number): (readonly number[])[] =>
  triples(count).flatMap(([a, b, c]) =>
    Array.from({ length: count - c - 1 }, (_, after) => [a, b, c, c + 1 + after] as const),
  );

/** Twice the signed area of a triangle. */
function area(points: readonly Point[], [a, b, c]: Triple): number {
  const [p, q, r] = [points[a], points[b], points[c]];
  return p && q && r ? (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) : 0;
}

const turn = (points: readonly Point[], triple: Triple): number => Math.sign(area(points, triple));

function isFlat(points: readonly Point[], triple: Triple): boolean {
  const corners = triple.flatMap((at) => points[at] ?? []);
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = corners.flat();
  const longest = Math.max(Math.hypot(ax - bx, ay - by), Math.hypot(bx - cx, by - cy), Math.hypot(cx - ax, cy - ay));
  return Math.abs(area(points, triple)) < FLAT * longest * longest;
}

/** How the picture is stretched on the floor, by small steps to both sides. */
function stretchAt(toRoom: FloorMap['toRoom'], [x, y]: Point): { across: number; down: number } | null {
  const step = 0.002;
  const [left, right] = [toRoom([x - step, y]), toRoom([x + step, y])];
  const [upper, lower] = [toRoom([x, y - step]), toRoom([x, y + step])];
  if (!left || !right || !upper || !lower) return null;
  return { across: apart(left, right) / (2 * step), down: apart(upper, lower) / (2 * step) };
}
