import { describe, expect, it } from 'vitest';
import type { Tally } from '#installation/crowd/tally.ts';
import { continues, endOf } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { Request } from '#installation/rules/command.ts';
import { createShowDesk, type ShowDesk } from '#installation/rules/show-desk.ts';
import { BEGINNING, stateAt } from '#installation/state/timeline.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';
import { codeOf, rehearsing } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const LEAD_MS = 120;
const STEP_MS = 100;

const PLAN = planOf(
  [
    {
      cue: 'Q',
      quorum: {
        gesture: 'rise',
        share: 0.5,
        minPeople: 2,
        dwell: '1s',
        timeout: '5s',
        met: { label: 'met', go: 'M' },
        unmet: { label: 'unmet', go: 'U' },
      },
    },
    { cue: 'M', duration: '1s' },
    { cue: 'U', duration: '1s' },
  ],
  { triggers: { wake: { quorum: { gesture: 'link', share: 0.5, dwell: '500ms', rest: '3s' }, go: 's/Q' } } },
);

const PLANS = new Map([[PLAN.scoreHash, PLAN]]);

/** A desk whose clock stands at `nowMs`, and what its crowd of ten does. */
interface Played {
  readonly desk: ShowDesk;
  facts(): readonly Fact[];
  /** Goes on to `untilMs`, ten looks a second: what is due by itself is written. */
  play(untilMs: number, doing?: Readonly<Record<string, number>>): void;
  ask(request: Request): string;
}

function played(): Played {
  const desk = createShowDesk(PLANS, BEGINNING, rehearsing(PLAN).facts);
  let nowMs = 0;
  const tally = (doing: Readonly<Record<string, number>>): Tally => ({ present: 10, doing, phases: {} });
  return {
    desk,
    facts: () => desk.timeline().facts,
    play: (untilMs, doing = {}) => {
      for (; nowMs < untilMs; nowMs += STEP_MS) {
        desk.count('camera', 'front', tally(doing), serverMs(nowMs));
        desk.look(serverMs(nowMs));
        const own = desk.alone(serverMs(nowMs), null);
        if (own) desk.write([own.event], { by: own.by }, serverMs(nowMs), LEAD_MS);
      }
    },
    ask: (request) => {
      const decision = desk.decide({ id: `command-${nowMs}`, expiresAtMs: nowMs, request }, serverMs(nowMs), null);
      if (decision.ok)
        desk.write(decision.events, { by: 'director', command: `command-${nowMs}` }, serverMs(nowMs), LEAD_MS);
      return codeOf(decision);
    },
  };
}

const told = ({ facts }: Played, from = 2): string[] =>
  facts()
    .slice(from)
    .map(({ atMs, cause, event }) => `${atMs} ${cause.by} ${event.type}`);

