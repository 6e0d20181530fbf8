import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OneEuro } from '#gestures/track/one-euro.ts';
import { realFile } from '#tests/gestures/support/real-data.ts';

const golden = realFile('smoothing/one-euro-golden.csv');

describe('the One-Euro filter', () => {
  it.skipIf(golden === undefined)('reproduces the authors’ reference run', () => {
    const rows = readFileSync(golden ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const filter = new OneEuro({ minCutoffHz: 1, beta: 0.1, speedCutoffHz: 1 });
    let worst = 0;
    for (const [index, row] of rows.entries()) {
      const [, , noisy = 0, expected = 0] = row.split(',').map(Number);
      // The run was made at exactly 120 Hz; the file's own times are rounded to six digits, which alone costs 2e-5.
      const atMs = (index * 1000) / 120;
      worst = Math.max(worst, Math.abs(filter.filter(noisy, atMs, 1) - expected));
    }
    expect(rows.length).toBeGreaterThan(100);
    console.log(`One-Euro against the authors’ run: max error ${worst.toExponential(2)} over ${rows.length} values`);
    expect(worst).toBeLessThan(1e-5);
  });

  it('takes the first value as it is and does not move when time stands still', () => {
    const filter = new OneEuro({ minCutoffHz: 1, beta: 0, speedCutoffHz: 1 });
    expect(filter.filter(3, 100, 1)).toBe(3);
    expect(filter.filter(9, 100, 1)).toBe(3);
    expect(filter.filter(9, 50, 1)).toBe(3);
  });

  it('lags less the faster the signal is, measured in the given unit', () => {
    const tuning = { minCutoffHz: 1, beta: 1, speedCutoffHz: 1 };
    const run = (unit: number): number => {
      const filter = new OneEuro(tuning);
      let last = 0;
      for (let step = 0; step <= 30; step += 1) last = filter.filter(step / 30, (step * 1000) / 30, unit);
      return 1 - last;
    };
    expect(run(0.1)).toBeLessThan(run(1));
    expect(run(0.1)).toBeGreaterThan(0);
  });
});
