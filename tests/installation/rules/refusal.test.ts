import { describe, expect, it } from 'vitest';
import type { Request } from '#installation/rules/command.ts';
import { decide } from '#installation/rules/decide.ts';
import { REFUSAL_CODES, type RefusalCode, refuse } from '#installation/rules/refusal.ts';
import type { Decision } from '#installation/rules/situation.ts';
import { WORLD_REFUSALS } from '#installation/rules/world-refusals.ts';
import { codeOf, force, grant, type Rehearsal, rehearse, rehearsing, situationAt } from '#tests/support/rehearsal.ts';
import { planOf, SAMPLE_SCORE } from '#tests/support/sample-score.ts';

/** The sample show with its question open from 4500 on. */
function asked(): Rehearsal {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  return show;
}

/** A show with a loop until the director wants out, a variable, hours, and a call it listens to while it is idle. */
const looping = (): Rehearsal =>
  rehearsing(
    planOf([{ cue: 1, duration: '1s', repeat: { until: 'director' } }, { cue: 2 }], {
      variables: { mood: { says: 'mood', start: 'calm', oneOf: ['calm', 'wild'] } },
      triggers: { bell: { external: 'bell', go: 's/2', during: 'idle' } },
    }),
  );

/** What was granted at which moment, and then what is asked. */
type Case = readonly [
  RefusalCode,
  () => Rehearsal,
  readonly (readonly [number, Request])[],
  readonly [number, Request],
];

const GO: Request = { type: 'go' };
const START_TAKE: Request = { type: 'start-take', name: 'an evening' };
const RELEASE: Request = { type: 'quorum-release', cue: 'one/2' };
const HOLD: Request = { type: 'quorum-hold', cue: 'one/2' };

const CASES: readonly Case[] = [
  ['nothing-stands-by', rehearse, [[100, GO]], [1000, GO]],
  ['double-go', rehearse, [[100, { type: 'jump', cue: 'two/C' }]], [499, GO]],
  ['show-paused', asked, [[2000, { type: 'pause' }]], [3000, GO]],
  ['not-paused', rehearse, [], [100, { type: 'resume' }]],
  ['already-paused', asked, [[2000, { type: 'pause' }]], [3000, { type: 'pause' }]],
  ['nothing-runs', rehearse, [], [100, { type: 'stop' }]],
  ['already-dark', asked, [[2000, { type: 'fade-out' }]], [3000, { type: 'fade-out' }]],
  ['unknown-score', rehearse, [], [100, { type: 'adopt-score', scoreHash: 'f'.repeat(64) }]],
  ['score-plays-already', rehearse, [], [100, { type: 'adopt-score', scoreHash: SAMPLE_SCORE.hash }]],
  ['not-dark', asked, [], [2000, { type: 'relight' }]],
  ['cue-not-running', asked, [], [5000, { type: 'pause-cue', cue: 'one/1' }]],
  [
    'cue-already-paused',
    asked,
    [[2000, { type: 'pause-cue', cue: 'one/1' }]],
    [2100, { type: 'pause-cue', cue: 'one/1' }],
  ],
  ['cue-not-paused', asked, [], [2000, { type: 'resume-cue', cue: 'one/1' }]],
  ['no-loop', asked, [], [2000, { type: 'leave-loop', cue: 'one/1' }]],
  [
    'loop-already-left',
    looping,
    [
      [1000, GO],
      [1100, { type: 'leave-loop', cue: 's/1' }],
    ],
    [1200, { type: 'leave-loop', cue: 's/1' }],
  ],
  ['armed-so-already', asked, [], [2000, { type: 'arm-cue', cue: 'one/5', arming: 'armed' }]],
  ['unknown-variable', looping, [], [100, { type: 'set-variable', variable: 'colour', value: 'wild' }]],
  ['value-not-allowed', looping, [], [100, { type: 'set-variable', variable: 'mood', value: 'angry' }]],
  ['unknown-value', looping, [], [100, { type: 'set-value', value: 'fog', to: 1, overMs: 0 }]],
  ['doors-so-already', looping, [], [100, { type: 'open-doors' }]],
  ['nobody-listens', looping, [[1000, GO]], [1500, { type: 'call', name: 'bell' }]],
  ['show-dark', looping, [[1000, { type: 'panic' }]], [1500, { type: 'call', name: 'bell' }]],
  [
    'show-dark',
    asked,
    [
      [5000, force('met')],
      [5500, { type: 'panic' }],
    ],
    [6000, { type: 'quorum-rearm', cue: 'one/2' }],
  ],
  ['bad-count', asked, [], [5000, { type: 'count-crowd', cue: 'one/2', option: 0, active: 5, present: 4 }]],
  ['no-such-option', asked, [], [5000, { type: 'quorum-force', cue: 'one/2', outcome: 'met', option: 1 }]],
  ['nothing-to-ask-again', asked, [], [5000, { type: 'quorum-rearm', cue: 'one/1' }]],
  ['unknown-cue', rehearse, [], [100, { type: 'jump', cue: 'one/99' }]],
  ['no-open-quorum', rehearse, [], [100, { type: 'quorum-take', cue: 'one/2' }]],
  ['quorum-already-held', asked, [[5000, HOLD]], [5100, HOLD]],
  ['quorum-not-held', asked, [], [5000, RELEASE]],
  ['quorum-cue-paused', asked, [[5000, { type: 'pause-cue', cue: 'one/2' }]], [5100, RELEASE]],
  ['take-runs-already', rehearse, [[100, START_TAKE]], [200, START_TAKE]],
  ['no-take-runs', rehearse, [], [100, { type: 'end-take' }]],
  ['quorum-over', asked, [[5000, force('met')]], [5100, force('unmet')]],
];

const provoke = ([, begin, granted, [at, request]]: Case): Decision => {
  const show = begin();
  for (const [when, what] of granted) grant(show, when, what);
  return show.ask(at, request);
};

describe('a refusal', () => {
  it.each(CASES.map((entry) => [entry[0], entry] as const))('%s can be met', (code, entry) => {
    expect(codeOf(provoke(entry))).toBe(code);
  });

  it('for coming too late can be met', () => {
    const command = { id: 'too-late-1', expiresAtMs: 4999, request: GO };
    expect(codeOf(decide(situationAt(rehearse().stateAt(5000), 5000), command))).toBe('expired');
  });

  it('nobody meets here is of the world, or one of those the server itself gives', () => {
    const met: readonly string[] = [...CASES.map(([code]) => code), 'expired', ...Object.keys(WORLD_REFUSALS)];
    expect(REFUSAL_CODES.filter((code) => !met.includes(code))).toEqual(['log-stopped', 'bad-message', 'forbidden']);
  });

  it.each(REFUSAL_CODES)('%s says in a sentence what is wrong, and in another what to do', (code) => {
    const { says, advice } = refuse(code);
    for (const sentence of [says, advice]) expect(sentence).toMatch(/^[A-Z][^\n]{10,}\.$/);
  });
});
