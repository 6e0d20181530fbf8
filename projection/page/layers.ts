/**
 * Where words stand above the picture. What the audience reads stands in the picture: it follows the projector's corners,
 * turn and mirror (no mesh, crop or blend: those bend and dim light, and words have to be read whole). What technicians
 * read stands straight in the throw, turned and mirrored with the projector alone, so that it is readable on the wall
 * however badly the picture is fitted.
 */

import type { OutputMapping } from '#installation/mapping/output-mapping.ts';
import { standingOf } from '#installation/mapping/standing.ts';
import { adjugate, depth, type Point, project } from '#installation/site/homography.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { cssMatrixOf, type PxSize } from './css-matrix.ts';

/** How the picture is thrown, as far as words follow it. */
export interface LaidOut {
  readonly output: Output;
  readonly mapping: OutputMapping;
  /** The surface's width by its height. */
  readonly aspect: number;
}

export interface Layers {
  /** What technicians read goes in here: as large as the throw as viewers see it. */
  readonly inThrow: HTMLElement;
  /** Lays both out anew; null: as a projector that stands straight before the wall. */
  layOut(how: LaidOut | null): void;
  /** The throw as viewers see it, CSS pixels: standing upright where the projector lies on its side. */
  seenSize(): PxSize;
  /** The place under the pointer, in shares of the throw as viewers see it. */
  seenPlace(at: { readonly clientX: number; readonly clientY: number }): Point;
}

/** Takes the page's two layers in hand. Throws if the page lacks them. */
export function openLayers(page: Document, view: Window): Layers {
  const inPicture = layerOf(page, 'in-picture');
  const inThrow = layerOf(page, 'in-throw');
  let laidOut: LaidOut | null = null;

  const throwSize = (): PxSize => ({ width: view.innerWidth, height: view.innerHeight });
  const standing = () => standingOf(laidOut?.output ?? PLAIN_OUTPUT);
  const seenSize = (): PxSize => {
    const { width, height } = throwSize();
    return laidOut?.mapping.isOnItsSide ? { width: height, height: width } : { width, height };
  };

  const draw = (): void => {
    const [whole, seen] = [throwSize(), seenSize()];
    place(inThrow, seen, cssMatrixOf(standing(), seen, whole));
    // As high as the throw and as wide as the surface is for its height: words are no narrower than the figures.
    const width = laidOut ? Math.round(seen.height * laidOut.aspect) : seen.width;
    const size = { width, height: seen.height };
    place(inPicture, size, cssMatrixOf(laidOut?.mapping.pin ?? standing(), size, whole));
  };
  view.addEventListener('resize', draw);
  draw();

  return {
    inThrow,
    layOut: (how) => {
      if (how === laidOut) return;
      laidOut = how;
      draw();
    },
    seenSize,
    seenPlace: ({ clientX, clientY }) => {
      const { width, height } = throwSize();
      const back = adjugate(standing());
      const thrown: Point = [clientX / width, clientY / height];
      return (back && project(back, thrown, Math.sign(depth(back, thrown)))) ?? thrown;
    },
  };
}

function place(layer: HTMLElement, { width, height }: PxSize, transform: string): void {
  layer.style.width = `${width}px`;
  layer.style.height = `${height}px`;
  layer.style.transform = transform;
}

function layerOf(page: Document, id: string): HTMLElement {
  const layer = page.getElementById(id);
  if (!layer) throw new Error(`the page has no layer "${id}"`);
  return layer;
}
