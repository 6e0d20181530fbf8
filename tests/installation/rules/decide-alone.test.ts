import { describe, expect, it } from 'vitest';
import { measureTrigger, newTriggerMeter, type TriggerMeter } from '#installation/crowd/trigger-meter.ts';
import { decideAlone, type OwnDecision } from '#installation/rules/decide-alone.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import { serverMs } from '#installation/time/axes.ts';
import { codeOf, counted, grant, type Rehearsal, rehearsing, running, situationAt } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

const HOUR = 3_600_000;

const CUES = [lasting(1, '1s'), lasting(2, '5s'), lasting(3, '5s')];

const VARIABLES = { variables: { mood: { says: 'mood', start: 'calm' } } };

const show = (triggers: object, rest: object = {}): Rehearsal =>
  rehearsing(planOf(CUES, { ...VARIABLES, triggers, ...rest }));

const wall = (day: number, hours: number, minutes: number): WallTime => ({ day, minutes: hours * 60 + minutes });

/** What the show decides by itself at `atMs`, when the wall says so. */
const alone = (of: Rehearsal, atMs: number, time: WallTime | null): OwnDecision | null =>
  decideAlone({ ...situationAt(of.stateAt(atMs), atMs), wall: time });

const fired = (decision: OwnDecision | null): string =>
  decision?.event.type === 'trigger-fired' ? decision.event.trigger : 'nothing';

describe('a trigger by the time of day', () => {
  const EVENING = { at: '18:30', go: 's/2' };

  it('fires at its minute, by the clock, and its cue begins', () => {
    const evening = show({ evening: EVENING });
    expect(alone(evening, 1000, wall(3, 18, 29.99))).toBeNull();
    const decision = alone(evening, 1000, wall(3, 18, 30));
    expect(decision).toEqual({ by: 'clock', event: { type: 'trigger-fired', trigger: 'evening' } });
    evening.declare(1000, { type: 'trigger-fired', trigger: 'evening' });
    expect(running(evening.stateAt(1500))).toEqual(['2']);
    expect(evening.stateAt(1500).standby).toBe('s/3');
  });

  it('fires on its days only', () => {
    const weekend = show({ evening: { ...EVENING, days: ['sat', 'sun'] } });
    expect(fired(alone(weekend, 1000, wall(6, 18, 30)))).toBe('evening');
    expect(fired(alone(weekend, 1000, wall(0, 18, 30)))).toBe('evening');
    expect(fired(alone(weekend, 1000, wall(3, 18, 30)))).toBe('nothing');
  });

  it('has a minute of grace, and is let go after it: the server was off meanwhile', () => {
    const evening = show({ evening: EVENING });
    expect(fired(alone(evening, 1000, wall(3, 18, 31)))).toBe('evening');
    expect(fired(alone(evening, 1000, wall(3, 18, 31.01)))).toBe('nothing');
  });

  it('fires once, though its minute lasts, and the clock be set back by a little or by an hour', () => {
    const evening = show({ evening: EVENING });
    evening.declare(1000, { type: 'trigger-fired', trigger: 'evening' });
    expect(fired(alone(evening, 1000, wall(3, 18, 30)))).toBe('nothing');
    expect(fired(alone(evening, 31_000, wall(3, 18, 30.5)))).toBe('nothing');
    expect(fired(alone(evening, 1100, wall(3, 18, 30.0001)))).toBe('nothing');
    expect(fired(alone(evening, 1000 + HOUR, wall(3, 18, 30)))).toBe('nothing');
  });

  it('fires again the next day, be it an hour shorter', () => {
    const evening = show({ evening: EVENING });
    evening.declare(1000, { type: 'trigger-fired', trigger: 'evening' });
    expect(fired(alone(evening, 1000 + 24 * HOUR, wall(4, 18, 30)))).toBe('evening');
    expect(fired(alone(evening, 1000 + 23 * HOUR, wall(4, 18, 30)))).toBe('evening');
  });

  it('fires past midnight of the last day of the week', () => {
    const late = show({ late: { at: '0:00', days: ['sun'], go: 's/2' } });
    expect(fired(alone(late, 1000, wall(0, 0, 0.5)))).toBe('late');
    expect(fired(alone(late, 1000, wall(6, 23, 59.9)))).toBe('nothing');
  });

  it('does not fire where nobody knows the time of day', () => {
    expect(alone(show({ evening: EVENING }), 1000, null)).toBeNull();
  });

  it('does not need open doors, unless it says so', () => {
    const closed = show({ evening: EVENING });
    grant(closed, 0, { type: 'close-doors' });
    expect(fired(alone(closed, 1000, wall(3, 18, 30)))).toBe('evening');
    const needs = show({ evening: { ...EVENING, doors: 'open' } });
    grant(needs, 0, { type: 'close-doors' });
    expect(fired(alone(needs, 1000, wall(3, 18, 30)))).toBe('nothing');
  });

  it('waits for its condition and for what the show must be doing, as long as its grace lasts', () => {
    const idle = show({ evening: { ...EVENING, during: 'idle', when: { mood: 'wild' } } });
    grant(idle, 0, { type: 'go' });
    grant(idle, 0, { type: 'set-variable', variable: 'mood', value: 'wild' });
    expect(fired(alone(idle, 500, wall(3, 18, 30)))).toBe('nothing');
    expect(fired(alone(idle, 1500, wall(3, 18, 30.5)))).toBe('evening');
    grant(idle, 2000, { type: 'set-variable', variable: 'mood', value: 'calm' });
    expect(fired(alone(idle, 2500, wall(3, 18, 30.6)))).toBe('nothing');
  });

  it('begins nothing in a paused or a dark show', () => {
    for (const request of [{ type: 'pause' }, { type: 'panic' }, { type: 'fade-out' }] as const) {
      const evening = show({ evening: EVENING });
      grant(evening, 0, { type: 'go' });
      grant(evening, 500, request);
      expect(alone(evening, 600, wall(3, 18, 30))).toBeNull();
    }
  });

  it('comes after what the doors do at the same time, one thing at a time', () => {
    const opening = show({ evening: { ...EVENING, doors: 'open' } }, { hours: [{ from: '18:30', to: '23:00' }] });
    const first = alone(opening, 1000, wall(3, 18, 30));
    expect(first).toEqual({ by: 'clock', event: { type: 'doors-opened' } });
    opening.declare(1000, { type: 'doors-opened' });
    expect(fired(alone(opening, 1000, wall(3, 18, 30)))).toBe('evening');
  });

  it('takes the first of several that is ready', () => {
    const both = show({ wild: { ...EVENING, when: { mood: 'wild' } }, calm: { ...EVENING, go: 's/3' }, late: EVENING });
    expect(fired(alone(both, 1000, wall(3, 18, 30)))).toBe('calm');
  });
});

