import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskMeter, measureAsk, newAskMeter } from '#installation/crowd/ask-meter.ts';
import { totalOf } from '#installation/crowd/source-tally.ts';
import type { SyntheticQuestion } from '#installation/crowd/synthetic-answer.ts';
import {
  createSyntheticCrowd,
  type SyntheticCrowd,
  type SyntheticCrowdOptions,
  USUAL_CROWD,
} from '#installation/crowd/synthetic-crowd.ts';
import { countOf } from '#installation/crowd/tally.ts';
import type { PlannedAsk } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';
import { EVEN, RISE } from './support/asks.ts';

const OPTIONS: SyntheticCrowdOptions = {
  ...USUAL_CROWD,
  seed: 2147,
  vocabulary: ['rise', 'link', 'wave'],
  swaying: ['wave'],
  sources: [
    { source: 'front', kind: 'camera', sees: 2 },
    { source: 'back', kind: 'camera', sees: 1 },
    { source: 'phones', kind: 'phone', sees: 1 },
  ],
};

const crowdOf = (more: Partial<SyntheticCrowdOptions> = {}): SyntheticCrowd =>
  createSyntheticCrowd({ ...OPTIONS, ...more });

const ask = (asked: PlannedAsk, id = 'one/2@0', sinceMs = 0): SyntheticQuestion => ({
  id,
  sinceMs: serverMs(sinceMs),
  asks: [asked],
});

const totalAt = (crowd: SyntheticCrowd, question: SyntheticQuestion | null, ms: number) =>
  totalOf(crowd.countsAt(question, serverMs(ms)));

/** An ask measured by looking ten times a second until `untilMs`. */
function measured(crowd: SyntheticCrowd, asked: PlannedAsk, untilMs: number, id?: string): AskMeter {
  const question = ask(asked, id);
  let meter = newAskMeter(asked, EVEN, serverMs(0));
  for (let ms = 0; ms <= untilMs; ms += 100) {
    meter = measureAsk(meter, crowd.countsAt(question, serverMs(ms)), serverMs(ms));
  }
  return meter;
}

describe('a synthetic crowd', () => {
  it('is the same for the same seed, question and moment, in any order of asking', () => {
    const moments = fc.array(fc.tuple(fc.constantFrom('a', 'b', null), fc.nat({ max: 3_600_000 })), { maxLength: 12 });
    const reference = crowdOf();
    const at = (crowd: SyntheticCrowd, id: string | null, ms: number) =>
      crowd.countsAt(id === null ? null : ask(RISE, id), serverMs(ms));
    fc.assert(
      fc.property(moments, (all) => {
        const forwards = all.map(([id, ms]) => at(reference, id, ms));
        const other = crowdOf();
        const backwards = all.toReversed().map(([id, ms]) => at(other, id, ms));
        expect(backwards.toReversed()).toEqual(forwards);
      }),
      { numRuns: 30 },
    );
  });

  it('is another for another seed, and answers another question otherwise', () => {
    const doing = (seed: number, id: string): string =>
      JSON.stringify(crowdOf({ seed }).countsAt(ask(RISE, id), serverMs(3000)));
    expect(doing(1, 'a')).not.toBe(doing(2, 'a'));
    expect(doing(1, 'a')).not.toBe(doing(1, 'b'));
  });

  it('does nothing while nothing is asked', () => {
    expect(totalAt(crowdOf(), null, 60_000)).toMatchObject({ doing: {}, phases: {} });
  });

  it('is seen by somebody, each of them by one, and cannot be without', () => {
    const crowd = crowdOf({ people: 400 });
    const counts = crowd.countsAt(null, serverMs(0));
    expect(counts.map(({ source, kind }) => [source, kind])).toEqual([
      ['front', 'camera'],
      ['back', 'camera'],
      ['phones', 'phone'],
    ]);
    expect(totalOf(counts).present).toBe(crowd.peopleAt(null, serverMs(0)).length);
    const [front = 0, back = 0] = counts.map((count) => count.tally.present);
    expect(front).toBeGreaterThan(1.4 * back);
    expect(back).toBeGreaterThan(50);
    expect(() => crowdOf({ sources: [] })).toThrow('at least one source');
    expect(crowdOf({ people: 0 }).countsAt(null, serverMs(0))[0]?.tally.present).toBe(0);
  });

  it('does not mistake a phone service for the camera of the same name', () => {
    const sources = (['camera', 'phone'] as const).map((kind) => ({ source: 'front', kind, sees: 1 }));
    const counts = crowdOf({ sources, people: 100, outMs: 1 }).countsAt(null, serverMs(0));
    expect(counts.reduce((sum, { tally }) => sum + tally.present, 0)).toBe(100);
  });
});

