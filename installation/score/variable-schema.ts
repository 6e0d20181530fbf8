/** What a show remembers, and what it asks of what it remembers, as it is written. */

import { z } from 'zod';
import { name, words } from '../document/fields.ts';
import { finite } from './score-fields.ts';

/** What a variable may be worth. */
export const worth = z.union([z.boolean(), finite, words], { error: 'expected a number, a text, true or false' });
export type Worth = z.infer<typeof worth>;

export const variable = z
  .strictObject({
    says: words.describe('What it stands for, in a sentence.'),
    start: worth.describe('What it is worth before a cue assigns anything.'),
    oneOf: z
      .array(worth)
      .min(2, 'a choice has at least two values')
      .optional()
      .describe('The only values it may have.'),
  })
  .describe('Something the show remembers.');

/** Whether a variable may be worth that: one of its values where it names them, else of the kind it starts with. */
export const mayBeWorth = ({ start, oneOf }: z.output<typeof variable>, worth: Worth): boolean =>
  oneOf ? oneOf.includes(worth) : typeof worth === typeof start;

const test = z
  .union(
    [
      worth,
      z
        .strictObject({
          is: worth.optional().describe('It must be this.'),
          not: worth.optional().describe('It must be anything but this.'),
          atLeast: finite.optional().describe('It must be this or more.'),
          atMost: finite.optional().describe('It must be this or less.'),
        })
        .refine((value) => Object.keys(value).length > 0, 'say what it must be: is, not, atLeast or atMost'),
    ],
    { error: 'expected a value, or { is, not, atLeast, atMost }' },
  )
  .describe('What the variable must be: a value, or { is, not, atLeast, atMost }.');

const tests = z.record(name, test);

/** Holds when everything in one of its entries holds. */
export const condition = z
  .union([tests, z.array(tests).min(1, 'name at least one condition')], {
    error: 'expected variables with what they must be, or a list of such',
  })
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .describe('Variables with what they must be: all of them, or all of one entry of a list.');

export const assignment = z
  .union([worth, z.strictObject({ add: finite.describe('How much is added.') })], {
    error: 'expected a value, or { add: number }',
  })
  .describe('The new value, or { add: number }.');