describe('a trigger by the crowd', () => {
  const RISES = { quorum: { gesture: 'rise', share: 0.5, dwell: '1s', rest: '10s' }, go: 's/2' };

  /** A meter of the trigger, fed with counts of four people, so many of whom rise. */
  function fed(
    of: Rehearsal,
    atMs: number,
    name: string,
    active: readonly (readonly [number, number])[],
  ): TriggerMeter {
    const trigger = of.stateAt(atMs).plan?.triggers.find((candidate) => candidate.name === name);
    if (trigger?.on.kind !== 'crowd') throw new Error(`no crowd trigger ${name}`);
    const firedAtMs = of.stateAt(atMs).triggered.get(name) ?? null;
    const listening = { name, ask: trigger.on.ask, weights: trigger.on.weights, restMs: trigger.on.restMs, firedAtMs };
    return active.reduce(
      (meter, [at, doing]) =>
        measureTrigger(meter, listening, [counted(at, 4, doing > 0 ? { rise: doing } : {})], serverMs(at)),
      newTriggerMeter(listening, serverMs(active[0]?.[0] ?? 0)),
    );
  }

  const decided = (of: Rehearsal, atMs: number, meter: TriggerMeter): OwnDecision | null =>
    decideAlone({ ...situationAt(of.stateAt(atMs), atMs, [counted(atMs, 4, { rise: 3 })]), triggers: [meter] });

  const RISEN = [
    [3000, 3],
    [4000, 3],
  ] as const;

  it('fires when the crowd has held it, with its evidence', () => {
    const rising = show({ wake: RISES });
    expect(
      decided(
        rising,
        3900,
        fed(rising, 3900, 'wake', [
          [3000, 3],
          [3900, 3],
        ]),
      ),
    ).toBeNull();
    const decision = decided(rising, 4000, fed(rising, 4000, 'wake', RISEN));
    expect(decision).toMatchObject({
      by: 'crowd',
      event: {
        type: 'trigger-fired',
        trigger: 'wake',
        evidence: { share: 0.75, active: 3, present: 4, dwellMs: 1000 },
      },
    });
  });

  it('listens while the show is idle, unless it says otherwise', () => {
    const rising = show({ wake: RISES });
    grant(rising, 3500, { type: 'go' });
    expect(decided(rising, 4000, fed(rising, 4000, 'wake', RISEN))).toBeNull();
    const always = show({ wake: { ...RISES, during: 'any' } });
    grant(always, 3500, { type: 'go' });
    expect(fired(decided(always, 4000, fed(always, 4000, 'wake', RISEN)))).toBe('wake');
  });

  it('needs open doors, unless it says otherwise', () => {
    const closed = show({ wake: RISES });
    grant(closed, 0, { type: 'close-doors' });
    expect(decided(closed, 4000, fed(closed, 4000, 'wake', RISEN))).toBeNull();
    const any = show({ wake: { ...RISES, doors: 'any' } });
    grant(any, 0, { type: 'close-doors' });
    expect(fired(decided(any, 4000, fed(any, 4000, 'wake', RISEN)))).toBe('wake');
  });

  it('rests after it fired and is armed again only when the crowd has let go', () => {
    const rising = show({ wake: { ...RISES, during: 'any' } });
    rising.declare(4000, { type: 'trigger-fired', trigger: 'wake' });
    const having = (...active: readonly (readonly [number, number])[]): string => {
      const last = active.at(-1)?.[0] ?? 0;
      return fired(decided(rising, last, fed(rising, last, 'wake', active)));
    };
    expect(having([5000, 3], [20_000, 3], [30_000, 3])).toBe('nothing');
    expect(having([5000, 0], [6000, 3], [13_000, 3])).toBe('nothing');
    expect(having([5000, 0], [14_000, 0], [15_000, 3], [16_000, 3])).toBe('wake');
  });

  it('is not fired twice by a meter that has not heard yet that it fired', () => {
    const rising = show({ wake: { ...RISES, during: 'any' } });
    const meter = fed(rising, 4000, 'wake', RISEN);
    expect(fired(decided(rising, 4000, meter))).toBe('wake');
    rising.declare(4000, { type: 'trigger-fired', trigger: 'wake' });
    expect(decided(rising, 4000, meter)).toBeNull();
  });
});

