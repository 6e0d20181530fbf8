import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, newMeter, type SourceTally } from '#installation/crowd/quorum-meter.ts';
import { factSchema } from '#installation/log/fact.ts';
import { commandSchema, type Request } from '#installation/rules/command.ts';
import { type Decision, decide, decideQuorum, type Situation } from '#installation/rules/decide.ts';
import { REFUSAL_CODES, refuse } from '#installation/rules/refusal.ts';
import { serverMs } from '#installation/time/axes.ts';
import { force, grant, type Rehearsal, rehearse, situationAt } from '#tests/support/rehearsal.ts';
import { cueOf, SAMPLE_PLAN } from '#tests/support/sample-score.ts';

/** A show whose quorum opens at 4500 and runs out at 14500. */
function asked(): Rehearsal {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  return show;
}

const codeOf = (decision: Decision): string => (decision.ok ? 'done' : decision.refusal.code);

const RISE: readonly SourceTally[] = [
  { source: 'front', tally: { present: 3, active: { rise: 2 } } },
  { source: 'back', tally: { present: 1, active: { rise: 1, link: 1 } } },
];

/** An open quorum at 6000 that has been measured with these counts from 5000 on. */
function measured(sources: readonly SourceTally[], present: number, active: number): Situation {
  const situation = situationAt(asked().stateAt(6000), 6000, sources);
  const fresh = newMeter(cueOf(SAMPLE_PLAN, 'one/2').quorum ?? never());
  const tally = { present, active: { rise: active } };
  return { ...situation, meter: measure(measure(fresh, tally, serverMs(5000)), tally, serverMs(6000)) };
}

const never = (): never => {
  throw new Error('the sample score has no quorum');
};

const command = (request: Request, expiresAtMs = Number.MAX_SAFE_INTEGER) => ({
  id: 'command-1',
  expiresAtMs,
  request,
});

describe('a refusal', () => {
  /** How to come by each refusal of the rules: what was done before, and what is asked. */
  const refusals: readonly (readonly [string, (show: Rehearsal) => Decision])[] = [
    [
      'nothing-stands-by',
      (show) => {
        grant(show, 100, { type: 'go' });
        return show.ask(1000, { type: 'go' });
      },
    ],
    [
      'double-go',
      (show) => {
        grant(show, 100, { type: 'jump', cue: 'two/C' });
        return show.ask(499, { type: 'go' });
      },
    ],
    [
      'show-paused',
      (show) => {
        grant(show, 100, { type: 'go' });
        grant(show, 200, { type: 'pause' });
        return show.ask(1000, { type: 'go' });
      },
    ],
    ['not-paused', (show) => show.ask(100, { type: 'resume' })],
    [
      'already-paused',
      (show) => {
        grant(show, 100, { type: 'go' });
        grant(show, 200, { type: 'pause' });
        return show.ask(300, { type: 'pause' });
      },
    ],
    ['nothing-runs', (show) => show.ask(100, { type: 'stop' })],
    ['unknown-cue', (show) => show.ask(100, { type: 'jump', cue: 'one/99' })],
    ['no-open-quorum', (show) => show.ask(100, { type: 'quorum-take', cue: 'one/2' })],
    [
      'quorum-already-held',
      (show) => {
        grant(show, 1000, { type: 'go' });
        grant(show, 5000, { type: 'quorum-hold', cue: 'one/2' });
        return show.ask(5100, { type: 'quorum-hold', cue: 'one/2' });
      },
    ],
    [
      'quorum-not-held',
      (show) => {
        grant(show, 1000, { type: 'go' });
        return show.ask(5000, { type: 'quorum-release', cue: 'one/2' });
      },
    ],
    [
      'quorum-over',
      (show) => {
        grant(show, 1000, { type: 'go' });
        return show.ask(5000, { type: 'quorum-take', cue: 'one/1' });
      },
    ],
    ['expired', (show) => decide(situationAt(show.stateAt(5000), 5000), command({ type: 'go' }, 4999))],
  ];

  it.each(refusals)('%s can be met', (code, provoke) => {
    const decision = provoke(rehearse());
    expect(codeOf(decision)).toBe(code);
  });

  it('the rules never give is one of those the server itself gives', () => {
    const met = refusals.map(([code]) => code);
    expect(REFUSAL_CODES.filter((code) => !met.includes(code))).toEqual(['log-stopped', 'bad-message', 'forbidden']);
  });

  it.each(REFUSAL_CODES)('%s says in a sentence what is wrong, and in another what to do', (code) => {
    const { says, advice } = refuse(code);
    for (const sentence of [says, advice]) expect(sentence).toMatch(/^[A-Z][^\n]{10,}\.$/);
  });
});

