/** Shows nobody would write and evenings nobody would play: random scores and random requests, for properties. */

import fc from 'fast-check';
import { hashText } from '#installation/log/chain.ts';
import type { Request } from '#installation/rules/command.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan } from '#installation/score/plan.ts';
import { SAMPLE_PLAN } from './sample-score.ts';

const NUMBERS = ['1', '2', '3', '4', '5'] as const;

const wait = fc.constantFrom('0s', '0s', '250ms', '1s');
const aim = fc.constantFrom(...NUMBERS);
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const change = fc.record({
  to: fc.constantFrom(0, 0.3, 1),
  over: optional(wait),
  after: optional(wait),
  ease: optional(fc.constantFrom('linear', 'in', 'out', 'inOut')),
});

const quorum = fc.record({
  gesture: fc.constantFrom('rise', 'link'),
  share: fc.constantFrom(0.2, 0.5, 1),
  minPeople: fc.integer({ min: 1, max: 3 }),
  dwell: wait,
  timeout: fc.constantFrom('0s', '2s', '5s'),
  met: fc.record({ label: fc.constant('met'), go: aim }),
  unmet: fc.record({ label: fc.constant('unmet'), go: aim }),
});

const plainCue = fc.record({
  preWait: wait,
  postWait: wait,
  fade: wait,
  duration: wait,
  set: fc.oneof(fc.record({ light: change }), fc.record({ tilt: change }), fc.constant({})),
  cast: fc.oneof(
    fc.constant({}),
    fc.record({
      ayla: fc.record({
        presence: optional(fc.constantFrom(0, 1)),
        motion: optional(fc.constantFrom('stands', 'rises')),
        over: optional(wait),
      }),
    }),
  ),
});

const timedCue = fc.record({
  next: fc.constantFrom('manual', 'continue', 'follow'),
  goTo: optional(aim),
});

const cue = fc
  .tuple(plainCue, fc.oneof({ weight: 3, arbitrary: timedCue }, { weight: 1, arbitrary: fc.record({ quorum }) }))
  .map(([plain, way]) => ({ ...plain, ...way }));

const motion = (raised: number) => ({
  period: '2s',
  poses: [{ at: '0s' }, { at: '1s', left: { upper: [raised, 10], fore: [raised, 10] } }],
});

/** The text of a score of one or two sequences; it may have faults. JSON, which is YAML too. */
const scoreText = fc
  .array(fc.array(cue, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 2 })
  .map((sequences) =>
    JSON.stringify({
      show: 'random',
      title: 'Random',
      opensWith: 's0',
      parameters: { light: { says: 'light', default: 0.5 }, tilt: { says: 'tilt', default: 0 } },
      motions: { stands: motion(20), rises: motion(160) },
      cast: { ayla: { name: 'Ayla', light: ['#ffffff', '#ffffff'], motion: 'stands' } },
      sequences: Object.fromEntries(
        sequences.map((cues, i) => [
          `s${i}`,
          { name: `S${i}`, cues: cues.map((entry, j) => ({ cue: NUMBERS[j], name: 'N', ...entry })) },
        ]),
      ),
    }),
  );

function planOrNull(text: string): Plan | null {
  const parsed = parseScore(text, 'random', null);
  return parsed.ok ? compile(parsed.value, hashText(text)) : null;
}

/** The plan of a random score without fault, or now and then of the sample score. */
export const anyPlan: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(SAMPLE_PLAN) },
  { weight: 4, arbitrary: scoreText.map(planOrNull).filter((plan) => plan !== null) },
);

/** Something to ask of a show of `plan`, now and then of a cue it does not have. */
export const anyRequest = (plan: Plan): fc.Arbitrary<Request> => {
  const key = fc.constantFrom(...plan.cues.keys(), 'nowhere/9');
  const asking = [...plan.cues.values()].filter((cue) => cue.quorum !== null).map((cue) => cue.key);
  // Mostly a cue that asks the crowd, whether or not it is the one that asks just then.
  const question = fc.constantFrom(...asking, ...asking, ...asking, 'nowhere/9');
  const plain = (type: 'go' | 'pause' | 'resume' | 'stop' | 'panic') => fc.constant({ type });
  const about = (type: 'quorum-take' | 'quorum-hold' | 'quorum-release') =>
    question.map((cueKey): Request => ({ type, cue: cueKey }));
  return fc.oneof(
    { weight: 8, arbitrary: plain('go') },
    { weight: 2, arbitrary: key.map((cueKey): Request => ({ type: 'standby', cue: cueKey })) },
    { weight: 2, arbitrary: key.map((cueKey): Request => ({ type: 'jump', cue: cueKey })) },
    { weight: 2, arbitrary: plain('pause') },
    { weight: 3, arbitrary: plain('resume') },
    { weight: 1, arbitrary: plain('stop') },
    { weight: 1, arbitrary: plain('panic') },
    { weight: 1, arbitrary: about('quorum-take') },
    { weight: 2, arbitrary: about('quorum-hold') },
    { weight: 2, arbitrary: about('quorum-release') },
    {
      weight: 3,
      arbitrary: fc
        .tuple(question, fc.constantFrom('met', 'unmet'))
        .map(([cueKey, outcome]): Request => ({ type: 'quorum-force', cue: cueKey, outcome })),
    },
  );
};

/** One thing asked, and how long after the one before. */
export interface Step {
  readonly afterMs: number;
  readonly request: Request;
}

export interface Evening {
  readonly plan: Plan;
  readonly steps: readonly Step[];
}

/** A show and what is asked of it over some tens of seconds. */
export const anyEvening = (maxSteps = 30): fc.Arbitrary<Evening> =>
  anyPlan.chain((plan) =>
    fc
      .array(fc.record({ afterMs: fc.oneof(fc.nat({ max: 3000 }), fc.constant(0)), request: anyRequest(plan) }), {
        maxLength: maxSteps,
      })
      .map((steps) => ({ plan, steps })),
  );
