/** What starts cues without a hand on GO, and when the house is open, as it is written. */

import { z } from 'zod';
import { durationMs, name, words } from '../document/fields.ts';
import { ask, LEAVES_ABOVE, leavesBelow, weights } from './quorum-schema.ts';
import { target } from './score-fields.ts';
import { condition } from './variable-schema.ts';

/** The days by the names they are written by, in the order of their numbers: 0 is Sunday. */
export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const days = z
  .array(z.enum(DAYS, { error: `expected days such as ${DAYS.join(', ')}` }))
  .min(1, 'name at least one day')
  .describe('On these days only.');

/** `18:30` -> minutes since midnight. */
const timeOfDay = z
  .string({ error: 'expected a time of day such as "18:30"' })
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "18:30"')
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number);
    return hours * 60 + minutes;
  });

const listening = z.strictObject({
  ...ask,
  rest: durationMs.default(10_000).describe('How long it does not listen after it fired. Default: 10s.'),
  weights: weights.prefault({}),
});

export const trigger = z
  .strictObject({
    says: words.optional().describe('What it is for, in a sentence.'),
    at: timeOfDay.optional().describe('Fires at this time of the day, such as "18:30".'),
    days: days.optional(),
    ends: name.optional().describe('Fires when this sequence has come to its end.'),
    quorum: listening.refine(leavesBelow, LEAVES_ABOVE).optional().describe('Fires when the crowd does this together.'),
    house: z
      .enum(['opens', 'closes'], { error: 'expected opens or closes' })
      .optional()
      .describe('Fires when the doors open, or when they close: by the hours, or by the director.'),
    external: name.optional().describe('Fires when something outside calls this name.'),
    go: target.describe('The cue it fires: a sequence, or sequence/cue.'),
    when: condition.optional().describe('It fires only while this holds.'),
    during: z
      .enum(['any', 'idle', 'running'], { error: 'expected any, idle or running' })
      .optional()
      .describe('What the show must be doing. A crowd is listened to while the show is idle, unless told otherwise.'),
    doors: z
      .enum(['open', 'any'], { error: 'expected open or any' })
      .optional()
      .describe(
        'Whether it needs open doors. What the crowd and the end of a sequence start needs them, unless told otherwise.',
      ),
  })
  .refine(
    (value) =>
      [value.at, value.ends, value.quorum, value.house, value.external].filter((on) => on !== undefined).length === 1,
    'a trigger has exactly one of at, ends, quorum, house and external',
  )
  .refine((value) => value.days === undefined || value.at !== undefined, 'days belong to a time of day')
  .describe(
    'Something that fires a cue: a time of day, the end of a sequence, the crowd, the doors, or a call from outside.',
  );

/** When the house is open. */
export const opening = z
  .strictObject({
    from: timeOfDay.describe('When the doors open, such as "18:30".'),
    to: timeOfDay.describe('When they close.'),
    days: days.optional(),
  })
  .describe('When the house is open.');
