/** A value a schema accepts, to stand where a faulty one stood while the rest of the document is looked at. */

import type { z } from 'zod';
import { definitionOf, unwrapped, waysToWrite } from './schema-steps.ts';

/** What schemas of single values are offered, in this order. */
const SCALARS: readonly unknown[] = ['x', 0, 1, false, '0s', '1s', '#000000', '00:00', 1000, '1'];

/** How deep a stand-in may nest: a schema may contain itself. */
const MAX_DEPTH = 6;

/** What `schema` accepts, as it would be written; undefined where nothing simple will do. */
export function standIn(schema: z.ZodType, depth = 0): unknown {
  if (depth > MAX_DEPTH) return undefined;
  for (const candidate of candidates(schema, depth)) if (schema.safeParse(candidate).success) return candidate;
  return undefined;
}

function* candidates(schema: z.ZodType, depth: number): Generator<unknown> {
  for (const way of waysToWrite(schema)) {
    const { type, shape, items, element } = definitionOf(way);
    if (shape) yield* objects(shape, depth);
    else if (type === 'record') yield {};
    else if (items) yield items.map((item) => standIn(item, depth + 1));
    else if (element) yield* lists(element, depth);
    else yield* valuesOf(way);
  }
}

/** An object of what has to be there; then with one more each, for objects that need one of several. */
function* objects(shape: Readonly<Record<string, z.ZodType>>, depth: number): Generator<unknown> {
  const entries = Object.entries(shape);
  const isNeeded = ([, schema]: readonly [string, z.ZodType]): boolean => !schema.safeParse(undefined).success;
  const filled = (chosen: typeof entries): Record<string, unknown> =>
    Object.fromEntries(chosen.map(([key, schema]) => [key, standIn(unwrapped(schema), depth + 1)]));
  const needed = filled(entries.filter(isNeeded));
  yield needed;
  for (const entry of entries.filter((entry) => !isNeeded(entry))) yield { ...needed, ...filled([entry]) };
}

function* lists(element: z.ZodType, depth: number): Generator<unknown> {
  yield [];
  const one = standIn(element, depth + 1);
  yield [one];
  yield [one, one];
}

function* valuesOf(schema: z.ZodType): Generator<unknown> {
  const definition = schema._zod.def as {
    readonly entries?: Readonly<Record<string, unknown>>;
    readonly values?: readonly unknown[];
  };
  yield* Object.values(definition.entries ?? {});
  yield* definition.values ?? [];
  yield* SCALARS;
}
