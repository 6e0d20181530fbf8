/** Writes what a camera sees of the floor into the text of a site. All else stays as it is to the byte, comments too. */

import { outline } from '../document/outline.ts';
import { describeProblem } from '../document/problem.ts';
import { applySplices } from '../document/splice.ts';
import { addEntry, removeEntry, replaceValue } from '../document/text-edit.ts';
import { type FloorPlaces, floorMapOf } from './floor-map.ts';
import type { Point } from './homography.ts';
import { parseSite } from './site.ts';

export type FloorWritten = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly says: string };

/** The text with `floor` as the floor of `camera`; null takes it away. */
export function setFloor(text: string, camera: string, floor: FloorPlaces | null): FloorWritten {
  if (floor) {
    const found = floorMapOf(floor);
    if (!found.ok) return found;
  }
  const cameras = outline(text).entries.find(({ key }) => key === 'cameras')?.value;
  const entry = cameras?.entries.find(({ key }) => key === camera);
  if (!cameras || !entry) return { ok: false, says: `the site has no camera called "${camera}"` };
  if (entry.value.kind !== 'map') {
    return { ok: false, says: `what the site says of "${camera}" cannot be added to: write its floor by hand` };
  }
  const inBrackets = cameras.style === 'flow';
  const isFlow = entry.value.style === 'flow';
  const holder = { node: entry.value, entry, inBrackets };
  const known = entry.value.entries.find(({ key }) => key === 'floor');
  const last = entry.value.entries.at(-1) ?? null;
  const value = floor && { picture: floor.picture.map(short(4)), room: floor.room.map(short(2)) };
  if (!value && !known) return { ok: true, text };
  const splices = !value
    ? removeEntry(text, holder, known ?? entry)
    : known
      ? replaceValue(text, known, value, isFlow)
      : addEntry(text, holder, 'floor', value, last);
  const changed = applySplices(text, splices).text;
  const parsed = parseSite(changed, 'site');
  if (parsed.ok) return { ok: true, text: changed };
  const [problem] = parsed.problems;
  return { ok: false, says: problem ? describeProblem(problem) : 'the site could not be read with it' };
}

/** Nobody clicks or measures any finer. */
const short =
  (digits: number) =>
  ([x, y]: Point): readonly number[] => [Number(x.toFixed(digits)), Number(y.toFixed(digits))];