describe('a show at its desk', () => {
  it('is decided by the crowd, when it has held what was asked for long enough', () => {
    const show = played();
    show.ask({ type: 'go' });
    show.play(1000);
    show.play(3000, { rise: 6 });
    expect(told(show)).toEqual(['120 director cue-fired', '2120 crowd quorum-decided']);
    expect(show.desk.timeline().stateAt(serverMs(2200)).decided).toMatchObject({ outcome: 'met', how: 'crowd' });
  });

  it('is decided by the clock, when nobody does it', () => {
    const show = played();
    show.ask({ type: 'go' });
    show.play(7000, { rise: 4 });
    expect(told(show)).toEqual(['120 director cue-fired', '5320 clock quorum-decided']);
  });

  it('counts what the director counts', () => {
    const show = played();
    show.ask({ type: 'go' });
    show.play(1000);
    expect(show.ask({ type: 'count-crowd', cue: 's/Q', option: 0, active: 30, present: 30 })).toBe('done');
    show.play(4000);
    expect(told(show).at(-1)).toMatch(/crowd quorum-decided$/);
    expect(
      show.desk
        .timeline()
        .stateAt(serverMs(4000))
        .decided?.evidence.sources.map(({ kind }) => kind),
    ).toEqual(['camera', 'operator']);
  });

  it('decides on the crowd as it is now, not as it was looked at last', () => {
    const show = played();
    show.ask({ type: 'go' });
    show.play(1000);
    show.desk.count('camera', 'front', { present: 4, doing: { rise: 4 }, phases: {} }, serverMs(1000));
    expect(show.ask({ type: 'quorum-take', cue: 's/Q' })).toBe('done');
    expect(show.desk.timeline().stateAt(serverMs(2000)).decided).toMatchObject({ outcome: 'met', how: 'taken' });
  });

  it('begins a question anew when it is put again: what was held before is no answer', () => {
    const show = played();
    show.ask({ type: 'go' });
    show.play(1000);
    show.play(1900, { rise: 6 });
    show.ask({ type: 'quorum-rearm', cue: 's/Q' });
    show.play(2500, { rise: 6 });
    expect(told(show).at(-1)).toBe('2020 director quorum-rearmed');
    show.play(4000, { rise: 6 });
    expect(told(show).at(-1)).toBe('3020 crowd quorum-decided');
  });

  it('listens to the crowd while it is idle, once, until the crowd has let go and it has rested', () => {
    const show = played();
    show.play(2000, { link: 6 });
    expect(told(show)).toEqual(['620 crowd trigger-fired']);
    show.play(10_000, { link: 6 });
    expect(told(show, 3)).toEqual(['5820 clock quorum-decided']);
    show.play(10_500);
    show.play(12_000, { link: 6 });
    expect(told(show, 4)).toEqual(['11120 crowd trigger-fired']);
  });

  it('forgets who falls silent, and who says goodbye', () => {
    const show = played();
    show.play(1000, { rise: 1 });
    expect(show.desk.look(serverMs(1000)).present).toBe(10);
    expect(show.desk.look(serverMs(5000)).present).toBe(0);
    show.desk.forget('camera', 'front');
    expect(show.desk.look(serverMs(1000)).present).toBe(0);
  });

  it('writes a log whose facts follow on each other, and shows it as the definition does', () => {
    const show = played();
    show.ask({ type: 'go' });
    show.play(7000, { rise: 4 });
    const facts = show.facts();
    facts.forEach((fact, index) => {
      expect(continues(endOf(facts.slice(0, index)), fact)).toBe(true);
    });
    for (const at of [0, 119, 120, 5320, 6000].map(serverMs)) {
      expect(show.desk.timeline().stateAt(at)).toEqual(stateAt(PLANS, facts, at));
    }
  });

  it('decides on the show as it will be once what is written takes effect', () => {
    const show = played();
    expect(show.ask({ type: 'go' })).toBe('done');
    expect(show.ask({ type: 'go' })).toBe('double-go');
    expect(show.ask({ type: 'pause' })).toBe('done');
    expect(show.ask({ type: 'pause' })).toBe('already-paused');
  });

  it('goes back to what is durable, as if nothing else had been written', () => {
    const show = played();
    const durable = [...show.facts()];
    show.ask({ type: 'go' });
    expect(show.desk.situation(serverMs(1000), null).state.mode).toBe('running');
    show.desk.restart(BEGINNING, durable);
    expect(show.desk.situation(serverMs(1000), null).state).toMatchObject({ mode: 'idle', standby: 's/Q' });
    expect(show.ask({ type: 'go' })).toBe('done');
  });

  it('goes on from what the log amounts to', () => {
    const show = played();
    show.ask({ type: 'go' });
    show.play(2000);
    const base = show.desk.timeline().basis();
    const now: ServerMs = serverMs(2000);
    const expected = show.desk.timeline().stateAt(now);
    show.desk.restart(base, []);
    expect(show.desk.timeline().stateAt(now)).toEqual(expected);
    expect(show.ask({ type: 'quorum-hold', cue: 's/Q' })).toBe('done');
    expect(show.facts().map(({ seq }) => seq)).toEqual([base.end.seq + 1]);
  });
});
