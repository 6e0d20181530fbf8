/** Evenings nobody would play: random requests of every kind, a random crowd, and scores that change in between. */

import fc from 'fast-check';
import type { Request } from '#installation/rules/command.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Plans } from '#installation/state/fold.ts';
import { signCard } from '#installation/world/card.ts';
import { syntheticSecret } from '#installation/world/signature.ts';
import { signStatement, signStoryOffer } from '#installation/world/statement.ts';
import { anyPlan } from './random-score.ts';
import { counted, type Rehearsal, rehearse } from './rehearsal.ts';

/** The run of every rehearsal, before anything was handed back: what participants sign for. */
const REALM = '7.0';

const [ONE, OTHER] = ['one', 'other'].map((name) => syntheticSecret(7, name)) as [string, string];
const CARDS = [ONE, OTHER].flatMap((secret) =>
  [1, 2].map((seq) => signCard({ seq, links: [], gestures: { rise: seq } }, secret, REALM)),
);
const AUTHOR = CARDS[0]?.card.author ?? '';
const STORY = { story: 'a-story', textHash: 'cd'.repeat(32) };

/** What participants and the director may ask of the world; signed once, for it takes its time. */
const WORLD_REQUESTS: readonly Request[] = [
  ...CARDS.map((signed): Request => ({ type: 'publish-card', ...signed })),
  {
    type: 'give-consent',
    author: AUTHOR,
    consent: 'avatar',
    proof: signStatement({ says: 'give-consent', consent: 'avatar' }, 1, ONE, REALM),
  },
  { type: 'withdraw-consent', author: AUTHOR, consent: 'avatar' },
  { type: 'change-identity', who: { named: 'ayla' }, status: 'hidden' },
  { type: 'change-identity', who: { named: 'nobody' }, status: 'whole' },
  {
    type: 'give-consent',
    author: AUTHOR,
    consent: 'story',
    proof: signStatement({ says: 'give-consent', consent: 'story' }, 2, ONE, REALM),
  },
  {
    type: 'accept-story',
    ...STORY,
    author: AUTHOR,
    signature: signStoryOffer(STORY, ONE, REALM),
  },
  { type: 'withdraw-story', story: STORY.story, author: AUTHOR },
  { type: 'erase-participant', author: AUTHOR },
  { type: 'hand-back' },
];

const plain = fc.constantFrom<Request[]>(
  ...(
    [
      'pause',
      'resume',
      'resume',
      'stop',
      'panic',
      'fade-out',
      'relight',
      'relight',
      'open-doors',
      'close-doors',
    ] as const
  ).map((type): Request => ({ type })),
);

const offsetMs = fc.constantFrom(undefined, undefined, 0, 300, 1500, 20_000);

/** Something to ask of a show that begins with `plan` and may change to `other`; now and then of a cue it does not have. */
export function anyRequest(plan: Plan, other: Plan): fc.Arbitrary<Request> {
  const cue = fc.constantFrom(...plan.cues.keys(), 'nowhere/9');
  const asking = [...plan.cues.values()].filter((each) => each.quorum !== null).map((each) => each.key);
  // Mostly a cue that asks the crowd, whether or not it is the one that asks just then.
  const question = fc.constantFrom(...asking, ...asking, ...asking, 'nowhere/9');
  const option = fc.constantFrom(undefined, 0, 0, 1, 5);
  const about = (...types: ('quorum-take' | 'quorum-hold' | 'quorum-release' | 'quorum-rearm')[]) =>
    fc.record({ type: fc.constantFrom(...types), cue: question });
  const alone = fc.record({
    type: fc.constantFrom('pause-cue', 'resume-cue', 'resume-cue', 'stop-cue', 'leave-loop'),
    cue,
  });
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant<Request>({ type: 'go' }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('standby', 'jump'), cue, offsetMs }).map(written) },
    { weight: 6, arbitrary: plain },
    { weight: 8, arbitrary: alone as fc.Arbitrary<Request> },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('arm-cue' as const),
        cue,
        arming: fc.constantFrom('armed', 'disarmed', 'skipped'),
      }),
    },
    { weight: 5, arbitrary: about('quorum-take', 'quorum-hold', 'quorum-release', 'quorum-rearm') },
    {
      weight: 3,
      arbitrary: fc
        .record({ type: fc.constant('quorum-force'), cue: question, outcome: fc.constantFrom('met', 'unmet'), option })
        .map(written),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({
          type: fc.constant('count-crowd'),
          cue: question,
          option: fc.nat({ max: 2 }),
          active: fc.nat({ max: 5 }),
          present: fc.nat({ max: 6 }),
        })
        .map(written),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Request[]>(
        { type: 'set-variable', variable: 'mood', value: 'wild' },
        { type: 'set-variable', variable: 'mood', value: 'angry' },
        { type: 'set-variable', variable: 'laps', value: 0 },
        { type: 'set-variable', variable: 'nothing', value: 0 },
      ),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('set-value' as const),
        value: fc.constantFrom('light', 'tilt', 'cast.ayla.x', 'fog'),
        to: fc.constantFrom(0, 0.7, 1, 99),
        overMs: fc.constantFrom(0, 700),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Request[]>({ type: 'call', name: 'bell' }, { type: 'call', name: 'gong' }),
    },
    { weight: 2, arbitrary: fc.constantFrom(...WORLD_REQUESTS) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Request[]>(
        { type: 'start-take', name: 'a take' },
        { type: 'start-take', name: 'a short one', lastsMs: 1500 },
        { type: 'end-take' },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('adopt-score' as const),
        scoreHash: fc.constantFrom(plan.scoreHash, other.scoreHash, 'f'.repeat(64)),
      }),
    },
  );
}