describe('what may be asked when', () => {
  it('pause, while nothing runs, after a panic', () => {
    expect(codeOf(rehearse().ask(100, { type: 'pause' }))).toBe('nothing-runs');
    const show = asked();
    grant(show, 2000, { type: 'panic' });
    expect(codeOf(show.ask(3000, { type: 'pause' }))).toBe('nothing-runs');
    expect(codeOf(show.ask(3000, { type: 'stop' }))).toBe('nothing-runs');
    expect(codeOf(show.ask(3000, { type: 'resume' }))).toBe('not-paused');
  });

  it('panic, always', () => {
    const show = rehearse();
    for (const at of [0, 100, 5000]) expect(codeOf(show.ask(at, { type: 'panic' }))).toBe('done');
    expect(codeOf(rehearse(new Map(), null).ask(5, { type: 'panic' }))).toBe('done');
  });

  it('to stop and to jump while paused', () => {
    const show = asked();
    grant(show, 2000, { type: 'pause' });
    expect(codeOf(show.ask(3000, { type: 'standby', cue: 'two/A' }))).toBe('done');
    expect(codeOf(show.ask(3000, { type: 'stop' }))).toBe('done');
  });

  it.each<Request>([
    { type: 'quorum-take', cue: 'one/2' },
    { type: 'quorum-hold', cue: 'one/2' },
    { type: 'quorum-release', cue: 'one/2' },
    force('met'),
  ])('$type, not while the show is paused', (request) => {
    const show = asked();
    grant(show, 5000, { type: 'pause' });
    expect(codeOf(show.ask(6000, request))).toBe('show-paused');
  });

  it('nothing but a panic of a show that has no score', () => {
    const show = rehearse(new Map(), null);
    expect(codeOf(show.ask(5, { type: 'go' }))).toBe('nothing-stands-by');
    expect(codeOf(show.ask(5, { type: 'standby', cue: 'one/1' }))).toBe('unknown-cue');
  });
});

describe('the double-GO guard', () => {
  it('takes a second GO inside its time for a slip, and one at its end for a wish', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'two/C' });
    expect(codeOf(show.ask(1399.9, { type: 'go' }))).toBe('double-go');
    expect(codeOf(show.ask(1400, { type: 'go' }))).toBe('done');
  });

  it('is not set off by a GO that was refused', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'two/C' });
    show.ask(1300, { type: 'go' });
    expect(codeOf(show.ask(1400, { type: 'go' }))).toBe('done');
  });

  it('does not stand in the way of a jump, a stop or a panic', () => {
    for (const request of [{ type: 'jump', cue: 'one/1' }, { type: 'stop' }, { type: 'panic' }] as const) {
      const show = rehearse();
      grant(show, 1000, { type: 'jump', cue: 'one/5' });
      expect(codeOf(show.ask(1001, request))).toBe('done');
    }
  });
});

describe('a command', () => {
  it('is good up to its last moment and not after it', () => {
    const situation = situationAt(rehearse().stateAt(500), 500);
    expect(codeOf(decide(situation, command({ type: 'go' }, 500)))).toBe('done');
    expect(codeOf(decide(situation, command({ type: 'panic' }, 499.9)))).toBe('expired');
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['no id', { expiresAtMs: 1, request: { type: 'go' } }],
    ['a short id', { id: 'x', expiresAtMs: 1, request: { type: 'go' } }],
    ['an id without end', { id: 'x'.repeat(101), expiresAtMs: 1, request: { type: 'go' } }],
    ['no last moment', { id: 'command-1', request: { type: 'go' } }],
    [
      'a last moment that never comes',
      { id: 'command-1', expiresAtMs: Number.POSITIVE_INFINITY, request: { type: 'go' } },
    ],
    ['an unknown request', { id: 'command-1', expiresAtMs: 1, request: { type: 'explode' } }],
    ['a jump to nowhere', { id: 'command-1', expiresAtMs: 1, request: { type: 'jump' } }],
    ['a jump to no text', { id: 'command-1', expiresAtMs: 1, request: { type: 'jump', cue: 5 } }],
    [
      'an outcome that is none',
      { id: 'command-1', expiresAtMs: 1, request: { type: 'quorum-force', cue: 'one/2', outcome: 'draw' } },
    ],
    ['a part too many', { id: 'command-1', expiresAtMs: 1, request: { type: 'go', now: true } }],
  ])('is not read with %s', (_what, value) => {
    expect(commandSchema.safeParse(value).success).toBe(false);
  });

  it('gives the same answer however often the same thing is asked of the same situation', () => {
    const situation = measured(RISE, 4, 3);
    const requests: Request[] = [
      { type: 'go' },
      { type: 'quorum-take', cue: 'one/2' },
      { type: 'pause' },
      force('unmet'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...requests), (request) => {
        expect(decide(situation, command(request))).toEqual(decide(situation, command(request)));
      }),
      { numRuns: 10 },
    );
  });
});

