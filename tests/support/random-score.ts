/** Scores nobody would write: random ones with everything a score can say, for properties. */

import fc from 'fast-check';
import { hashText } from '#installation/log/chain.ts';
import { compile } from '#installation/score/compile.ts';
import type { Plan } from '#installation/score/plan.ts';
import { scoreSchema } from '#installation/score/score-schema.ts';
import { SAMPLE_PLAN, scoreText } from './sample-score.ts';

/** The cues every random sequence has at its top; those of their groups are `1.1`, `1.1.2` and so on. */
const TOP = ['1', '2', '3', '4', '5'] as const;

/** One time in `often` a value, else none. */
const maybe = <T>(value: fc.Arbitrary<T>, often = 3): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: often - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** Mostly none, often some, now and then hardly any. */
const wait = fc.constantFrom('0s', '0s', '0s', '250ms', '1s', '1s', '0.01ms');
const aim = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TOP) },
  { weight: 1, arbitrary: fc.constantFrom('1.1', '2.1', '3.2', '4.1.1') },
);

const change = fc.record({
  from: maybe(fc.constantFrom(0, 1), 4),
  to: fc.constantFrom(0, 0.3, 1),
  over: maybe(wait),
  after: maybe(wait),
  ease: maybe(fc.constantFrom('linear', 'in', 'out', 'inOut')),
});

const effects = fc.record({
  set: fc.oneof(fc.record({ light: change }), fc.record({ tilt: change }), fc.constant({})),
  cast: fc.oneof(
    fc.constant({}),
    fc.record({
      ayla: fc.record({
        presence: maybe(fc.constantFrom(0, 1)),
        motion: maybe(fc.constantFrom('stands', 'rises')),
        over: maybe(wait),
      }),
    }),
  ),
});

const condition = fc.oneof(
  fc.record({ mood: fc.constantFrom('calm', 'wild') }),
  fc.record({ laps: fc.record({ atMost: fc.nat({ max: 4 }) }) }),
  fc.constant([{ mood: 'wild' }, { laps: { atLeast: 2 } }]),
);

const world = fc.oneof(
  fc.record({ drones: fc.record({ swarm: fc.nat({ max: 30 }) }), over: maybe(wait) }),
  fc.record({ identities: fc.record({ ayla: fc.constantFrom('stolen', 'whole', 'hidden') }) }),
  fc.record({ network: fc.constantFrom({ partition: 2 }, { heal: true }, { shield: 0.5 }) }),
  fc.record({ market: fc.constantFrom({ open: true }, { close: true }, { list: 'ayla' }) }),
  fc.record({ guardians: fc.constantFrom({ dismantle: 'gait' }, { sweep: { every: '4s' } }, { order: 'clamp' }) }),
  fc.record({ manifesto: fc.constantFrom({ add: ['first'] }, { weave: true }, { clear: true }) }),
);

const plainCue = fc.tuple(
  effects,
  fc.record({
    preWait: wait,
    postWait: wait,
    fade: wait,
    duration: wait,
    arming: fc.constantFrom('armed', 'armed', 'armed', 'armed', 'disarmed', 'skipped'),
    when: maybe(condition, 6),
    looks: maybe(fc.subarray(['day', 'night']), 5),
    assign: maybe(fc.constantFrom({ mood: 'wild' }, { mood: 'calm' }, { laps: { add: 1 } }, { laps: 0 }), 4),
    text: maybe(fc.constantFrom('first', 'second', null), 5),
    world: maybe(world, 4),
  }),
);

const gesture = fc.constantFrom<unknown>('rise', 'link', { any: ['rise', 'link'] }, { all: ['rise', 'link'] });
const ask = { share: fc.constantFrom(0.2, 0.5, 1), minPeople: fc.integer({ min: 1, max: 3 }), dwell: wait };
const way = (label: string) => fc.record({ label: fc.constant(label), go: aim });

const course = {
  timeout: fc.constantFrom('0s', '2s', '5s'),
  unmet: way('unmet'),
  tie: maybe(fc.constantFrom('first', 'chance')),
  atTimeout: maybe(fc.constantFrom('unmet', 'leader')),
  arms: maybe(fc.constantFrom('itself', 'by-hand', 'itself')),
  remember: maybe(fc.constant('outcome')),
};

const quorum = fc.oneof(
  fc.record({ gesture, ...ask, met: way('met'), ...course }),
  fc.record({
    options: fc.tuple(
      ...['first', 'second'].map((label) => fc.record({ label: fc.constant(label), go: aim, gesture, ...ask })),
    ),
    ...course,
  }),
);

const repeat = fc.constantFrom({ times: 2 }, { times: 3 }, { until: 'director' }, { until: 'quorum' });

interface CueTree {
  readonly plain: readonly object[];
  readonly way: object;
  readonly at: string;
  readonly repeat: object | undefined;
  readonly group:
    | { readonly mode: string; readonly take: number | undefined; readonly cues: readonly CueTree[] }
    | undefined;
}

const timed = fc.record({ next: fc.constantFrom('manual', 'continue', 'follow', 'follow'), goTo: maybe(aim, 5) });
const asked = fc.record({ quorum });

