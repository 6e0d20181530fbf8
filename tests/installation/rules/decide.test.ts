import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandSchema, type Request } from '#installation/rules/command.ts';
import { decide } from '#installation/rules/decide.ts';
import {
  begun,
  codeOf,
  counted,
  force,
  grant,
  type Rehearsal,
  rehearse,
  rehearsing,
  situationAt,
} from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

/** A show whose quorum opens at 4500 and runs out at 14500. */
function asked(): Rehearsal {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  return show;
}

const command = (request: Request, expiresAtMs = Number.MAX_SAFE_INTEGER) => ({
  id: 'command-1',
  expiresAtMs,
  request,
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
    const situation = situationAt(asked().stateAt(6000), 6000, [counted(6000, 4, { rise: 3 })]);
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

describe('a value the director moves', () => {
  it('goes there in its time, and the next cue that sets it takes it back', () => {
    const show = rehearse();
    grant(show, 0, { type: 'set-value', value: 'light', to: 1, overMs: 1000 });
    expect(show.stateAt(1000).values.light).toBe(1);
    expect(show.stateAt(500).values.light).toBe(0.75);
    grant(show, 1000, { type: 'jump', cue: 'two/D' });
    expect(show.stateAt(5000).values.light).toBe(0.9);
  });

  it.each([
    ['light', 1.01, 'value-not-allowed'],
    ['light', -0.01, 'value-not-allowed'],
    ['light', 0, 'done'],
    ['tilt', -10, 'done'],
    ['tilt', 10.5, 'value-not-allowed'],
    ['cast.ayla.presence', 1, 'done'],
    ['cast.ayla.x', 1.5, 'value-not-allowed'],
    ['cast.ayla.size', 2.5, 'done'],
    ['cast.ayla.size', 3.5, 'value-not-allowed'],
    ['cast.nobody.x', 0.5, 'unknown-value'],
    ['constructor', 0.5, 'unknown-value'],
  ])('%s to %f is %s', (value, to, code) => {
    expect(codeOf(rehearse().ask(0, { type: 'set-value', value, to, overMs: 0 }))).toBe(code);
  });
});

describe('a variable the director sets', () => {
  const variables = {
    laps: { says: 'laps', start: 0 },
    lit: { says: 'lit', start: false },
    mood: { says: 'mood', start: 'calm', oneOf: ['calm', 'wild'] },
  };
  const show = (): Rehearsal => rehearsing(planOf([{ cue: 1 }], { variables }));

  it.each([
    ['laps', 3.5, 'done'],
    ['laps', '3', 'value-not-allowed'],
    ['lit', true, 'done'],
    ['lit', 1, 'value-not-allowed'],
    ['mood', 'wild', 'done'],
    ['mood', 'other', 'value-not-allowed'],
    ['toString', 'wild', 'unknown-variable'],
  ])('%s to %s is %s', (variable, value, code) => {
    const asked = show();
    expect(codeOf(asked.ask(0, { type: 'set-variable', variable, value }))).toBe(code);
    if (code === 'done') expect(asked.stateAt(0).variables.get(variable)).toBe(value);
  });
});

describe('one cue', () => {
  const lone = (): Rehearsal => begun([{ cue: 1, duration: '9s', repeat: { times: 2 } }, { cue: 2 }]);

  it.each<[Request, string]>([
    [{ type: 'pause-cue', cue: 's/9' }, 'unknown-cue'],
    [{ type: 'arm-cue', cue: 's/9', arming: 'skipped' }, 'unknown-cue'],
    [{ type: 'stop-cue', cue: 's/2' }, 'cue-not-running'],
    [{ type: 'leave-loop', cue: 's/2' }, 'cue-not-running'],
    [{ type: 'leave-loop', cue: 's/1' }, 'done'],
    [{ type: 'pause-cue', cue: 's/1' }, 'done'],
    [{ type: 'resume-cue', cue: 's/1' }, 'cue-not-paused'],
    [{ type: 'arm-cue', cue: 's/2', arming: 'disarmed' }, 'done'],
  ])('%j is %s', (request, code) => {
    expect(codeOf(lone().ask(1000, request))).toBe(code);
  });

  it('can be armed whether it runs or not, and back', () => {
    const show = lone();
    grant(show, 100, { type: 'arm-cue', cue: 's/2', arming: 'skipped' });
    expect(codeOf(show.ask(200, { type: 'arm-cue', cue: 's/2', arming: 'skipped' }))).toBe('armed-so-already');
    grant(show, 300, { type: 'arm-cue', cue: 's/2', arming: 'armed' });
    expect(codeOf(show.ask(400, { type: 'arm-cue', cue: 's/2', arming: 'armed' }))).toBe('armed-so-already');
  });
});
