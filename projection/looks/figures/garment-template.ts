/**
 * What the cast wears, as points with two coordinates on each piece. A piece behind the body and a piece before it are
 * two templates, because the body's own darkness must come between them.
 */

import { scatter } from '../drawing/seeded.ts';

export const PIECE = { coat: 0, hood: 1, mantle: 2, plates: 3, halo: 4, sparks: 5, threads: 6, masks: 7 } as const;

/** Points of one template: piece, a, b, seed; radius m, weight of light, number of the thread or mask, 1 for dark mass. */
export interface GarmentTemplate {
  readonly count: number;
  readonly spot: Float32Array;
  readonly manner: Float32Array;
}

/** Masks a figure can carry. */
const MASKS = 8;
/** Threads that leave two hands. */
export const THREADS = 10;
/** Strands of the hair of sparks. */
export const STRANDS = 54;

/** Half the angle around the body that the coat covers, as a share of pi, and where its front panels begin. */
const COAT_SIDE = 0.58;

/** Grows the pieces behind (`before` false) or before the body, for a body of `points` points. */
export function growGarment(points: number, before: boolean): GarmentTemplate {
  const spot: number[] = [];
  const manner: number[] = [];
  const random = scatter(before ? 0xbef0 : 0xbe41);
  const share = points / 5000;
  const grain = Math.sqrt(4000 / Math.max(400, points));
  const many = (count: number): number => Math.max(8, Math.round(count * share));
  const add = (piece: number, a: number, b: number, weight: number, size = 0.0038, number = 0): void => {
    spot.push(piece, a, b, random());
    manner.push(size * grain * (0.8 + 0.5 * random()), weight, number, 0);
  };
  const mass = (piece: number, a: number, b: number, size: number, number = 0): void => {
    spot.push(piece, a, b, 0.5);
    manner.push(size, 0.5, number, 1);
  };
  /** From the side seam to the edge of the opening, either side; or the whole back. */
  const round = (t: number): number => {
    if (!before) return (2 * t - 1) * COAT_SIDE;
    const half = COAT_SIDE + (1 - COAT_SIDE) * Math.abs(2 * t - 1);
    return t < 0.5 ? -half : half;
  };

  for (const t of before ? [0.05, 0.15, 0.25, 0.75, 0.85, 0.95] : [0.27, 0.4, 0.5, 0.6, 0.73]) {
    for (let row = 1; row <= 20; row += 1) mass(PIECE.coat, round(t), row / 21.6, 0.05);
  }
  for (let index = 0; index < many(before ? 1000 : 700); index += 1)
    add(PIECE.coat, round(random()), random() ** 0.9, 0.8);
  for (let index = 0; index < many(before ? 520 : 160); index += 1) {
    const hem = random() < 0.24;
    const edge = random() < 0.5 ? -1 : 1;
    if (hem) add(PIECE.coat, round(random()), 0.985 + 0.015 * random(), 0.7, 0.0034);
    else add(PIECE.coat, before ? edge * (0.985 + 0.015 * random()) : edge * COAT_SIDE, random() * 0.97, 1.2, 0.0036);
  }

  if (before) {
    for (let index = 0; index < many(620); index += 1) {
      const rim = random() < 0.5;
      add(PIECE.hood, 2 * random() - 1, rim ? 0.05 * random() : 0.1 + 0.75 * random(), rim ? 1.3 : 0.75);
    }
    for (let index = 0; index < many(420); index += 1) add(PIECE.mantle, 2 * random() - 1, Math.sqrt(random()), 0.8);
    for (const side of [-1, 1]) {
      for (let plate = 0; plate < 3; plate += 1) {
        mass(PIECE.plates, 0.34, 0.5, 0.06, side * (plate + 1));
        for (let index = 0; index < many(170); index += 1) {
          const edge = random() < 0.72;
          add(
            PIECE.plates,
            random(),
            edge ? 1 - 0.03 * random() : random(),
            edge ? 1.25 : 0.5,
            0.0036,
            side * (plate + 1),
          );
        }
      }
    }
    for (let thread = 0; thread < THREADS; thread += 1) {
      for (let index = 0; index < many(110); index += 1)
        add(PIECE.threads, (index + random()) / many(110), 0, 0.8, 0.003, thread);
    }
  } else {
    for (let index = 0; index < many(640); index += 1) {
      const outer = random() < 0.26;
      add(PIECE.halo, random(), outer ? 1 : 0, outer ? 0.35 : 1, 0.0034);
    }
    for (let index = 0; index < many(2100); index += 1) {
      const loose = random() < 0.2;
      add(
        PIECE.sparks,
        random() ** (loose ? 0.7 : 1.15),
        loose ? 1 : 0,
        loose ? 1.3 : 0.9,
        loose ? 0.0046 : 0.0036,
        index % STRANDS,
      );
    }
  }
  for (let mask = 0; mask < MASKS; mask += 1) {
    mass(PIECE.masks, 0, 2, 0.07, mask);
    for (let index = 0; index < many(130); index += 1) {
      const part = random();
      // b tells the line: 0 the shell, 1 the slits of the eyes, 3 the ridge between them.
      add(PIECE.masks, random(), part < 0.6 ? 0 : part < 0.88 ? 1 : 3, part < 0.88 ? 1 : 0.6, 0.0034, mask);
    }
  }

  return { count: manner.length / 4, spot: new Float32Array(spot), manner: new Float32Array(manner) };
}
