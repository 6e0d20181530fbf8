/**
 * The show as data: what an artist writes in `config/shows/*.yaml`, with every duration in ms once it is read.
 * Says what may be written; what the names refer to is checked in `parse-score.ts`.
 */

import { z } from 'zod';
import { colour, durationMs, name, share, words } from '../document/fields.ts';
import { EASING_NAMES } from '../time/easing.ts';
import { worldActs } from './world-acts.ts';
import { worldDeclaration } from './world-declaration.ts';

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

const light = z.tuple([colour, colour], { error: 'expected two colours, or the name of a palette' });

const member = z.strictObject({
  name: words,
  light: z.union([name, light], { error: 'expected two colours, or the name of a palette' }),
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

/** What a variable may be worth. */
const worth = z.union([z.boolean(), finite, words], { error: 'expected a number, a text, true or false' });
export type Worth = z.infer<typeof worth>;

const variable = z.strictObject({ says: words, start: worth, oneOf: z.array(worth).min(2).optional() });

const test = z.union(
  [
    worth,
    z
      .strictObject({
        is: worth.optional(),
        not: worth.optional(),
        atLeast: finite.optional(),
        atMost: finite.optional(),
      })
      .refine((value) => Object.keys(value).length > 0, 'say what it must be: is, not, atLeast or atMost'),
  ],
  { error: 'expected a value, or { is, not, atLeast, atMost }' },
);

const tests = z.record(name, test);

/** Holds when everything in one of its entries holds. */
const condition = z
  .union([tests, z.array(tests).min(1)], { error: 'expected variables with what they must be, or a list of such' })
  .transform((value) => (Array.isArray(value) ? value : [value]));

const assignment = z.union([worth, z.strictObject({ add: finite })], { error: 'expected a value, or { add: number }' });

/** What a person has to do to be counted. */
const gesture = z
  .union(
    [
      name,
      z.strictObject({ any: z.array(name).min(2, 'name at least two gestures').max(64) }),
      z.strictObject({ all: z.array(name).min(2, 'name at least two gestures').max(64) }),
    ],
    { error: 'expected a gesture, { any: [gestures] } or { all: [gestures] }' },
  )
  .transform((value) => {
    if (typeof value === 'string') return { mode: 'any' as const, gestures: [value] };
    return 'any' in value
      ? { mode: 'any' as const, gestures: value.any }
      : { mode: 'all' as const, gestures: value.all };
  });

const people = z
  .number({ error: 'expected a number of people' })
  .int('whole people only')
  .min(1, 'at least one person');

const weights = z.strictObject({
  camera: z.number().min(0).max(100).default(1),
  phone: z.number().min(0).max(100).default(1),
  operator: z.number().min(0).max(100).default(1),
});

const ask = {
  gesture,
  /** Share of the people present who must do the gesture. */
  share,
  /** Once begun, the share may fall to this before the dwell starts over. Default: 0.1 less than `share`. */
  leaveShare: share.optional(),
  minPeople: people.default(1),
  dwell: durationMs,
  /** How closely they must move together: pairwise phase consistency, and above chance. */
  synchrony: share.optional(),
};

const leavesBelow = (ask: { readonly share: number; readonly leaveShare?: number | undefined }): boolean =>
  ask.leaveShare === undefined || ask.leaveShare <= ask.share;

const LEAVES_ABOVE = {
  path: ['leaveShare'],
  message: 'leaveShare lies above share, so the quorum could never stay begun',
};

const branch = z.strictObject({ label: words, go: cueNumber });

const option = z.strictObject({ label: words, go: cueNumber, ...ask }).refine(leavesBelow, LEAVES_ABOVE);

const course = {
  timeout: durationMs,
  /** The way taken when time runs out. */
  unmet: branch,
  weights: weights.prefault({}),
  /** Who wins when two options are reached alike: the one written first, or chance. */
  tie: z.enum(['first', 'chance'], { error: 'expected first or chance' }).default('first'),
  /** What happens when time runs out: the unmet way, or the option most people do. */
  atTimeout: z.enum(['unmet', 'leader'], { error: 'expected unmet or leader' }).default('unmet'),
  /** Whether the question is put with the cue, or by the director's hand. */
  arms: z.enum(['itself', 'by-hand'], { error: 'expected itself or by-hand' }).default('itself'),
  /** The variable that remembers the label of the way taken. */
  remember: name.optional(),
};

/** One gesture with a way for reaching it (gesture, share, dwell, met), or several gestures to choose between (options). */
const quorum = z
  .strictObject({
    ...ask,
    gesture: gesture.optional(),
    share: share.optional(),
    dwell: durationMs.optional(),
    met: branch.optional(),
    options: z.array(option).min(2, 'a choice has at least two options').max(100, 'at most 100 options').optional(),
    ...course,
  })
  .refine(
    ({ gesture, share, dwell, met, options }) =>
      [gesture, share, dwell, met].every((part) => (part === undefined) === (options !== undefined)),
    'a quorum has gesture, share, dwell and met, or options in place of them',
  )
  .refine((value) => value.share === undefined || leavesBelow({ ...value, share: value.share }), LEAVES_ABOVE)
  .transform(({ gesture, share, leaveShare, minPeople, dwell, synchrony, met, options, ...rest }) => {
    if (options) return { ...rest, options, isChoice: true };
    if (!gesture || share === undefined || dwell === undefined || !met) return z.NEVER;
    return { ...rest, options: [{ ...met, gesture, share, leaveShare, minPeople, dwell, synchrony }], isChoice: false };
  });

const repeat = z.union(
  [
    z.strictObject({ times: z.number().int().min(2, 'repeated means at least twice').max(10_000) }),
    z.strictObject({ until: z.enum(['director', 'quorum']) }),
  ],
  { error: 'expected { times: number }, { until: director } or { until: quorum }' },
);

const effects = {
  set: z.record(name, change).default({}),
  cast: z.record(name, castChange).default({}),
};

const look = z.strictObject({ says: words.optional(), ...effects });

const plainCue = z.strictObject({
  cue: cueNumber,
  name: words,
  notes: words.optional(),
  color: z.enum(['cyan', 'amber', 'magenta', 'violet', 'acid', 'red', 'paper']).optional(),
  flag: z.boolean({ error: 'expected true or false' }).default(false),
  /** Disarmed: it keeps its time and does nothing. Skipped: as if it were not there. */
  arming: z.enum(['armed', 'disarmed', 'skipped'], { error: 'expected armed, disarmed or skipped' }).default('armed'),
  /** The cue is passed over unless this holds. */
  when: condition.optional(),
  /** In a timeline: when it starts, from the start of the group's action. */
  at: durationMs.optional(),
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
  /** Looks it goes to, the later over the earlier; what the cue sets itself goes over them all. */
  looks: z.array(name).default([]),
  ...effects,
  assign: z.record(name, assignment).default({}),
  /** The text on the walls from here on; null takes it off. */
  text: name.nullable().optional(),
  /** What happens to the systems of the world. */
  world: worldActs.prefault({}),
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
const cue: z.ZodType<ScoreCue, WrittenCue> = plainCue.extend({
  group: z
    .lazy(() =>
      z.strictObject({
        mode: z.enum(GROUP_MODES, { error: `expected ${GROUP_MODES.join(', ')}` }),
        /** How many of a shuffled group are played each time. */
        take: z.number().int().min(1).optional(),
        cues: z.array(cue).min(1, 'a group has at least one cue'),
      }),
    )
    .optional(),
});

const sequence = z.strictObject({
  name: words,
  notes: words.optional(),
  cues: z.array(cue).min(1, 'a sequence has at least one cue'),
});

export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const days = z.array(z.enum(DAYS, { error: `expected days such as ${DAYS.join(', ')}` })).min(1);

/** `18:30` -> minutes since midnight. */
const timeOfDay = z
  .string({ error: 'expected a time of day such as "18:30"' })
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "18:30"')
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number);
    return hours * 60 + minutes;
  });

/** `sequence` or `sequence/cue`. */
const target = z
  .string({ error: 'expected a sequence, or sequence/cue' })
  .regex(/^[A-Za-z][A-Za-z0-9-]*(\/.+)?$/, 'expected a sequence, or sequence/cue')
  .max(200);

const listening = z.strictObject({
  ...ask,
  /** How long it does not listen after it fired. */
  rest: durationMs.default(10_000),
  weights: weights.prefault({}),
});

const trigger = z
  .strictObject({
    says: words.optional(),
    /** Fires at this time of the day. */
    at: timeOfDay.optional(),
    days: days.optional(),
    /** Fires when this sequence has come to its end. */
    ends: name.optional(),
    /** Fires when the crowd does this together. */
    quorum: listening.refine(leavesBelow, LEAVES_ABOVE).optional(),
    /** Fires when something outside calls this name. */
    external: name.optional(),
    /** The cue it fires. */
    go: target,
    when: condition.optional(),
    /** What the show must be doing. A crowd is listened to while the show is idle, unless told otherwise. */
    during: z.enum(['any', 'idle', 'running'], { error: 'expected any, idle or running' }).optional(),
    /** Whether it needs open doors. What the crowd and the end of a sequence start needs them, unless told otherwise. */
    doors: z.enum(['open', 'any'], { error: 'expected open or any' }).optional(),
  })
  .refine(
    (value) => [value.at, value.ends, value.quorum, value.external].filter((on) => on !== undefined).length === 1,
    'a trigger has exactly one of at, ends, quorum and external',
  )
  .refine((value) => value.days === undefined || value.at !== undefined, 'days belong to a time of day');

/** When the house is open. */
const opening = z.strictObject({ from: timeOfDay, to: timeOfDay, days: days.optional() });

const range = z.tuple([finite, finite], { error: 'expected [least, most]' });

const moment = z.strictObject({ cue: target, after: durationMs.default(0) });

/** What a rehearsal has to find. */
const expectation = z
  .strictObject({
    says: words.optional(),
    /** Rehearsals it is asked in; in all where it does not say. */
    given: z.strictObject({ crowd: range.optional(), compliance: range.optional() }).prefault({}),
    /** The cue was fired; `by` says when at the latest, from the first GO. */
    reached: target.optional(),
    notReached: target.optional(),
    by: durationMs.optional(),
    /** The question that must be answered with the way labelled `taken`. */
    branch: target.optional(),
    taken: words.optional(),
    /** The parameter that must lie in `within` at a moment. */
    value: name.optional(),
    at: moment.optional(),
    within: range.optional(),
    /** Cues that never run at the same time. */
    neverTogether: z.array(target).min(2).optional(),
    /** How long the whole show may take. */
    lasts: z.tuple([durationMs, durationMs], { error: 'expected [shortest, longest]' }).optional(),
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
  );

export const scoreSchema = z.strictObject({
  show: name,
  title: words,
  /** The sequence whose first cue stands by when the doors open. */
  opensWith: name,
  /** Inside this time after a GO, another GO is taken for a slip of the finger. */
  goGuard: durationMs.default(400),
  panicFade: durationMs.default(2000),
  /** How long it takes to fade everything out. */
  fadeAll: durationMs.default(6000),
  /** How long a jump takes to reach the looks of the place it goes to. */
  jumpFade: durationMs.default(800),
  /** When the house is open; always, where nothing is written. */
  hours: z.array(opening).default([]),
  parameters: z.record(name, parameter),
  variables: z.record(name, variable).default({}),
  palettes: z.record(name, light).default({}),
  texts: z.record(name, words).default({}),
  motions: z.record(name, motion).default({}),
  cast: z.record(name, member).default({}),
  world: worldDeclaration.prefault({}),
  looks: z.record(name, look).default({}),
  sequences: z.record(name, sequence),
  triggers: z.record(name, trigger).default({}),
  expect: z.array(expectation).default([]),
});

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
