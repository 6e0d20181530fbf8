/** Writes what a camera sees of the floor into the text of a site. All else stays as it is to the byte, comments too. */

import { reconcile, writtenAt } from '../document/reconcile.ts';
import { type FloorPlaces, floorMapOf } from './floor-map.ts';
import type { Point } from './homography.ts';
import { type Written, written } from './written.ts';

/** The text with `floor` as the floor of `camera`; null takes it away. */
export function setFloor(text: string, camera: string, floor: FloorPlaces | null): Written {
  if (floor) {
    const found = floorMapOf(floor);
    if (!found.ok) return found;
  }
  if (writtenAt(text, ['cameras'], camera) === undefined) {
    return { ok: false, says: `the site has no camera called "${camera}"` };
  }
  const value = floor ? { picture: floor.picture.map(short(4)), room: floor.room.map(short(2)) } : undefined;
  const changed = reconcile(text, ['cameras', camera], 'floor', value);
  return changed.ok ? written(changed.text) : changed;
}

/** Nobody clicks or measures any finer. */
const short =
  (digits: number) =>
  ([x, y]: Point): readonly number[] => [Number(x.toFixed(digits)), Number(y.toFixed(digits))];