describe('a decision taken for a quorum', () => {
  const take = (situation: Situation) => {
    const decision = decide(situation, command({ type: 'quorum-take', cue: 'one/2' }));
    const event = decision.ok ? decision.events[0] : undefined;
    if (event?.type !== 'quorum-decided') throw new Error('nothing was decided');
    return event;
  };

  it('now goes by what the crowd does now, without waiting for the dwell', () => {
    expect(take(measured(RISE, 4, 2))).toMatchObject({ cue: 'one/2', outcome: 'met', how: 'taken' });
    expect(take(measured(RISE, 5, 2)).outcome).toBe('unmet');
    expect(take(measured(RISE, 1, 1)).outcome).toBe('unmet');
  });

  it('without any crowd is unmet', () => {
    expect(take(situationAt(asked().stateAt(6000), 6000)).outcome).toBe('unmet');
  });

  it('by force takes the branch that is wanted, whatever the crowd does', () => {
    for (const outcome of ['met', 'unmet'] as const) {
      expect(decide(measured([], 0, 0), command(force(outcome)))).toMatchObject({
        ok: true,
        events: [{ outcome, how: 'forced' }],
      });
    }
  });

  it('carries its evidence: the numbers, what was asked, and who counted', () => {
    expect(take(measured(RISE, 4, 3)).evidence).toEqual({
      gesture: 'rise',
      share: 0.75,
      threshold: 0.5,
      present: 4,
      active: 3,
      minPeople: 2,
      dwellMs: 1000,
      requiredDwellMs: 1000,
      sources: [
        { source: 'front', present: 3, active: 2 },
        { source: 'back', present: 1, active: 1 },
      ],
    });
  });

  it('is a fact that can be written and read', () => {
    const show = asked();
    grant(show, 6000, { type: 'quorum-take', cue: 'one/2' });
    expect(factSchema.safeParse(show.facts.at(-1)).success).toBe(true);
  });
});

describe('what is decided without anyone asking', () => {
  it('is nothing while no quorum is open', () => {
    expect(decideQuorum(situationAt(asked().stateAt(3000), 3000))).toBeNull();
  });

  it('is that the crowd has met it, once the dwell is over', () => {
    expect(decideQuorum(measured(RISE, 4, 2))).toMatchObject({ outcome: 'met', how: 'crowd', cue: 'one/2' });
    expect(decideQuorum(measured(RISE, 5, 2))).toBeNull();
  });

  it('is the default at the very moment the time is up, and not before', () => {
    const show = asked();
    expect(decideQuorum(situationAt(show.stateAt(14_499), 14_499))).toBeNull();
    expect(decideQuorum(situationAt(show.stateAt(14_500), 14_500))).toMatchObject({ outcome: 'unmet', how: 'timeout' });
  });

  it('is what the crowd did, where it made it at the last moment', () => {
    const late = { ...measured(RISE, 4, 4), state: asked().stateAt(14_500), nowMs: serverMs(14_500) };
    expect(decideQuorum(late)).toMatchObject({ outcome: 'met', how: 'crowd' });
  });

  it('is nothing while the show is paused or the decision is held back', () => {
    const paused = asked();
    grant(paused, 5000, { type: 'pause' });
    expect(decideQuorum({ ...measured(RISE, 4, 4), state: paused.stateAt(90_000) })).toBeNull();
    const held = asked();
    grant(held, 5000, { type: 'quorum-hold', cue: 'one/2' });
    expect(decideQuorum({ ...measured(RISE, 4, 4), state: held.stateAt(90_000) })).toBeNull();
  });
});
