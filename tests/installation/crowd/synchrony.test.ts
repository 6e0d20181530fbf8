import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chanceConsistency,
  inSynchrony,
  phaseConsistency,
  type Sights,
  synchronyOf,
  TWO_CYCLES_MS,
  withSight,
} from '#installation/crowd/synchrony.ts';
import { NO_PHASES, type PhaseSum } from '#installation/crowd/tally.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { serverMs } from '#installation/time/axes.ts';

const sumOf = (phases: readonly number[]): PhaseSum => ({
  n: phases.length,
  cos: phases.reduce((sum, phase) => sum + Math.cos(phase), 0),
  sin: phases.reduce((sum, phase) => sum + Math.sin(phase), 0),
});

const TURN = 2 * Math.PI;

/** Standard normal numbers. (Box and Muller) */
function gaussians(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(TURN * random());
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('phase consistency', () => {
  it('is one for people who sway as one, and knows nothing of fewer than two', () => {
    expect(phaseConsistency(sumOf([1.3, 1.3, 1.3, 1.3]))).toBeCloseTo(1, 10);
    expect(phaseConsistency(sumOf([1.3]))).toBeNull();
    expect(phaseConsistency(NO_PHASES)).toBeNull();
  });

  it('is the mean cosine between all pairs', () => {
    const phases = fc.array(fc.double({ min: 0, max: TURN, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(phases, (all) => {
        const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => Math.cos(a - b)));
        expect(phaseConsistency(sumOf(all))).toBeCloseTo(mean(pairs), 9);
      }),
    );
  });

  it('is zero on average for independent people, however few, where the order parameter is not', () => {
    for (const n of [2, 3, 5, 10]) {
      const random = seededStream(7, `independent ${n}`);
      const drawn = Array.from({ length: 4000 }, () => sumOf(Array.from({ length: n }, () => random() * TURN)));
      expect(Math.abs(mean(drawn.map((sum) => phaseConsistency(sum) ?? 1)))).toBeLessThan(0.03);
      expect(mean(drawn.map((sum) => Math.hypot(sum.cos, sum.sin) / n))).toBeGreaterThan(0.25);
    }
  });

  it('is what was measured for lags of 50 and 100 ms at one turn a second', () => {
    for (const [lagMs, expected] of [
      [50, 0.88],
      [100, 0.62],
    ] as const) {
      const gauss = gaussians(seededStream(7, `lags ${lagMs}`));
      const drawn = Array.from({ length: 2000 }, () =>
        phaseConsistency(sumOf(Array.from({ length: 8 }, () => (gauss() * lagMs * TURN) / 1000))),
      );
      expect(Math.abs(mean(drawn.map((value) => value ?? 0)) - expected)).toBeLessThan(0.06);
    }
  });
});

describe('chance', () => {
  /** The 95th percentile over two cycles of `n` people who know nothing of each other. */
  function simulated(n: number, runs: number): number {
    const random = seededStream(2147, `chance ${n}`);
    const gauss = gaussians(random);
    const levels = Array.from({ length: runs }, () => {
      const people = Array.from({ length: n }, () => ({ phase: random() * TURN, hz: 1.03 * Math.exp(0.2 * gauss()) }));
      const moments = Array.from({ length: 21 }, (_, i) =>
        phaseConsistency(sumOf(people.map(({ phase, hz }) => phase + (TURN * hz * i) / 10))),
      );
      return mean(moments.map((value) => value ?? 0));
    });
    return levels.sort((a, b) => a - b)[Math.floor(0.95 * runs)] ?? Number.NaN;
  }

  it.each([2, 3, 5, 10, 20])('for %i people is what simulated people reach one time in twenty', (n) => {
    expect(Math.abs(chanceConsistency(n) - simulated(n, 2500))).toBeLessThan(0.045);
  });

  it('lies near the levels perception measured on its own', () => {
    for (const [n, level] of [
      [3, 0.46],
      [5, 0.31],
      [10, 0.15],
      [20, 0.09],
    ] as const) {
      expect(Math.abs(chanceConsistency(n) - level)).toBeLessThan(n === 3 ? 0.1 : 0.02);
    }
  });

  it('asks less of more people, and never nothing', () => {
    for (let n = 2; n < 2000; n++) {
      expect(chanceConsistency(n)).toBeGreaterThan(chanceConsistency(n + 1));
      expect(chanceConsistency(n + 1)).toBeGreaterThan(0);
      expect(chanceConsistency(n)).toBeLessThan(1);
    }
  });
});

/** People looked at every `stepMs`, from zero to `untilMs`. */
function watched(untilMs: number, phasesAt: (atMs: number) => readonly number[], stepMs = 100): Sights {
  let sights: Sights = [];
  for (let atMs = 0; atMs <= untilMs; atMs += stepMs) {
    sights = withSight(sights, sumOf(phasesAt(atMs)), serverMs(atMs));
  }
  return sights;
}

const asOne = (atMs: number): number[] => Array.from({ length: 6 }, () => (TURN * atMs) / 1000);

describe('two cycles of swaying', () => {
  it('are not known before they are over', () => {
    expect(synchronyOf(watched(TWO_CYCLES_MS - 100, asOne))).toBeNull();
    expect(synchronyOf(watched(TWO_CYCLES_MS, asOne))).toEqual({
      consistency: expect.closeTo(1, 9),
      chance: chanceConsistency(6),
      people: 6,
    });
  });

  it('forget what lies before them', () => {
    const against = (atMs: number): number[] => (atMs < 3000 ? [0, Math.PI, 0, Math.PI] : [0, 0, 0, 0]);
    expect(synchronyOf(watched(2900, against))?.consistency).toBeLessThan(0);
    expect(synchronyOf(watched(5000, against))?.consistency).toBeCloseTo(1, 9);
  });

  it('that people of different tempos pass through are no synchrony, though some moments of them are', () => {
    const passing = (atMs: number): number[] => [0.8, 1, 1.2, 1.4].map((hz) => (TURN * hz * (atMs - 2000)) / 1000);
    expect(phaseConsistency(sumOf(passing(2000)))).toBeCloseTo(1, 9);
    const synchrony = synchronyOf(watched(3000, passing));
    expect(inSynchrony(synchrony, 0.5)).toBe(false);
  });

  it('begin anew where nobody was seen swaying for a while, and bear a picture that missed them', () => {
    const blind = (fromMs: number, toMs: number) => (atMs: number) =>
      atMs >= fromMs && atMs < toMs ? [] : asOne(atMs);
    expect(synchronyOf(watched(2500, blind(1500, 1800)))?.consistency).toBeCloseTo(1, 9);
    expect(synchronyOf(watched(2500, blind(1000, 1800)))).toBeNull();
    expect(watched(3000, blind(2000, 9000))).toEqual([]);
  });

  it('are held against the chance of the fewest that were seen in them', () => {
    const leaving = (atMs: number): number[] => asOne(atMs).slice(atMs === 1000 ? 3 : 0);
    expect(synchronyOf(watched(2400, leaving))).toMatchObject({ people: 3, chance: chanceConsistency(3) });
  });

  it('are kept in little room, however often somebody looks', () => {
    const often = watched(6000, asOne, 1);
    expect(often.length).toBeLessThan(90);
    expect(synchronyOf(often)?.consistency).toBeCloseTo(1, 9);
  });

  it('are not lengthened by looking again at the same moment', () => {
    const once = watched(1000, asOne);
    expect(withSight(once, sumOf(asOne(1000)), serverMs(1000))).toBe(once);
  });
});

describe('moving together', () => {
  const at = (consistency: number, people = 10) => ({ consistency, chance: chanceConsistency(people), people });

  it('is always so where nobody asks for it, and never known of people nobody saw', () => {
    expect(inSynchrony(null, null)).toBe(true);
    expect(inSynchrony(null, 0)).toBe(false);
  });

  it('asks for the threshold, and for more than chance whatever the threshold', () => {
    expect(inSynchrony(at(0.6), 0.6)).toBe(true);
    expect(inSynchrony(at(0.59), 0.6)).toBe(false);
    expect(inSynchrony(at(0.14), 0.1)).toBe(false);
    expect(inSynchrony(at(0.14, 40), 0.1)).toBe(true);
    expect(inSynchrony(at(0.5, 3), 0.4)).toBe(false);
  });

  it('once begun forgives a little, but not chance', () => {
    expect(inSynchrony(at(0.52), 0.6, true)).toBe(true);
    expect(inSynchrony(at(0.49), 0.6, true)).toBe(false);
    expect(inSynchrony(at(0.14), 0.2, true)).toBe(false);
  });
});
