/** What heads are put together from: closed shapes one before the other, strokes on them, and what all of them wear. */

import type { Random } from '../figures/tattoo-rules.ts';
import { type Field, type Line, polygon, smooth, strokeField } from './outline.ts';

/** A closed shape that hides what is behind it, or a stroke on it. */
export interface Part {
  readonly kind: 'shape' | 'stroke';
  readonly field: Field;
  /** How light it is, 0..1, and whether it is combed as hair is. Strokes have neither. */
  readonly tone: number;
  readonly isHair: boolean;
}

/** What a head wears so that somebody can be told by it; each 0..1. */
export interface HeadDress {
  readonly hood: number;
  readonly halo: number;
  readonly plates: number;
  readonly sparks: number;
  readonly masks: number;
}

export const PLAIN: HeadDress = { hood: 0, halo: 0, plates: 0, sparks: 0, masks: 0 };

export const shape = (field: Field, tone: number, isHair = false): Part => ({ kind: 'shape', field, tone, isHair });
export const stroke = (line: Line): Part => ({ kind: 'stroke', field: strokeField(line), tone: 0, isHair: false });

/** A closed shape, or a stroke, with a smooth edge through knots. */
export const closed = (knots: Line, tone: number, isHair = false): Part =>
  shape(polygon(smooth(knots, 3, true)), tone, isHair);
export const drawn = (knots: Line): Part => stroke(smooth(knots, 4, false));

/** A whole number below `count`. */
export const pick = (random: Random, count: number): number => Math.min(count - 1, Math.floor(random() * count));

export const ringAbout = (cx: number, cy: number, radius: number): Line =>
  Array.from({ length: 33 }, (_, step) => (step / 32) * 2 * Math.PI).flatMap((angle) => [
    cx + radius * Math.cos(angle),
    cy + radius * Math.sin(angle),
  ]);

/** Neck and shoulders seen from before, `wide` to each side. */
export const bust = (wide: number, tone: number): Part =>
  closed(
    [
      -wide,
      -1.6,
      -wide,
      -1.12,
      -wide * 0.72,
      -0.86,
      -0.24,
      -0.66,
      -0.2,
      -0.3,
      0.2,
      -0.3,
      0.24,
      -0.66,
      wide * 0.72,
      -0.86,
      wide,
      -1.12,
      wide,
      -1.6,
    ],
    tone,
  );

/** What is worn about the neck. */
export function collar(random: Random, dress: HeadDress): readonly Part[] {
  if (dress.plates > 0)
    return [-1, 1].map((side) =>
      closed([side * 0.26, -0.66, side * 0.74, -0.6, side * 1.04, -0.82, side * 0.98, -1.1, side * 0.5, -0.98], 0.7),
    );
  const kind = pick(random, 4);
  if (kind === 0) return [drawn([-0.24, -0.68, 0, -0.86, 0.24, -0.68]), drawn([-0.34, -0.76, 0, -1.02, 0.34, -0.76])];
  if (kind === 1) return [drawn([-0.3, -0.72, 0, -1.3]), drawn([0.3, -0.72, 0, -1.3])];
  if (kind === 2)
    return [0, 1, 2].map((ring) =>
      drawn([-0.22, -0.5 - ring * 0.07, 0, -0.56 - ring * 0.07, 0.22, -0.5 - ring * 0.07]),
    );
  return [];
}
