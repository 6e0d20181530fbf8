/**
 * A flat window into the scene, and where on it a place of the scene is seen. After R. Kooima, "Generalized Perspective
 * Projection" (2008), in homogeneous coordinates and without near and far planes.
 */

import { cross, dot, minus, type Vector } from './vectors.ts';

/** A place in the scene, metres: x and y on the wall, z towards the viewers. */
export type ScenePlace = Vector;

/**
 * A flat window into the scene, by three of its corners as the viewers see them, and where their eyes are. What a
 * surface shows that is no slice of a flat wall; the picture on the window is the scene as seen from there.
 */
export interface OffAxisView {
  readonly lowerLeft: ScenePlace;
  readonly lowerRight: ScenePlace;
  readonly upperLeft: ScenePlace;
  readonly eye: ScenePlace;
}

/**
 * What a place, given from the eye (m), is multiplied with: `across / depth` is its share of the window's width from
 * the left, `up / depth` of its height from below; `depth` is 1 on the window, 0 beside the eye, below that behind it.
 */
export interface WindowRows {
  readonly across: Vector;
  readonly up: Vector;
  readonly depth: Vector;
}

/** The rows of `view`: the inverse of the matrix of its sides and its corner as seen from the eye. Null: seen edge-on. */
export function windowRows({ lowerLeft, lowerRight, upperLeft, eye }: OffAxisView): WindowRows | null {
  const right = minus(lowerRight, lowerLeft);
  const high = minus(upperLeft, lowerLeft);
  const corner = minus(lowerLeft, eye);
  const volume = dot(right, cross(high, corner));
  if (!(Math.abs(volume) > 1e-9)) return null;
  const over = ([x, y, z]: Vector): Vector => [x / volume, y / volume, z / volume];
  return { across: over(cross(high, corner)), up: over(cross(corner, right)), depth: over(cross(right, high)) };
}
