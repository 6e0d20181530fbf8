/** The page of the benchmark `avatars`: crowds of moving bodies, drawn as the show draws them and one object each. */

import { HalfFloatType, type Object3D, OrthographicCamera, RenderTarget, Scene, WebGPURenderer } from 'three/webgpu';
import { crowdLight } from '#installation/frame/crowd-figures.ts';
import { poseJoints } from '#installation/frame/figure.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { numbersOf } from '#installation/world/identity-numbers.ts';
import { createWallView } from '#projection/looks/drawing/wall-view.ts';
import { figures as figuresLook } from '#projection/looks/figures.ts';
import type { TextMaker } from '#projection/text/text-sheet.ts';
import { frameOf, POSES, WHOLE_WALL } from '../projection/stage/support/sample-frames.ts';
import { createNaiveAvatars } from './avatars-naive.ts';
import { countUploads } from './uploads.ts';

/** What is asked of the page: how many avatars, of how many points, drawn how often. */
export interface AvatarsAsk {
  readonly way: 'look' | 'naive';
  readonly people: number;
  readonly frames: number;
}

export interface AvatarsAnswer {
  readonly updateMs: readonly number[];
  readonly totalMs: readonly number[];
  readonly draws: number;
  readonly uploadedBytes: number;
  /** Share of the picture's pixels that are lit, so that nobody measures an empty wall. */
  readonly lit: number;
}

const [WIDE_PX, HIGH_PX] = [128, 36];
/** Moments of the crowd that are drawn in turn, made beforehand. */
const MOMENTS = 3;
const MOST = 256;

interface Open {
  readonly renderer: WebGPURenderer;
  readonly target: RenderTarget;
  readonly view: ReturnType<typeof createWallView>;
  readonly look: ReturnType<typeof figuresLook.build>;
  readonly naive: ReturnType<typeof createNaiveAvatars>;
  readonly scenes: Readonly<Record<AvatarsAsk['way'], Scene>>;
}

let now: Open | null = null;
const camera = new OrthographicCamera();
const nothing: TextMaker = () => {
  throw new Error('figures do not write');
};
const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

async function open(backend: 'webgpu' | 'webgl2', points: number): Promise<string> {
  await close();
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const renderer = new WebGPURenderer({ canvas, forceWebGL: backend === 'webgl2', antialias: false, depth: false });
  await renderer.init();
  renderer.setSize(WIDE_PX, HIGH_PX, false);
  const view = createWallView();
  const look = figuresLook.build({ view, text: nothing, pointsPerFigure: points, maxFigures: MOST });
  const naive = createNaiveAvatars(view, MOST, points);
  const scenes = { look: new Scene(), naive: new Scene() };
  for (const [place, object] of look.objects.entries()) scenes.look.add(ordered(object, place));
  scenes.naive.add(...naive.objects);
  const target = new RenderTarget(WIDE_PX, HIGH_PX, { type: HalfFloatType, depthBuffer: false });
  now = { renderer, target, view, look, naive, scenes };
  return 'isWebGPUBackend' in renderer.backend ? 'webgpu' : 'webgl2';
}

function ordered(object: Object3D, place: number): Object3D {
  object.renderOrder = place;
  return object;
}

async function close(): Promise<void> {
  now?.look.dispose();
  now?.naive.dispose();
  now?.target.dispose();
  await now?.renderer.dispose();
  document.querySelector('canvas')?.remove();
  now = null;
}

/** A crowd at one of its moments: everybody moves, nobody as the neighbour does. */
function crowdAt(moment: number, people: number): SurfaceFrame {
  const figures = Array.from({ length: people }, (_, index): Figure => {
    const pose = [POSES.rest, POSES.rise, POSES.link, POSES.claim][index % 4] ?? POSES.rest;
    const sway = 6 * Math.sin(moment + index);
    const joints = poseJoints({ ...pose, lean: pose.lean + sway }, 1.55 + 0.05 * (index % 6));
    const x = ((index + 0.5) / people) * WHOLE_WALL.wallWidthM;
    for (let at = 0; at < joints.length; at += 4) {
      joints[at] = (joints[at] ?? 0) + x;
      joints[at + 1] = (joints[at + 1] ?? 0) + WHOLE_WALL.floorM;
    }
    return {
      key: index + 1,
      isCast: false,
      presence: 1,
      gesture: 0.3,
      pace: 0.5,
      light: crowdLight(index + 1),
      garment: { coat: 0, hood: 0, plates: 0, halo: 0, sparks: 0, threads: 0, masks: 0 },
      identity: numbersOf('whole'),
      faction: -1,
      groundM: WHOLE_WALL.floorM,
      joints,
    };
  });
  return frameOf(figures, {}, { slice: WHOLE_WALL, lifeMs: 1000 * moment });
}

/** Waits until the graphics side has nothing left to do, so that its queue does not slow the next frame's script. */
async function settle({ renderer, target }: Open): Promise<Uint16Array> {
  const pixels = await renderer.readRenderTargetPixelsAsync(target, 0, 0, WIDE_PX, HIGH_PX);
  if (!(pixels instanceof Uint16Array)) throw new Error('the picture is not in half floats');
  return pixels;
}

/** Draws a crowd so often and tells what a frame cost the script, and what was sent for it. */
async function measure({ way, people, frames }: AvatarsAsk): Promise<AvatarsAnswer> {
  if (!now) throw new Error('open first');
  const { renderer, target, view, look, naive, scenes } = now;
  const moments = Array.from({ length: MOMENTS }, (_, moment) => crowdAt(moment, people));
  const update = (frame: SurfaceFrame, at: number): void => {
    view.update(frame, WIDE_PX, HIGH_PX);
    if (way === 'look') look.update(frame);
    else naive.update(frame.figures, at);
  };
  const draw = (): void => {
    renderer.setRenderTarget(target);
    renderer.render(scenes[way], camera);
    renderer.setRenderTarget(null);
  };
  const updateMs: number[] = [];
  const totalMs: number[] = [];
  let [draws, uploadedBytes] = [0, 0];
  let pixels = new Uint16Array();
  for (let at = 0; at < frames + MOMENTS; at += 1) {
    const frame = moments[at % MOMENTS];
    if (!frame) throw new Error('no moment');
    await nextFrame();
    // The first round grows tattoos and compiles; the last of it is watched for what it sends.
    const isWatched = at === MOMENTS - 1;
    const stop = isWatched ? countUploads(renderer.backend) : null;
    const from = performance.now();
    update(frame, at);
    const between = performance.now();
    draw();
    const to = performance.now();
    if (stop) uploadedBytes = stop();
    if (isWatched) draws = renderer.info.render.drawCalls;
    if (at >= MOMENTS) {
      updateMs.push(between - from);
      totalMs.push(to - from);
    }
    pixels = new Uint16Array(await settle(now));
  }
  let lit = 0;
  for (let at = 0; at < pixels.length; at += 4) lit += (pixels[at] ?? 0) > 0x2000 ? 1 : 0;
  return { updateMs, totalMs, draws, uploadedBytes, lit: (4 * lit) / pixels.length };
}

const api = { open, close, measure };
export type AvatarsPage = typeof api;

declare global {
  interface Window {
    avatarsPage: AvatarsPage;
  }
}
window.avatarsPage = api;
