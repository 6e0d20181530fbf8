import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fact, factSchema } from '#installation/log/fact.ts';
import type { Plans } from '#installation/state/fold.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { createTimeline, stateAt } from '#installation/state/timeline.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';
import { anyEvening, type Evening } from '#tests/support/random-show.ts';
import { grant, type Rehearsal, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_PLANS } from '#tests/support/sample-score.ts';

interface Played {
  readonly plans: Plans;
  readonly show: Rehearsal;
  /** The moments something was asked, granted or not. */
  readonly moments: readonly number[];
}

/** Asks everything of the evening, each thing at its time; what is refused leaves no fact. */
function play({ plan, steps }: Evening): Played {
  const plans = new Map([[plan.scoreHash, plan]]);
  const show = rehearse(plans, plan.scoreHash);
  const moments: number[] = [];
  let atMs = 0;
  for (const { afterMs, request } of steps) {
    atMs += afterMs;
    moments.push(atMs);
    show.ask(atMs, request);
  }
  return { plans, show, moments };
}

/** A state as text, its plan by name only, so that two are compared quickly and whole. */
const text = (state: ShowState): string =>
  JSON.stringify({ ...state, plan: state.plan?.scoreHash, nextChangeMs: String(state.nextChangeMs) });

/** What may not change by itself before `nextChangeMs`: all but the time and what a tween or countdown moves. */
const steady = ({ mode, standby, sequence, cues, quorum, motions, values, lastGoAtMs }: ShowState): string =>
  JSON.stringify({
    mode,
    standby,
    sequence,
    lastGoAtMs,
    cues: cues.map(({ key, phase, firedAtMs }) => [key, phase, firedAtMs]),
    quorum: quorum && [quorum.key, quorum.armedAtMs, quorum.suspended, quorum.leftMs > 0],
    motions: Object.entries(motions).map(([member, { motion, previous }]) => [member, motion, previous]),
    values: Object.keys(values),
  });

const times = (max: number) => fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 1, maxLength: 12 });

const sought = ({ plans, show }: Played, atMs: number): ShowState => stateAt(plans, show.facts, serverMs(atMs));