/** A request as it comes over the wire: without what is not said. */
const written = (request: object): Request => JSON.parse(JSON.stringify(request)) as Request;

/** What the crowd of so many does. */
export interface Doing {
  readonly present: number;
  readonly doing: Readonly<Record<string, number>>;
}

/** One thing that happens, and how long after the one before. */
export type Step = { readonly afterMs: number; readonly crowd: Doing } & (
  | { readonly kind: 'ask'; readonly request: Request }
  | { readonly kind: 'alone'; readonly wall: WallTime | null }
  | { readonly kind: 'adopt' }
);

/** Two scores that take turns, what happens, and how far ahead facts take effect. */
export interface Evening {
  readonly plans: readonly [Plan, Plan];
  readonly leadMs: number;
  readonly steps: readonly Step[];
}

const anyCrowd: fc.Arbitrary<Doing> = fc
  .record({ rise: fc.nat({ max: 3 }), link: fc.nat({ max: 3 }), both: fc.nat({ max: 1 }), idle: fc.nat({ max: 2 }) })
  .map(({ rise, link, both, idle }) => ({
    present: rise + link + both + idle,
    doing: { rise, link, 'link+rise': both },
  }));

const afterMs = fc.oneof(
  fc.nat({ max: 3000 }),
  fc.constant(0),
  fc.constantFrom(250, 1000),
  fc.double({ min: 0, max: 500, noNaN: true }),
);

const anyStep = (plans: readonly [Plan, Plan]): fc.Arbitrary<Step> => {
  const wall = fc.option(fc.record({ day: fc.nat({ max: 6 }), minutes: fc.constantFrom(719.9, 720, 720.5, 900) }));
  const on = { afterMs, crowd: anyCrowd };
  return fc.oneof(
    { weight: 24, arbitrary: fc.record({ ...on, kind: fc.constant('ask' as const), request: anyRequest(...plans) }) },
    { weight: 6, arbitrary: fc.record({ ...on, kind: fc.constant('alone' as const), wall }) },
    { weight: 1, arbitrary: fc.record({ ...on, kind: fc.constant('adopt' as const) }) },
  );
};

/** A show and what happens in it over some tens of seconds. */
export const anyEvening = (maxSteps = 30): fc.Arbitrary<Evening> =>
  fc.tuple(anyPlan, anyPlan).chain((plans) =>
    fc.record({
      plans: fc.constant(plans),
      leadMs: fc.constantFrom(0, 0, 120),
      steps: fc.array(anyStep(plans), { maxLength: maxSteps }),
    }),
  );

export interface Played {
  readonly plans: Plans;
  readonly show: Rehearsal;
  /** The moments something was asked, granted or not. */
  readonly moments: readonly number[];
}

/** Everything of an evening, each thing at its time; what is refused leaves no fact. */
export function play(
  { plans: [one, other], leadMs, steps }: Evening,
  told?: (show: Rehearsal, atMs: number) => void,
): Played {
  const plans = new Map([one, other].map((plan) => [plan.scoreHash, plan]));
  const show = rehearse(plans, one.scoreHash);
  const moments: number[] = [];
  let atMs = 0;
  let playing = one;
  for (const step of steps) {
    atMs += step.afterMs;
    moments.push(atMs);
    const sources = [counted(atMs, step.crowd.present, step.crowd.doing)];
    if (step.kind === 'ask') show.ask(atMs, step.request, sources, leadMs);
    else if (step.kind === 'alone') show.alone(atMs, step.wall, sources, leadMs);
    else {
      playing = playing === one ? other : one;
      show.declare(atMs, { type: 'score-adopted', scoreHash: playing.scoreHash });
    }
    told?.(show, atMs);
  }
  return { plans, show, moments };
}
