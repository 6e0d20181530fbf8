/**
 * What one picture shows, as numbers for shaders: a slice of the wall, or the scene through a window. Both are a map
 * from places to shares of the picture, and a map from shares to where on the wall's plane one looks.
 */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { type OffAxisView, windowRows } from '#installation/mapping/off-axis-view.ts';
import { minus, plus, type Vector } from '#installation/mapping/vectors.ts';

/** Share of the picture drawn beyond each edge, so that glow and parted colours cross a seam unbroken. */
const OVERSCAN = 0.04;
/** Eyes in the very plane of the wall see nothing on it; they are taken to be so far before it, m. */
const LEAST_M = 0.01;

/** Pixels drawn beyond one edge of a canvas that is `px` pixels long; whole ones, so that pixel meets pixel. */
export const marginPx = (px: number): number => Math.round(px * OVERSCAN);

export interface ViewNumbers {
  readonly isWindow: boolean;
  /**
   * A place P of the scene is seen at `across . (P - from) / span.x / w` and `up . (P - from) / span.y / w` of the drawn
   * picture, its margin included, from the lower left; w = `depth . (P - from) + still`, and below zero it lies behind the
   * eye. Of a slice, `span` is its size, m; of a window, 1.
   */
  readonly from: Vector;
  readonly across: Vector;
  readonly up: Vector;
  readonly span: readonly [number, number];
  readonly depth: Vector;
  readonly still: number;
  /**
   * At the shares (s, t) one looks at `eye.xy + ray.xy / ray.z` of the plane z = 0, m, with ray = `ray + s * rayAcross + t *
   * rayUp`; where ray.z is not above zero, at none of it. Of a slice ray.z is 1.
   */
  readonly ray: Vector;
  readonly rayAcross: Vector;
  readonly rayUp: Vector;
  /** Of a slice, the origin. */
  readonly eye: Vector;
  /** How far the place moves for every metre that a plane lies behind the wall, in `ray.xy / ray.z`. Of a slice, 0. */
  readonly perDepth: number;
  /** Width of one pixel on the slice or on the window, m. */
  readonly pixelM: number;
  /** Share of the drawn picture beyond each edge of the canvas: left or right, below or above. */
  readonly margin: readonly [number, number];
  /** Shares of the drawn picture, from the left, between which no other slice shows the same. */
  readonly own: readonly [number, number];
}

/** The numbers of `frame` on a canvas of so many pixels. */
export function viewNumbers(frame: SurfaceFrame, widthPx: number, heightPx: number): ViewNumbers {
  const [acrossPx, upPx] = [marginPx(widthPx), marginPx(heightPx)];
  const margin = [acrossPx / (widthPx + 2 * acrossPx), upPx / (heightPx + 2 * upPx)] as const;
  const [beyond, above] = [acrossPx / widthPx, upPx / heightPx];
  if (frame.offAxis) {
    const window = windowNumbers(widened(frame.offAxis, beyond, above));
    const { lowerLeft, lowerRight } = frame.offAxis;
    const own = [margin[0], 1 - margin[0]] as const;
    return { ...window, margin, own, pixelM: Math.hypot(...minus(lowerRight, lowerLeft)) / widthPx };
  }
  const { xM, yM, widthM, heightM, sharedM = { left: 0, right: 0 } } = frame.slice;
  const from: Vector = [xM - beyond * widthM, yM - above * heightM, 0];
  const [wideM, highM] = [widthM * (1 + 2 * beyond), heightM * (1 + 2 * above)];
  return {
    margin,
    own: [margin[0] + sharedM.left / wideM, 1 - margin[0] - sharedM.right / wideM],
    isWindow: false,
    from,
    across: [1, 0, 0],
    up: [0, 1, 0],
    span: [wideM, highM],
    depth: [0, 0, 0],
    still: 1,
    ray: [from[0], from[1], 1],
    rayAcross: [wideM, 0, 0],
    rayUp: [0, highM, 0],
    eye: [0, 0, 0],
    perDepth: 0,
    pixelM: widthM / widthPx,
  };
}

/** The window with its margin: so many shares of it beyond each side and above and below. */
function widened({ lowerLeft, lowerRight, upperLeft, eye }: OffAxisView, beyond: number, above: number): OffAxisView {
  const right = minus(lowerRight, lowerLeft);
  const high = minus(upperLeft, lowerLeft);
  const corner = plus(plus(lowerLeft, right, -beyond), high, -above);
  return {
    lowerLeft: corner,
    lowerRight: plus(corner, right, 1 + 2 * beyond),
    upperLeft: plus(corner, high, 1 + 2 * above),
    eye,
  };
}

function windowNumbers(view: OffAxisView): Omit<ViewNumbers, 'margin' | 'own' | 'pixelM'> {
  const { lowerLeft, lowerRight, upperLeft, eye } = view;
  const rows = windowRows(view);
  if (!rows) throw new Error('the window is seen edge-on');
  const beforeM = eye[2] < 0 ? Math.min(-LEAST_M, eye[2]) : Math.max(LEAST_M, eye[2]);
  const seen = ([x, y, z]: Vector): Vector => [x, y, -z / beforeM];
  return {
    ...rows,
    span: [1, 1],
    isWindow: true,
    from: eye,
    still: 0,
    ray: seen(minus(lowerLeft, eye)),
    rayAcross: seen(minus(lowerRight, lowerLeft)),
    rayUp: seen(minus(upperLeft, lowerLeft)),
    eye,
    perDepth: 1 / beforeM,
  };
}
