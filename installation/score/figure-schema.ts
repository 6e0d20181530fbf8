/** The cast of a score and how it moves, as it is written. */

import { z } from 'zod';
import { colour, durationMs, name, share, words } from '../document/fields.ts';
import { finite } from './score-fields.ts';

/** Upper arm or forearm, degrees: [how far raised: 0 hangs, 90 level, 180 up; 0 to the side, 90 to the front, 180 across]. */
const limb = z
  .tuple([finite, finite], { error: 'expected two angles in degrees: [raised, swung to the front]' })
  .describe('Degrees: [how far raised: 0 hangs, 90 level, 180 up; how far swung: 0 aside, 90 forward, 180 across].');

const arm = z.strictObject({ upper: limb, fore: limb }).describe('One arm: the upper arm and the forearm.');

const pose = z.strictObject({
  at: durationMs.describe('When the pose is reached, from the start of the period.'),
  left: arm.default({ upper: [8, 20], fore: [14, 60] }),
  right: arm.default({ upper: [8, 20], fore: [14, 60] }),
  lean: finite.default(0).describe('How far the body leans to the side, degrees.'),
  turn: finite.default(0).describe('How far the body is turned away from the room, degrees.'),
  crouch: share.default(0).describe('0 upright, 1 as low as it goes.'),
  nod: finite.default(0).describe('How far the head is bent forward, degrees; less than 0 looks up.'),
  weight: z
    .number({ error: 'expected a number from -1 to 1' })
    .min(-1, 'below -1')
    .max(1, 'above 1')
    .default(0)
    .describe('On which foot the body stands: -1 wholly on its right one, 0 on both, 1 wholly on its left one.'),
  bow: finite.default(0).describe('How far the body is bent forward at the hips, degrees.'),
  hands: share.default(0.6).describe('How far the hands are open: 0 the fingers lie together, 1 they are spread.'),
});

export const motion = z
  .strictObject({
    says: words.optional().describe('What it looks like, in a sentence.'),
    period: durationMs
      .refine((ms) => ms > 0, 'a motion lasts longer than nothing')
      .describe('How long it takes; then it begins again.'),
    poses: z.array(pose).min(1, 'a motion has at least one pose').describe('The poses it runs through.'),
  })
  .describe('A written motion, which repeats.');

const garment = z
  .strictObject({
    coat: share.default(0).describe('How much of a coat is worn.'),
    hood: share.default(0).describe('How far a hood is drawn up.'),
    plates: share.default(0).describe('How much armour is worn.'),
    halo: share.default(0).describe('How bright a halo stands behind the head.'),
    sparks: share.default(0).describe('How many sparks rise from the figure.'),
    threads: share.default(0).describe('How many threads of light hang from the hands.'),
    masks: z
      .number({ error: 'expected a number of masks' })
      .int('whole masks only')
      .min(0, 'below 0')
      .max(8, 'above 8')
      .default(0)
      .describe('How many masks float beside the head.'),
  })
  .describe('What the figure wears.');

/** Two colours a figure is drawn in. */
export const light = z
  .tuple([colour, colour], { error: 'expected two colours, or the name of a palette' })
  .describe('Two colours.');

export const member = z
  .strictObject({
    name: words.describe('What the person is called.'),
    light: z
      .union([name, light], { error: 'expected two colours, or the name of a palette' })
      .describe('The colours of the figure, or the name of a palette.'),
    garment: garment.prefault({}),
    heightM: z
      .number({ error: 'expected metres' })
      .min(0.5, 'below 0.5')
      .max(4, 'above 4')
      .default(1.75)
      .describe('Height in metres.'),
    x: share.default(0.5).describe('Where the figure stands: 0 the left end of the wall, 1 the right.'),
    motion: name.describe('How it moves before a cue says otherwise: the name of a motion.'),
  })
  .describe('One member of the cast.');
