/**
 * The lie of the skin: which way it faces at every place. A lamp from one side finds the roundness of the volumes by it, and
 * the few soft forms by which a lit body is read as one: chest, shoulders, hips, knees and calves, and no more of an anatomy.
 */

import { BONE, girthAt } from './body-shape.ts';

/** A normal: across and deep in the cross-section, and along the bone. Length 1. */
export type Lie = readonly [across: number, deep: number, along: number];

/** Length of each bone on a person of 1.7 m, m; of the head and the floor no slope is taken. */
export const LENGTH_M: Readonly<Record<number, number>> = {
  [BONE.torso]: 0.535,
  [BONE.neck]: 0.09,
  [BONE.leftUpperArm]: 0.29,
  [BONE.rightUpperArm]: 0.29,
  [BONE.leftForearm]: 0.25,
  [BONE.rightForearm]: 0.25,
  [BONE.leftHand]: 0.092,
  [BONE.rightHand]: 0.092,
  [BONE.leftThigh]: 0.42,
  [BONE.rightThigh]: 0.42,
  [BONE.leftShin]: 0.42,
  [BONE.rightShin]: 0.42,
  [BONE.leftThumb]: 0.066,
  [BONE.rightThumb]: 0.066,
  [BONE.leftFoot]: 0.14,
  [BONE.rightFoot]: 0.14,
};

/** Half width of a trunk of 1.7 m, of which its profile counts in shares, m. */
export const TRUNK_M = 0.185;

/** A soft swelling (or, below 0, hollow): where on the bone and across it, how far it reaches there, and how high it is, m. */
interface Form {
  readonly bone: number;
  readonly at: readonly [u: number, across: number];
  readonly reach: readonly [u: number, across: number];
  readonly highM: number;
}

const bothSides = (form: Form): readonly Form[] => [form, { ...form, at: [form.at[0], -form.at[1]] }];
const bothLimbs = (left: number, right: number, form: Omit<Form, 'bone'>): readonly Form[] => [
  { ...form, bone: left },
  { ...form, bone: right },
];

const FORMS: readonly Form[] = [
  // Chest, collar bones, the hollow between them, the lower ribs, the belly and the hip bones.
  ...bothSides({ bone: BONE.torso, at: [0.77, 0.44], reach: [0.1, 0.42], highM: 0.018 }),
  ...bothSides({ bone: BONE.torso, at: [0.95, 0.5], reach: [0.02, 0.5], highM: 0.006 }),
  { bone: BONE.torso, at: [0.9, 0], reach: [0.05, 0.16], highM: -0.012 },
  ...bothSides({ bone: BONE.torso, at: [0.54, 0.5], reach: [0.06, 0.34], highM: 0.009 }),
  { bone: BONE.torso, at: [0.24, 0], reach: [0.16, 0.42], highM: 0.013 },
  ...bothSides({ bone: BONE.torso, at: [0.1, 0.74], reach: [0.07, 0.2], highM: 0.012 }),
  { bone: BONE.torso, at: [-0.08, 0], reach: [0.08, 0.5], highM: -0.014 },
  // The cap of the shoulder and the arm's two muscles.
  ...bothLimbs(BONE.leftUpperArm, BONE.rightUpperArm, { at: [0.1, 0], reach: [0.17, 0.8], highM: 0.016 }),
  ...bothLimbs(BONE.leftUpperArm, BONE.rightUpperArm, { at: [0.56, 0.1], reach: [0.16, 0.5], highM: 0.01 }),
  ...bothLimbs(BONE.leftForearm, BONE.rightForearm, { at: [0.22, 0.1], reach: [0.16, 0.5], highM: 0.009 }),
  // Thigh, kneecap with the hollow below it, shin bone and calf.
  ...bothLimbs(BONE.leftThigh, BONE.rightThigh, { at: [0.45, 0.12], reach: [0.3, 0.5], highM: 0.014 }),
  ...bothLimbs(BONE.leftThigh, BONE.rightThigh, { at: [1, 0], reach: [0.07, 0.5], highM: 0.005 }),
  ...bothLimbs(BONE.leftShin, BONE.rightShin, { at: [0, 0], reach: [0.07, 0.5], highM: 0.005 }),
  ...bothLimbs(BONE.leftShin, BONE.rightShin, { at: [0.13, 0], reach: [0.05, 0.5], highM: -0.004 }),
  ...bothLimbs(BONE.leftShin, BONE.rightShin, { at: [0.3, 0.62], reach: [0.16, 0.34], highM: 0.012 }),
  ...bothLimbs(BONE.leftShin, BONE.rightShin, { at: [0.3, -0.62], reach: [0.13, 0.3], highM: 0.012 }),
  // The instep and the toe cap of a shoe.
  ...bothLimbs(BONE.leftFoot, BONE.rightFoot, { at: [0.84, 0], reach: [0.14, 0.7], highM: 0.014 }),
];

const BY_BONE = new Map<number, readonly Form[]>(
  [...new Set(FORMS.map(({ bone }) => bone))].map((bone) => [bone, FORMS.filter((form) => form.bone === bone)]),
);

const heightAt = (forms: readonly Form[], u: number, across: number): number =>
  forms.reduce((sum, { at, reach, highM }) => {
    const off = ((u - at[0]) / reach[0]) ** 2 + ((across - at[1]) / reach[1]) ** 2;
    return sum + highM * Math.exp(-off);
  }, 0);

const STEP = 1e-3;

/** Which way the skin faces on `bone` at `u` and, about it, `angle` (rad; 0 its left, a quarter turn towards the viewer). */
export function lieOf(bone: number, u: number, angle: number): Lie {
  const unit = bone === BONE.torso ? TRUNK_M : 1;
  const { across, deep } = girthAt(bone, u);
  const [wideM, deepM] = [Math.max(1e-4, across * unit), Math.max(1e-4, deep)];
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const steep = Math.hypot(cosine / wideM, sine / deepM);
  const [x, y] = [cosine / wideM / steep, sine / deepM / steep];
  const lengthM = LENGTH_M[bone];
  if (lengthM === undefined) return unitOf(x, y, 0);
  const [before, after] = [girthAt(bone, u - STEP), girthAt(bone, u + STEP)];
  const perU = (part: 'across' | 'deep'): number => (after[part] - before[part]) / (2 * STEP);
  // A shoe ends at once: its toe cap is lit as its upper is, and does not turn down to the floor.
  const steepness = bone === BONE.leftFoot || bone === BONE.rightFoot ? 0.25 : 1;
  const slope = (steepness * (perU('across') * unit * cosine * x + perU('deep') * sine * y)) / lengthM;
  const forms = BY_BONE.get(bone) ?? [];
  const rise = (heightAt(forms, u + STEP, cosine) - heightAt(forms, u - STEP, cosine)) / (2 * STEP * lengthM);
  // Around the limb the way is its half width times the angle; what lies beside the middle is seen as much wider.
  const round = Math.hypot(wideM * sine, deepM * cosine);
  const swell =
    (heightAt(forms, u, Math.cos(angle + STEP)) - heightAt(forms, u, Math.cos(angle - STEP))) / (2 * STEP * round);
  return unitOf(x + (swell * wideM * sine) / round, y - (swell * deepM * cosine) / round, -slope - rise);
}

function unitOf(x: number, y: number, z: number): Lie {
  const long = Math.hypot(x, y, z) || 1;
  return [x / long, y / long, z / long];
}
