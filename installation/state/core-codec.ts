/**
 * A core as JSON and back: what a checkpoint keeps. The plan is not in it, only its name; whoever reads it has the scores.
 */

import { decodeWorld, encodeWorld } from '../world/world-codec.ts';
import type { Core } from './core.ts';
import { coreSchema } from './core-schema.ts';
import type { Plans } from './fold.ts';

/** Anything JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Raised whenever a core means something else: a checkpoint of another form is not read, the facts are. */
const FORM = 3;

/** The core as plain JSON. Maps become lists of entries, and what is infinite is named. */
export function encodeCore(core: Core): Json {
  const { plan, world, ...rest } = core;
  return { form: FORM, score: plan?.scoreHash ?? null, world: encodeWorld(world) as Json, rest: encode(rest) };
}

/** The core again, or null: not one of this version, damaged, or of a score that `plans` does not have. */
export function decodeCore(json: unknown, plans: Plans): Core | null {
  if (!isRecord(json) || json.form !== FORM || !isRecord(json.rest)) return null;
  const world = decodeWorld(json.world);
  const plan = json.score === null ? null : plans.get(String(json.score));
  const rest = coreSchema.safeParse(decode(json.rest as Json));
  if (!world || plan === undefined || !rest.success) return null;
  return { ...rest.data, plan, world };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MAP = '$map';
const INFINITE = '$infinite';

function encode(value: unknown): Json {
  if (value instanceof Map) return { [MAP]: [...value].map(([key, inner]) => [key, encode(inner)]) };
  if (Array.isArray(value)) return value.map(encode);
  if (isRecord(value)) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, encode(inner)]));
  }
  return value === Number.POSITIVE_INFINITY ? { [INFINITE]: true } : (value as Json);
}

function decode(value: Json): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isRecord(value)) return value;
  const entries = value[MAP];
  if (Array.isArray(entries)) return new Map(entries.map(([key, inner]) => [key, decode(inner)]));
  if (INFINITE in value) return Number.POSITIVE_INFINITY;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decode(inner as Json)]));
}
