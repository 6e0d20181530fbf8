/**
 * The page that the determinism benchmark drives: a log and a crowd become pictures by the way every wall goes: the
 * state at a moment, the frame of a surface, the stage.
 */

import { type CrowdStream, createCrowdStream } from '#installation/crowd/crowd-stream.ts';
import { surfaceFrame } from '#installation/frame/build-frame.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { OffAxisView } from '#installation/mapping/off-axis-view.ts';
import { readShow } from '#installation/score/read-show.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { createTimeline, type Timeline } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { QUALITY } from '#projection/stage/quality.ts';
import { createStage, type Stage } from '#projection/stage/stage.ts';
import { type SyntheticPerson, syntheticSample } from '#tests/support/synthetic-crowd.ts';

export interface ShowAsk {
  readonly scoreText: string;
  readonly scoreHash: string;
  readonly facts: readonly Fact[];
  readonly sites: Readonly<Record<string, string>>;
}

export interface StandAsk {
  readonly backend: 'webgpu' | 'webgl2';
  readonly site: string;
  readonly surface: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bloom: boolean;
  /** Laid over the window of the surface, so that pixels lie where another picture's do. */
  readonly offAxis?: OffAxisView;
}

/** Of the crowd stream, as `wall-loop.ts` asks for it. */
const DELAY_MS = 200;
const SAMPLE_EVERY_MS = 66;
const FRAME_MS = 1000 / 30;
const PEOPLE = 9;

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** What the camera sees at a moment: people who sway along the picture, each at their own pace, and raise their arms. */
function peopleAt(atMs: number): SyntheticPerson[] {
  return Array.from({ length: PEOPLE }, (_, i) => {
    const turn = atMs / (5000 + 700 * i) + i * 0.37;
    const raised = 90 + 80 * Math.sin(2 * Math.PI * turn * 1.7);
    return {
      track: i + 1,
      across: (i + 0.5) / PEOPLE + 0.04 * Math.sin(2 * Math.PI * turn),
      pose: {
        left: { upper: [raised, 20], fore: [raised, 30] },
        right: { upper: [20, 20], fore: [20, 40] },
        lean: 4 * Math.sin(turn),
        turn: 0,
        crouch: 0,
        nod: 0,
      },
      does: raised > 140 ? ['rise'] : [],
    };
  });
}

/** Gives `stream` what came in from `fromMs` on and by `toMs`. */
function feed(stream: CrowdStream, fromMs: number, toMs: number): void {
  for (let k = Math.ceil(fromMs / SAMPLE_EVERY_MS); k * SAMPLE_EVERY_MS <= toMs; k += 1) {
    const atMs = k * SAMPLE_EVERY_MS;
    if (atMs > fromMs) stream.add('front', syntheticSample(atMs, peopleAt(atMs)));
  }
}

let show: { readonly ask: ShowAsk; readonly plans: Parameters<typeof createTimeline>[0] } | null = null;
let standing: {
  readonly ask: StandAsk;
  readonly stage: Stage;
  readonly canvas: HTMLCanvasElement;
  readonly site: Site;
} | null = null;

function load(ask: ShowAsk): void {
  const read = readShow(ask.scoreText, 'show.yaml', ask.scoreHash);
  if (!read.ok) throw new Error('the score cannot be read');
  show = { ask, plans: new Map([[ask.scoreHash, read.plan]]) };
}

const isAlike = (a: StandAsk, b: StandAsk): boolean =>
  a.backend === b.backend && a.widthPx === b.widthPx && a.heightPx === b.heightPx && a.bloom === b.bloom;

/** Stands as a surface; a stage that is alike goes on with it. */
async function stand(ask: StandAsk): Promise<void> {
  const parsed = parseSite(show?.ask.sites[ask.site] ?? '', ask.site);
  if (!parsed.ok) throw new Error(`the site ${ask.site} cannot be read`);
  if (standing && isAlike(standing.ask, ask)) {
    standing = { ...standing, ask, site: parsed.value };
    return;
  }
  await standing?.stage.dispose();
  standing?.canvas.remove();
  const canvas = document.createElement('canvas');
  canvas.style.cssText = `display:block;width:${ask.widthPx}px;height:${ask.heightPx}px`;
  document.body.append(canvas);
  const stage = await createStage(canvas, { backend: ask.backend, quality: { ...QUALITY.ci, bloom: ask.bloom } });
  if (stage.backend !== ask.backend) throw new Error(`${ask.backend} cannot be had here`);
  standing = { ask, stage, canvas, site: parsed.value };
}

function parts(): { readonly show: NonNullable<typeof show>; readonly standing: NonNullable<typeof standing> } {
  if (!show || !standing) throw new Error('load a show and stand first');
  return { show, standing };
}

/** A log that has grown as far as it was written by `atMs`; pass the one before to let it grow on. */
function grown(atMs: number, before: Timeline | null): Timeline {
  const { ask, plans } = parts().show;
  const timeline = before ?? createTimeline(plans);
  for (const fact of ask.facts.slice(timeline.facts.length)) {
    if (fact.recordedAtMs > atMs) break;
    timeline.append(fact);
  }
  return timeline;
}

async function draw(timeline: Timeline, stream: CrowdStream, atMs: number): Promise<void> {
  const { stage, site, ask } = parts().standing;
  const frame: SurfaceFrame = surfaceFrame(
    timeline.stateAt(serverMs(atMs)),
    stream.peopleAt(atMs - DELAY_MS),
    site,
    ask.surface,
  );
  await nextFrame();
  stage.draw(ask.offAxis ? { ...frame, offAxis: ask.offAxis } : frame);
}

/** The channels of the canvas, RGBA. */
function pixels(): Uint8ClampedArray {
  const { canvas } = parts().standing;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (context === null) throw new Error('no 2d canvas');
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, copy.width, copy.height).data;
}

/** SHA-256 of the picture, and the share of its pixels that are lit at all. */
async function answer(): Promise<{ readonly hash: string; readonly lit: number }> {
  const data = pixels();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(data)));
  let lit = 0;
  for (let at = 0; at < data.length; at += 4)
    if (Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 6) lit += 1;
  return { hash: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''), lit: lit / (data.length / 4) };
}

/** Plays frame by frame up to `atMs`, the log growing as it is written and the crowd as it is seen. */
async function play(atMs: number, frames: number): ReturnType<typeof answer> {
  const stream = createCrowdStream();
  let timeline: Timeline | null = null;
  let heardMs = atMs - frames * FRAME_MS - 2000;
  for (let left = frames; left >= 0; left -= 1) {
    const nowMs = atMs - left * FRAME_MS;
    feed(stream, heardMs, nowMs);
    heardMs = nowMs;
    timeline = grown(nowMs, timeline);
    await draw(timeline, stream, nowMs);
  }
  return answer();
}

/** Draws each of `moments` after the other, straight, with one log and one crowd stream; answers for the last. */
async function seek(moments: readonly number[]): ReturnType<typeof answer> {
  const stream = createCrowdStream();
  for (const atMs of moments) {
    feed(stream, atMs - 700, atMs);
    await draw(grown(Number.POSITIVE_INFINITY, null), stream, atMs);
  }
  return answer();
}

async function picture(atMs: number): Promise<number[]> {
  await seek([atMs]);
  return [...pixels()];
}

const api = { load, stand, play, seek, picture };
export type ShowPage = typeof api;

declare global {
  interface Window {
    showPage: ShowPage;
  }
}
window.showPage = api;
