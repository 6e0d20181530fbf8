/**
 * A person's tattoos as places on the skin, grown from the key alone: spine, shoulders, forearms, and the sigil in the
 * head. Every line is grown twice by one rule, so that it can slowly redraw itself; the light that travels along the
 * lines starts at the heart and ends at the hands.
 */

import { mixBits, scatter } from '../drawing/seeded.ts';
import { BONE, girthAt } from './body-shape.ts';
import { PEEL_PATHS } from './peeling.ts';
import { sigil } from './sigil.ts';
import { circuit, constellation, folds, tessellation } from './tattoo-growth.ts';
import { branching, contour, type GrowthRule, type Random, type Strand, script, weave } from './tattoo-rules.ts';

/** The rules a person's tattoos are drawn from. */
export const GROWTH_RULES: readonly GrowthRule[] = [
  branching,
  weave,
  contour,
  script,
  circuit,
  constellation,
  tessellation,
  folds,
];

/** A piece of skin that carries a part of the tattoos. */
export interface TattooRegion {
  readonly name: string;
  readonly bone: number;
  /** First and one past the last of its points among `count`. */
  rows(count: number): readonly [number, number];
}

/** Bone and share of the points of each tattooed line, in the order of {@link PEEL_PATHS}. */
const SHARES = [
  [BONE.torso, 0.27],
  [BONE.leftUpperArm, 0.135],
  [BONE.rightUpperArm, 0.135],
  [BONE.leftForearm, 0.15],
  [BONE.rightForearm, 0.15],
  [BONE.head, 0.16],
] as const;

const AREAS = PEEL_PATHS.map((path, index) => {
  const [bone, share] = SHARES[index] ?? [BONE.torso, 0];
  // The sigil is a chart of its own, -1..1 both ways about the middle of the head.
  const span = bone === BONE.head ? ([-0.62, 0.62] as const) : path.span;
  return { name: path.name, bone, share, span, way: path.way };
});

/** Where the tattoos are, in the order of their points. */
export const TATTOO_REGIONS: readonly TattooRegion[] = AREAS.map((area, index) => {
  const before = AREAS.slice(0, index).reduce((sum, earlier) => sum + earlier.share, 0);
  return {
    name: area.name,
    bone: area.bone,
    rows: (count) => [Math.round(before * count), Math.round((before + area.share) * count)],
  };
});

/** Numbers per tattoo point: twice u, across, deep and weight; then twice the way of the light; then twice v. */
export const TATTOO_STRIDE = 12;

/** How far around a limb the chart's edge lies, rad. */
export const WRAP = 1.2;

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
    const [from, to] = region.rows(count);
    for (const [variant, grown] of variantsFor(pair, root).entries()) {
      lay(grown, to - from, (row, u, v, weight) => {
        const at = (from + row) * TATTOO_STRIDE;
        const along = area.span[0] + (area.span[1] - area.span[0]) * (area.bone === BONE.head ? (u + 1) / 2 : u);
        const side = mirrored && area.name.startsWith('right') ? -v : v;
        out.set(placeOnSkin(area.bone, along, side), at + 4 * variant);
        out[at + 4 * variant + 3] = weight;
        out[at + 8 + variant] = area.way[0] + (area.way[1] - area.way[0]) * Math.min(1, Math.max(0, u));
        out[at + 10 + variant] = side;
      });
    }
  }
  return out;
}

/** The lines of one region, drawn twice by the same rule. Of the sigil both are the same: it is what stays of a person. */
function variantsFor(name: string, root: number): readonly (readonly Strand[])[] {
  const group = name === 'sigil' ? 0 : name === 'spine' ? 1 : name.endsWith('Shoulder') ? 2 : 3;
  const side = name.startsWith('right') ? 7 : 0;
  const random: Random = scatter(mixBits(root + group * 101 + side));
  if (name === 'sigil') {
    const own = sigil(random);
    return [own, own];
  }
  const rule = GROWTH_RULES[Math.floor(random() * GROWTH_RULES.length)] ?? branching;
  return [rule(random), rule(random)];
}

function placeOnSkin(bone: number, u: number, v: number): readonly [number, number, number] {
  if (bone === BONE.head) return [u, v * 0.62, 0.03];
  const { across, deep } = girthAt(bone, u);
  const angle = Math.PI / 2 - v * WRAP;
  // The spine's lines keep to the middle of the trunk.
  if (bone === BONE.torso) return [u, across * 0.46 * v, deep * Math.sqrt(1 - (0.46 * v) ** 2)];
  return [u, across * Math.cos(angle), deep * Math.sin(angle)];
}

type Put = (row: number, u: number, v: number, weight: number) => void;

/** Chart distance; v counts a little less than u, as a limb is longer than wide. */
const stepLength = (line: readonly number[], at: number): number =>
  Math.hypot((line[at + 2] ?? 0) - (line[at] ?? 0), 0.35 * ((line[at + 3] ?? 0) - (line[at + 1] ?? 0)));

/** Spreads exactly `rows` points over the strands, evenly along their lengths, in one walk. */
function lay(strands: readonly Strand[], rows: number, put: Put): void {
  const steps: { readonly line: readonly number[]; readonly at: number; readonly weight: number; length: number }[] =
    [];
  let whole = 0;
  for (const { line, weight } of strands) {
    for (let at = 0; at + 3 < line.length; at += 2) {
      const length = stepLength(line, at);
      if (length > 0) steps.push({ line, at, weight, length });
      whole += length;
    }
  }
  let passed = 0;
  let index = 0;
  for (let row = 0; row < rows; row += 1) {
    const along = ((row + 0.5) / rows) * whole;
    let step = steps[index];
    while (step !== undefined && index < steps.length - 1 && along > passed + step.length) {
      passed += step.length;
      index += 1;
      step = steps[index];
    }
    if (step === undefined) return;
    const { line, at, weight, length } = step;
    const t = Math.min(1, Math.max(0, (along - passed) / length));
    const u = (line[at] ?? 0) + ((line[at + 2] ?? 0) - (line[at] ?? 0)) * t;
    put(row, u, (line[at + 1] ?? 0) + ((line[at + 3] ?? 0) - (line[at + 1] ?? 0)) * t, weight);
  }
}
