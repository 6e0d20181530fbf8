/**
 * The show as data: what an artist writes in `config/shows/*.yaml`, with every duration in ms once it is read.
 * Says what may be written; what the names refer to is checked in `parse-score.ts`.
 */

import { z } from 'zod';
import { colour, durationMs, name, share, words } from '../document/fields.ts';
import { EASING_NAMES } from '../time/easing.ts';

/** A cue's number: free, stable text. `12.5` and `"12.5"` are the same cue. */
const cueNumber = z
  .union([z.string(), z.number()], { error: 'expected a cue number such as 12.5 or "A"' })
  .transform(String)
  .refine((text) => text.trim() !== '' && !text.includes('/'), 'a cue number is not empty and has no "/"')
  // With the name of its sequence it has to fit into a fact.
  .refine((text) => text.length <= 64, 'a cue number has at most 64 characters');

const ease = z.enum(EASING_NAMES, { error: `expected an easing: ${EASING_NAMES.join(', ')}` });

const finite = z.number({ error: 'expected a number' });

/** A change of one value: a number alone takes the cue's own fade. */
const change = z
  .union(
    [
      finite,
      z.strictObject({ to: finite, over: durationMs.optional(), after: durationMs.optional(), ease: ease.optional() }),
    ],
    {
      error: 'expected a number, or { to, over, after, ease }',
    },
  )
  .transform((value) => (typeof value === 'number' ? { to: value } : value));

/** Upper arm or forearm, degrees: [how far raised: 0 hangs, 90 level, 180 up; 0 to the side, 90 to the front, 180 across]. */
const limb = z.tuple([finite, finite], { error: 'expected two angles in degrees: [raised, swung to the front]' });

const arm = z.strictObject({ upper: limb, fore: limb });

const pose = z.strictObject({
  at: durationMs,
  left: arm.default({ upper: [8, 20], fore: [14, 60] }),
  right: arm.default({ upper: [8, 20], fore: [14, 60] }),
  lean: finite.default(0),
  turn: finite.default(0),
  crouch: share.default(0),
  nod: finite.default(0),
});

const motion = z.strictObject({
  says: words.optional(),
  period: durationMs.refine((ms) => ms > 0, 'a motion lasts longer than nothing'),
  poses: z.array(pose).min(1, 'a motion has at least one pose'),
});

const garment = z.strictObject({
  coat: share.default(0),
  hood: share.default(0),
  plates: share.default(0),
  halo: share.default(0),
  sparks: share.default(0),
  threads: share.default(0),
  masks: z.number().int().min(0).max(8).default(0),
});

const member = z.strictObject({
  name: words,
  light: z.tuple([colour, colour], { error: 'expected two colours' }),
  garment: garment.prefault({}),
  heightM: z.number().min(0.5).max(4).default(1.75),
  x: share.default(0.5),
  motion: name,
});

const castChange = z.strictObject({
  presence: share.optional(),
  x: share.optional(),
  motion: name.optional(),
  over: durationMs.optional(),
  after: durationMs.optional(),
  ease: ease.optional(),
});

const parameter = z
  .strictObject({ says: words, default: finite, min: finite.default(0), max: finite.default(1) })
  .refine((p) => p.default >= p.min && p.default <= p.max, 'the default lies outside min and max');

const branch = z.strictObject({ label: words, go: cueNumber });

const quorum = z
  .strictObject({
    gesture: name,
    /** Share of the people present who must do the gesture. */
    share,
    /** Once begun, the share may fall to this before the dwell starts over. Default: 0.1 less than `share`. */
    leaveShare: share.optional(),
    minPeople: z
      .number({ error: 'expected a number of people' })
      .int('whole people only')
      .min(1, 'at least one person')
      .default(1),
    dwell: durationMs,
    timeout: durationMs,
    met: branch,
    unmet: branch,
  })
  .refine((q) => q.leaveShare === undefined || q.leaveShare <= q.share, {
    path: ['leaveShare'],
    message: 'leaveShare lies above share, so the quorum could never stay begun',
  });

const cue = z.strictObject({
  cue: cueNumber,
  name: words,
  notes: words.optional(),
  color: z.enum(['cyan', 'amber', 'magenta', 'violet', 'acid', 'red', 'paper']).optional(),
  preWait: durationMs.default(0),
  postWait: durationMs.default(0),
  /** How long the cue's changes take where they do not say. */
  fade: durationMs.default(0),
  ease: ease.default('inOut'),
  /** How long the action lasts where that is longer than its changes. */
  duration: durationMs.default(0),
  next: z.enum(['manual', 'continue', 'follow'], { error: 'expected manual, continue or follow' }).default('manual'),
  /** The cue after this one, where it is not the next in the list. */
  goTo: cueNumber.optional(),
  set: z.record(name, change).default({}),
  cast: z.record(name, castChange).default({}),
  quorum: quorum.optional(),
});

const sequence = z.strictObject({
  name: words,
  notes: words.optional(),
  cues: z.array(cue).min(1, 'a sequence has at least one cue'),
});

export const scoreSchema = z.strictObject({
  show: name,
  title: words,
  /** The sequence whose first cue stands by when the doors open. */
  opensWith: name,
  /** Inside this time after a GO, another GO is taken for a slip of the finger. */
  goGuard: durationMs.default(400),
  panicFade: durationMs.default(2000),
  /** How long a jump takes to reach the looks of the place it goes to. */
  jumpFade: durationMs.default(800),
  parameters: z.record(name, parameter),
  motions: z.record(name, motion).default({}),
  cast: z.record(name, member).default({}),
  sequences: z.record(name, sequence),
});

export type Score = z.infer<typeof scoreSchema>;
export type ScoreCue = Score['sequences'][string]['cues'][number];
export type ScoreMotion = Score['motions'][string];
export type ScorePose = ScoreMotion['poses'][number];
export type ScoreMember = Score['cast'][string];
