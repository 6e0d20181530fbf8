/** How exactly the smoothing reproduces its authors' own run, and what smoothing a body costs. */

import { readFileSync } from 'node:fs';
import { LandmarkSmoother } from '#gestures/track/landmark-smoother.ts';
import { OneEuro } from '#gestures/track/one-euro.ts';
import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import { realFile } from '../gestures/support/real-data.ts';
import { atMost, type Bench, type Figure, figure } from './bench.ts';

const GOLDEN = 'smoothing/one-euro-golden.csv';
const GOLDEN_HZ = 120;
const BODIES = 5000;

export const oneEuroBench: Bench = {
  name: 'one-euro',
  says: 'The One-Euro filter against its authors’ own run, and what smoothing a body costs.',
  needsBrowser: false,
  run: async () => [...golden(), cost()],
};

function golden(): Figure[] {
  const file = realFile(GOLDEN);
  if (file === undefined) return [];
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const filter = new OneEuro({ minCutoffHz: 1, beta: 0.1, speedCutoffHz: 1 });
  const errors = rows.map((row, index) => {
    const [, , noisy = Number.NaN, expected = Number.NaN] = row.split(',').map(Number);
    // The run was made at exactly 120 Hz; the file's own times are rounded to six digits, which alone costs 2e-5.
    return Math.abs(filter.filter(noisy, (index * 1000) / GOLDEN_HZ, 1) - expected);
  });
  return [figure('values', rows.length, ''), atMost('max error', Math.max(...errors), '', 1e-5)];
}

function cost(): Figure {
  const smoother = new LandmarkSmoother();
  const body = new Float32Array(LANDMARKS * LANDMARK_STRIDE).fill(0.5);
  for (let picture = 0; picture < BODIES; picture += 1) smoother.smooth(body, picture * 40, 0.25);
  const before = performance.now();
  for (let picture = BODIES; picture < 2 * BODIES; picture += 1) smoother.smooth(body, picture * 40, 0.25);
  return figure('a body', (1000 * (performance.now() - before)) / BODIES, 'µs');
}
