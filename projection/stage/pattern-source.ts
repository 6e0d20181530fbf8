/** A test pattern becomes the picture that the last pass throws: painted by the processor, then copied, pixel by pixel. */

import { texture, vec4 } from 'three/tsl';
import { CanvasTexture, LinearFilter, type RenderTarget, SRGBColorSpace, type WebGPURenderer } from 'three/webgpu';
import type { PatternName } from '#installation/protocol/setup.ts';
import { areFontsReady } from '../patterns/ink.ts';
import { isMoving, paintPattern } from '../patterns/paint-pattern.ts';
import type { PatternInfo } from '../patterns/pattern-info.ts';
import { createPass } from './pass.ts';

/** What a picture was painted of: while all of it is the same, it need not be painted again. */
interface Painted {
  readonly name: PatternName;
  readonly info: PatternInfo;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whether its letters were those it should have. */
  readonly isSettled: boolean;
}

/** Creates the source; it holds nothing before the first pattern. The caller disposes it. */
export function createPatternSource(renderer: WebGPURenderer) {
  const canvas = document.createElement('canvas');
  let copier: ReturnType<typeof createCopier> | null = null;
  let painted: Painted | null = null;

  const isPainted = (name: PatternName, info: PatternInfo, into: RenderTarget): boolean =>
    painted?.isSettled === true &&
    !isMoving(name) &&
    painted.name === name &&
    painted.info === info &&
    painted.widthPx === into.width &&
    painted.heightPx === into.height;

  const takeSize = ({ width, height }: RenderTarget): void => {
    if (copier && canvas.width === width && canvas.height === height) return;
    canvas.width = width;
    canvas.height = height;
    copier?.dispose();
    copier = createCopier(renderer, canvas);
  };

  return {
    /** Makes `into` the pattern's picture. */
    draw(name: PatternName, info: PatternInfo, serverMs: number, into: RenderTarget): void {
      if (isPainted(name, info, into)) return;
      takeSize(into);
      // Painted by the processor always: browsers change over in their own time, and edges would change with them.
      const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
      if (!context || !copier) throw new Error('this browser cannot paint test patterns');
      const isSettled = areFontsReady();
      paintPattern(context, name, info, serverMs);
      copier.copy(into);
      painted = { name, info, widthPx: into.width, heightPx: into.height, isSettled };
    },
    /** To be called when something else was drawn into the picture. */
    forget(): void {
      painted = null;
    },
    dispose(): void {
      copier?.dispose();
    },
  };
}

/** Copies a canvas into a target of the same size: its sRGB becomes linear light. */
function createCopier(renderer: WebGPURenderer, canvas: HTMLCanvasElement) {
  const source = new CanvasTexture(canvas);
  source.colorSpace = SRGBColorSpace;
  // The copying quad counts rows from above, as a canvas does.
  source.flipY = false;
  source.generateMipmaps = false;
  source.minFilter = LinearFilter;
  const pass = createPass(renderer, vec4(texture(source).rgb, 1));
  return {
    copy(into: RenderTarget): void {
      source.needsUpdate = true;
      pass.into(into);
      renderer.setRenderTarget(null);
    },
    dispose(): void {
      source.dispose();
      pass.dispose();
    },
  };
}
