import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandSchema, type Request } from '#installation/rules/command.ts';
import { decide } from '#installation/rules/decide.ts';
import { codeOf, counted, force, grant, type Rehearsal, rehearse, situationAt } from '#tests/support/rehearsal.ts';

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
