/** What a rehearsal has to find, as it is written. */

import { z } from 'zod';
import { durationMs, name, words } from '../document/fields.ts';
import { finite, target } from './score-fields.ts';

const range = z.tuple([finite, finite], { error: 'expected [least, most]' }).describe('[least, most]');

const moment = z
  .strictObject({
    cue: target.describe('The cue it is counted from.'),
    after: durationMs.default(0).describe('How long after the cue was fired.'),
  })
  .describe('A moment of the show.');

/** What a rehearsal has to find. */
export const expectation = z
  .strictObject({
    says: words.optional().describe('What is expected, in a sentence.'),
    given: z
      .strictObject({
        crowd: range.optional().describe('Rehearsals with so many people: [least, most].'),
        compliance: range.optional().describe('Rehearsals in which this share joins in: [least, most].'),
      })
      .prefault({})
      .describe('Rehearsals it is asked in; in all where it does not say.'),
    reached: target.optional().describe('This cue was fired.'),
    notReached: target.optional().describe('This cue was not fired.'),
    by: durationMs.optional().describe('At the latest, from the first GO.'),
    branch: target.optional().describe('The cue whose question must be answered with the way labelled taken.'),
    taken: words.optional().describe('The label of the way that must be taken.'),
    value: name.optional().describe('The parameter that must lie within a range at a moment.'),
    at: moment.optional(),
    within: range.optional(),
    neverTogether: z
      .array(target)
      .min(2, 'name at least two cues')
      .optional()
      .describe('Cues that never run at the same time.'),
    lasts: z
      .tuple([durationMs, durationMs], { error: 'expected [shortest, longest]' })
      .optional()
      .describe('How long the whole show may take: [shortest, longest].'),
  })
  .refine(
    (value) =>
      [value.reached, value.notReached, value.branch, value.value, value.neverTogether, value.lasts].filter(
        (what) => what !== undefined,
      ).length === 1,
    'an expectation has exactly one of reached, notReached, branch, value, neverTogether and lasts',
  )
  .refine((value) => (value.branch === undefined) === (value.taken === undefined), 'branch and taken go together')
  .refine(
    (value) => value.value === undefined || (value.at !== undefined && value.within !== undefined),
    'a value is asked at a moment and within a range: at, within',
  )
  .describe('What a rehearsal has to find.');
