import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskMeter, measureAsk, newAskMeter, standsForIt } from '#installation/crowd/ask-meter.ts';
import { type Tally, tallyOfReadings } from '#installation/crowd/tally.ts';
import type { PlannedAsk } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';
import { camera, EVEN, operator, phones, RISE, tallyWith } from './support/asks.ts';

/** One count: when, how many there, how many doing it. */
type Count = readonly [atMs: number, present: number, active: number];

const fresh = (ask: PlannedAsk = RISE, askedMs = 0): AskMeter => newAskMeter(ask, EVEN, serverMs(askedMs));

const meterAfter = (counts: readonly Count[], ask: PlannedAsk = RISE): AskMeter =>
  counts.reduce(
    (meter, [atMs, present, active]) =>
      measureAsk(meter, [camera(atMs, tallyWith(present, { rise: active }))], serverMs(atMs)),
    fresh(ask),
  );

describe('something asked, being measured', () => {
  it('begins to dwell when share and heads are both there, and is reached when the dwell is over', () => {
    expect(meterAfter([[0, 10, 4]])).toMatchObject({ share: 0.4, holdingSinceMs: null, reached: false });
    expect(meterAfter([[0, 10, 5]])).toMatchObject({ share: 0.5, holdingSinceMs: 0, dwellMs: 0, reached: false });
    expect(
      meterAfter([
        [0, 10, 5],
        [999, 10, 5],
      ]),
    ).toMatchObject({ dwellMs: 999, reached: false });
    expect(
      meterAfter([
        [0, 10, 5],
        [1000, 10, 5],
      ]),
    ).toMatchObject({ dwellMs: 1000, reached: true });
  });

  it('forgives a share that falls to its lower bound, once it has begun', () => {
    const wavering: Count[] = [
      [0, 10, 5],
      [400, 10, 4],
      [1000, 10, 4],
    ];
    expect(meterAfter(wavering)).toMatchObject({ holdingSinceMs: 0, reached: true });
    expect(meterAfter([[0, 10, 4], ...wavering.slice(2)])).toMatchObject({ holdingSinceMs: null, reached: false });
  });

  it('starts over when the share falls below that', () => {
    const lost: Count[] = [
      [0, 10, 6],
      [900, 10, 3],
    ];
    expect(meterAfter(lost)).toMatchObject({ holdingSinceMs: null, dwellMs: 0 });
    expect(meterAfter([...lost, [950, 10, 6], [1500, 10, 6]])).toMatchObject({
      holdingSinceMs: 950,
      dwellMs: 550,
      reached: false,
    });
  });

  it('starts over when too few heads are left, whatever their share', () => {
    expect(
      meterAfter([
        [0, 2, 2],
        [500, 1, 1],
        [1100, 2, 2],
      ]),
    ).toMatchObject({ holdingSinceMs: 1100, reached: false });
  });

  it('is never reached by an empty room, even where nobody is asked for', () => {
    const nobody = { ...RISE, share: 0, leaveShare: 0, minPeople: 0, dwellMs: 0 };
    expect(meterAfter([[0, 0, 0]], nobody)).toMatchObject({ share: 0, reached: false });
  });

  it('is reached at once where no dwell is asked for', () => {
    expect(meterAfter([[5, 2, 2]], { ...RISE, dwellMs: 0 }).reached).toBe(true);
  });

  it('does not hear of other gestures', () => {
    const meter = measureAsk(fresh(), [camera(0, tallyWith(4, { refuse: 4 }))], serverMs(0));
    expect(meter).toMatchObject({ active: 0, holdingSinceMs: null });
  });

  it('counts people who do all that is asked at the same time, where all is asked', () => {
    const both = { ...RISE, what: { mode: 'all' as const, gestures: ['rise', 'link'] } };
    const tally = tallyWith(4, { rise: 2, 'link+rise': 2 });
    expect(measureAsk(fresh(both), [camera(0, tally)], serverMs(0))).toMatchObject({ active: 2, share: 0.5 });
  });

  it('has its fraction for a threshold, however the heads are weighed', () => {
    const third = { ...RISE, share: 1 / 3, leaveShare: 0.1, minPeople: 1 };
    for (const weight of [0.1, 0.3, 0.7, 1.1]) {
      const meter = newAskMeter(third, { camera: weight, phone: weight, operator: 1 }, serverMs(0));
      const sources = [camera(0, tallyWith(7, { rise: 1 })), phones(0, tallyWith(2, { rise: 2 }))];
      expect(measureAsk(meter, sources, serverMs(0)).holdingSinceMs).toBe(0);
    }
  });
});

