/**
 * The page that the benchmarks of looks and of flashes drive: a whole rehearsed evening with its crowd, drawn moment by
 * moment, measured where it is drawn. Nothing but figures leaves it.
 */

import { type Evening, holdEvening } from '#control-server/contact-sheet/evenings.ts';
import { tellingMoment } from '#control-server/contact-sheet/telling-moment.ts';
import { surfaceFrame } from '#installation/frame/build-frame.ts';
import type { FlashLight } from '#installation/frame/flash-light.ts';
import { createFlashMeter, type FlashMeter, type MostFlashes } from '#installation/frame/flashes-of.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { readShow } from '#installation/score/read-show.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { LOOKS } from '#projection/looks/catalogue.ts';
import { createWallView } from '#projection/looks/drawing/wall-view.ts';
import { QUALITY } from '#projection/stage/quality.ts';
import { createStage, type Stage } from '#projection/stage/stage.ts';
import { noText } from '#projection/text/glyph-sheet.ts';
import { strobe } from '#tests/projection/stage/support/strobe.ts';
import { type Counted, countGraphics } from './graphics-counted.ts';
import { AND, joined } from './joined-surfaces.ts';
import { type ReadBack, readBackCopy, readBackGl } from './read-back.ts';
import { placesOf } from './thrown-light.ts';

export interface EveningAsk {
  readonly scoreText: string;
  readonly scoreHash: string;
  readonly siteText: string;
  readonly seed: number;
  readonly crowd: number;
  readonly compliance: number;
  readonly participants: number;
}

export interface EveningTold {
  readonly endedAtMs: number;
  /** Every cue in the order it was reached: when it began, and the moment that tells it. */
  readonly cues: readonly { readonly key: string; readonly atMs: number; readonly tellingMs: number }[];
}

export interface WallAsk {
  readonly backend: 'webgpu' | 'webgl2';
  /** Or several side by side, drawn as one, as `left+right`. */
  readonly surface: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bloom: boolean;
  /** Left out: as few as any tier draws. */
  readonly pointsPerFigure?: number;
  readonly isGuarded: boolean;
  /** Only these of the catalogue, or the look that flashes on purpose; null: the whole catalogue. */
  readonly looks: readonly string[] | null;
}

/** What drawing frame after frame took. */
export interface Drawn {
  /** Of the stage, and of the frame before it, ms. */
  readonly drawMs: readonly number[];
  readonly frameMs: readonly number[];
  readonly drawCalls: number;
  /** Mean of all channels of the last, 0..255. */
  readonly mean: number;
  readonly made: Counted;
}

/** A wall that is drawn, and what counts the flashes of each of its surfaces. */
interface Standing {
  readonly ask: WallAsk;
  readonly site: Site;
  readonly stage: Stage;
  readonly canvas: HTMLCanvasElement;
  readonly readBack: ReadBack;
  counted: Counting;
}

/** What counts the flashes of each surface, and up to which moment it has, ms. */
interface Counting {
  readonly meters: readonly FlashMeter[];
  readonly toMs: number;
}

/** Does something in the browser's next frame, where the developer's tools count it as script. */
const inNextFrame = (act: () => void): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      act();
      resolve();
    }),
  );
const counted = countGraphics();

let held: { readonly evening: Evening; readonly site: Site } | null = null;
let standing: Standing | null = null;

function hold(ask: EveningAsk): EveningTold {
  const read = readShow(ask.scoreText, 'show.yaml', ask.scoreHash);
  if (!read.ok) throw new Error('the score cannot be read');
  const site = parseSite(ask.siteText, 'site.yaml');
  if (!site.ok) throw new Error('the site cannot be read');
  const { seed, crowd, compliance, participants } = ask;
  const evening = holdEvening(read.plan, { ...USUAL_REHEARSAL, seed, crowd, compliance, participants });
  held = { evening, site: site.value };
  return {
    endedAtMs: evening.endedAtMs,
    cues: evening.rows.map(({ key, atMs }, index) => ({
      key,
      atMs,
      tellingMs: tellingMoment(read.plan, evening.rows, index, evening.endedAtMs, 0),
    })),
  };
}

async function stand(ask: WallAsk): Promise<void> {
  if (!held) throw new Error('hold an evening first');
  const site = joined(held.site, ask.surface);
  await standing?.stage.dispose();
  standing?.canvas.remove();
  const canvas = document.createElement('canvas');
  canvas.style.cssText = `display:block;width:${ask.widthPx}px;height:${ask.heightPx}px`;
  document.body.append(canvas);
  const pointsPerFigure = ask.pointsPerFigure ?? QUALITY.least.pointsPerFigure;
  const quality = { ...QUALITY.least, pixelRatio: 1, bloom: ask.bloom, pointsPerFigure };
  const known = [...LOOKS, strobe];
  const looks = ask.looks?.map((name) => {
    const look = known.find((one) => one.name === name);
    if (!look) throw new Error(`there is no look "${name}"`);
    return look;
  });
  const { backend, isGuarded } = ask;
  const stage = await createStage(canvas, { backend, isGuarded, quality, ...(looks ? { looks } : {}) });
  if (stage.backend !== backend) throw new Error(`${backend} cannot be had here`);
  const readBack = backend === 'webgl2' ? readBackGl(canvas, AT_ONCE) : readBackCopy(canvas);
  standing = { ask, site, stage, canvas, readBack, counted: { meters: [], toMs: Number.NaN } };
}

