/** The room from above, in metres: walls and windows where they stand, and from where they are looked at. */

import type { Place, Screen } from '#installation/site/screen.ts';
import type { Site } from '#installation/site/site.ts';

/** x along the wall, y from the wall into the room, metres. */
export type FloorPoint = readonly [x: number, y: number];

export interface PlanLine {
  readonly kind: 'wall' | 'window';
  /** The wall or surface. */
  readonly name: string;
  readonly points: readonly FloorPoint[];
  /** Whether it lies on the floor, or hangs over it, as an area. */
  readonly isArea: boolean;
  /** Where its name stands. */
  readonly middle: FloorPoint;
}

export interface RoomPlan {
  readonly lines: readonly PlanLine[];
  /** Who looks, and the windows that are seen from there. */
  readonly viewers: readonly { readonly at: FloorPoint; readonly sees: readonly FloorPoint[] }[];
  readonly bounds: { readonly xM: number; readonly yM: number; readonly widthM: number; readonly heightM: number };
}

/** Stretches of a round screen's line: fine enough for a drawing. */
const ROUND_PARTS = 32;

/** Null where the walls' elevations say it all: one wall, no window, nobody who looks from a given place. */
export function roomPlan(site: Site): RoomPlan | null {
  const windows = Object.entries(site.surfaces).flatMap(([name, { screen }]) =>
    screen ? [windowLine(name, screen)] : [],
  );
  const placed = Object.values(site.walls).some(({ place }) => place);
  if (windows.length === 0 && !placed && !site.viewer) return null;
  const shown = new Set(Object.values(site.surfaces).flatMap((s) => (s.screen ? [] : [s.wall])));
  const walls = Object.entries(site.walls)
    .filter(([name]) => shown.has(name))
    .map(([name, wall]) =>
      lineOf(
        'wall',
        name,
        wall.place
          ? [onFloor(wall.place.lowerLeft), onFloor(wall.place.lowerRight)]
          : [
              [0, 0],
              [wall.widthM, 0],
            ],
      ),
    );
  const lines = [...walls, ...windows];
  const viewers = viewersOf(site, lines);
  return {
    lines,
    viewers,
    bounds: boundsOf([...lines.flatMap(({ points }) => points), ...viewers.map(({ at }) => at)]),
  };
}

const onFloor = ([x, y]: Place): FloorPoint => [x, y];

function lineOf(kind: PlanLine['kind'], name: string, points: readonly FloorPoint[], isArea = false): PlanLine {
  return { kind, name, points, isArea, middle: isArea ? meanOf(points) : halfwayOf(points) };
}

const meanOf = (points: readonly FloorPoint[]): FloorPoint => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** The place halfway along a line. */
function halfwayOf(points: readonly FloorPoint[]): FloorPoint {
  const steps = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const lengthOf = ({ from, to }: { from: FloorPoint; to: FloorPoint }): number =>
    Math.hypot(to[0] - from[0], to[1] - from[1]);
  let left = steps.reduce((sum, step) => sum + lengthOf(step), 0) / 2;
  for (const step of steps) {
    const length = lengthOf(step);
    if (left <= length && length > 0) {
      const t = left / length;
      return [step.from[0] + t * (step.to[0] - step.from[0]), step.from[1] + t * (step.to[1] - step.from[1])];
    }
    left -= length;
  }
  return points[0] ?? [0, 0];
}

function windowLine(name: string, { flat, folded, round }: Screen): PlanLine {
  if (folded) return lineOf('window', name, folded.foot);
  if (round) {
    const points = Array.from({ length: ROUND_PARTS + 1 }, (_, at): FloorPoint => {
      const angle = ((round.fromDeg + ((round.toDeg - round.fromDeg) * at) / ROUND_PARTS) * Math.PI) / 180;
      return [round.centre[0] + round.radiusM * Math.cos(angle), round.centre[1] + round.radiusM * Math.sin(angle)];
    });
    return lineOf('window', name, points);
  }
  if (!flat) return lineOf('window', name, []);
  const [left, right, upper] = [onFloor(flat.lowerLeft), onFloor(flat.lowerRight), onFloor(flat.upperLeft)];
  const stands = Math.hypot(upper[0] - left[0], upper[1] - left[1]) < 0.02;
  if (stands) return lineOf('window', name, [left, right]);
  const far: FloorPoint = [right[0] + upper[0] - left[0], right[1] + upper[1] - left[1]];
  return lineOf('window', name, [left, right, far, upper], true);
}

function viewersOf(site: Site, lines: readonly PlanLine[]): RoomPlan['viewers'] {
  const seen = new Map<string, { at: FloorPoint; sees: FloorPoint[] }>();
  if (site.viewer) seen.set(String(onFloor(site.viewer)), { at: onFloor(site.viewer), sees: [] });
  for (const line of lines.filter(({ kind }) => kind === 'window')) {
    const eye = site.surfaces[line.name]?.viewer ?? site.viewer;
    if (!eye) continue;
    const at = onFloor(eye);
    const viewer = seen.get(String(at)) ?? { at, sees: [] };
    seen.set(String(at), viewer);
    const ends = line.isArea ? line.points : [line.points[0], line.points.at(-1)];
    viewer.sees.push(...ends.filter((end) => end !== undefined));
  }
  return [...seen.values()].map(({ at, sees }) => ({ at, sees: withoutDoubles(sees) }));
}

/** Windows that meet in a corner share its place. */
const withoutDoubles = (points: readonly FloorPoint[]): FloorPoint[] => [
  ...new Map(points.map((point) => [String(point), point])).values(),
];

function boundsOf(points: readonly FloorPoint[]): RoomPlan['bounds'] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { xM: left, yM: top, widthM: Math.max(...xs) - left, heightM: Math.max(...ys) - top };
}
