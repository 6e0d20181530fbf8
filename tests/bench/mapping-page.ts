/** The page of the benchmark `mapping`: the last pass by itself, throwing a picture that is known to the last pixel. */

import { texture, vec4 } from 'three/tsl';
import {
  DataTexture,
  FloatType,
  NearestFilter,
  NodeMaterial,
  QuadMesh,
  RGBAFormat,
  WebGPURenderer,
} from 'three/webgpu';
import { mappingOf } from '#installation/mapping/mapping-of.ts';
import type { Site } from '#installation/site/site.ts';
import { createOutputPass } from '#projection/stage/output-pass.ts';
import { benchPicture } from './mapping-picture.ts';

/** What is thrown: a surface of a site, with the waves or a flat light. */
export interface ThrowAsk {
  readonly site: Site;
  readonly surface: string;
  readonly flat: number | null;
}

/** A wall that begins at no other pixel than the first. */
const SLICE = { wallWidthM: 8, wallHeightM: 4.5, floorM: 0, xM: 0, yM: 0, widthM: 8, heightM: 4.5 };

interface Open {
  readonly canvas: HTMLCanvasElement;
  readonly renderer: WebGPURenderer;
  readonly output: ReturnType<typeof createOutputPass>;
}

let now: Open | null = null;

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

async function open(backend: 'webgpu' | 'webgl2', widthPx: number, heightPx: number): Promise<string> {
  await close();
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const renderer = new WebGPURenderer({
    canvas,
    forceWebGL: backend === 'webgl2',
    alpha: false,
    antialias: false,
    depth: false,
  });
  await renderer.init();
  renderer.setSize(widthPx, heightPx, false);
  renderer.setClearColor(0x000000, 1);
  now = { canvas, renderer, output: createOutputPass(renderer, false) };
  return 'isWebGPUBackend' in renderer.backend ? 'webgpu' : 'webgl2';
}

async function close(): Promise<void> {
  now?.output.dispose();
  await now?.renderer.dispose();
  now?.canvas.remove();
  now = null;
}

/** Puts the picture into the pass's own target, pixel by pixel. */
function fill({ renderer, output }: Open, flat: number | null): void {
  const { width, height } = output.picture;
  const { light } = benchPicture(width, height, flat);
  const rgba = new Float32Array(4 * width * height).fill(1);
  for (let at = 0; at < width * height; at += 1) rgba.set(light.subarray(3 * at, 3 * at + 3), 4 * at);
  const source = new DataTexture(rgba, width, height, RGBAFormat, FloatType);
  source.minFilter = NearestFilter;
  source.magFilter = NearestFilter;
  source.needsUpdate = true;
  const material = new NodeMaterial();
  material.fragmentNode = vec4(texture(source).rgb, 1);
  renderer.setRenderTarget(output.picture);
  new QuadMesh(material).render(renderer);
  renderer.setRenderTarget(null);
  source.dispose();
  material.dispose();
}

/** Red, green and blue of every pixel thrown, row by row, as base64. */
async function thrown({ site, surface, flat }: ThrowAsk): Promise<string> {
  if (!now) throw new Error('open first');
  const { canvas, output } = now;
  output.map(mappingOf(site, surface));
  output.resize(canvas.width, canvas.height, 1);
  fill(now, flat);
  await nextFrame();
  output.throwFrame(0, SLICE);
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
}

/** How long this page is busy with the pass for one frame, each of so many; ms. */
async function costs(frames: number): Promise<number[]> {
  if (!now) throw new Error('open first');
  const times: number[] = [];
  for (let at = 0; at < frames; at += 1) {
    await nextFrame();
    const from = performance.now();
    now.output.throwFrame(at * 17, SLICE);
    times.push(performance.now() - from);
  }
  return times;
}

const api = { open, close, thrown, costs };
export type MappingPage = typeof api;

declare global {
  interface Window {
    mappingPage: MappingPage;
  }
}
window.mappingPage = api;
