import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#installation/site/homography.ts';
import { areaOf, crossingSides, isCounted, isInside, type Zones, zonesAt } from '#installation/site/zones.ts';

const SQUARE: readonly Point[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];
/** A room round a corner. */
const ELL: readonly Point[] = [
  [0, 0],
  [4, 0],
  [4, 1],
  [1, 1],
  [1, 4],
  [0, 4],
];
const ZONES: Zones = { stage: { points: SQUARE, counts: true }, bar: { points: ELL, counts: false } };

describe('zones of the floor', () => {
  it('hold whoever stands inside them, corners and all', () => {
    expect(isInside(ELL, [0.5, 3])).toBe(true);
    expect(isInside(ELL, [3, 0.5])).toBe(true);
    expect(isInside(ELL, [3, 3])).toBe(false);
    expect(zonesAt(ZONES, [0.5, 0.5])).toEqual(['stage', 'bar']);
    expect(zonesAt(ZONES, [1.5, 1.5])).toEqual(['stage']);
    expect(zonesAt(ZONES, [3, 3])).toEqual([]);
  });

  it('leave no gap and no overlap between neighbours that share a side', () => {
    const right: readonly Point[] = SQUARE.map(([x, y]) => [x + 2, y]);
    const at = fc.integer({ min: 1, max: 39 });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 19 }), (x, y) => {
        const place: Point = [x / 10, y / 10];
        expect([SQUARE, right].filter((zone) => isInside(zone, place))).toHaveLength(1);
      }),
    );
  });

  it('keep who was in them until they are clearly outside', () => {
    const onTheLine: Point = [2.15, 1.5];
    expect(zonesAt(ZONES, onTheLine)).toEqual([]);
    expect(zonesAt(ZONES, onTheLine, ['stage'])).toEqual(['stage']);
    expect(zonesAt(ZONES, [2.25, 1.5], ['stage'])).toEqual([]);
    expect(zonesAt(ZONES, [1.5, 2.15], ['stage', 'bar'])).toEqual(['stage']);
  });

  it('count nobody who is in one that does not count, whatever else they are in', () => {
    expect(isCounted(ZONES, [])).toBe(true);
    expect(isCounted(ZONES, ['stage'])).toBe(true);
    expect(isCounted(ZONES, ['stage', 'bar'])).toBe(false);
  });

  it('tell sides that cross, and their size', () => {
    expect(crossingSides(SQUARE)).toBeNull();
    expect(crossingSides(ELL)).toBeNull();
    expect(
      crossingSides([
        [0, 0],
        [2, 0],
        [0, 2],
        [2, 2],
      ]),
    ).toEqual([1, 3]);
    expect(areaOf(ELL)).toBe(7);
    expect(areaOf(ELL.toReversed())).toBe(7);
  });
});