describe('the dwell', () => {
  const rising = tallyWith(4, { rise: 4 });

  it('does not count what was done before it was asked', () => {
    const asked = fresh(RISE, 5000);
    const meter = measureAsk(asked, [camera(4900, rising)], serverMs(5000));
    expect(meter).toMatchObject({ holdingSinceMs: 5000, dwellMs: 0 });
    expect(measureAsk(meter, [camera(5990, rising)], serverMs(6000)).reached).toBe(false);
    expect(measureAsk(meter, [camera(6000, rising)], serverMs(6000)).reached).toBe(true);
  });

  it('is not held by the silence after a last count', () => {
    const meter = measureAsk(fresh(), [camera(0, rising)], serverMs(0));
    expect(measureAsk(meter, [camera(0, rising)], serverMs(1400))).toMatchObject({ dwellMs: 0, reached: false });
  });

  it('is vouched for by the slowest source that sees it done', () => {
    const meter = measureAsk(fresh(), [camera(0, rising), camera(0, rising, 'back')], serverMs(0));
    const later = [camera(1000, rising), camera(300, rising, 'back')];
    expect(measureAsk(meter, later, serverMs(1000))).toMatchObject({ dwellMs: 300, reached: false });
  });

  it('goes on under the director’s own count, which stands until it is taken back', () => {
    const meter = newAskMeter(RISE, EVEN, serverMs(0), 0);
    const begun = measureAsk(meter, [operator(12, 20)], serverMs(100));
    expect(measureAsk(begun, [operator(12, 20)], serverMs(1100)).reached).toBe(true);
    expect(measureAsk(begun, [operator(2, 20)], serverMs(1100)).holdingSinceMs).toBeNull();
  });

  it('never runs backwards, should a slower source come to see it, too', () => {
    const times = fc.array(fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 1400 }), fc.nat({ max: 4 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(times, (steps) => {
        let meter = fresh();
        let nowMs = 2000;
        for (const [passMs, lagMs, active] of steps) {
          nowMs += passMs;
          const sources = [camera(nowMs, rising), camera(nowMs - lagMs, tallyWith(4, { rise: active }), 'back')];
          meter = measureAsk(meter, sources, serverMs(nowMs));
          expect(meter.dwellMs).toBeGreaterThanOrEqual(0);
          expect(meter.dwellMs).toBeLessThanOrEqual(nowMs);
        }
      }),
    );
  });
});

const anyCounts = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 10 }), fc.nat({ max: 10 })), { maxLength: 60 });

