/** What a crowd is asked, as it is written. */

import { z } from 'zod';
import { durationMs, name, share, words } from '../document/fields.ts';
import { cueNumber } from './score-fields.ts';

const several = z.array(name).min(2, 'name at least two gestures').max(64, 'at most 64 gestures');

/** What a person has to do to be counted. */
const gesture = z
  .union(
    [
      name,
      z.strictObject({ any: several.describe('One of these gestures is enough.') }),
      z.strictObject({ all: several.describe('All of these gestures at the same time.') }),
    ],
    { error: 'expected a gesture, { any: [gestures] } or { all: [gestures] }' },
  )
  .transform((value) => {
    if (typeof value === 'string') return { mode: 'any' as const, gestures: [value] };
    return 'any' in value
      ? { mode: 'any' as const, gestures: value.any }
      : { mode: 'all' as const, gestures: value.all };
  })
  .describe('What a person does to be counted: a gesture, { any: [gestures] } or { all: [gestures] }.');

const people = z
  .number({ error: 'expected a number of people' })
  .int('whole people only')
  .min(1, 'at least one person');

const weight = z.number({ error: 'expected a weight from 0 to 100' }).min(0, 'below 0').max(100, 'above 100');

export const weights = z
  .strictObject({
    camera: weight.default(1).describe('What a person seen by a camera counts.'),
    phone: weight.default(1).describe('What a person answering by phone counts.'),
    operator: weight.default(1).describe('What a person counted by the operator counts.'),
  })
  .describe('How much a person counts, by what saw them.');

/** What is asked of a crowd, be it by a question or by a trigger. */
export const ask = {
  gesture,
  share: share.describe('The share of the people present who must do it.'),
  leaveShare: share
    .optional()
    .describe('Once begun, the share may fall to this before the dwell starts over. Default: 0.1 less than share.'),
  minPeople: people.default(1).describe('How many people must do it at least.'),
  dwell: durationMs.describe('How long they must hold it.'),
  synchrony: share
    .optional()
    .describe('How closely they must move together: pairwise phase consistency, 0 chance to 1 as one.'),
  zone: name
    .optional()
    .describe(
      'The zone of the site whose people are asked; without it, everybody is. Where the site has no such zone, nobody.',
    ),
};

/** Whether what a crowd may fall to lies no higher than what it has to reach. */
export const leavesBelow = (ask: { readonly share: number; readonly leaveShare?: number | undefined }): boolean =>
  ask.leaveShare === undefined || ask.leaveShare <= ask.share;

/** What is said where it does not. */
export const LEAVES_ABOVE = {
  path: ['leaveShare'],
  message: 'leaveShare lies above share, so the quorum could never stay begun',
};

const way = {
  label: words.describe('What the way is called: on the panel, in the log, and where it is remembered.'),
  go: cueNumber.describe('The cue it leads to, in the same sequence.'),
};

const branch = z.strictObject(way).describe('A way on: what it is called and the cue it leads to.');

const option = z
  .strictObject({ ...way, ...ask })
  .refine(leavesBelow, LEAVES_ABOVE)
  .describe('One of several things the crowd may do, and where that leads.');

const course = {
  timeout: durationMs.describe('How long the question stands.'),
  unmet: branch.describe('The way taken when time runs out.'),
  weights: weights.prefault({}),
  tie: z
    .enum(['first', 'chance'], { error: 'expected first or chance' })
    .default('first')
    .describe('Who wins when two options are reached alike: the one written first, or chance.'),
  atTimeout: z
    .enum(['unmet', 'leader'], { error: 'expected unmet or leader' })
    .default('unmet')
    .describe('What happens when time runs out: the unmet way, or the option most people do.'),
  arms: z
    .enum(['itself', 'by-hand'], { error: 'expected itself or by-hand' })
    .default('itself')
    .describe("Whether the question is put with the cue, or by the director's hand."),
  remember: name.optional().describe('The variable that remembers the label of the way taken.'),
};

/** One gesture with a way for reaching it (gesture, share, dwell, met), or several gestures to choose between (options). */
export const quorum = z
  .strictObject({
    ...ask,
    gesture: gesture.optional(),
    share: ask.share.optional(),
    dwell: ask.dwell.optional(),
    met: branch.optional().describe('The way taken when the crowd does it.'),
    options: z
      .array(option)
      .min(2, 'a choice has at least two options')
      .max(100, 'at most 100 options')
      .optional()
      .describe('Several things to choose between, in place of gesture, share, dwell and met.'),
    ...course,
  })
  .refine(
    ({ gesture, share, dwell, met, options }) =>
      [gesture, share, dwell, met].every((part) => (part === undefined) === (options !== undefined)),
    'a quorum has gesture, share, dwell and met, or options in place of them',
  )
  .refine((value) => value.share === undefined || leavesBelow({ ...value, share: value.share }), LEAVES_ABOVE)
  .transform(({ gesture, share, leaveShare, minPeople, dwell, synchrony, zone, met, options, ...rest }) => {
    if (options) return { ...rest, options, isChoice: true };
    if (!gesture || share === undefined || dwell === undefined || !met) return z.NEVER;
    return {
      ...rest,
      options: [{ ...met, gesture, share, leaveShare, minPeople, dwell, synchrony, zone }],
      isChoice: false,
    };
  })
  .describe('What the crowd is asked, and where its answer leads.');
