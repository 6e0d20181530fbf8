/** Follows a path into a zod schema: what may stand there, and what names it may have. */

import type { z } from 'zod';
import type { DocumentPath } from './damage.ts';

interface Definition {
  readonly type?: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly rest?: z.ZodType | null;
  readonly valueType?: z.ZodType;
}

export const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as Definition;

/** The schema inside wrappers such as a default or a transform, which say nothing about what is written. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  const { innerType, in: inner, getter } = definitionOf(schema);
  const next = innerType ?? inner ?? getter?.();
  return next === undefined ? schema : unwrapped(next);
}

/** The schemas for one value: more than one where it may be written in several ways. */
export function waysToWrite(schema: z.ZodType): readonly z.ZodType[] {
  const bare = unwrapped(schema);
  const { options } = definitionOf(bare);
  return options ? options.flatMap(waysToWrite) : [bare];
}

/** What may stand at `path`, wrappers and all; empty where nothing may. */
export function schemasAt(schema: z.ZodType, path: DocumentPath): readonly z.ZodType[] {
  let here: readonly z.ZodType[] = [schema];
  for (const step of path) here = here.flatMap(waysToWrite).flatMap((way) => childOf(definitionOf(way), step));
  return here;
}

function childOf(definition: Definition, step: string | number): readonly z.ZodType[] {
  const { shape, items, rest } = definition;
  const child = shape
    ? Object.hasOwn(shape, String(step)) && shape[String(step)]
    : (typeof step === 'number' && items?.[step]) || rest || definition.element || definition.valueType;
  return child ? [child] : [];
}

/** The names that may stand in the object at `path`, in the order the schema gives them. */
export function keysAt(schema: z.ZodType, path: DocumentPath): readonly string[] {
  const ways = schemasAt(schema, path).flatMap(waysToWrite);
  return [...new Set(ways.flatMap((way) => Object.keys(definitionOf(way).shape ?? {})))];
}
