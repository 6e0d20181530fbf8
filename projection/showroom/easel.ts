/** The showroom's picture: a stage of the looks that were asked for, made again when others are. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { Look } from '../looks/look.ts';
import type { ScreenWishes } from '../page/screen-wishes.ts';
import { type AdapterSource, type BackendChoice, preflight, webglRendererName } from '../stage/backend.ts';
import { LookFault } from '../stage/look-fault.ts';
import { createNewestStage, whenEdited } from '../stage/newest-stage.ts';
import { QUALITY } from '../stage/quality.ts';
import type { Stage } from '../stage/stage.ts';

export interface ShowroomEasel {
  /** Draws these looks from now on, in this order. `isEdited`: others than before, though they are called the same. */
  hang(looks: readonly Look[], backend: BackendChoice, isEdited?: boolean): void;
  /** Draws a frame; answers false while what was hung last is not seen yet. */
  draw(frame: SurfaceFrame): boolean;
  resize(): void;
}

export interface EaselEvents {
  /** It draws with this now. */
  readonly ready: (engine: string) => void;
  /** What was asked for cannot be drawn, and why, in a sentence. */
  readonly failed: (says: string) => void;
}

/** A made stage draws so many pictures before it is seen. */
const UNSEEN_PICTURES = 2;

/** A stage on its canvas. */
interface Hung {
  readonly stage: Stage;
  readonly canvas: HTMLCanvasElement;
  /** What it was made for. */
  readonly wanted: string;
  drawn: number;
}

/** Hangs its pictures in `frame`, as `wishes` say. The picture of before stays until another has been drawn. */
export function createEasel(
  frame: HTMLElement,
  { quality }: Pick<ScreenWishes, 'quality'>,
  { ready, failed }: EaselEvents,
): ShowroomEasel {
  let shown: Hung | null = null;
  let coming: Hung | null = null;
  let hung = '';
  let making = 0;
  /** Stages are made one after the other. */
  let queue: Promise<void> = Promise.resolve();

  /** Where the same look was edited the picture of before is still it, and the page tells what is wrong. */
  const fail = (error: unknown, wanted: string): void => {
    console.error('the look cannot be drawn', error);
    if (shown?.wanted !== wanted) failed(sentenceOf(error));
  };

  const make = async (mine: number, looks: readonly Look[], backend: BackendChoice, wanted: string): Promise<void> => {
    if (mine !== making) return;
    const canvas = document.createElement('canvas');
    canvas.style.opacity = '0';
    frame.append(canvas);
    try {
      const gpu = (navigator as { readonly gpu?: AdapterSource }).gpu;
      const { software } = await preflight(backend, gpu, webglRendererName);
      const stage = await createNewestStage(canvas, {
        backend,
        quality: QUALITY[quality ?? (software ? 'lean' : 'full')],
        looks,
      });
      const made = { stage, canvas, wanted, drawn: 0 };
      if (mine !== making) return await discard(made);
      coming = made;
      stage.onLost(() => {
        if (made === shown || made === coming) again(looks, backend, wanted);
      });
      ready(`${stage.backend === 'webgpu' ? 'WebGPU' : 'WebGL2'}${stage.software ? ', by the processor' : ''}`);
    } catch (error) {
      canvas.remove();
      if (mine === making) fail(error, wanted);
    }
  };
  const again = (looks: readonly Look[], backend: BackendChoice, wanted: string): void => {
    making += 1;
    const mine = making;
    if (coming) void discard(coming);
    coming = null;
    queue = queue.then(() => make(mine, looks, backend, wanted));
  };

  const drawComing = (made: Hung, picture: SurfaceFrame): void => {
    try {
      made.stage.draw(picture);
    } catch (error) {
      coming = null;
      void discard(made);
      fail(error, made.wanted);
      return;
    }
    made.drawn += 1;
    if (made.drawn <= UNSEEN_PICTURES) return;
    const before = shown;
    made.canvas.style.opacity = '';
    shown = made;
    coming = null;
    if (before) void discard(before);
  };

  let hang = (): void => {};
  whenEdited(() => hang());

  return {
    hang: (looks, backend, isEdited = false) => {
      const wanted = `${backend} ${looks.map(({ name }) => name).join(' ')}`;
      if (wanted === hung && !isEdited) return;
      hung = wanted;
      hang = () => again(looks, backend, wanted);
      hang();
    },
    draw: (picture) => {
      shown?.stage.draw(picture);
      if (coming) drawComing(coming, picture);
      return shown !== null && coming === null;
    },
    resize: () => {
      for (const made of [shown, coming]) made?.stage.resize();
    },
  };
}

function sentenceOf(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return error instanceof LookFault
    ? `This cannot be drawn: ${why}. The browser’s console says where.`
    : `This browser cannot draw the look (${why}). Update it, or its graphics driver.`;
}

/** Takes a stage off the page and frees it. */
async function discard({ stage, canvas }: Hung): Promise<void> {
  canvas.remove();
  await stage.dispose().catch((error: unknown) => console.warn('a stage could not be freed', error));
}