describe('a trigger by a call from outside', () => {
  const BELL = { external: 'bell', go: 's/2' };

  it('fires its cue, whatever the show does', () => {
    const ringing = show({ bell: BELL });
    grant(ringing, 0, { type: 'go' });
    grant(ringing, 500, { type: 'call', name: 'bell' });
    expect(ringing.facts.at(-1)?.event).toEqual({ type: 'trigger-fired', trigger: 'bell' });
    expect(running(ringing.stateAt(600))).toEqual(['1', '2']);
  });

  it('fires the first that is ready of all that listen to the call', () => {
    const two = show({ wild: { ...BELL, when: { mood: 'wild' } }, calm: { ...BELL, go: 's/3', during: 'idle' } });
    grant(two, 0, { type: 'call', name: 'bell' });
    expect(running(two.stateAt(500))).toEqual(['3']);
    expect(codeOf(two.ask(1000, { type: 'call', name: 'bell' }))).toBe('nobody-listens');
    grant(two, 1000, { type: 'set-variable', variable: 'mood', value: 'wild' });
    grant(two, 1000, { type: 'call', name: 'bell' });
    expect(running(two.stateAt(1500))).toEqual(['3', '2']);
  });

  it('is not what another name calls, nor anything that listens to something else', () => {
    const ringing = show({ bell: BELL, again: { ends: 's', go: 's' } });
    expect(codeOf(ringing.ask(0, { type: 'call', name: 'gong' }))).toBe('nobody-listens');
    expect(codeOf(ringing.ask(0, { type: 'call', name: 'again' }))).toBe('nobody-listens');
  });

  it('waits neither in a paused nor in a dark show', () => {
    const ringing = show({ bell: BELL });
    grant(ringing, 0, { type: 'go' });
    grant(ringing, 500, { type: 'pause' });
    expect(codeOf(ringing.ask(600, { type: 'call', name: 'bell' }))).toBe('show-paused');
    grant(ringing, 700, { type: 'fade-out' });
    expect(codeOf(ringing.ask(800, { type: 'call', name: 'bell' }))).toBe('show-dark');
  });
});