/** A cue with groups in it, at most so deep. */
const cueTree = (depth: number, top: boolean): fc.Arbitrary<CueTree> =>
  fc.record({
    plain: plainCue,
    way: fc.oneof({ weight: top ? 4 : 12, arbitrary: top ? timed : fc.constant({}) }, { weight: 1, arbitrary: asked }),
    at: wait,
    repeat: maybe(repeat, 5),
    group:
      depth === 0
        ? fc.constant(undefined)
        : maybe(
            fc.record({
              mode: fc.constantFrom('parallel', 'in-order', 'timeline', 'shuffle'),
              take: maybe(fc.integer({ min: 1, max: 2 })),
              cues: fc.array(cueTree(depth - 1, false), { minLength: 1, maxLength: 3 }),
            }),
            top ? 2 : 4,
          ),
  });

function written({ plain, way: on, at, repeat: again, group }: CueTree, number: string, mode: string | null): object {
  const cues = group?.cues.map((child, index) => written(child, `${number}.${index + 1}`, group.mode));
  return Object.assign(
    { cue: number, ...(mode === 'timeline' ? { at } : {}), ...(again ? { repeat: again } : {}) },
    ...plain,
    on,
    cues ? { group: { mode: group?.mode, ...(group?.mode === 'shuffle' ? { take: group.take } : {}), cues } } : {},
  ) as object;
}

const trigger = fc.record({
  go: fc.constantFrom('s0', 's0/2', 's0/3', 's0/1.1'),
  when: maybe(condition, 5),
  during: maybe(fc.constantFrom('any', 'idle', 'running')),
  doors: maybe(fc.constantFrom('open', 'any')),
});

const listening = fc.record({ gesture, ...ask, rest: wait });

const triggers = fc.record({
  ending: maybe(
    trigger.map((value) => ({ ends: 's0', ...value })),
    2,
  ),
  bell: trigger.map((value) => ({ external: 'bell', ...value })),
  noon: maybe(trigger.map((value) => ({ at: '12:00', ...value }))),
  wake: maybe(fc.tuple(trigger, listening).map(([value, listens]) => ({ quorum: listens, ...value }))),
});

const rest = {
  jumpFade: '500ms',
  goGuard: '100ms',
  variables: {
    mood: { says: 'mood', start: 'calm', oneOf: ['calm', 'wild'] },
    laps: { says: 'laps', start: 0 },
    outcome: { says: 'outcome', start: 'none' },
  },
  looks: {
    day: { set: { light: 1 }, cast: { ayla: { presence: 1 } } },
    night: { set: { light: { to: 0, after: '500ms' }, tilt: 1 } },
  },
  world: {
    guardians: { protocols: { gait: { says: 'walks' } }, orders: { clamp: { says: 'clamp down' } } },
    market: { buyers: ['A', 'B'] },
  },
};

/** The numbers of cues and of those in their groups. */
const numbersOf = (cues: readonly object[]): string[] =>
  cues.flatMap((cue) => {
    const { cue: number, group } = cue as {
      readonly cue: string;
      readonly group?: { readonly cues: readonly object[] };
    };
    return [number, ...numbersOf(group?.cues ?? [])];
  });

/** A copy in which a cue that is not there is meant to be the one it would lie in, and nothing is undefined. */
function settled<T extends object>(value: T, numbers: readonly string[]): T {
  const known = (aimed: string): string => {
    const number = aimed.slice(aimed.indexOf('/') + 1);
    return numbers.includes(number) || !number.includes('.') ? aimed : aimed.slice(0, aimed.indexOf('.'));
  };
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    (key === 'go' || key === 'goTo') && typeof inner === 'string' ? known(inner) : inner,
  ) as T;
}

/** The text of a score of one or two sequences. JSON, which is YAML too. Its cues may go round in no time. */
const anyScoreText = fc
  .record({
    sequences: fc.array(fc.array(cueTree(2, true), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 2 }),
    triggers,
    hours: fc.constantFrom([], [], [{ from: '10:00', to: '14:00' }]),
  })
  .map(({ sequences, hours, ...more }) => {
    const lists = sequences.map((trees) => trees.map((tree, index) => written(tree, TOP[index] ?? '', null)));
    const cues = lists.map((list, index) => [`s${index}`, settled(list, numbersOf(list))] as const);
    const around = settled({ ...rest, ...more, hours, opensWith: 's0' }, numbersOf(lists[0] ?? []));
    return scoreText(Object.fromEntries(cues), around);
  });

/** Read by the schema alone: what else is checked of a score, these hold to or may well ignore. Told by its text. */
export function planOf(text: string): Plan {
  const plan = compile(scoreSchema.parse(JSON.parse(text)), hashText(text));
  const { sequences, triggers, hours } = JSON.parse(text) as Record<string, unknown>;
  return Object.defineProperty(plan, fc.toStringMethod, {
    value: () => JSON.stringify({ sequences, triggers, hours }),
  });
}

/** The plan of a random score, or now and then of the sample score. */
export const anyPlan: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(SAMPLE_PLAN) },
  { weight: 9, arbitrary: anyScoreText.map(planOf) },
);
