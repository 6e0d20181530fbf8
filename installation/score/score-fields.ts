/** Field schemas that several parts of a score share: cue numbers, targets, curves, numbers. */

import { z } from 'zod';
import { EASING_NAMES } from '../time/easing.ts';

/** A cue's number: free, stable text. `12.5` and `"12.5"` are the same cue. */
export const cueNumber = z
  .union([z.string(), z.number()], { error: 'expected a cue number such as 12.5 or "A"' })
  .transform(String)
  .refine((text) => text.trim() !== '' && !text.includes('/'), 'a cue number is not empty and has no "/"')
  // With the name of its sequence it has to fit into a fact.
  .refine((text) => text.length <= 64, 'a cue number has at most 64 characters');

/** `sequence` or `sequence/cue`. */
export const target = z
  .string({ error: 'expected a sequence, or sequence/cue' })
  .regex(/^[A-Za-z][A-Za-z0-9-]*(\/.+)?$/, 'expected a sequence, or sequence/cue')
  .max(200, 'at most 200 characters');

export const ease = z.enum(EASING_NAMES, { error: `expected an easing: ${EASING_NAMES.join(', ')}` });

export const finite = z.number({ error: 'expected a number' });
