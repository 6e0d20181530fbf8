/**
 * A person's tattoos as places on the skin, grown from the key alone: spine, shoulders, forearms, and the sigil in the
 * head. The light that travels along them starts at the heart and ends at the hands.
 */

import { mixBits, scatter } from '../drawing/seeded.ts';
import { BONE, girthAt } from './body-shape.ts';
import { GROWTH_RULES, type Random, type Strand, sigil } from './tattoo-rules.ts';

/** A piece of skin that carries a part of the tattoos. */
export interface TattooRegion {
  readonly name: string;
  readonly bone: number;
  /** First and one past the last of its points among `count`. */
  rows(count: number): readonly [number, number];
}

const AREAS = [
  { name: 'spine', bone: BONE.torso, share: 0.3, span: [0.36, 0.99], heart: 0 },
  { name: 'leftShoulder', bone: BONE.leftUpperArm, share: 0.13, span: [-0.06, 0.72], heart: 0.8 },
  { name: 'rightShoulder', bone: BONE.rightUpperArm, share: 0.13, span: [-0.06, 0.72], heart: 0.8 },
  { name: 'leftForearm', bone: BONE.leftForearm, share: 0.15, span: [0.1, 0.98], heart: 1.5 },
  { name: 'rightForearm', bone: BONE.rightForearm, share: 0.15, span: [0.1, 0.98], heart: 1.5 },
  { name: 'sigil', bone: BONE.head, share: 0.14, span: [-0.62, 0.62], heart: 1 },
] as const;

/** Where the tattoos are, in the order of their points. */
export const TATTOO_REGIONS: readonly TattooRegion[] = AREAS.map((area, index) => {
  const before = AREAS.slice(0, index).reduce((sum, earlier) => sum + earlier.share, 0);
  return {
    name: area.name,
    bone: area.bone,
    rows: (count) => [Math.round(before * count), Math.round((before + area.share) * count)],
  };
});

/** Numbers per tattoo point: bone, u, across, deep; way of the light, weight, normal across, normal deep. */
export const TATTOO_STRIDE = 8;

/** How far around a limb the chart's edge lies, rad. */
const WRAP = 1.2;

/** Grows all tattoos of `key` as `count` points; length `count * TATTOO_STRIDE`. The same key gives the same numbers. */
export function growTattoo(key: number, count: number): Float32Array {
  const out = new Float32Array(count * TATTOO_STRIDE);
  const root = mixBits(key >>> 0);
  const mirrored = root % 3 !== 0;
  for (const [index, region] of TATTOO_REGIONS.entries()) {
    const area = AREAS[index];
    if (area === undefined) continue;
    // Mirrored people carry the same sign on both arms; the others two different ones.
    const pair = mirrored ? area.name.replace('right', 'left') : area.name;
    const grown = strandsFor(pair, root);
    const [from, to] = region.rows(count);
    lay(grown, to - from, (row, u, v, way, weight) => {
      const at = (from + row) * TATTOO_STRIDE;
      const along = area.span[0] + (area.span[1] - area.span[0]) * (area.bone === BONE.head ? (u + 1) / 2 : u);
      const side = mirrored && area.name.startsWith('right') ? -v : v;
      out.set(placeOnSkin(area.bone, along, side), at);
      out[at + 4] = area.heart + 0.7 * way;
      out[at + 5] = weight;
      const angle = Math.PI / 2 - side * WRAP;
      out[at + 6] = area.bone === BONE.head ? 0 : Math.cos(angle);
      out[at + 7] = area.bone === BONE.head ? 1 : Math.sin(angle);
    });
  }
  return out;
}

function strandsFor(name: string, root: number): readonly Strand[] {
  const group = name === 'sigil' ? 0 : name === 'spine' ? 1 : name.endsWith('Shoulder') ? 2 : 3;
  const side = name.startsWith('right') ? 7 : 0;
  const random: Random = scatter(mixBits(root + group * 101 + side));
  if (name === 'sigil') return sigil(random);
  const rule = GROWTH_RULES[Math.floor(random() * GROWTH_RULES.length)];
  return rule === undefined ? [] : rule(random);
}

function placeOnSkin(bone: number, u: number, v: number): readonly [number, number, number, number] {
  if (bone === BONE.head) return [bone, u, v * 0.62, 0.03];
  const { across, deep } = girthAt(bone, u);
  const angle = Math.PI / 2 - v * WRAP;
  // The spine's lines keep to the middle third of the trunk.
  if (bone === BONE.torso) return [bone, u, across * 0.42 * v, deep * Math.sqrt(1 - (0.42 * v) ** 2)];
  return [bone, u, across * Math.cos(angle), deep * Math.sin(angle)];
}

type Put = (row: number, u: number, v: number, way: number, weight: number) => void;

/** Spreads exactly `rows` points over the strands, evenly along their lengths. `way` is 0..1 of the chart's u. */
function lay(strands: readonly Strand[], rows: number, put: Put): void {
  const lengths = strands.map((strand) => strandLength(strand.line));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  if (whole === 0) return;
  for (let row = 0; row < rows; row += 1) {
    let along = ((row + 0.5) / rows) * whole;
    let index = 0;
    while (index < strands.length - 1 && along > (lengths[index] ?? 0)) {
      along -= lengths[index] ?? 0;
      index += 1;
    }
    const strand = strands[index];
    if (strand === undefined) continue;
    const [u, v] = walk(strand.line, along);
    put(row, u, v, Math.min(1, Math.max(0, u)), strand.weight);
  }
}

/** Chart distance; v counts a little less than u, as a limb is longer than wide. */
const stepLength = (line: readonly number[], at: number): number =>
  Math.hypot((line[at + 2] ?? 0) - (line[at] ?? 0), 0.35 * ((line[at + 3] ?? 0) - (line[at + 1] ?? 0)));

function strandLength(line: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at + 3 < line.length; at += 2) sum += stepLength(line, at);
  return sum;
}

function walk(line: readonly number[], along: number): readonly [number, number] {
  let left = along;
  for (let at = 0; at + 3 < line.length; at += 2) {
    const length = stepLength(line, at);
    if (left <= length && length > 0) {
      const t = left / length;
      const u = (line[at] ?? 0) + ((line[at + 2] ?? 0) - (line[at] ?? 0)) * t;
      return [u, (line[at + 1] ?? 0) + ((line[at + 3] ?? 0) - (line[at + 1] ?? 0)) * t];
    }
    left -= length;
  }
  return [line[line.length - 2] ?? 0, line[line.length - 1] ?? 0];
}
