/**
 * What looks cost: each of the catalogue alone, where the show shows it brightest, and the heaviest cue of the show; and
 * whether anything is made on the graphics card, or kept, while a show goes on. What counts is how long the page's own
 * scripts keep the processor busy; on a machine without a graphics card the drawing itself takes the processor too, and the
 * clock beside it shows how long they wait for each other.
 */

import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';
import { type HeldEvening, openEvening } from './evening.ts';
import type { Drawn, WallAsk } from './evening-page.ts';
import { type ScriptWatch, watchScript } from './script-time.ts';

const BACKENDS = ['webgpu', 'webgl2'] as const;
const SURFACE = 'left';
/** What a frame may take of the processor, ms, and how many draws there may be, post included. */
const MOST_MS = 2;
const MOST_DRAWS = 25;
/** Frames that are drawn before any is measured, and that a look alone, or a cue that may be the heaviest, is measured by. */
const WARM = 60;
const ALONE = { before: 15, measured: 60 } as const;
/** Frames by which every cue is weighed, and how many of the heaviest are weighed again. */
const WEIGHED = 3;
const FINAL = 4;
/** Where among the moments that show a look its brightest is looked for. */
const TRIED = [0, 0.25, 0.5, 0.75, 1] as const;
const LONG = 1000;
const HZ = 60;
const FRAME_MS = 1000 / HZ;
const CUE_CHANGES = 100;
/** What may be kept of a hundred changes of cue, MB: less than one wall of a picture. */
const MOST_MB = 1;
/** Small, as the processor's part is the same at any size. */
const SMALL = { surface: SURFACE, widthPx: 192, heightPx: 108, bloom: true, isGuarded: true } as const;

/** What is measured with. */
interface Measuring {
  readonly evening: HeldEvening;
  readonly watch: ScriptWatch;
  readonly backend: WallAsk['backend'];
  readonly say: (text: string) => void;
}

export const looksBench: Bench = {
  name: 'looks',
  says: 'Each look alone and the heaviest cue: time of the processor, draws, what is made on the graphics card, memory.',
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const evening = await openEvening();
    const long = seconds === null ? LONG : Math.round(seconds * HZ);
    try {
      const watch = await watchScript(evening.page);
      const figures: Figure[] = [];
      for (const backend of BACKENDS) {
        const measuring = { evening, watch, backend, say };
        figures.push(...(await heaviest(measuring, long)));
        figures.push(...(await eachAlone(measuring)));
      }
      await watch.stop();
      figures.push(atMost('errors on the page', evening.errors.length, '', 0));
      for (const error of evening.errors) say(error);
      return figures;
    } finally {
      await evening.close();
    }
  },
};

const stand = ({ evening, backend }: Measuring, looks: WallAsk['looks']): Promise<void> =>
  evening.page.evaluate((wall) => window.eveningPage.stand(wall), { ...SMALL, backend, looks });
const draw = ({ evening }: Measuring, moments: readonly number[]): Promise<Drawn> =>
  evening.page.evaluate((those) => window.eveningPage.draw(those), moments);

/** Draws them, and tells how long the scripts of one frame take, ms. */
async function weigh(measuring: Measuring, moments: readonly number[]): Promise<Drawn & { readonly scriptMs: number }> {
  const { answer, busyMs } = await measuring.watch.during(() => draw(measuring, moments));
  return { ...answer, scriptMs: busyMs / moments.length };
}

const framesFrom = (atMs: number, count: number): number[] =>
  Array.from({ length: count }, (_, frame) => atMs + frame * FRAME_MS);

const tellings = ({ told }: HeldEvening): readonly number[] => [...new Set(told.cues.map((cue) => cue.tellingMs))];

/** A few of them, from the first to the last; a look that is never shown is drawn all the same. */
const someOf = (moments: readonly number[]): readonly number[] =>
  moments.length === 0
    ? [0]
    : [...new Set(TRIED.map((share) => moments[Math.round(share * (moments.length - 1))] ?? 0))];

