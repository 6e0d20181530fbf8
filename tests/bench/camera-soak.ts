/** The camera's page for a long while: whether its memory grows, and whether people stay while recognisers are replaced. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawnGroup } from '#tests/support/drawn-webcam.ts';
import { type WatchedCamera, watchCamera } from '#tests/support/watched-camera.ts';
import { atMost, type Bench, figure, quantile } from './bench.ts';

const PEOPLE = 1;
const SOAK_S = 180;
const RECYCLE_S = 20;
/** Until everybody is found and every program is warm, s. */
const WARM_UP_S = 20;
const SAMPLE_EVERY_S = 5;
const MEGABYTE = 1e6;

interface HeapSample {
  readonly atMinutes: number;
  readonly megabytes: number;
}

export const cameraSoak: Bench = {
  name: 'camera-soak',
  says: `The camera page in Chromium, its recognisers replaced every ${RECYCLE_S} s: growth of the heap, people lost meanwhile.`,
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'reclaim-camera-soak-'));
    const camera = await watchCamera(await drawnGroup(folder, PEOPLE), `&recycle=${RECYCLE_S}`);
    try {
      await camera.page.waitForTimeout(WARM_UP_S * 1000);
      await camera.read();
      const heap = await heapWhile(camera, seconds ?? SOAK_S, say);
      const { shown, looks, workers, colours } = await camera.read();
      const there = shown.filter(({ people }) => people === PEOPLE).length / shown.length;
      return [
        figure('recognisers started', workers, ''),
        figure('looks', looks.length, ''),
        figure('everybody there', 100 * there, '% of the time'),
        atMost('numbers given to the people', colours, '', PEOPLE),
        figure(
          'heap, median',
          quantile(
            heap.map(({ megabytes }) => megabytes),
            0.5,
          ),
          'MB',
        ),
        atMost('growth of the heap', growth(heap), 'MB/min', 0.5),
      ];
    } finally {
      await camera.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** The page's own heap after garbage collection, again and again. */
async function heapWhile({ page }: WatchedCamera, seconds: number, say: (text: string) => void): Promise<HeapSample[]> {
  const session = await page.context().newCDPSession(page);
  const samples: HeapSample[] = [];
  for (let s = 0; s < seconds; s += SAMPLE_EVERY_S) {
    await page.waitForTimeout(SAMPLE_EVERY_S * 1000);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const atMinutes = (await page.evaluate(() => performance.now())) / 60_000;
    samples.push({ atMinutes, megabytes: usedSize / MEGABYTE });
    say(`${Math.round(atMinutes * 60)} s: ${(usedSize / MEGABYTE).toFixed(2)} MB`);
  }
  return samples;
}

/** The slope of the straight line nearest to the samples. */
function growth(samples: readonly HeapSample[]): number {
  const mean = (of: (sample: HeapSample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [middle, level] = [mean(({ atMinutes }) => atMinutes), mean(({ megabytes }) => megabytes)];
  const slope = samples.reduce((sum, { atMinutes, megabytes }) => sum + (atMinutes - middle) * (megabytes - level), 0);
  return slope / samples.reduce((sum, { atMinutes }) => sum + (atMinutes - middle) ** 2, 0);
}
