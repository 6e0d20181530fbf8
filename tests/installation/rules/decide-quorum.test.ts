import { describe, expect, it } from 'vitest';
import { measure, newMeter } from '#installation/crowd/quorum-meter.ts';
import { factSchema } from '#installation/log/fact.ts';
import { decide } from '#installation/rules/decide.ts';
import { decideQuorum } from '#installation/rules/decide-quorum.ts';
import type { Situation } from '#installation/rules/situation.ts';
import { serverMs } from '#installation/time/axes.ts';
import { begun, counted, force, grant, type Rehearsal, rehearse, situationAt } from '#tests/support/rehearsal.ts';
import { cueOf, SAMPLE_PLAN } from '#tests/support/sample-score.ts';

/** A show whose quorum opens at 4500 and runs out at 14500. */
function asked(): Rehearsal {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  return show;
}

const command = (request: Parameters<typeof decide>[1]['request']) => ({
  id: 'command-1',
  expiresAtMs: Number.MAX_SAFE_INTEGER,
  request,
});

/** The open question at 6000, measured from 5000 on: so many there, so many of them with raised arms. */
function measured(present: number, active: number): Situation {
  const { quorum } = cueOf(SAMPLE_PLAN, 'one/2');
  if (!quorum) throw new Error('the sample score has no quorum');
  const rise = (atMs: number) => [
    counted(atMs, present - Math.min(1, present), { rise: active - Math.min(1, active) }),
    counted(atMs, Math.min(1, present), active > 0 ? { 'link+rise': 1 } : {}, 'back'),
  ];
  const meter = measure(newMeter(quorum, serverMs(4500)), rise(5000), serverMs(5000));
  const situation = situationAt(asked().stateAt(6000), 6000, rise(6000));
  return { ...situation, meter: measure(meter, rise(6000), serverMs(6000)) };
}