async function eachAlone(measuring: Measuring): Promise<Figure[]> {
  const { evening, backend, say } = measuring;
  const figures: Figure[] = [];
  for (const look of await evening.page.evaluate(() => window.eveningPage.looks())) {
    const showing = await evening.page.evaluate(
      ([name, surface, moments]) => window.eveningPage.shown(name, surface, moments),
      [look, SURFACE, tellings(evening)] as const,
    );
    await stand(measuring, [look]);
    let best = { atMs: 0, mean: -1, drawCalls: -1 };
    for (const atMs of someOf(showing)) {
      const { mean, drawCalls } = await draw(measuring, [atMs]);
      if (drawCalls > best.drawCalls || (drawCalls === best.drawCalls && mean > best.mean))
        best = { atMs, mean, drawCalls };
    }
    await draw(measuring, framesFrom(best.atMs - ALONE.before * FRAME_MS, ALONE.before));
    const { scriptMs, drawMs, drawCalls } = await weigh(measuring, framesFrom(best.atMs, ALONE.measured));
    say(
      `${backend}: ${look} alone, at ${Math.round(best.atMs / 1000)} s: ${scriptMs.toFixed(2)} ms, ${drawCalls} draws`,
    );
    figures.push(
      atMost(`${backend}, ${look} alone: script`, scriptMs, 'ms', MOST_MS),
      figure(`${backend}, ${look} alone: by the clock, median`, quantile(drawMs, 0.5), 'ms'),
      atMost(`${backend}, ${look} alone: draws, post included`, drawCalls, '', MOST_DRAWS),
    );
  }
  return figures;
}

interface Weighed {
  readonly key: string;
  readonly atMs: number;
  readonly drawCalls: number;
  readonly scriptMs: number;
}

/** Every cue, weighed in passing; those that took longest once more and by more frames, the heaviest of them first. */
async function weighCues(measuring: Measuring): Promise<{ readonly most: Weighed; readonly heaviest: Weighed }> {
  const all: Weighed[] = [];
  for (const { key, tellingMs } of measuring.evening.told.cues) {
    const { scriptMs, drawCalls } = await weigh(measuring, framesFrom(tellingMs, WEIGHED));
    all.push({ key, atMs: tellingMs, drawCalls, scriptMs });
  }
  const again: Weighed[] = [];
  for (const one of [...all].sort((a, b) => b.scriptMs - a.scriptMs).slice(0, FINAL)) {
    await draw(measuring, framesFrom(one.atMs - ALONE.before * FRAME_MS, ALONE.before));
    again.push({ ...one, scriptMs: (await weigh(measuring, framesFrom(one.atMs, ALONE.measured))).scriptMs });
  }
  const [most] = [...all].sort((a, b) => b.drawCalls - a.drawCalls);
  const [first] = again.sort((a, b) => b.scriptMs - a.scriptMs);
  if (!most || !first) throw new Error('the show has no cues');
  return { most, heaviest: first };
}

async function heaviest(measuring: Measuring, frames: number): Promise<Figure[]> {
  const { evening, backend, say } = measuring;
  await stand(measuring, null);
  await draw(measuring, framesFrom(evening.told.cues[0]?.tellingMs ?? 0, WARM));
  const { most, heaviest: worst } = await weighCues(measuring);
  say(`${backend}: most draws ${most.key}, ${most.drawCalls}; the heaviest cue is ${worst.key}`);
  await draw(measuring, framesFrom(worst.atMs - ALONE.before * FRAME_MS, ALONE.before));
  const long = await weigh(measuring, framesFrom(worst.atMs, frames));
  const made = Object.values(long.made.made).reduce((sum, count) => sum + count, 0);
  for (const [name, count] of Object.entries(long.made.made)) say(`${backend}: ${name} ${count} times`);
  const name = `${backend}, heaviest cue (${worst.key})`;
  return [
    atMost(`${name}: script`, long.scriptMs, 'ms', MOST_MS),
    figure(`${name}: by the clock, median`, quantile(long.drawMs, 0.5), 'ms'),
    figure(`${name}: by the clock, 95 %`, quantile(long.drawMs, 0.95), 'ms'),
    figure(`${name}: the frame before it, median`, quantile(long.frameMs, 0.5), 'ms'),
    atMost(`${backend}, cue with the most draws (${most.key}): draws, post included`, most.drawCalls, '', MOST_DRAWS),
    atMost(`${name}: made on the card in ${frames} frames`, made, '', 0),
    ...(await changingCues(measuring)),
  ];
}

/** Cue after cue; what is there after a hundred, against what was there after all had been seen once. */
async function changingCues(measuring: Measuring): Promise<Figure[]> {
  const { evening, watch, backend } = measuring;
  const all = tellings(evening);
  const changes = Array.from({ length: CUE_CHANGES }, (_, at) => all[(at * 7) % all.length] ?? 0);
  const moments = changes.flatMap((atMs) => framesFrom(atMs, 2));
  await draw(measuring, moments);
  const before = await watch.heapMb();
  const { made } = await draw(measuring, moments);
  const after = await watch.heapMb();
  return [
    atMost(`${backend}: buffers and textures more after ${CUE_CHANGES} changes of cue`, made.more, '', 0),
    atMost(`${backend}: memory more after ${CUE_CHANGES} changes of cue`, after - before, 'MB', MOST_MB),
  ];
}
