import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lieOf } from '#projection/looks/figures/body-relief.ts';
import { BONE, spanOf } from '#projection/looks/figures/body-shape.ts';

const LIMBS = Object.values(BONE).filter((bone) => bone !== BONE.floor && bone !== BONE.head);

describe('the lie of the skin', () => {
  test('is a direction everywhere on a body, and never faces inward', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LIMBS),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        (bone, share, angle) => {
          const [from, to] = spanOf(bone);
          const [x, y, along] = lieOf(bone, from + share * (to - from), angle);
          expect(Math.hypot(x, y, along)).toBeCloseTo(1, 6);
          expect(x * Math.cos(angle) + y * Math.sin(angle)).toBeGreaterThan(-0.15);
        },
      ),
    );
  });

  test('mirrors from side to side where the forms do', () => {
    for (const u of [0.1, 0.4, 0.77, 0.95]) {
      const [x, y, along] = lieOf(BONE.torso, u, 0.8);
      const [otherX, otherY, otherAlong] = lieOf(BONE.torso, u, Math.PI - 0.8);
      expect(otherX).toBeCloseTo(-x, 6);
      expect(otherY).toBeCloseTo(y, 6);
      expect(otherAlong).toBeCloseTo(along, 6);
    }
  });

  test('of a chest faces up above and down below, and a trunk is flatter before than at its sides', () => {
    const above = lieOf(BONE.torso, 0.84, Math.PI / 2 - 0.42)[2];
    const below = lieOf(BONE.torso, 0.68, Math.PI / 2 - 0.42)[2];
    expect(above).toBeGreaterThan(below + 0.2);
    expect(lieOf(BONE.torso, 0.5, Math.PI / 4)[1]).toBeGreaterThan(lieOf(BONE.leftThigh, 0.5, Math.PI / 4)[1]);
  });
});
