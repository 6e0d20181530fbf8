/** The stage: one canvas that shows one slice of a wall or one window into its scene, frame by frame. It reads no clock and starts no loop. */

import { OrthographicCamera, Scene, WebGPURenderer } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { OutputMapping } from '#installation/mapping/output-mapping.ts';
import type { PatternName } from '#installation/protocol/setup.ts';
import { LOOKS } from '../looks/catalogue.ts';
import { createWallView } from '../looks/drawing/wall-view.ts';
import type { Finishing, LiveLook, Look, LookContext } from '../looks/look.ts';
import { isAboutLight } from '../patterns/paint-pattern.ts';
import type { PatternInfo } from '../patterns/pattern-info.ts';
import { type GlyphAtlas, loadGlyphAtlas } from '../text/glyph-atlas.ts';
import { createTextMaker, noText } from '../text/glyph-sheet.ts';
import { type AdapterSource, type BackendChoice, preflight, webglRendererName } from './backend.ts';
import { createFinish } from './finish.ts';
import { LookFault } from './look-fault.ts';
import { createOneSubmit } from './one-submit.ts';
import { createOutputPass } from './output-pass.ts';
import { createPatternSource } from './pattern-source.ts';
import { QUALITY, type Quality } from './quality.ts';

/** How a stage is set up. */
export interface StageOptions {
  readonly backend?: BackendChoice;
  readonly quality?: Quality;
  /** What is drawn, in this order; left out: every look of the catalogue. */
  readonly looks?: readonly Look[];
  /** False throws what flashes as it is: for measuring, and for single pictures. Never before people. */
  readonly isGuarded?: boolean;
}

/** Why a stage can draw no more. */
export interface StageLoss {
  readonly backend: 'webgpu' | 'webgl2';
  readonly message: string;
}

/** A canvas ready to draw. */
export interface Stage {
  readonly backend: 'webgpu' | 'webgl2';
  /** True if a processor draws instead of a graphics card. */
  readonly software: boolean;
  /** Draw calls of the last frame, finishing included. */
  readonly drawCalls: () => number;
  /**
   * Draws one frame. The same frame gives the same picture, whatever was drawn before, unless it flashed: what does is
   * held back when it is thrown. Call it at most once per
   * animation frame of the browser: the finishing renews itself once in each. Draws nothing once the device is lost.
   */
  draw(frame: SurfaceFrame): void;
  /**
   * Draws a test pattern instead of a frame, thrown as the show would be. The same name, info and time give the same
   * picture; one that does not move is painted once for each `info`.
   */
  drawPattern(name: PatternName, info: PatternInfo, serverMs: number): void;
  /** Whether the last frame was held back, as it flashed. Asks the graphics card without waiting for it: not every frame. */
  isHolding(): Promise<boolean>;
  /** Takes how the projector is fitted; before the first, the picture fills the canvas. Costs no compiling. */
  map(mapping: OutputMapping): void;
  /** Takes the canvas's size in CSS pixels from its layout. Call it when that changes. */
  resize(): void;
  /** Calls `handler` once if the graphics device is lost; then dispose of this stage and create another. */
  onLost(handler: (loss: StageLoss) => void): void;
  /** Frees everything. The canvas itself stays; a new stage needs a fresh canvas element after a loss of WebGL. */
  dispose(): Promise<void>;
}

/**
 * Creates a stage on `canvas`. Rejects if the browser offers neither WebGPU nor WebGL2, and with a `LookFault` if a look throws.
 * All looks are compiled before it resolves, the finishing on the first `draw`.
 */
export async function createStage(canvas: HTMLCanvasElement, options: StageOptions = {}): Promise<Stage> {
  const quality = options.quality ?? QUALITY.full;
  const glyphs = loadGlyphs();
  const gpu = (navigator as { gpu?: AdapterSource }).gpu;
  const found = await preflight(options.backend ?? 'auto', gpu, webglRendererName);
  const renderer = new WebGPURenderer({
    canvas,
    forceWebGL: found.forceWebGL,
    alpha: false,
    antialias: false,
    depth: false,
  });
  await renderer.init();
  try {
    return await furnish(renderer, canvas, { ...options, quality }, found.software, glyphs);
  } catch (error) {
    await renderer.dispose();
    throw error;
  }
}