function frameAt(atMs: number, set: Readonly<Record<string, number>>, surface = standing?.ask.surface): SurfaceFrame {
  if (!held || surface === undefined) throw new Error('hold an evening and stand first');
  const { evening } = held;
  const site = standing?.ask.surface === surface ? standing.site : held.site;
  const people = evening.peopleAt(atMs, Object.keys(site.cameras));
  const frame = surfaceFrame(evening.stateAt(atMs), people, site, surface);
  return { ...frame, parameters: { ...frame.parameters, ...set } };
}

/** Of these moments, those at which a look of the catalogue has anything to draw; all, where it draws nothing of its own. */
function shown(name: string, surface: string, moments: readonly number[]): number[] {
  const look = LOOKS.find((one) => one.name === name);
  if (!look) throw new Error(`there is no look "${name}"`);
  const { pointsPerFigure, maxFigures } = QUALITY.least;
  const live = look.build({ view: createWallView(), text: noText, pointsPerFigure, maxFigures });
  const found = moments.filter((atMs) => {
    live.update(frameAt(atMs, {}, surface));
    return live.objects.some(({ visible }) => visible);
  });
  live.dispose();
  return live.objects.length > 0 ? found : [...moments];
}

/** Draws each of these moments; the browser is given time between them. */
async function draw(moments: readonly number[], set: Readonly<Record<string, number>> = {}): Promise<Drawn> {
  if (!standing) throw new Error('stand first');
  const { stage } = standing;
  const [drawMs, frameMs]: [number[], number[]] = [[], []];
  counted.begin();
  for (const atMs of moments) {
    const from = performance.now();
    const frame = frameAt(atMs, set);
    frameMs.push(performance.now() - from);
    await inNextFrame(() => {
      const began = performance.now();
      stage.draw(frame);
      drawMs.push(performance.now() - began);
    });
  }
  const made = counted.since();
  const data = pixels();
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum += (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
  return { drawMs, frameMs, drawCalls: stage.drawCalls(), mean: sum / ((3 * data.length) / 4), made };
}

/** Places of a picture that are measured for flashes. */
const GRID = { wide: 24, high: 18 } as const;
/** So many pictures are drawn before the light of the ones before them is read. */
const AT_ONCE = 15;

/** The light of every place, of each surface in turn, at each of these moments, counted from the upper or the lower left. */
async function lights(frames: Iterable<SurfaceFrame>): Promise<FlashLight[][][]> {
  if (!standing) throw new Error('stand first');
  const { stage, canvas, ask, readBack } = standing;
  const parts = ask.surface.split(AND).length;
  const found: FlashLight[][][] = [];
  let before: Promise<Uint8Array> | null = null;
  let drawn = 0;
  const reckon = async (reading: Promise<Uint8Array> | null): Promise<void> => {
    const data = await reading;
    const size = canvas.width * canvas.height * 4;
    for (let from = 0; data && from < data.length; from += size)
      found.push(placesOf({ data, from, widthPx: canvas.width, heightPx: canvas.height }, GRID, parts));
  };
  for (const frame of frames) {
    stage.draw(frame);
    readBack.take();
    drawn += 1;
    if (drawn % AT_ONCE > 0) continue;
    const reading = readBack.pictures();
    await reckon(before);
    before = reading;
  }
  await reckon(before);
  await reckon(readBack.pictures());
  return found;
}

/** Light at these moments: see {@link lights}. */
const lightsAt = (moments: readonly number[]): Promise<FlashLight[][][]> =>
  lights(moments.values().map((atMs) => frameAt(atMs, {})));

/**
 * Draws from one moment up to another, `hz` pictures a second, and answers the most flashes of each surface in turn:
 * since the first call of a row of which each goes on where the one before it ended. With `flashing`, numbers that take
 * turns so many times a second.
 */
async function flashes(
  fromMs: number,
  toMs: number,
  hz: number,
  flashing: { readonly hz: number; readonly on: Readonly<Record<string, number>> } | null,
): Promise<MostFlashes[]> {
  if (!standing) throw new Error('stand first');
  const { counted: before, ask } = standing;
  const isNext = before.toMs === fromMs;
  const meters = isNext ? before.meters : ask.surface.split(AND).map(() => createFlashMeter(GRID));
  standing.counted = { meters, toMs };
  const steps = Array.from({ length: Math.ceil(((toMs - fromMs) * hz) / 1000) }, (_, step) => step);
  const atMs = (step: number): number => fromMs + (step * 1000) / hz;
  const isOn = (step: number): boolean => flashing !== null && Math.floor((step * flashing.hz * 2) / hz) % 2 === 0;
  const seen = await lights(steps.values().map((step) => frameAt(atMs(step), isOn(step) ? (flashing?.on ?? {}) : {})));
  for (const [step, parts] of seen.entries())
    for (const [part, places] of parts.entries()) meters[part]?.add(atMs(step), places);
  return meters.map((meter) => meter.most());
}

let copy: OffscreenCanvasRenderingContext2D | null = null;

/** The channels of the canvas, RGBA. */
function pixels(): Uint8ClampedArray {
  if (!standing) throw new Error('stand first');
  const { canvas } = standing;
  if (copy?.canvas.width !== canvas.width || copy.canvas.height !== canvas.height)
    copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  if (!copy) throw new Error('no 2d canvas');
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height).data;
}

const api = { hold, stand, shown, draw, lightsAt, flashes, looks: () => LOOKS.map(({ name }) => name) };
export type EveningPage = typeof api;

declare global {
  interface Window {
    eveningPage: EveningPage;
  }
}
window.eveningPage = api;
