/**
 * Four further ways a tattoo can grow, on the same chart as those of `tattoo-rules.ts`: traces of a circuit, stars and the
 * shortest ways between them, tiles whose arcs meet, and the folds that reacting stuffs leave on skin.
 */

import type { GrowthRule, Random, Strand } from './tattoo-rules.ts';

const TURN = 2 * Math.PI;

/** A closed ring on the chart; wider in v, as a limb is longer than wide. */
const ring = (u: number, v: number, size: number, corners: number): number[] => {
  const line: number[] = [];
  for (let corner = 0; corner <= corners; corner += 1) {
    const angle = (corner / corners) * TURN;
    line.push(u + size * Math.cos(angle), v + 2.6 * size * Math.sin(angle));
  }
  return line;
};

const COLUMNS = 15;
const LANES = 6;
const laneAt = (lane: number): number => -0.8 + (1.6 * lane) / (LANES - 1);
const columnAt = (column: number): number => 0.03 + (0.92 * column) / COLUMNS;

/** Traces side by side that change lanes aslant, never cross, and end in pads. */
export const circuit: GrowthRule = (random) => {
  const strands: Strand[] = [];
  const count = 3 + Math.floor(random() * 2);
  const first = Math.floor(random() * (LANES - count + 1));
  const lanes = Array.from({ length: count }, (_, index) => first + index);
  const starts = lanes.map(() => Math.floor(random() * 5));
  const ends = lanes.map(() => 8 + Math.floor(random() * (COLUMNS - 7)));
  const lines = lanes.map((): number[] => []);
  for (let column = 0; column <= COLUMNS; column += 1) {
    for (let trace = 0; trace < count; trace += 1) {
      if (column < (starts[trace] ?? 0) || column > (ends[trace] ?? 0)) continue;
      lines[trace]?.push(columnAt(column), laneAt(lanes[trace] ?? 0));
      const next = (lanes[trace] ?? 0) + (random() < 0.5 ? -1 : 1);
      const isFree = next >= 0 && next < LANES && !lanes.includes(next);
      if (random() < 0.42 && isFree) lanes[trace] = next;
    }
  }
  for (const line of lines) {
    if (line.length < 4) continue;
    strands.push({ line, weight: 1 });
    const [u0 = 0, v0 = 0] = line;
    const [u1 = 0, v1 = 0] = line.slice(-2);
    strands.push({ line: ring(Math.max(0.03, u0 - 0.026), v0, 0.026, 8), weight: 0.9 });
    strands.push({ line: ring(Math.min(0.97, u1 + 0.026), v1, 0.026, 8), weight: 0.9 });
    if (random() < 0.6) {
      const at = 2 * Math.floor((line.length / 2) * (0.3 + 0.4 * random()));
      strands.push({ line: ring(line[at] ?? u0, line[at + 1] ?? v0, 0.016, 6), weight: 0.8 });
    }
  }
  return strands;
};

/** Stars that keep their distance, and the shortest net that ties them all (Prim's). */
export const constellation: GrowthRule = (random) => {
  const stars = scattered(random, 9 + Math.floor(random() * 5));
  const strands: Strand[] = [];
  const tied = new Set([0]);
  while (tied.size < stars.length) {
    let [best, from, to] = [Number.POSITIVE_INFINITY, 0, 0];
    for (const inside of tied) {
      for (const [outside, star] of stars.entries()) {
        if (tied.has(outside)) continue;
        const length = apart(stars[inside] ?? star, star);
        if (length < best) [best, from, to] = [length, inside, outside];
      }
    }
    tied.add(to);
    const [a, b] = [stars[from], stars[to]];
    if (a && b) strands.push({ line: [...between(a, b)], weight: 0.55 });
  }
  for (const [u, v] of stars) {
    const size = 0.014 + 0.026 * random() ** 2;
    const [low, high] = [Math.max(0, u - size), Math.min(1, u + size)];
    strands.push({ line: ring(u, v, size * 0.5, 6), weight: 1 });
    if (size > 0.022) {
      strands.push({ line: [low, v, high, v], weight: 0.9 });
      strands.push({ line: [u, Math.max(-1, v - 2.4 * size), u, Math.min(1, v + 2.4 * size)], weight: 0.9 });
    }
  }
  return strands;
};

type Place = readonly [u: number, v: number];
const apart = (a: Place, b: Place): number => Math.hypot(a[0] - b[0], 0.4 * (a[1] - b[1]));

