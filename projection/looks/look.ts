/**
 * What a look is: one idea of the picture, in one file. A look is driven by {@link SurfaceFrame} alone and keeps nothing
 * from one frame to the next that could change the picture; the stage asks it for objects and finishing, nothing else.
 */

import type { Node, Object3D } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { TextMaker } from '../text/text-sheet.ts';
import type { WallView } from './drawing/wall-view.ts';
import type { Parameter } from './parameter.ts';

/** What a look is built against. */
export interface LookContext {
  readonly view: WallView;
  /** Makes sheets to write on. */
  readonly text: TextMaker;
  /** Points of light on one body, tattoos included. */
  readonly pointsPerFigure: number;
  /** Figures drawn at most; the crowd's last ones are left out beyond it, the cast never is. */
  readonly maxFigures: number;
}

/** What a look does to the finished picture, in wall metres, so that neighbouring slices agree. */
export interface Finishing {
  /** Where on the wall the light for this place is read, given the place itself; m. */
  readonly bend?: (placeM: Node<'vec2'>) => Node<'vec2'>;
  /** How far the colour planes part there, m. */
  readonly partM?: (placeM: Node<'vec2'>) => Node<'float'>;
  /** Light added over the picture, linear RGB. */
  readonly glow?: (placeM: Node<'vec2'>) => Node<'vec3'>;
  /** How far the colour planes part in the lens itself, m. Unlike `bend` and `partM` it is no motion. */
  readonly fringeM?: (placeM: Node<'vec2'>) => Node<'float'>;
  /** How much lights glow; 1 as usual. */
  readonly bloom?: Node<'float'> & { readonly value: number };
  /** What becomes of the light at a place before it is rolled off, linear RGB; `pixelM` is the size of a pixel there. */
  readonly shade?: (light: Node<'vec3'>, placeM: Node<'vec2'>, pixelM: Node<'vec2'>) => Node<'vec3'>;
}

/** A look that holds graphics resources. */
export interface LiveLook {
  /**
   * Drawn in this order, after the looks before it in the catalogue, where their shaders put them: their matrices are not
   * reckoned, and nothing lights them.
   */
  readonly objects: readonly Object3D[];
  readonly finishing?: Finishing;
  /** Takes the numbers of one frame. Allocates nothing. */
  update(frame: SurfaceFrame): void;
  /** Frees what `build` made. */
  dispose(): void;
}

/** A look as the catalogue lists it. */
export interface Look {
  readonly name: string;
  /** What it is, in a sentence for the person who writes a score. */
  readonly says: string;
  readonly parameters: readonly Parameter[];
  /** The look that is drawn right behind this one, where the catalogue's order does not name this one. */
  readonly behind?: string;
  build(context: LookContext): LiveLook;
}
