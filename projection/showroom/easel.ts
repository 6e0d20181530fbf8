/** The showroom's picture: a stage of the looks that were asked for, made again when others are. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { Look } from '../looks/look.ts';
import { type AdapterSource, preflight, webglRendererName } from '../stage/backend.ts';
import { createNewestStage, whenEdited } from '../stage/newest-stage.ts';
import { QUALITY } from '../stage/quality.ts';
import type { Stage } from '../stage/stage.ts';
import type { BackendWish } from './around-view.ts';

export interface ShowroomEasel {
  /** Draws these looks from now on, in this order. `isEdited`: others than before, though they are called the same. */
  hang(looks: readonly Look[], backend: BackendWish, isEdited?: boolean): void;
  /** Draws a frame; answers false while there is no stage yet. */
  draw(frame: SurfaceFrame): boolean;
  resize(): void;
}

export interface EaselEvents {
  /** It draws with this now. */
  readonly ready: (engine: string) => void;
  /** It cannot draw, and why. */
  readonly failed: (why: string) => void;
}

/** Hangs its pictures in `frame`. */
export function createEasel(frame: HTMLElement, { ready, failed }: EaselEvents): ShowroomEasel {
  let shown: { readonly stage: Stage; readonly canvas: HTMLCanvasElement } | null = null;
  let hung = '';
  let making = 0;
  /** Stages are made one after the other. */
  let queue: Promise<void> = Promise.resolve();

  const make = async (mine: number, looks: readonly Look[], backend: BackendWish): Promise<void> => {
    if (mine !== making) return;
    const canvas = document.createElement('canvas');
    canvas.style.opacity = '0';
    frame.append(canvas);
    try {
      const { software } = await preflight(
        backend,
        (navigator as { readonly gpu?: AdapterSource }).gpu,
        webglRendererName,
      );
      const stage = await createNewestStage(canvas, {
        backend,
        quality: software ? QUALITY.lean : QUALITY.full,
        looks,
      });
      if (mine !== making) {
        canvas.remove();
        return await stage.dispose();
      }
      const before = shown;
      canvas.style.opacity = '';
      shown = { stage, canvas };
      before?.canvas.remove();
      await before?.stage.dispose();
      stage.onLost(() => {
        if (shown?.stage === stage) again(looks, backend);
      });
      ready(`${stage.backend === 'webgpu' ? 'WebGPU' : 'WebGL2'}${stage.software ? ', by the processor' : ''}`);
    } catch (error) {
      canvas.remove();
      if (mine === making) failed(error instanceof Error ? error.message : String(error));
    }
  };
  const again = (looks: readonly Look[], backend: BackendWish): void => {
    making += 1;
    const mine = making;
    queue = queue.then(() => make(mine, looks, backend));
  };

  let hang = (): void => {};
  whenEdited(() => hang());

  return {
    hang: (looks, backend, isEdited = false) => {
      const wanted = `${backend} ${looks.map(({ name }) => name).join(' ')}`;
      if (wanted === hung && !isEdited) return;
      hung = wanted;
      hang = () => again(looks, backend);
      hang();
    },
    draw: (picture) => {
      shown?.stage.draw(picture);
      return shown !== null;
    },
    resize: () => shown?.stage.resize(),
  };
}
