/**
 * The show as data: what an artist writes in `config/shows/*.yaml`, with every duration in ms once it is read.
 * Says what may be written; what the names refer to is checked in `parse-score.ts`.
 */

import { z } from 'zod';
import { durationMs, name, words } from '../document/fields.ts';
import { look, type ScoreCue, type ScoreGroup, sequence } from './cue-schema.ts';
import { expectation } from './expectation-schema.ts';
import { light, member, motion } from './figure-schema.ts';
import type { quorum } from './quorum-schema.ts';
import { finite } from './score-fields.ts';
import { DAYS, opening, trigger } from './trigger-schema.ts';
import { type assignment, type condition, variable, type Worth } from './variable-schema.ts';
import { worldDeclaration } from './world-declaration.ts';

const parameter = z
  .strictObject({
    says: words.describe('What it does on the walls, in a sentence.'),
    default: finite.describe('Where it stands before a cue sets it.'),
    min: finite.default(0).describe('The least it may be.'),
    max: finite.default(1).describe('The most it may be.'),
  })
  .refine((p) => p.default >= p.min && p.default <= p.max, 'the default lies outside min and max')
  .describe('A dial that cues can turn.');

export const scoreSchema = z
  .strictObject({
    show: name.describe('The name of the show: runs are kept by it.'),
    title: words.describe('What the show is called.'),
    opensWith: name.describe('The sequence whose first cue stands by when the doors open.'),
    goGuard: durationMs
      .default(400)
      .describe('Inside this time after a GO, another GO is taken for a slip of the finger. Default: 400ms.'),
    panicFade: durationMs.default(2000).describe('How long panic takes to fade to black. Default: 2s.'),
    fadeAll: durationMs.default(6000).describe('How long it takes to fade everything out. Default: 6s.'),
    jumpFade: durationMs
      .default(800)
      .describe('How long a jump takes to reach the looks of the place it goes to. Default: 800ms.'),
    hours: z.array(opening).default([]).describe('When the house is open; always, where nothing is written.'),
    parameters: z.record(name, parameter).describe('What cues can change: the dials of the looks on the walls.'),
    variables: z.record(name, variable).default({}).describe('What the show remembers, by name.'),
    palettes: z.record(name, light).default({}).describe('Pairs of colours, by name.'),
    texts: z.record(name, words).default({}).describe('Texts for the walls and the stream, by name.'),
    motions: z.record(name, motion).default({}).describe('How the cast moves, by name.'),
    cast: z.record(name, member).default({}).describe('The people of the story, by name.'),
    world: worldDeclaration.prefault({}),
    looks: z.record(name, look).default({}).describe('States that cues can go to, by name.'),
    sequences: z.record(name, sequence).describe('The parts of the show, in order.'),
    triggers: z.record(name, trigger).default({}).describe('What starts cues without a hand on GO, by name.'),
    expect: z.array(expectation).default([]).describe('What rehearsals of the show have to find.'),
  })
  .describe('A show of Reclaim.');

export type { ScoreCue, ScoreGroup, Worth };
export { DAYS };
export type Score = z.infer<typeof scoreSchema>;
export type ScoreQuorum = z.infer<typeof quorum>;
export type ScoreTrigger = z.infer<typeof trigger>;
export type ScoreOpening = z.infer<typeof opening>;
export type ScoreCondition = z.infer<typeof condition>;
export type ScoreAssignment = z.infer<typeof assignment>;
export type ScoreExpectation = z.infer<typeof expectation>;
export type ScoreMotion = Score['motions'][string];
export type ScorePose = ScoreMotion['poses'][number];
export type ScoreMember = Score['cast'][string];
