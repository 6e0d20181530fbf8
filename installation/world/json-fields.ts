/** Fields that the systems' JSON shares: moments, tweens, maps, rosters. */

import { z } from 'zod';
import type { ShowMs } from '../time/axes.ts';
import { EASING_NAMES } from '../time/easing.ts';
import { type Roster, rosterEntries, rosterOf } from './roster.ts';

/** A point on the show's clock. */
export const moment = z.number() as unknown as z.ZodType<ShowMs, number>;

/** 0..1. A value caught on its way may lie beyond by a rounding error. */
export const share = z
  .number()
  .min(-1e-9)
  .max(1 + 1e-9);

export const count = z.number().int().nonnegative();

export const name = z.string().min(1).max(64);

export const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

/** A journey of a value; `value` says what values it may have. */
export const tween = (value: z.ZodNumber = share) =>
  z.strictObject({
    from: value,
    to: value,
    startMs: z.number(),
    overMs: z.number().nonnegative(),
    ease: z.enum(EASING_NAMES),
  });

/** A map by names as a list of pairs, in the map's order. */
export const mapOf = <T extends z.ZodType>(value: T) =>
  z.codec(z.array(z.tuple([name, value])), z.map(name, z.custom<z.output<T>>()), {
    decode: (pairs) => new Map(pairs as [string, z.output<T>][]),
    encode: (map) => [...map] as [string, z.output<T>][],
  });

/** A roster as a list of pairs, in the order of its keys. `key` says what keys it may have. */
export const rosterOfValues = <T extends z.ZodType>(key: z.ZodString, value: T) =>
  z.codec(
    z.array(z.tuple([key, value])),
    z.custom<Roster<z.output<T>>>((it) => it instanceof Map),
    {
      decode: (pairs) => rosterOf(pairs as [string, z.output<T>][]),
      encode: (roster) => rosterEntries(roster) as [string, z.output<T>][],
    },
  );
