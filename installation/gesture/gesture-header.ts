/** What every file in `config/gestures/` begins with, whatever kind of gesture it holds. */

import { z } from 'zod';

/** How a score calls a gesture; its file is called the same. */
export const gestureNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a name is 1 to 32 lower-case letters, digits and hyphens, a letter first');

/** The head of a gesture's file; what follows it is for whoever knows the format. */
export const gestureHeaderSchema = z.looseObject({
  format: z.string().regex(/^reclaim-[a-z]+\/\d+$/, 'not a format of Reclaim, such as "reclaim-taught/1"'),
  name: gestureNameSchema,
  /** How to do it, one sentence to a visitor. */
  invitation: z.string().min(1, 'say in one sentence how it is done'),
});

/** The name of a gesture's file. */
export const gestureFileOf = (name: string): string => `${name}.json`;