describe('any crowd', () => {
  it('only ever reaches what it held for the whole dwell without a break', () => {
    fc.assert(
      fc.property(anyCounts, (steps) => {
        let meter = fresh();
        let atMs = 0;
        const seen: { atMs: number; holds: boolean }[] = [];
        for (const [passMs, present, wanting] of steps) {
          atMs += passMs;
          const active = Math.min(wanting, present);
          meter = measureAsk(meter, [camera(atMs, tallyWith(present, { rise: active }))], serverMs(atMs));
          seen.push({ atMs, holds: active >= 2 && active / present >= RISE.leaveShare });
          if (!meter.reached) continue;
          const until = atMs;
          const during = seen.filter((count) => until - count.atMs <= RISE.dwellMs);
          expect(during.every((count) => count.holds)).toBe(true);
          expect(until - (seen[0]?.atMs ?? until)).toBeGreaterThanOrEqual(RISE.dwellMs);
        }
      }),
    );
  });

  it('between the two bounds changes nothing: what has begun goes on, what has not does not begin', () => {
    const between = fc.array(fc.constantFrom(8, 9), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(7, 10), between, (first, rest) => {
        const counts = [first, ...rest].map((active, i): Count => [i * 100, 20, active]);
        const steps = counts.map((_, i) => meterAfter(counts.slice(0, i + 1)).holdingSinceMs);
        expect(new Set(steps)).toEqual(new Set([first === 10 ? 0 : null]));
      }),
    );
  });

  it('that has reached it has reached it for as long as it holds', () => {
    fc.assert(
      fc.property(anyCounts, (steps) => {
        let meter = fresh();
        let atMs = 0;
        for (const [passMs, present, wanting] of steps) {
          atMs += passMs;
          const before = meter;
          const tally = tallyWith(present, { rise: Math.min(wanting, present) });
          meter = measureAsk(meter, [camera(atMs, tally)], serverMs(atMs));
          if (before.reached && meter.holdingSinceMs !== null) expect(meter.reached).toBe(true);
        }
      }),
    );
  });
});

describe('synchrony that is asked for', () => {
  const WAVE: PlannedAsk = { ...RISE, what: { mode: 'any', gestures: ['wave'] }, dwellMs: 500, synchrony: 0.5 };

  /** Eight people who wave once a second, `spread` of a turn apart from each other; together from `fromMs` on. */
  const waving = (atMs: number, fromMs: number): Tally =>
    tallyOfReadings(
      Array.from({ length: 8 }, (_, i) => {
        const apart = atMs < fromMs ? i / 8 : 0;
        return [{ name: 'wave', score: 1, active: true, phase: 2 * Math.PI * (atMs / 1000 + apart) }];
      }),
      atMs,
    );

  function waved(untilMs: number, fromMs = 0, ask = WAVE): AskMeter {
    let meter = fresh(ask);
    for (let atMs = 0; atMs <= untilMs; atMs += 100) {
      meter = measureAsk(meter, [camera(atMs, waving(atMs, fromMs))], serverMs(atMs));
    }
    return meter;
  }

  it('has to be there, too, for the dwell to run, and is known after two cycles', () => {
    expect(waved(1900)).toMatchObject({ share: 1, synchrony: null, holdingSinceMs: null });
    expect(waved(2000)).toMatchObject({ holdingSinceMs: 2000, synchrony: { people: 8 } });
    expect(waved(2000).synchrony?.consistency).toBeCloseTo(1, 4);
    expect(waved(2500).reached).toBe(true);
  });

  it('is not there while everybody waves for themselves', () => {
    expect(waved(9000, 10_000)).toMatchObject({ active: 8, share: 1, holdingSinceMs: null });
    expect(waved(9000, 10_000).synchrony?.consistency).toBeLessThan(0);
    expect(waved(9000, 6000).reached).toBe(true);
  });

  it('is not measured where nobody asks for it', () => {
    expect(waved(3000, 0, { ...WAVE, synchrony: null })).toMatchObject({ sights: [], synchrony: null, reached: true });
  });

  it('is not made up for people whose phase nobody knows', () => {
    const blind = { ...RISE, synchrony: 0.1 };
    const counts = Array.from({ length: 40 }, (_, i): Count => [i * 100, 10, 10]);
    expect(meterAfter(counts, blind)).toMatchObject({ synchrony: null, reached: false });
  });
});

describe('judging a crowd at this moment', () => {
  it('asks for share and heads, not for the dwell', () => {
    expect(standsForIt(meterAfter([[0, 4, 2]]))).toBe(true);
    expect(standsForIt(meterAfter([[0, 5, 2]]))).toBe(false);
    expect(standsForIt(meterAfter([[0, 1, 1]]))).toBe(false);
    expect(standsForIt(fresh())).toBe(false);
  });

  it('asks for the whole share, also of a crowd that has begun', () => {
    const begun = meterAfter([
      [0, 10, 5],
      [100, 10, 4],
    ]);
    expect(begun.holdingSinceMs).toBe(0);
    expect(standsForIt(begun)).toBe(false);
  });
});
