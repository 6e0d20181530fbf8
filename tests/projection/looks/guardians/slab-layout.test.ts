import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProtocolSlab } from '#installation/frame/world-frame.ts';
import {
  FALLS,
  fallOf,
  hairlinesOf,
  type LooseLetter,
  looseLetter,
  placeSlab,
  regrown,
  risenAt,
  type SlabPlace,
} from '#projection/looks/guardians/slab-layout.ts';

const slab = (more: Partial<ProtocolSlab> = {}): ProtocolSlab => ({
  name: 'gaze',
  says: 'What was looked at.',
  integrity: 1,
  cracks: 0,
  fall: 0,
  way: 0.5,
  ...more,
});

const placeOf = (index: number, count: number, wallWidthM: number): SlabPlace => {
  const place = { xM: 0, yM: 0, widthM: 0, heightM: 0, seed: 0 };
  placeSlab(place, index, count, { wallWidthM, wallHeightM: 2.25, floorM: 0.12 }, 2147);
  return place;
};

describe('the slabs', () => {
  test('stand side by side on the floor, inside the wall, and leave a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.double({ min: 3, max: 30, noNaN: true }), (count, wideM) => {
        let right = 0;
        for (let index = 0; index < count; index += 1) {
          const { xM, yM, widthM, heightM } = placeOf(index, count, wideM);
          expect(xM - widthM / 2).toBeGreaterThan(right);
          right = xM + widthM / 2;
          expect([yM, yM + heightM < 2.25, heightM > 1.8]).toEqual([0.12, true, true]);
        }
        expect(right).toBeLessThan(wideM);
      }),
    );
  });

  test('rise one after the other and are all up in the end', () => {
    const at = (presence: number): number[] => [0, 1, 2, 3, 4].map((index) => risenAt(presence, index, 5));
    expect(at(0)).toEqual([0, 0, 0, 0, 0]);
    expect(at(1)).toEqual([1, 1, 1, 1, 1]);
    expect(at(0.5)).toEqual([...at(0.5)].sort((a, b) => b - a));
    expect(new Set(at(0.5)).size).toBe(5);
    expect(risenAt(1, 0, 1)).toBe(1);
  });

  test('fall in five ways, no two of five alike, whatever numbers they drew', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), (ways) => {
        const slabs = ways.map((way) => slab({ way }));
        expect(new Set(slabs.map((_, index) => fallOf(slabs, index))).size).toBe(FALLS.length);
      }),
    );
  });

  test('grow again when they are restored, and stand while they fall', () => {
    expect(regrown(slab({ integrity: 0 }))).toBe(0);
    expect(regrown(slab({ integrity: 0.5 }))).toBe(1);
    expect(regrown(slab({ integrity: 0.1, fall: 0.4 }))).toBe(1);
  });

  test('show as hairlines what integrity does not tell', () => {
    expect(hairlinesOf(slab({ cracks: 0.4 }))).toBe(0.4);
    expect(hairlinesOf(slab({ integrity: 0.25, cracks: 0.75 }))).toBe(0);
  });

  test('let go of the letters of their name without a jump, downward, until none is left', () => {
    const at = (fall: number): LooseLetter => {
      const letter = { downM: 0, asideM: 0, turn: 0, light: 0 };
      looseLetter(letter, 2, fall, 0.37);
      return { ...letter };
    };
    expect(at(0)).toMatchObject({ downM: 0, light: 1 });
    expect(Math.abs(at(0).asideM) + Math.abs(at(0).turn)).toBe(0);
    expect(at(1).light).toBe(0);
    for (let fall = 0; fall < 1; fall += 0.02) {
      expect(at(fall + 0.02).downM).toBeGreaterThanOrEqual(at(fall).downM);
      expect(Math.abs(at(fall + 0.02).downM - at(fall).downM)).toBeLessThan(0.15);
    }
  });
});
