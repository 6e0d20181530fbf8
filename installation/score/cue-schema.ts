/** Cues, groups, looks and sequences, as they are written. */

import { z } from 'zod';
import { durationMs, name, share, words } from '../document/fields.ts';
import { quorum } from './quorum-schema.ts';
import { cueNumber, ease, finite } from './score-fields.ts';
import { assignment, condition } from './variable-schema.ts';
import { worldActs } from './world-acts.ts';

const timing = {
  over: durationMs.optional().describe("How long the change takes. Default: the cue's fade."),
  after: durationMs.optional().describe("When it begins, from the start of the cue's action."),
  ease: ease.optional().describe("The curve of the change. Default: the cue's."),
};

/** A change of one value: a number alone takes the cue's own fade. */
const change = z
  .union(
    [
      finite,
      z.strictObject({
        from: finite
          .optional()
          .describe(
            'Where it begins, wherever it stood: for an event that runs its course. Default: where it stands. A value that any cue begins so is not melted by a jump.',
          ),
        to: finite.describe('The value it reaches.'),
        ...timing,
      }),
    ],
    { error: 'expected a number, or { from, to, over, after, ease }' },
  )
  .transform((value) => (typeof value === 'number' ? { to: value } : value))
  .describe('The value it reaches, or { from, to, over, after, ease }.');

/** How small and how large a member of the cast may be drawn. */
export const CAST_SIZE = { min: 0.3, max: 3 } as const;

const castChange = z
  .strictObject({
    presence: share.optional().describe('How present the figure is: 0 gone, 1 there.'),
    x: share.optional().describe('Where it goes: 0 the left end of the wall, 1 the right.'),
    size: z
      .number({ error: 'expected how large it is drawn, 1 as large as life' })
      .min(CAST_SIZE.min, `at least ${CAST_SIZE.min}`)
      .max(CAST_SIZE.max, `at most ${CAST_SIZE.max}`)
      .optional()
      .describe(
        'How large it is drawn: 1 as large as life; below, it stands far back; above, it comes close to who looks.',
      ),
    motion: name.optional().describe('How it moves from here on: the name of a motion.'),
    ...timing,
  })
  .describe('What becomes of one member of the cast.');

const repeat = z
  .union(
    [
      z.strictObject({
        times: z
          .number({ error: 'expected how many times' })
          .int('whole rounds only')
          .min(2, 'repeated means at least twice')
          .max(10_000, 'at most 10000 rounds')
          .describe('How often it is played in all.'),
      }),
      z.strictObject({
        until: z
          .enum(['director', 'quorum'], { error: 'expected director or quorum' })
          .describe("It goes round until the director's hand, or until its quorum is decided."),
      }),
    ],
    { error: 'expected { times: number }, { until: director } or { until: quorum }' },
  )
  .describe('The cue goes round: { times: number }, { until: director } or { until: quorum }.');

const effects = {
  set: z.record(name, change).default({}).describe('Parameters and the values they reach.'),
  cast: z.record(name, castChange).default({}).describe('Members of the cast and what becomes of them.'),
};

export const look = z
  .strictObject({ says: words.optional().describe('What it looks like, in a sentence.'), ...effects })
  .describe('A state of parameters and cast that cues can go to by name.');

const plainCue = z.strictObject({
  cue: cueNumber.describe('Its number: free text that stays as it is, so that 2.5 fits between 2 and 3.'),
  name: words.describe('What it is called.'),
  notes: words.optional().describe('What the director should know.'),
  color: z
    .enum(['cyan', 'amber', 'magenta', 'violet', 'acid', 'red', 'paper'], {
      error: 'expected a colour of the panel: cyan, amber, magenta, violet, acid, red or paper',
    })
    .optional()
    .describe('Its colour in the panel.'),
  flag: z
    .boolean({ error: 'expected true or false' })
    .default(false)
    .describe('Marked, so that it stands out in the panel.'),
  arming: z
    .enum(['armed', 'disarmed', 'skipped'], { error: 'expected armed, disarmed or skipped' })
    .default('armed')
    .describe('Disarmed: it keeps its time and does nothing. Skipped: as if it were not there.'),
  when: condition.optional().describe('The cue is passed over unless this holds.'),
  at: durationMs.optional().describe("In a timeline: when it starts, from the start of the group's action."),
  preWait: durationMs.default(0).describe('How long it waits before it acts.'),
  postWait: durationMs.default(0).describe('How long the next cue waits, with continue or follow.'),
  fade: durationMs.default(0).describe("How long the cue's changes take where they do not say."),
  ease: ease.default('inOut').describe('The curve of its changes.'),
  duration: durationMs.default(0).describe('How long the action lasts where that is longer than its changes.'),
  next: z
    .enum(['manual', 'continue', 'follow'], { error: 'expected manual, continue or follow' })
    .default('manual')
    .describe(
      'manual: the next cue waits for GO. continue: it fires postWait after this one began to act. follow: postWait after this one is over.',
    ),
  goTo: cueNumber.optional().describe('The cue after this one, where it is not the next in the list.'),
  looks: z
    .array(name)
    .default([])
    .describe('Looks it goes to, the later over the earlier; what the cue sets itself goes over them all.'),
  ...effects,
  assign: z.record(name, assignment).default({}).describe('Variables and what becomes of them.'),
  text: name.nullable().optional().describe('The text on the walls from here on, by its name; null takes it off.'),
  world: worldActs.prefault({}).describe('What happens to the systems of the world.'),
  repeat: repeat.optional(),
  quorum: quorum.optional(),
});

const GROUP_MODES = ['parallel', 'in-order', 'timeline', 'shuffle'] as const;

export type ScoreGroup = {
  readonly mode: (typeof GROUP_MODES)[number];
  readonly take?: number | undefined;
  readonly cues: ScoreCue[];
};
export type ScoreCue = z.output<typeof plainCue> & { readonly group?: ScoreGroup | undefined };
type WrittenCue = z.input<typeof plainCue> & {
  readonly group?: (Omit<ScoreGroup, 'cues'> & { readonly cues: WrittenCue[] }) | undefined;
};

/** A cue; one with a group plays the cues inside it as its action. */
const cue: z.ZodType<ScoreCue, WrittenCue> = plainCue
  .extend({
    group: z
      .lazy(() =>
        z.strictObject({
          mode: z
            .enum(GROUP_MODES, { error: `expected ${GROUP_MODES.join(', ')}` })
            .describe(
              'parallel: all at once. in-order: one after the other. timeline: each at its time. shuffle: by chance.',
            ),
          take: z
            .number({ error: 'expected how many' })
            .int('whole cues only')
            .min(1, 'at least one')
            .optional()
            .describe('How many of a shuffled group are played each time.'),
          cues: z.array(cue).min(1, 'a group has at least one cue').describe('The cues it plays.'),
        }),
      )
      .optional()
      .describe('Cues that this one plays as its action.'),
  })
  .meta({ id: 'cue', description: 'One cue.' });

export const sequence = z
  .strictObject({
    name: words.describe('What it is called.'),
    notes: words.optional().describe('What the director should know.'),
    cues: z.array(cue).min(1, 'a sequence has at least one cue').describe('Its cues, in order.'),
  })
  .describe('A part of the show that can be played by itself.');
