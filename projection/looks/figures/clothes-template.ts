/** The points that the crowd's clothes are made of: a cloth that hangs about hips or shoulders, and a hood. */

import { type BodyWriter, KIND } from './body-writer.ts';

/** Numbers of the two cloths among the bones, after the last bone. What hangs is a skirt or a coat. */
export const CLOTH = { hanging: 18, hood: 19 } as const;

const NO_LIE = [0, 1, 0] as const;

/** Of a cloth: grains on its surface, grains along its edges, and rows and columns of soft light and of dark. */
interface Weave {
  readonly cloth: number;
  readonly grains: number;
  readonly edge: number;
  readonly rows: number;
  readonly columns: number;
  readonly softM: number;
  readonly darkM: number;
}

const HANGING: Weave = {
  cloth: CLOTH.hanging,
  grains: 400,
  edge: 150,
  rows: 14,
  columns: 9,
  softM: 0.062,
  darkM: 0.068,
};
const HOOD: Weave = { cloth: CLOTH.hood, grains: 230, edge: 150, rows: 4, columns: 18, softM: 0.036, darkM: 0.034 };

/**
 * Weaves a cloth of about as many points as suits the body: each says where it lies around (-1..1, 0 the middle of the front
 * or the crown), where down or back (0..1), and whether it is part of an edge.
 */
function weave(writer: BodyWriter, { cloth, grains, edge, rows, columns, softM, darkM }: Weave): void {
  const { random, points } = writer;
  const many = (count: number): number => Math.round((count * points) / 5000);
  const grid = (kind: number, sizeM: number, weight: number): void => {
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const around = ((column + 0.5 + 0.25 * ((row % 2) - 0.5)) / columns) * 2 - 1;
        writer.add(kind, [cloth, around, (row + 0.5) / rows, 0], sizeM, weight, NO_LIE, 0.8 * random());
      }
    }
  };
  grid(KIND.shade, darkM, 0.72);
  grid(KIND.flesh, softM, 0.022);
  for (let index = 0; index < many(grains); index += 1) {
    writer.skin([cloth, 2 * random() - 1, (index + random()) / many(grains), 0], 0.75 + 0.5 * random(), NO_LIE);
  }
  for (let index = 0; index < many(edge); index += 1) {
    writer.skin([cloth, 2 * random() - 1, random(), 1], 0.8, NO_LIE);
  }
}

export const weaveHanging = (writer: BodyWriter): void => weave(writer, HANGING);
export const weaveHood = (writer: BodyWriter): void => weave(writer, HOOD);

/** How many grains of a body of `points` points are its clothes'. */
export const clothGrains = (points: number): number =>
  [HANGING, HOOD].reduce(
    (sum, { grains, edge }) => sum + Math.round((grains * points) / 5000) + Math.round((edge * points) / 5000),
    0,
  );
