/** What is odd about a site that holds together: nothing that keeps it from being used, all worth a look. */

import { locateFaults } from '../document/locate-faults.ts';
import type { Problem } from '../document/problem.ts';
import type { Fault } from '../document/yaml-document.ts';
import { adviseOverlaps } from './advise-overlaps.ts';
import { foldedCell } from './mesh-folds.ts';
import type { Place } from './screen.ts';
import type { Site } from './site.ts';
import { type Area, partsOf, unshown } from './wall-parts.ts';

/** A note only says how things are; a warning, that it will be seen on the wall. */
export interface Advice extends Problem {
  readonly severity: 'warning' | 'note';
}

/** A gap as narrow as this between two pictures is a slip of the pen, metres. */
const NARROW_M = 0.05;
/** The corners of a flat screen may be so far from square, degrees. */
const SKEW_DEG = 1;

/** What is odd about `site`, which was read from `text`, in the order of its lines. `file` names it. */
export function adviseSite(text: string, file: string, site: Site): readonly Advice[] {
  const overlaps = adviseOverlaps(site);
  const warnings: Fault[] = [
    ...Object.keys(site.walls).flatMap((wall) => unshownParts(site, wall)),
    ...overlaps.warnings,
    ...Object.entries(site.surfaces).flatMap(([name, surface]) => [...folds(name, surface), ...skewed(name, surface)]),
    ...camerasBeyond(site),
  ];
  const told = (faults: readonly Fault[], severity: Advice['severity']): readonly Advice[] =>
    locateFaults(text, file, faults).map((problem) => ({ ...problem, severity }));
  return [...told(warnings, 'warning'), ...told([...overlaps.notes, ...gentler(site)], 'note')].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

/** That pictures are made gentler is told: whoever finds them calmer than the score says should know why. */
const gentler = ({ comfort }: Site): Fault[] => [
  ...(comfort.reducedMotion
    ? [
        {
          path: ['comfort', 'reducedMotion'],
          message: 'motion is reduced on every wall: nothing shakes, tears, leans or rushes',
        },
      ]
    : []),
  ...(comfort.highContrast
    ? [
        {
          path: ['comfort', 'highContrast'],
          message: 'contrast is high on every wall: scenery steps back, people and words come forward',
        },
      ]
    : []),
];

function unshownParts(site: Site, name: string): Fault[] {
  const wall = site.walls[name];
  const path = ['walls', name];
  const surfaces = Object.values(site.surfaces).filter((surface) => surface.wall === name);
  if (!wall || surfaces.some(({ screen }) => screen)) return [];
  if (surfaces.length === 0) return [{ path, message: `the wall "${name}" is not shown at all: no surface is on it` }];
  return unshown(partsOf(site, name)).map((area) => ({ path, message: unshownWords(name, area, wall) }));
}

function unshownWords(name: string, { left, right, top, bottom }: Area, wall: Site['walls'][string]): string {
  const [fromM, toM] = [left * wall.widthM, right * wall.widthM];
  const [lowM, highM] = [(1 - bottom) * wall.heightM, (1 - top) * wall.heightM];
  const isWhole = { across: left === 0 && right === 1, up: top === 0 && bottom === 1 };
  const isLine =
    (isWhole.up && left > 0 && right < 1 && toM - fromM < NARROW_M) ||
    (highM - lowM < NARROW_M && top > 0 && bottom < 1);
  const across = isWhole.across ? '' : ` from ${metres(fromM)} to ${metres(toM)}`;
  const up = isWhole.up
    ? ''
    : `${across === '' ? ' from' : ','} ${metres(lowM)} to ${metres(highM)} above its lower edge`;
  const why = isLine ? 'a dark line will show between two pictures' : 'no surface';
  return `the wall "${name}" is not shown${across}${up} (${why})`;
}

function folds(name: string, { output }: Site['surfaces'][string]): Fault[] {
  const cell = output.mesh && foldedCell(output.mesh);
  if (!cell) return [];
  const message = `the mesh of "${name}" lies over itself between columns ${cell.column + 1} and ${cell.column + 2}, rows ${cell.row + 1} and ${cell.row + 2}`;
  return [{ path: ['surfaces', name, 'output', 'mesh', 'points'], message }];
}

/** A window into the scene has square corners; where they are not, what is behind it leans. */
function skewed(name: string, { screen }: Site['surfaces'][string]): Fault[] {
  if (!screen?.flat) return [];
  const { lowerLeft, lowerRight, upperLeft } = screen.flat;
  const [right, up] = [minus(lowerRight, lowerLeft), minus(upperLeft, lowerLeft)];
  const cosine =
    right.reduce((sum, one, at) => sum + one * (up[at] ?? 0), 0) / (Math.hypot(...right) * Math.hypot(...up));
  const deg = (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
  if (Math.abs(deg - 90) <= SKEW_DEG) return [];
  const message = `the lower left corner of "${name}" is one of ${deg.toFixed(1)}°, not 90°: measure its three corners again`;
  return [{ path: ['surfaces', name, 'screen', 'flat'], message }];
}

const camerasBeyond = (site: Site): Fault[] =>
  Object.entries(site.cameras).flatMap(([name, { wall, fromM, toM }]) => {
    const widthM = site.walls[wall]?.widthM;
    if (widthM === undefined || (fromM < widthM && toM > 0)) return [];
    const message = `the camera "${name}" looks at no part of the wall "${wall}", which is ${metres(widthM)} wide`;
    return [{ path: ['cameras', name, fromM < widthM ? 'toM' : 'fromM'], message }];
  });

/** One piece of advice as a sentence. */
export const adviceSentence = ({ message }: Advice): string => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;

const minus = (a: Place, b: Place): Place => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

const metres = (m: number): string => `${Number(m.toFixed(2))} m`;