/** Between two stars, stopping short of both. */
const between = (a: Place, b: Place): readonly number[] =>
  [0.16, 0.5, 0.84].flatMap((t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);

/** Places far from one another: of several tries the one furthest from all earlier ones (Mitchell's best candidate). */
function scattered(random: Random, count: number): readonly Place[] {
  const places: Place[] = [];
  for (let index = 0; index < count; index += 1) {
    let [best, chosen]: [number, Place] = [-1, [0.5, 0]];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const place: Place = [0.05 + 0.9 * random(), -0.85 + 1.7 * random()];
      const nearest = Math.min(1, ...places.map((other) => apart(place, other)));
      if (nearest > best) [best, chosen] = [nearest, place];
    }
    places.push(chosen);
  }
  return places;
}

/** Tiles with two quarter arcs each, turned one way or the other: loops and long ways through arise by themselves (Truchet). */
export const tessellation: GrowthRule = (random) => {
  const rows = 6 + Math.floor(random() * 3);
  const columns = 3;
  const lean = (random() - 0.5) * 0.3;
  const bulge = 0.15 + 0.35 * random();
  const strands: Strand[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const isTurned = random() < 0.5;
      const isLeftOut = column !== 1 && random() < 0.14;
      if (isLeftOut) continue;
      for (const end of [0, 1]) {
        const line: number[] = [];
        for (let step = 0; step <= 6; step += 1) {
          const angle = (step / 6) * (Math.PI / 2);
          const x = 0.5 * Math.cos(angle);
          const y = 0.5 * Math.sin(angle);
          const [tileU, tileV] = end === 0 ? [x, y] : [1 - x, 1 - y];
          const u = (row + tileU) / rows;
          const flat = (2 * (column + (isTurned ? 1 - tileV : tileV))) / columns - 1;
          const wide = 0.92 * (1 - bulge * (2 * u - 1) ** 2);
          line.push(u, Math.min(1, Math.max(-1, wide * flat + lean * (u - 0.5))));
        }
        strands.push({ line, weight: column === 1 ? 1 : 0.8 });
      }
    }
  }
  return strands;
};

const FOLDS = { along: 30, around: 18 } as const;

/**
 * Folds as two reacting stuffs leave them on a skin (Turing 1952): the zero lines of a sum of waves of one length and
 * many directions, traced by marching squares.
 */
export const folds: GrowthRule = (random) => {
  const strands: Strand[] = [];
  const pitch = 2.6 + 1.5 * random();
  const lean = random() * Math.PI;
  const spread = 0.5 + random();
  const waves = Array.from({ length: 5 }, (_, index) => {
    const angle = lean + (index - 2) * 0.5 * spread + 0.4 * random();
    return [pitch * 2.2 * Math.cos(angle), pitch * 0.9 * Math.sin(angle), random() * TURN] as const;
  });
  const heightAt = (u: number, v: number): number =>
    waves.reduce((sum, [ku, kv, shift]) => sum + Math.cos(TURN * (ku * u * 0.5 + kv * v * 0.5) + shift), 0);
  const grid = Array.from({ length: (FOLDS.along + 1) * (FOLDS.around + 1) }, (_, index): Height => {
    const u = Math.floor(index / (FOLDS.around + 1)) / FOLDS.along;
    const v = -0.95 + (1.9 * (index % (FOLDS.around + 1))) / FOLDS.around;
    return [u, v, heightAt(u, v) - 0.12];
  });
  const at = (i: number, j: number): Height => grid[i * (FOLDS.around + 1) + j] ?? [0, 0, 1];
  for (let i = 0; i < FOLDS.along; i += 1) {
    for (let j = 0; j < FOLDS.around; j += 1) {
      const corners = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
      const isAbove = corners.map(([, , height]) => height > 0);
      if (isAbove.every((above) => above === isAbove[0])) continue;
      const line = corners.flatMap((from, index) => crossing(from, corners[(index + 1) % 4] ?? from));
      // An oval on the chart, so that the folds end in skin rather than in a cut.
      const middle = Math.hypot((2 * (i + 0.5)) / FOLDS.along - 1, (2 * (j + 0.5)) / FOLDS.around - 1);
      if (line.length >= 4 && middle < 1.02) strands.push({ line: line.slice(0, 4), weight: 1 - 0.35 * middle });
    }
  }
  return strands.length > 1 ? strands : tessellation(random);
};

type Height = readonly [u: number, v: number, height: number];

/** Where the height is zero between two corners; nothing where it is not. */
function crossing([u0, v0, a]: Height, [u1, v1, b]: Height): readonly number[] {
  if (a > 0 === b > 0) return [];
  const t = a / (a - b);
  return [u0 + (u1 - u0) * t, v0 + (v1 - v0) * t];
}