type Furnishing = Omit<StageOptions, 'quality'> & { readonly quality: Quality };

async function furnish(
  renderer: WebGPURenderer,
  canvas: HTMLCanvasElement,
  { quality, ...options }: Furnishing,
  software: boolean,
  glyphs: Promise<GlyphAtlas | null>,
): Promise<Stage> {
  renderer.setClearColor(0x000000, 1);
  const backend = 'isWebGPUBackend' in renderer.backend ? 'webgpu' : 'webgl2';

  const view = createWallView();
  // Places are in the shaders of looks: nothing has a matrix to be reckoned, nothing is lit, and the order is the looks'.
  const scene = new Scene();
  const camera = new OrthographicCamera();
  for (const still of [scene, camera]) still.matrixWorldAutoUpdate = false;
  renderer.lighting.enabled = false;
  renderer.sortObjects = false;
  const atlas = await glyphs;
  const text = atlas ? createTextMaker(atlas, view) : noText;
  const looks: readonly LiveLook[] = (options.looks ?? LOOKS).map((look) =>
    built(look, { view, text, pointsPerFigure: quality.pointsPerFigure, maxFigures: quality.maxFigures }),
  );
  for (const object of looks.flatMap((look) => look.objects)) scene.add(object);
  const finishings = looks.flatMap((look): Finishing[] => (look.finishing === undefined ? [] : [look.finishing]));
  const finish = createFinish(renderer, scene, camera, view, finishings, quality.bloom);
  const output = createOutputPass(renderer, options.isGuarded ?? true);
  const patterns = createPatternSource(renderer);
  const atOnce = createOneSubmit(renderer);

  let lost: StageLoss | null = null;
  let tell: ((loss: StageLoss) => void) | null = null;
  renderer.onDeviceLost = (info) => {
    if (lost !== null) return;
    lost = { backend, message: `${info.api}: ${info.message}` };
    tell?.(lost);
  };

  const resize = (): void => {
    const width = Math.max(1, canvas.clientWidth);
    const height = Math.max(1, canvas.clientHeight);
    renderer.setSize(width, height, false);
    output.resize(canvas.width, canvas.height, quality.pixelRatio);
    finish.resize(output.picture.width, output.picture.height);
  };
  resize();
  await finish.prepare();

  return {
    backend,
    software,
    drawCalls: () => renderer.info.render.drawCalls,
    draw(frame) {
      if (lost !== null) return;
      const { picture } = output;
      view.update(frame, picture.width, picture.height);
      for (const look of looks) look.update(frame);
      patterns.forget();
      atOnce(() => {
        finish.render(frame, picture);
        output.throwFrame(frame.lifeMs, frame.offAxis ? null : frame.slice);
      });
    },
    drawPattern(name, info, serverMs) {
      if (lost !== null) return;
      patterns.draw(name, info, serverMs, output.picture);
      output.throwFlat(isAboutLight(name));
    },
    isHolding: () => (lost === null ? output.isHolding() : Promise.resolve(false)),
    map(mapping) {
      output.map(mapping);
      resize();
    },
    resize,
    onLost(handler) {
      tell = handler;
      if (lost !== null) handler(lost);
    },
    async dispose() {
      finish.dispose();
      output.dispose();
      patterns.dispose();
      for (const look of looks) look.dispose();
      atlas?.dispose();
      await renderer.dispose();
    },
  };
}

/** The look, built; whatever it throws then or later names it. */
function built(look: Look, context: LookContext): LiveLook {
  let live: LiveLook;
  try {
    live = look.build(context);
  } catch (error) {
    throw new LookFault(look, error);
  }
  return {
    objects: live.objects,
    ...(live.finishing === undefined ? {} : { finishing: live.finishing }),
    update: (frame) => {
      try {
        live.update(frame);
      } catch (error) {
        throw new LookFault(look, error);
      }
    },
    dispose: () => live.dispose(),
  };
}

/** The glyphs; null, with a word to the console, where they cannot be had. A picture without words is better than none. */
async function loadGlyphs(): Promise<GlyphAtlas | null> {
  try {
    return await loadGlyphAtlas();
  } catch (error) {
    console.warn('the glyphs could not be loaded: looks go on without words', error);
    return null;
  }
}
