/** Field schemas that every file people write shares: durations, names, colours, shares. */

import { z } from 'zod';
import { parseDuration } from '../time/duration.ts';

/** `1.5s`, `800ms`, `2m` -> milliseconds. */
export const durationMs = z
  .string({ error: 'expected a duration such as 1.5s, 800ms or 2m' })
  .transform((text, context) => {
    const ms = parseDuration(text);
    if (ms !== null) return ms;
    context.addIssue({ code: 'custom', message: `"${text}" is no duration: write one such as 1.5s, 800ms or 2m` });
    return z.NEVER;
  });

/** A name that other parts of the file refer to: letters, digits and dashes. */
export const name = z
  .string({ error: 'expected a name' })
  .max(64, 'a name has at most 64 characters')
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'a name begins with a letter and has only letters, digits and dashes');

/** Words for people. */
export const words = z.string({ error: 'expected a text' });

/** A share of a whole, 0..1. */
export const share = z.number({ error: 'expected a number from 0 to 1' }).min(0, 'below 0').max(1, 'above 1');

/** `#RRGGBB` -> sRGB, 0..1 each. */
export const colour = z
  .string({ error: 'expected a colour such as "#5FF2FF"' })
  .regex(/^#[0-9a-fA-F]{6}$/, 'expected a colour such as "#5FF2FF"')
  .transform((hex): readonly [number, number, number] => {
    const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return [channel(1), channel(3), channel(5)];
  });
