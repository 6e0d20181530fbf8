/** The numbers of the score that a look answers to, with their ranges. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';

/** One number of the score. */
export interface Parameter {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** What the look draws when the score says nothing. */
  readonly default: number;
  /** Unit of the number; empty for a plain share. */
  readonly unit: string;
  /** What it does, in words for the person who writes a score. */
  readonly says: string;
}

/** The value of `parameter` in `frame`, held inside its range; its default where the score is silent or not a number. */
export function readParameter(frame: SurfaceFrame, parameter: Parameter): number {
  const value = frame.parameters[parameter.name];
  if (value === undefined || !Number.isFinite(value)) return parameter.default;
  return Math.min(parameter.max, Math.max(parameter.min, value));
}
