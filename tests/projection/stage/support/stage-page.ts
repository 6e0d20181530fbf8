/** The page that a browser test drives: a stage of the asked size, and pictures of asked frames. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { mappingOf, PLAIN_MAPPING } from '#installation/mapping/mapping-of.ts';
import type { PatternName } from '#installation/protocol/setup.ts';
import type { Site } from '#installation/site/site.ts';
import { waitingFrame } from '#projection/looks/waiting/waiting-frame.ts';
import { patternInfoOf } from '#projection/patterns/pattern-info.ts';
import { QUALITY, type Quality } from '#projection/stage/quality.ts';
import { createStage, type Stage } from '#projection/stage/stage.ts';
import { crowd, frameOf, inRoom, leads, unsure } from './sample-frames.ts';

/** What a test asks for. */
export interface StageAsk {
  readonly backend: 'webgpu' | 'webgl2';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly quality?: Partial<Quality>;
}

/** What a picture to draw is made of. */
export interface PictureAsk {
  readonly cast: 'crowd' | 'leads' | 'both' | 'room' | 'unsure' | 'nobody' | 'waiting';
  readonly parameters?: Readonly<Record<string, number>>;
  readonly frame?: Partial<SurfaceFrame>;
  readonly figure?: { readonly presence?: number; readonly gesture?: number; readonly pace?: number };
}

/** Which test pattern, and of what. */
export interface PatternAsk {
  readonly name: PatternName;
  readonly site: Site;
  readonly surface: string;
  readonly serverMs: number;
}

/** What was drawn. */
export interface PictureAnswer {
  readonly backend: string;
  readonly software: boolean;
  readonly drawCalls: number;
  readonly drawMs: number;
  /** FNV-1a of all channels. */
  readonly hash: number;
  /** Share of pixels with any channel above 6 of 255, and of those above 26. */
  readonly lit: number;
  readonly bright: number;
  readonly mean: number;
  /** Raw channels if asked for. */
  readonly pixels?: readonly number[];
}

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

let stage: Stage | null = null;
let canvas: HTMLCanvasElement | null = null;
let losses = 0;

async function open(ask: StageAsk): Promise<string> {
  await close();
  canvas = document.createElement('canvas');
  canvas.style.cssText = `display:block;width:${ask.widthPx}px;height:${ask.heightPx}px`;
  document.body.append(canvas);
  stage = await createStage(canvas, { backend: ask.backend, quality: { ...QUALITY.ci, ...ask.quality } });
  stage.onLost(() => {
    losses += 1;
  });
  return stage.backend;
}

async function close(): Promise<void> {
  await stage?.dispose();
  canvas?.remove();
  stage = null;
  canvas = null;
}

function frameFor(ask: PictureAsk): SurfaceFrame {
  const people = crowd(ask.figure);
  const casts = {
    crowd: people,
    leads: leads(),
    both: [...people, ...leads()],
    room: inRoom(),
    unsure: unsure(),
    nobody: [],
    waiting: [],
  };
  const figures = casts[ask.cast];
  const frame = frameOf(figures, ask.parameters, ask.frame);
  return ask.cast === 'waiting' ? waitingFrame(frame.lifeMs, frame.slice) : frame;
}

async function picture(ask: PictureAsk, withPixels = false): Promise<PictureAnswer> {
  const frame = frameFor(ask);
  return drawnBy((on) => on.draw(frame), withPixels);
}

/** Draws a test pattern of a surface of `site`. */
async function pattern(ask: PatternAsk, withPixels = false): Promise<PictureAnswer> {
  const info = patternInfoOf(ask.site, ask.surface, mappingOf(ask.site, ask.surface), 'on');
  if (!info) throw new Error(`no surface ${ask.surface}`);
  return drawnBy((on) => on.drawPattern(ask.name, info, ask.serverMs), withPixels);
}

/** Fits the stage as a surface of `site` is; null: as it was opened. */
function fit(site: Site | null, surface: string): void {
  stage?.map(site === null ? PLAIN_MAPPING : mappingOf(site, surface));
}

async function drawnBy(draw: (on: Stage) => void, withPixels: boolean): Promise<PictureAnswer> {
  if (stage === null || canvas === null) throw new Error('open a stage first');
  await nextFrame();
  const from = performance.now();
  draw(stage);
  const drawMs = performance.now() - from;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (context === null) throw new Error('no 2d canvas');
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  let hash = 0x811c9dc5;
  let lit = 0;
  let bright = 0;
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    const r = data[at] ?? 0;
    const g = data[at + 1] ?? 0;
    const b = data[at + 2] ?? 0;
    const peak = Math.max(r, g, b);
    if (peak > 6) lit += 1;
    if (peak > 26) bright += 1;
    sum += r + g + b;
    hash = Math.imul(hash ^ r, 0x01000193);
    hash = Math.imul(hash ^ g, 0x01000193);
    hash = Math.imul(hash ^ b, 0x01000193);
  }
  const pixelCount = data.length / 4;
  return {
    backend: stage.backend,
    software: stage.software,
    drawCalls: stage.drawCalls(),
    drawMs,
    hash: hash >>> 0,
    lit: lit / pixelCount,
    bright: bright / pixelCount,
    mean: sum / (3 * pixelCount),
    ...(withPixels ? { pixels: [...data] } : {}),
  };
}

/** Draws once and leaves the picture on the canvas for a screenshot. */
async function show(ask: PictureAsk): Promise<void> {
  if (stage === null) throw new Error('open a stage first');
  await nextFrame();
  stage.draw(frameFor(ask));
  await nextFrame();
}

/** Takes the WebGL context away, as a driver does when it resets. */
async function lose(): Promise<void> {
  canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  await nextFrame();
  await nextFrame();
}

const api = { open, close, picture, pattern, fit, show, lose, losses: () => losses };
export type StagePage = typeof api;

declare global {
  interface Window {
    stagePage: StagePage;
  }
}
window.stagePage = api;