describe('an evening played step by step', () => {
  it('is the same evening sought directly, read back from disk, or asked of a timeline', () => {
    fc.assert(
      fc.property(anyEvening(), times(60_000), (evening, asked) => {
        const played = play(evening);
        const readBack = played.show.facts.map((fact) => factSchema.parse(JSON.parse(JSON.stringify(fact))));
        const timeline = createTimeline(played.plans);
        for (const fact of played.show.facts) timeline.append(fact);
        // Around everything that was asked, forwards, backwards and at random.
        const near = played.moments.flatMap((ms) => [ms, ms + 130, ms + 900]);
        for (const at of [...near, ...near.toReversed(), ...asked].map(serverMs)) {
          const expected = text(sought(played, at));
          expect(text(stateAt(played.plans, readBack, at))).toBe(expected);
          expect(text(timeline.stateAt(at))).toBe(expected);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is as it was told while it went on: facts of later never change earlier', () => {
    fc.assert(
      fc.property(anyEvening(), ({ plan, steps }) => {
        const plans = new Map([[plan.scoreHash, plan]]);
        const show = rehearse(plans, plan.scoreHash);
        const told: { at: ServerMs; state: string }[] = [];
        let atMs = 0;
        for (const { afterMs, request } of steps) {
          atMs += afterMs + 0.5;
          show.ask(atMs, request);
          const at = serverMs(atMs + 0.25);
          told.push({ at, state: text(show.stateAt(at)) });
        }
        for (const { at, state } of told) expect(text(stateAt(plans, show.facts, at))).toBe(state);
      }),
      { numRuns: 100 },
    );
  });

  it('stays as it is until the moment it says it will change', () => {
    const share = fc.double({ min: 0, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(anyEvening(), times(40_000), share, (evening, asked, part) => {
        const played = play(evening);
        for (const at of [...asked, ...played.moments]) {
          const now = sought(played, at);
          const nextFact = played.show.facts.find((fact) => fact.atMs > at)?.atMs ?? Number.POSITIVE_INFINITY;
          const until = Math.min(now.nextChangeMs, nextFact, at + 100_000);
          expect(now.nextChangeMs).toBeGreaterThan(at);
          // Closer than a microsecond, rounding decides which of two moments is the earlier.
          if (until - at < 0.002) continue;
          const later = sought(played, at + (until - at) * part);
          expect(steady(later)).toBe(steady(now));
          if (Number.isFinite(now.nextChangeMs)) expect(later.nextChangeMs).toBeCloseTo(now.nextChangeMs, 2);
          else expect(later.nextChangeMs).toBe(now.nextChangeMs);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gets on from change to change, at whatever fraction of a millisecond it was begun', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyEvening(8), fraction, ({ plan, steps }, part) => {
        const plans = new Map([[plan.scoreHash, plan]]);
        const show = rehearse(plans, plan.scoreHash);
        let atMs = 0;
        for (const { afterMs, request } of steps) {
          atMs += afterMs + part;
          show.ask(atMs, request);
        }
        for (let step = 0; step < 40 && Number.isFinite(atMs); step++) {
          const { nextChangeMs } = show.stateAt(atMs);
          expect(nextChangeMs).toBeGreaterThan(atMs);
          atMs = nextChangeMs;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes to rest: jumping from change to change ends', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'two/A' });
    const stops: number[] = [];
    for (let at = serverMs(1000); Number.isFinite(at) && stops.length < 50; at = show.stateAt(at).nextChangeMs)
      stops.push(at);
    expect(stops).toEqual([1000, 2000, 3000, 4000]);
  });

  it('refuses without a trace: a refusal changes nothing, ever', () => {
    fc.assert(
      fc.property(anyEvening(), ({ plan, steps }) => {
        const show = rehearse(new Map([[plan.scoreHash, plan]]), plan.scoreHash);
        let atMs = 0;
        for (const { afterMs, request } of steps) {
          atMs += afterMs;
          const facts = [...show.facts];
          const before = text(show.stateAt(atMs));
          const decision = show.ask(atMs, request);
          if (decision.ok) {
            expect(show.facts.length).toBeGreaterThan(facts.length);
            continue;
          }
          expect(show.facts).toEqual(facts);
          expect(text(show.stateAt(atMs))).toBe(before);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('writes only facts that can be read back', () => {
    fc.assert(
      fc.property(anyEvening(), (evening) => {
        for (const fact of play(evening).show.facts) expect(factSchema.safeParse(fact).success).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a timeline', () => {
  /** A long log: pausing and resuming, jumping about. */
  const longShow = (): Rehearsal => {
    const show = rehearse();
    for (let i = 0; i < 120; i++) {
      const at = 500 + i * 700;
      if (i % 5 === 0) show.ask(at, { type: 'jump', cue: i % 2 === 0 ? 'two/A' : 'one/1' });
      else show.ask(at, i % 2 === 0 ? { type: 'pause' } : { type: 'resume' });
    }
    return show;
  };

  it('answers like the definition for a log of any length, asked in any order', () => {
    const { facts } = longShow();
    expect(facts.length).toBeGreaterThan(80);
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of facts) timeline.append(fact);
    fc.assert(
      fc.property(times(100_000), (asked) => {
        for (const at of asked.map(serverMs)) {
          expect(text(timeline.stateAt(at))).toBe(text(stateAt(SAMPLE_PLANS, facts, at)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('answers like the definition while facts arrive, in time or after their moment', () => {
    const { facts } = longShow();
    const step = fc.oneof(
      fc.record({ append: fc.nat({ max: 6 }) }),
      fc.record({ askAt: fc.double({ min: 0, max: 100_000, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const timeline = createTimeline(SAMPLE_PLANS);
        const known: Fact[] = [];
        for (const next of steps) {
          if ('append' in next) {
            for (const fact of facts.slice(known.length, known.length + next.append)) {
              known.push(fact);
              timeline.append(fact);
            }
          } else {
            const at = serverMs(next.askAt);
            expect(text(timeline.stateAt(at))).toBe(text(stateAt(SAMPLE_PLANS, known, at)));
          }
        }
        expect(timeline.facts).toEqual(known);
      }),
      { numRuns: 100 },
    );
  });

  it('lets a fact that comes late undo what was worked out beyond it', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'go' });
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of show.facts) timeline.append(fact);
    expect(timeline.stateAt(serverMs(10_000)).quorum?.key).toBe('one/2');
    grant(show, 1500, { type: 'pause' });
    const late = show.facts.at(-1);
    if (late) timeline.append(late);
    for (const at of [10_000, 1400, 20_000].map(serverMs)) {
      expect(timeline.stateAt(at)).toEqual(stateAt(SAMPLE_PLANS, show.facts, at));
    }
    expect(timeline.stateAt(serverMs(10_000))).toMatchObject({ mode: 'paused', quorum: null });
  });

  it('answers like the definition while the facts of any evening arrive late', () => {
    fc.assert(
      fc.property(anyEvening(12), fc.nat({ max: 4000 }), ({ plan, steps }, aheadMs) => {
        const { plans, show } = play({ plan, steps });
        const timeline = createTimeline(plans);
        show.facts.forEach((fact, i) => {
          timeline.append(fact);
          for (const at of [fact.atMs + aheadMs, fact.atMs, fact.atMs + 2 * aheadMs].map(serverMs)) {
            expect(text(timeline.stateAt(at))).toBe(text(stateAt(plans, show.facts.slice(0, i + 1), at)));
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  it('takes in a fact dated exactly at the moment it was last asked for', () => {
    const show = rehearse();
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of show.facts) timeline.append(fact);
    timeline.stateAt(serverMs(1000));
    grant(show, 1000, { type: 'go' });
    const last = show.facts.at(-1);
    if (last) timeline.append(last);
    expect(timeline.stateAt(serverMs(1000)).mode).toBe('running');
  });
});