describe('its coming and going', () => {
  it('is slow: nearly all are in view, and from one second to the next nearly the same', () => {
    const crowd = crowdOf({ people: 300 });
    const inView = (ms: number) => new Set(crowd.peopleAt(null, serverMs(ms)).map(({ person }) => person));
    for (const ms of [0, 600_000, 3_000_000]) {
      const [now, next] = [inView(ms), inView(ms + 1000)];
      expect(now.size).toBeGreaterThan(240);
      expect(now.size).toBeLessThan(300);
      expect(now.symmetricDifference(next).size).toBeLessThan(6);
    }
    expect(inView(0).symmetricDifference(inView(1_800_000)).size).toBeGreaterThan(10);
  });

  it('may begin with an empty room that fills one by one', () => {
    const crowd = crowdOf({ people: 300, arriveOverMs: 600_000 });
    const sizes = [0, 150_000, 300_000, 450_000, 600_000].map((ms) => totalAt(crowd, null, ms).present);
    expect(sizes[0]).toBe(0);
    sizes.slice(1).forEach((size, i) => {
      expect(size).toBeGreaterThan((sizes[i] ?? 0) + 40);
    });
  });
});

describe('its answer', () => {
  it('comes after the reaction of each, and in the end lets go', () => {
    const crowd = crowdOf({ people: 400 });
    const doing = [0, 300, 1800, 5000, 300_000].map((ms) => countOf(totalAt(crowd, ask(RISE), ms), RISE.what));
    const [first = 0, soon = 0, middle = 0, most = 0, last = 0] = doing;
    expect(first).toBe(0);
    expect(soon).toBeLessThan(10);
    expect(middle).toBeGreaterThan(80);
    expect(most).toBeGreaterThan(middle * 1.5);
    expect(last).toBeLessThan(20);
  });

  it('reaches a quorum where it is willing, and does not where it is not', () => {
    expect(measured(crowdOf({ compliance: 0.9 }), RISE, 8000).reached).toBe(true);
    let reachedOnce = false;
    for (let ms = 0; ms <= 60_000; ms += 500) {
      const total = totalAt(crowdOf({ compliance: 0.2 }), ask(RISE), ms);
      reachedOnce ||= countOf(total, RISE.what) / total.present >= RISE.share;
    }
    expect(reachedOnce).toBe(false);
  });

  it('is larger the more willing it is, at any moment', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1000), (ms, compliance, seed) => {
        const doing = (willing: number): number =>
          countOf(totalAt(crowdOf({ compliance: willing, seed, wrong: 0 }), ask(RISE), ms), RISE.what);
        expect(doing(compliance)).toBeLessThanOrEqual(doing(1));
        expect(doing(compliance)).toBeGreaterThanOrEqual(doing(0));
      }),
      { numRuns: 30 },
    );
  });

  it('to a choice is divided as it leans', () => {
    const crowd = crowdOf({ people: 600 });
    const link = { what: { mode: 'any' as const, gestures: ['link'] }, synchrony: null };
    const question = { ...ask(RISE), asks: [RISE, link], leaning: [1, 4] };
    const total = totalAt(crowd, question, 5000);
    expect(countOf(total, link.what)).toBeGreaterThan(2.5 * countOf(total, RISE.what));
    expect(countOf(total, RISE.what)).toBeGreaterThan(20);
  });
});

describe('its waves', () => {
  const WAVE: PlannedAsk = {
    ...RISE,
    what: { mode: 'any', gestures: ['wave'] },
    share: 0.3,
    leaveShare: 0.2,
    synchrony: 0.4,
  };
  const steady = { holdMs: 60_000, wrong: 0 };

  it('fall into step after a while, where the crowd is asked to move together', () => {
    const crowd = crowdOf(steady);
    const [early, late] = [measured(crowd, WAVE, 3500), measured(crowd, WAVE, 14_000)];
    expect(early.synchrony?.consistency ?? 0).toBeLessThan(0.4);
    expect(late.synchrony?.consistency).toBeGreaterThan(0.6);
    expect(late.reached).toBe(true);
  });

  it('stay everybody’s own otherwise: no more together than chance, for nearly any question', () => {
    const crowd = crowdOf(steady);
    const alone = { ...WAVE, synchrony: null };
    const above = Array.from({ length: 20 }, (_, i) => {
      const question = ask(alone, `question ${i}`);
      let meter = newAskMeter({ ...WAVE, synchrony: 0 }, EVEN, serverMs(0));
      for (let ms = 6000; ms <= 8000; ms += 100) {
        meter = measureAsk(meter, crowd.countsAt(question, serverMs(ms)), serverMs(ms));
      }
      expect(meter.active).toBeGreaterThan(10);
      return meter.synchrony !== null && meter.synchrony.consistency > meter.synchrony.chance;
    });
    expect(above.filter(Boolean).length).toBeLessThan(4);
  });
});
