/**
 * Four ways a tattoo can grow on a piece of skin. Each rule is a pure function of random
 * numbers; it draws on a chart, u 0..1 along the limb and v -1..1 around it, and never leaves it.
 */

/** One line of a tattoo: u, v pairs, and how strongly it is drawn, 0..1. */
export interface Strand {
  readonly line: readonly number[];
  readonly weight: number;
}

export type Random = () => number;
export type GrowthRule = (random: Random) => readonly Strand[];

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const TURN = 2 * Math.PI;

/** A stem that climbs in a slow meander and lets go of ever shorter branches, left and right in turn. */
export const branching: GrowthRule = (random) => {
  const strands: Strand[] = [];
  const sway = 0.12 + 0.22 * random();
  const turns = 0.6 + random();
  const start = random() * TURN;
  const stemAt = (u: number): number => sway * Math.sin(start + u * turns * TURN);
  const stem: number[] = [];
  for (let step = 0; step <= 40; step += 1) stem.push(step / 40, stemAt(step / 40));
  strands.push({ line: stem, weight: 1 });

  const pairs = 4 + Math.floor(random() * 4);
  let side = random() < 0.5 ? -1 : 1;
  for (let index = 0; index < pairs; index += 1) {
    const root = (index + 0.3 + 0.4 * random()) / (pairs + 0.6);
    const reach = (0.45 + 0.5 * random()) * (1 - 0.35 * root);
    const rise = 0.1 + 0.16 * random();
    const curl = 0.5 + 1.1 * random();
    const line: number[] = [];
    for (let step = 0; step <= 16; step += 1) {
      const t = step / 16;
      const u = root + rise * t ** curl * (1 + 0.4 * t);
      line.push(clamp(u, 0, 1), clamp(stemAt(root) + side * reach * Math.sin(t * 1.35), -1, 1));
      if (step === 9 && random() < 0.7) strands.push(twig(line, side, reach * 0.45, rise * 0.9));
    }
    strands.push({ line, weight: 0.85 });
    side = random() < 0.85 ? -side : side;
  }
  return strands;
};

const twig = (line: readonly number[], side: number, reach: number, rise: number): Strand => {
  const u = line[line.length - 2] ?? 0;
  const v = line[line.length - 1] ?? 0;
  const grown: number[] = [];
  for (let step = 0; step <= 8; step += 1) {
    const t = step / 8;
    grown.push(clamp(u + rise * t, 0, 1), clamp(v - side * reach * t * t, -1, 1));
  }
  return { line: grown, weight: 0.6 };
};

/** Strands that cross over and under one another along the limb. */
export const weave: GrowthRule = (random) => {
  const count = 2 + Math.floor(random() * 3);
  const turns = 1 + Math.floor(random() * 3) * 0.5;
  const wide = 0.42 + 0.4 * random();
  const bulge = random() * 0.6;
  const strands: Strand[] = [];
  for (let index = 0; index < count; index += 1) {
    const line: number[] = [];
    for (let step = 0; step <= 72; step += 1) {
      const u = step / 72;
      const envelope = wide * (1 - bulge * Math.abs(2 * u - 1) ** 2);
      line.push(u, envelope * Math.sin(TURN * (u * turns + index / count)));
    }
    strands.push({ line, weight: 1 - 0.2 * (index % 2) });
  }
  if (random() < 0.6) strands.push({ line: [0, 0, 1, 0], weight: 0.5 });
  return strands;
};

/** Height lines around one or two centres, as on a map of a small mountain. */
export const contour: GrowthRule = (random) => {
  const strands: Strand[] = [];
  const centres = random() < 0.55 ? 1 : 2;
  for (let centre = 0; centre < centres; centre += 1) {
    const u0 = centres === 1 ? 0.5 : 0.28 + 0.44 * centre;
    const v0 = (random() - 0.5) * 0.5;
    const lobes = 2 + Math.floor(random() * 4);
    const lean = random() * TURN;
    const depth = 0.1 + 0.22 * random();
    const rings = centres === 1 ? 5 : 4;
    for (let ring = 1; ring <= rings; ring += 1) {
      const line: number[] = [];
      const size = ring / rings;
      for (let step = 0; step <= 48; step += 1) {
        const angle = (step / 48) * TURN;
        const swell = size * (1 + depth * Math.sin(lobes * angle + lean + ring * 0.35));
        const u = u0 + swell * (centres === 1 ? 0.42 : 0.24) * Math.cos(angle);
        line.push(clamp(u, 0, 1), clamp(v0 + swell * 0.72 * Math.sin(angle), -1, 1));
      }
      strands.push({ line, weight: 1 - 0.5 * size });
    }
  }
  return strands;
};

/** A column of signs in an alphabet that only this person has: strokes on a small lattice, tied by one thread. */
export const script: GrowthRule = (random) => {
  const strands: Strand[] = [];
  const alphabet = 3 + Math.floor(random() * 3);
  const letters = Array.from({ length: alphabet }, () => letter(random));
  const signs = 4 + Math.floor(random() * 3);
  const wide = 0.4 + 0.25 * random();
  for (let index = 0; index < signs; index += 1) {
    const sign = letters[Math.floor(random() * alphabet)] ?? [];
    for (const stroke of sign) {
      const line: number[] = [];
      for (let at = 0; at + 1 < stroke.length; at += 2) {
        line.push((index + 0.12 + 0.7 * (stroke[at] ?? 0)) / signs, wide * (2 * (stroke[at + 1] ?? 0) - 1));
      }
      strands.push({ line, weight: 1 });
    }
  }
  strands.push({ line: [0, wide * 1.25, 1, wide * 1.25], weight: 0.45 });
  return strands;
};

/** Two to four strokes on a 3 x 3 lattice, some of them bowed; coordinates 0..1. */
const letter = (random: Random): readonly (readonly number[])[] => {
  const strokes: number[][] = [];
  const count = 2 + Math.floor(random() * 3);
  for (let index = 0; index < count; index += 1) {
    const a = Math.floor(random() * 9);
    const b = (a + 1 + Math.floor(random() * 8)) % 9;
    const from = [Math.floor(a / 3) / 2, (a % 3) / 2] as const;
    const to = [Math.floor(b / 3) / 2, (b % 3) / 2] as const;
    const bow = random() < 0.45 ? (random() - 0.5) * 0.9 : 0;
    const stroke: number[] = [];
    for (let step = 0; step <= 8; step += 1) {
      const t = step / 8;
      const lift = bow * 4 * t * (1 - t);
      stroke.push(clamp(from[0] + (to[0] - from[0]) * t - lift * (to[1] - from[1]), 0, 1));
      stroke.push(clamp(from[1] + (to[1] - from[1]) * t + lift * (to[0] - from[0]), 0, 1));
    }
    strokes.push(stroke);
  }
  return strokes;
};
