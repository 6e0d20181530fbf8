/**
 * The sigil of the head: a seal that only this person has, drawn like a signature on an astrolabe. It has no mirror axis
 * on purpose, as two like marks side by side in a head would read as eyes.
 */

import type { GrowthRule, Random, Strand } from './tattoo-rules.ts';

const TURN = 2 * Math.PI;
/** Corners of the seal: an odd number, so that nothing in it can mirror itself into a face. */
const CORNERS = 9;
const EDGE = 0.94;

const arc = (radius: number, from: number, to: number): number[] => {
  const steps = Math.max(4, Math.ceil(Math.abs(to - from) * 40));
  const line: number[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const angle = (from + ((to - from) * step) / steps) * TURN;
    line.push(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  return line;
};

const corner = (index: number): readonly [number, number] => {
  const angle = (index / CORNERS) * TURN;
  return [0.86 * EDGE * Math.cos(angle), 0.86 * EDGE * Math.sin(angle)];
};

/** Chords from corner to corner, each at least a third of the way round: they meet about the middle, as no mouth does. */
const chords = (random: Random, first: number, count: number): readonly number[] => {
  const line: number[] = [];
  let at = first;
  let step = 4;
  for (let index = 0; index <= count; index += 1) {
    const [u, v] = corner(at);
    if (index > 0) {
      const [u0 = 0, v0 = 0] = line.slice(-2);
      for (let part = 1; part < 12; part += 1) line.push(u0 + ((u - u0) * part) / 12, v0 + ((v - v0) * part) / 12);
    }
    line.push(u, v);
    step = random() < 0.5 ? 4 : random() < 0.5 ? 3 : 5;
    at += step;
  }
  return line;
};

/** Chart: u -1..1 upwards, v -1..1 right. */
export const sigil: GrowthRule = (random) => {
  const turn = random();
  const gap = 0.1 + 0.2 * random();
  const first = Math.floor(random() * CORNERS);
  const inner = 0.26 + 0.24 * random();
  const aside = random() * TURN;
  const strands: Strand[] = [
    { line: arc(EDGE, turn + gap, turn + 1), weight: 0.75 },
    { line: chords(random, first, 3 + Math.floor(random() * 3)), weight: 1 },
  ];
  const kind = random();
  if (kind < 0.4) strands.push({ line: arc(inner, aside, aside + 0.6 + 0.25 * random()), weight: 0.8 });
  else if (kind < 0.7) {
    const from = random() * TURN;
    const spiral: number[] = [];
    for (let step = 0; step <= 30; step += 1) {
      const radius = 0.1 + (inner * step) / 30;
      spiral.push(radius * Math.cos(from + step * 0.3), radius * Math.sin(from + step * 0.3));
    }
    strands.push({ line: spiral, weight: 0.8 });
  }
  const ticks = 1 + Math.floor(random() * 3);
  for (let tick = 0; tick < ticks; tick += 1) {
    const angle = (turn + gap * 0.5) * TURN + (tick - (ticks - 1) / 2) * 0.22;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    strands.push({ line: [0.78 * c, 0.78 * s, 0.98 * c, 0.98 * s], weight: 0.9 });
  }
  return strands;
};
