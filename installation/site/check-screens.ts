/** What is wrong with surfaces and walls that have a place in the room, beyond the form of each. */

import { valueAt } from '../document/form-faults.ts';
import type { Fault } from '../document/yaml-document.ts';
import type { Place, Screen } from './screen.ts';

interface Room {
  readonly viewer?: Place | undefined;
  readonly walls: Readonly<
    Record<
      string,
      {
        readonly widthM: number;
        readonly place?: { readonly lowerLeft: Place; readonly lowerRight: Place } | undefined;
      }
    >
  >;
  readonly surfaces: Readonly<
    Record<string, { readonly screen?: Screen | undefined; readonly viewer?: Place | undefined }>
  >;
}

/** A wall may be measured so much longer or shorter than it is said to be wide. */
const SLACK = 0.02;
/** Nearer than this, two places are one, metres. */
const SAME_M = 0.01;
/** The sine of the flattest corner a screen can have. */
const FLAT = 0.01;

/** `written` is the site as it was written, before defaults. */
export const checkScreens = (room: Room, written: unknown): Fault[] => [
  ...Object.entries(room.walls).flatMap(([name, wall]) => wallFaults(name, wall)),
  ...Object.entries(room.surfaces).flatMap(([name, { screen, viewer }]) =>
    screen ? screenFaults(name, screen, viewer ?? room.viewer, written) : [],
  ),
];

function wallFaults(name: string, { widthM, place }: Room['walls'][string]): Fault[] {
  if (!place) return [];
  const lengthM = lengthOf(minus(place.lowerRight, place.lowerLeft));
  if (Math.abs(lengthM - widthM) <= widthM * SLACK) return [];
  const message = `its lower ends lie ${metres(lengthM)} apart, and it is ${metres(widthM)} wide: measure both again`;
  return [{ path: ['walls', name, 'place'], message }];
}

function screenFaults(name: string, screen: Screen, viewer: Place | undefined, written: unknown): Fault[] {
  const path = ['surfaces', name, 'screen'];
  const hasSlice = valueAt(written, ['surfaces', name, 'slice']) !== undefined;
  const message = 'a surface shows a slice of its wall or is a screen in the room: take one of them away';
  const found = [
    ...(hasSlice ? [{ path: ['surfaces', name, 'slice'], message }] : []),
    ...flatFaults(path, screen, viewer),
    ...foldedFaults(path, screen, viewer),
    ...roundFaults(path, screen),
  ];
  if (viewer) return found;
  const nobody =
    'from where it is seen is not said: write viewer: [x, y, z] for this surface, or once for the whole site';
  return [...found, { path, message: nobody }];
}

function flatFaults(path: readonly string[], { flat }: Screen, viewer: Place | undefined): Fault[] {
  if (!flat) return [];
  const [right, up] = [minus(flat.lowerRight, flat.lowerLeft), minus(flat.upperLeft, flat.lowerLeft)];
  // As x runs to the right, y out of the wall and z upwards, this looks at the viewers.
  const front = cross(up, right);
  if (lengthOf(front) < FLAT * lengthOf(right) * lengthOf(up) || lengthOf(right) < SAME_M || lengthOf(up) < SAME_M) {
    return [{ path: [...path, 'flat'], message: 'its three corners lie in one line' }];
  }
  if (!viewer || dot(minus(viewer, flat.lowerLeft), front) > SAME_M * lengthOf(front)) return [];
  const message =
    'its viewer stands behind it or in its plane: name its corners as the viewers see them, left and right too';
  return [{ path: [...path, 'flat'], message }];
}

function foldedFaults(path: readonly string[], { folded }: Screen, viewer: Place | undefined): Fault[] {
  if (!folded) return [];
  const { foot } = folded;
  const sides = foot.slice(1).map((to, at) => ({ from: foot[at] ?? to, to, at }));
  const twice = sides.find(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]) < SAME_M);
  if (twice) {
    const message = `the places ${twice.at + 1} and ${twice.at + 2} of its foot are the same`;
    return [{ path: [...path, 'folded', 'foot', twice.at + 1], message }];
  }
  const isSeen = sides.some(
    ({ from, to }) =>
      viewer && (to[0] - from[0]) * (viewer[1] - from[1]) - (to[1] - from[1]) * (viewer[0] - from[0]) > 0,
  );
  if (!viewer || isSeen) return [];
  const message = 'its viewer sees none of its sides: name the places of its foot from their left to their right';
  return [{ path: [...path, 'folded', 'foot'], message }];
}

function roundFaults(path: readonly string[], { round }: Screen): Fault[] {
  if (!round) return [];
  const span = Math.abs(round.toDeg - round.fromDeg);
  if (span < 1)
    return [{ path: [...path, 'round', 'toDeg'], message: 'it ends where it begins: nothing of it is left' }];
  if (span <= 360 + 1e-9) return [];
  return [{ path: [...path, 'round', 'toDeg'], message: `it goes round more than once: ${span}° from end to end` }];
}

const minus = (a: Place, b: Place): Place => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Place, b: Place): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Place, b: Place): Place => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const lengthOf = (a: Place): number => Math.hypot(...a);
const metres = (m: number): string => `${Number(m.toFixed(2))} m`;
