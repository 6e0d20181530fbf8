/** The page that a browser test drives: a sheet of text by itself, on a slice or through a window. */

import { OrthographicCamera, Scene, WebGPURenderer } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { createWallView } from '#projection/looks/drawing/wall-view.ts';
import { loadGlyphAtlas } from '#projection/text/glyph-atlas.ts';
import { createTextMaker } from '#projection/text/glyph-sheet.ts';
import type { TextSheet, Writing, WrittenBox } from '#projection/text/text-sheet.ts';
import { frameOf, WHOLE_WALL } from '../../stage/support/sample-frames.ts';

export interface TextAsk {
  readonly backend: 'webgpu' | 'webgl2';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly writings: readonly Writing[];
  readonly frame?: Partial<SurfaceFrame>;
  readonly glyphs?: number;
}

export interface TextAnswer {
  readonly boxes: readonly WrittenBox[];
  readonly drawCalls: number;
  readonly textures: number;
  /** RGBA, from the top left, if asked for. */
  readonly pixels: readonly number[];
}

interface Drawing {
  readonly renderer: WebGPURenderer;
  readonly sheet: TextSheet;
  readonly scene: Scene;
  readonly view: ReturnType<typeof createWallView>;
  readonly canvas: HTMLCanvasElement;
}

let drawing: { readonly key: string; readonly made: Drawing } | null = null;
const camera = new OrthographicCamera();

async function open({ backend, widthPx, heightPx, glyphs = 4096 }: TextAsk): Promise<Drawing> {
  const key = `${backend} ${widthPx} ${heightPx} ${glyphs}`;
  if (drawing?.key === key) return drawing.made;
  if (drawing) {
    drawing.made.canvas.remove();
    await drawing.made.renderer.dispose();
  }
  const canvas = document.createElement('canvas');
  canvas.style.cssText = `display:block;width:${widthPx}px;height:${heightPx}px`;
  document.body.append(canvas);
  const renderer = new WebGPURenderer({ canvas, forceWebGL: backend === 'webgl2', alpha: false, depth: false });
  await renderer.init();
  renderer.setClearColor(0x000000, 1);
  renderer.setSize(widthPx, heightPx, false);
  const view = createWallView();
  const sheet = createTextMaker(await loadGlyphAtlas(), view)('page', glyphs);
  const scene = new Scene();
  scene.add(sheet.object);
  const made = { renderer, sheet, scene, view, canvas };
  drawing = { key, made };
  return made;
}

async function write(ask: TextAsk, withPixels = false): Promise<TextAnswer> {
  const { renderer, sheet, scene, view, canvas } = await open(ask);
  const slice = { ...WHOLE_WALL, widthM: (WHOLE_WALL.heightM * ask.widthPx) / ask.heightPx };
  view.update(frameOf([], {}, { slice, ...ask.frame }), canvas.width, canvas.height);
  sheet.begin();
  const boxes = ask.writings.map((writing) => sheet.put(writing));
  sheet.end();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  renderer.render(scene, camera);
  const drawCalls = renderer.info.render.drawCalls;
  const { textures } = renderer.info.memory;
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  context?.drawImage(canvas, 0, 0);
  const pixels = withPixels ? [...(context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])] : [];
  return { boxes, drawCalls, textures, pixels };
}

const textPage = { write };
declare global {
  interface Window {
    textPage: typeof textPage;
  }
}
window.textPage = textPage;
