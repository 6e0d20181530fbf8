/** A projector's fit as a person would write it: only what is not as it is by itself, and no finer than anybody sees. */

import { isSame } from '../document/reconcile.ts';
import type { Json } from '../document/write-yaml.ts';
import { type Output, PLAIN_OUTPUT } from './output.ts';

type JsonMap = { readonly [key: string]: Json };

/** A hundredth of a pixel of the finest projectors there are. */
const DIGITS = 5;

/** Names come in the order of the schema, which is that of `PLAIN_OUTPUT`, with what has no default where it belongs. */
const ORDER = [
  'turn',
  'mirror',
  'corners',
  'mesh',
  'blend',
  'crop',
  'masks',
  'gamma',
  'colour',
  'blackLift',
  'latencyMs',
] as const satisfies (keyof Output)[];

/**
 * What to write for `output` where `written` stands now (undefined: nothing). What was written and still holds stays as it
 * was written, even where it says no more than the default. Undefined: nothing has to be written.
 */
export function shortOutput(output: Output, written: Json | undefined): Json | undefined {
  const { masks, mesh, blend, ...rest } = output;
  const now: JsonMap = {
    ...rest,
    blend: withoutGaps(blend),
    ...(mesh ? { mesh: { ...mesh, points: mesh.points.map(([x, y]) => [x, y]) } } : {}),
    masks: masks.map(({ points, softness }) => ({ points: points.map(([x, y]) => [x, y]), softness })),
  };
  const plain: JsonMap = {
    ...PLAIN_OUTPUT,
    mesh: { lines: 'smooth' },
    masks: [],
    blend: { curve: PLAIN_OUTPUT.blend.curve },
  };
  const before = isMap(written) ? written : {};
  const fields = ORDER.flatMap((key): [string, Json][] => {
    const value = shortened(now[key], before[key], plain[key]);
    return value === undefined ? [] : [[key, value]];
  });
  if (fields.length > 0) return Object.fromEntries(fields);
  return isSame(written, {}) ? {} : undefined;
}

/** Edges that are left out are not there at all. */
const withoutGaps = (blend: Output['blend']): JsonMap =>
  Object.fromEntries(Object.entries(blend).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

function shortened(now: Json | undefined, written: Json | undefined, plain: Json | undefined): Json | undefined {
  if (now === undefined) return undefined;
  if (isMap(now)) {
    const [before, usual] = [isMap(written) ? written : {}, isMap(plain) ? plain : {}];
    const fields = Object.entries(now).flatMap(([key, value]): [string, Json][] => {
      const short = shortened(value, before[key], usual[key]);
      return short === undefined ? [] : [[key, short]];
    });
    if (fields.length > 0) return Object.fromEntries(fields);
    return isSame(written, {}) ? {} : undefined;
  }
  // As it was written, or as it is by itself and was not written.
  if (isSame(now, written)) return written;
  if (isSame(now, plain)) return undefined;
  if (!isList(now)) return isSame(rounded(now), plain) ? undefined : rounded(now);
  const before = isList(written) ? written : [];
  const list = now.map((item, at) => shortened(item, before[at], usualItem(item)) ?? rounded(item));
  return isSame(list, plain) ? undefined : list;
}

/** What an entry of a list says without being written: a mask has a hard edge. */
const usualItem = (item: Json): Json | undefined => (isMap(item) ? { softness: 0 } : undefined);

const rounded = (value: Json): Json => {
  if (typeof value === 'number') return Number(value.toFixed(DIGITS)) + 0;
  if (isList(value)) return value.map(rounded);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) : value;
};

const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