describe('a decision taken for a quorum', () => {
  const take = (situation: Situation) => {
    const decision = decide(situation, command({ type: 'quorum-take', cue: 'one/2' }));
    const event = decision.ok ? decision.events[0] : undefined;
    if (event?.type !== 'quorum-decided') throw new Error('nothing was decided');
    return event;
  };

  it('now goes by what the crowd does now, without waiting for the dwell', () => {
    expect(take(measured(4, 2))).toMatchObject({ cue: 'one/2', outcome: 'met', how: 'taken' });
    expect(take(measured(5, 2)).outcome).toBe('unmet');
    expect(take(measured(1, 1)).outcome).toBe('unmet');
  });

  it('without any crowd is unmet', () => {
    expect(take(situationAt(asked().stateAt(6000), 6000)).outcome).toBe('unmet');
  });

  it('by force takes the branch that is wanted, whatever the crowd does', () => {
    for (const outcome of ['met', 'unmet'] as const) {
      expect(decide(measured(0, 0), command(force(outcome)))).toMatchObject({
        ok: true,
        events: [{ outcome, how: 'forced' }],
      });
    }
  });

  it('carries its evidence: the numbers, what was asked, and who counted', () => {
    expect(take(measured(4, 3)).evidence).toEqual({
      option: 0,
      what: { mode: 'any', gestures: ['rise'] },
      share: 0.75,
      threshold: 0.5,
      present: 4,
      active: 3,
      minPeople: 2,
      dwellMs: 1000,
      requiredDwellMs: 1000,
      synchrony: null,
      askedSynchrony: null,
      chanceSynchrony: null,
      weights: { camera: 1, phone: 1, operator: 1 },
      sources: [
        { source: 'back', kind: 'camera', present: 1, active: 1 },
        { source: 'front', kind: 'camera', present: 3, active: 2 },
      ],
      others: [],
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
    expect(decideQuorum(measured(4, 2))).toMatchObject({ outcome: 'met', how: 'crowd', cue: 'one/2' });
    expect(decideQuorum(measured(5, 2))).toBeNull();
  });

  it('is the default at the very moment the time is up, and not before', () => {
    const show = asked();
    expect(decideQuorum(situationAt(show.stateAt(14_499), 14_499))).toBeNull();
    expect(decideQuorum(situationAt(show.stateAt(14_500), 14_500))).toMatchObject({ outcome: 'unmet', how: 'timeout' });
  });

  it('is what the crowd did, where it made it at the last moment', () => {
    const late = { ...measured(4, 4), state: asked().stateAt(14_500), nowMs: serverMs(14_500) };
    expect(decideQuorum(late)).toMatchObject({ outcome: 'met', how: 'crowd' });
  });

  it('is nothing while the show is paused or the decision is held back', () => {
    const paused = asked();
    grant(paused, 5000, { type: 'pause' });
    expect(decideQuorum({ ...measured(4, 4), state: paused.stateAt(90_000) })).toBeNull();
    const held = asked();
    grant(held, 5000, { type: 'quorum-hold', cue: 'one/2' });
    expect(decideQuorum({ ...measured(4, 4), state: held.stateAt(90_000) })).toBeNull();
  });
});

describe('a question with several ways', () => {
  const ask = { share: 0.4, dwell: '1s', minPeople: 1 };
  const unmet = { label: 'unmet', go: 'U' };
  const ways = [
    { label: 'rise', gesture: 'rise', go: 'R', ...ask },
    { label: 'link', gesture: 'link', go: 'L', ...ask },
    { label: 'both', gesture: { all: ['rise', 'link'] }, go: 'B', ...ask },
  ];
  const cues = ['R', 'L', 'B', 'U'].map((cue) => ({ cue, duration: '1s' }));

  /** A show that asks from its first moment on. */
  const choosing = (more: object = {}): Rehearsal =>
    begun([{ cue: 'Q', quorum: { options: ways, timeout: '10s', unmet, ...more } }, ...cues]);

  /** What the question comes to at `atMs`, ten people having done `doing` since `sinceMs`. */
  const decided = (show: Rehearsal, atMs: number, doing: Readonly<Record<string, number>>, sinceMs = 1000) => {
    const state = show.stateAt(atMs);
    const quorum = state.quorum?.quorum;
    if (!quorum) throw new Error('nothing is asked');
    const at = (ms: number) => [counted(ms, 10, doing)];
    const meter = measure(newMeter(quorum, serverMs(0)), at(sinceMs), serverMs(sinceMs));
    const event = decideQuorum({
      ...situationAt(state, atMs, at(atMs)),
      meter: measure(meter, at(atMs), serverMs(atMs)),
    });
    if (event === null) return 'nothing';
    return event.type === 'quorum-decided' ? `${event.outcome} ${event.option} ${event.how}` : event.type;
  };

  it('takes the one the crowd has reached', () => {
    expect(decided(choosing(), 2000, { rise: 4 })).toBe('met 0 crowd');
    expect(decided(choosing(), 2000, { link: 5, rise: 2 })).toBe('met 1 crowd');
    expect(decided(choosing(), 2000, { rise: 3, link: 3 })).toBe('nothing');
    expect(decided(choosing(), 1900, { rise: 9 })).toBe('nothing');
  });

  it('takes the one more people do, of several that are reached', () => {
    expect(decided(choosing(), 2000, { rise: 4, link: 5 })).toBe('met 1 crowd');
    expect(decided(choosing(), 2000, { 'link+rise': 5 })).toBe('met 0 crowd');
    expect(decided(choosing(), 2000, { 'link+rise': 4, link: 1 })).toBe('met 1 crowd');
  });

  it('breaks a tie by the order written, or by chance that is the same for everybody', () => {
    expect(decided(choosing({ tie: 'first' }), 2000, { rise: 4, link: 4 })).toBe('met 0 crowd');
    const byChance = (atMs: number): string => {
      const show = choosing({ tie: 'chance' });
      grant(show, atMs, { type: 'jump', cue: 's/Q' });
      return decided(show, atMs + 2000, { rise: 4, link: 4 }, atMs + 500);
    };
    const drawn = Array.from({ length: 12 }, (_, index) => byChance(1000 + 100 * index));
    expect(Array.from({ length: 12 }, (_, index) => byChance(1000 + 100 * index))).toEqual(drawn);
    expect(new Set(drawn)).toEqual(new Set(['met 0 crowd', 'met 1 crowd']));
  });

  it('takes the default way when the time is up, or the way most people lean to', () => {
    expect(decided(choosing(), 10_000, { rise: 3, link: 2 })).toBe('unmet 0 timeout');
    expect(decided(choosing({ atTimeout: 'leader' }), 10_000, { rise: 2, link: 3 })).toBe('met 1 timeout');
    expect(decided(choosing({ atTimeout: 'leader' }), 9999, { rise: 2, link: 3 })).toBe('nothing');
    expect(decided(choosing({ atTimeout: 'leader' }), 10_000, {})).toBe('unmet 0 timeout');
  });

  it('goes where the option goes', () => {
    for (const [option, cue] of [
      [0, 's/R'],
      [1, 's/L'],
      [2, 's/B'],
    ] as const) {
      const show = choosing();
      grant(show, 1000, { type: 'quorum-force', cue: 's/Q', outcome: 'met', option });
      expect(show.stateAt(1000).cues.at(-1)?.key).toBe(cue);
      expect(show.stateAt(1000).decided).toMatchObject({ cue: 's/Q', option, how: 'forced', atMs: 1000 });
    }
    const show = choosing();
    grant(show, 1000, { type: 'quorum-force', cue: 's/Q', outcome: 'unmet', option: 2 });
    expect(show.stateAt(1000).cues.at(-1)?.key).toBe('s/U');
  });

  it('is taken for the one the crowd stands for at that moment, or for none', () => {
    const take = (doing: Readonly<Record<string, number>>): string | undefined => {
      const show = choosing();
      show.ask(500, { type: 'quorum-take', cue: 's/Q' }, [counted(500, 10, doing)]);
      return show.stateAt(500).cues.at(-1)?.key;
    };
    expect([take({ link: 4 }), take({ rise: 6, link: 4 }), take({ rise: 3 })]).toEqual(['s/L', 's/R', 's/U']);
  });

  it('tells how the other options stood', () => {
    const show = choosing();
    show.ask(500, { type: 'quorum-take', cue: 's/Q' }, [counted(500, 10, { rise: 5, 'link+rise': 1 })]);
    expect(show.stateAt(500).decided?.evidence).toMatchObject({
      option: 0,
      share: 0.6,
      others: [
        { option: 1, share: 0.1, active: 1 },
        { option: 2, share: 0.1, active: 1 },
      ],
    });
    expect(factSchema.safeParse(show.facts.at(-1)).success).toBe(true);
  });

  it('decided for none says which came closest', () => {
    const show = choosing();
    show.ask(500, { type: 'quorum-take', cue: 's/Q' }, [counted(500, 10, { link: 3, rise: 1 })]);
    expect(show.stateAt(500).decided).toMatchObject({ outcome: 'unmet', evidence: { option: 1, active: 3 } });
  });
});
