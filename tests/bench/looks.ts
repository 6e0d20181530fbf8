/**
 * What looks cost: each of the catalogue alone, where the show shows it brightest, and the heaviest cue of the show; and
 * whether anything is made on the graphics card, or kept, while a show goes on.
 */

import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';
import { type HeldEvening, openEvening } from './evening.ts';
import type { Drawn, WallAsk } from './evening-page.ts';

const BACKENDS = ['webgpu', 'webgl2'] as const;
const SURFACE = 'left';
/** What a frame may take of the processor, ms, and how many draws there may be, post included. */
const MOST_MS = 2;
const MOST_DRAWS = 25;
/** Frames that a look alone is measured by, after some that are not; and frames in which nothing may be made. */
const ALONE = { before: 10, measured: 60 } as const;
const LONG = 1000;
const HZ = 60;
const FRAME_MS = 1000 / HZ;
const CUE_CHANGES = 100;
/** What may be kept of a hundred changes of cue, MB: less than one wall of a picture. */
const MOST_MB = 1;
/** Small, as the processor's part is the same at any size. */
const SMALL = { surface: SURFACE, widthPx: 192, heightPx: 108, bloom: true, isGuarded: true } as const;

export const looksBench: Bench = {
  name: 'looks',
  says: 'Each look alone and the heaviest cue: time of the processor, draws, what is made on the graphics card, memory.',
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const evening = await openEvening();
    const long = seconds === null ? LONG : Math.round(seconds * HZ);
    try {
      const figures: Figure[] = [];
      for (const backend of BACKENDS) {
        figures.push(...(await eachAlone(evening, backend, say)));
        figures.push(...(await heaviest(evening, backend, long, say)));
      }
      figures.push(atMost('errors on the page', evening.errors.length, '', 0));
      for (const error of evening.errors) say(error);
      return figures;
    } finally {
      await evening.close();
    }
  },
};

const stand = (evening: HeldEvening, backend: WallAsk['backend'], looks: WallAsk['looks']): Promise<void> =>
  evening.page.evaluate((wall) => window.eveningPage.stand(wall), { ...SMALL, backend, looks });
const draw = (evening: HeldEvening, moments: readonly number[]): Promise<Drawn> =>
  evening.page.evaluate((those) => window.eveningPage.draw(those), moments);

const framesFrom = (atMs: number, count: number): number[] =>
  Array.from({ length: count }, (_, frame) => atMs + frame * FRAME_MS);

const tellings = ({ told }: HeldEvening): readonly number[] => [...new Set(told.cues.map((cue) => cue.tellingMs))];

async function eachAlone(
  evening: HeldEvening,
  backend: WallAsk['backend'],
  say: (text: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const look of await evening.page.evaluate(() => window.eveningPage.looks())) {
    await stand(evening, backend, [look]);
    let best = { atMs: 0, mean: -1, drawCalls: -1 };
    for (const atMs of tellings(evening)) {
      const { mean, drawCalls } = await draw(evening, [atMs]);
      if (drawCalls > best.drawCalls || (drawCalls === best.drawCalls && mean > best.mean))
        best = { atMs, mean, drawCalls };
    }
    await draw(evening, framesFrom(best.atMs - ALONE.before * FRAME_MS, ALONE.before));
    const { drawMs, drawCalls } = await draw(evening, framesFrom(best.atMs, ALONE.measured));
    say(`${backend}: ${look} alone, at ${Math.round(best.atMs / 1000)} s, mean ${best.mean.toFixed(1)}`);
    figures.push(
      atMost(`${backend}, ${look} alone: processor, median`, quantile(drawMs, 0.5), 'ms', MOST_MS),
      figure(`${backend}, ${look} alone: processor, 95 %`, quantile(drawMs, 0.95), 'ms'),
      atMost(`${backend}, ${look} alone: draws, post included`, drawCalls, '', MOST_DRAWS),
    );
  }
  return figures;
}

/** The cue with the most draws, and of those the one that takes longest. */
async function heaviest(
  evening: HeldEvening,
  backend: WallAsk['backend'],
  frames: number,
  say: (text: string) => void,
): Promise<Figure[]> {
  await stand(evening, backend, null);
  let worst = { key: '', atMs: 0, drawCalls: -1, ms: -1 };
  for (const { key, tellingMs } of evening.told.cues) {
    const { drawMs, drawCalls } = await draw(evening, framesFrom(tellingMs, 8));
    const ms = quantile(drawMs, 0.5);
    if (drawCalls > worst.drawCalls || (drawCalls === worst.drawCalls && ms > worst.ms))
      worst = { key, atMs: tellingMs, drawCalls, ms };
  }
  say(`${backend}: the heaviest cue is ${worst.key}, ${worst.drawCalls} draws`);
  await draw(evening, framesFrom(worst.atMs - 30 * FRAME_MS, 30));
  const long = await draw(evening, framesFrom(worst.atMs, frames));
  const made = Object.values(long.made.made).reduce((sum, count) => sum + count, 0);
  for (const [name, count] of Object.entries(long.made.made)) say(`${backend}: ${name} ${count} times`);
  const name = `${backend}, heaviest cue (${worst.key})`;
  return [
    atMost(`${name}: processor, median`, quantile(long.drawMs, 0.5), 'ms', MOST_MS),
    figure(`${name}: processor, 95 %`, quantile(long.drawMs, 0.95), 'ms'),
    figure(`${name}: the frame before it, median`, quantile(long.frameMs, 0.5), 'ms'),
    atMost(`${name}: draws, post included`, worst.drawCalls, '', MOST_DRAWS),
    atMost(`${name}: made on the card in ${frames} frames`, made, '', 0),
    ...(await changingCues(evening, backend)),
  ];
}

/** Cue after cue; what is there after a hundred, against what was there after all had been seen once. */
async function changingCues(evening: HeldEvening, backend: WallAsk['backend']): Promise<Figure[]> {
  const all = tellings(evening);
  const changes = Array.from({ length: CUE_CHANGES }, (_, at) => all[(at * 7) % all.length] ?? 0);
  const session = await evening.page.context().newCDPSession(evening.page);
  const heapMb = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
  };
  await draw(
    evening,
    changes.flatMap((atMs) => framesFrom(atMs, 2)),
  );
  const before = await heapMb();
  const { made } = await draw(
    evening,
    changes.flatMap((atMs) => framesFrom(atMs, 2)),
  );
  const after = await heapMb();
  await session.detach();
  return [
    atMost(`${backend}: buffers and textures more after ${CUE_CHANGES} changes of cue`, made.more, '', 0),
    atMost(`${backend}: memory more after ${CUE_CHANGES} changes of cue`, after - before, 'MB', MOST_MB),
  ];
}
