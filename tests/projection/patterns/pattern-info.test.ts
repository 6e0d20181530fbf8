import { describe, expect, it } from 'vitest';
import { mappingOf, PLAIN_MAPPING } from '#installation/mapping/mapping-of.ts';
import { screenSchema } from '#installation/site/screen.ts';
import type { Site } from '#installation/site/site.ts';
import { hueOf } from '#projection/patterns/ink.ts';
import { patternInfoOf } from '#projection/patterns/pattern-info.ts';
import { siteWith, WHOLE } from '#tests/support/mapped-site.ts';

const withScreen = (screen: unknown): Site => {
  const site = siteWith({ pillar: WHOLE });
  const pillar = site.surfaces.pillar;
  if (!pillar) throw new Error('no pillar');
  return { ...site, surfaces: { pillar: { ...pillar, screen: screenSchema.parse(screen) } } };
};

const sizeOf = (screen: unknown): number[] => {
  const slice = patternInfoOf(withScreen(screen), 'pillar', PLAIN_MAPPING, 'none')?.slice;
  return [slice?.widthM ?? 0, slice?.heightM ?? 0];
};

describe('what a pattern says of its surface', () => {
  it('is its part of the wall in metres, and how it fades', () => {
    const site = siteWith({
      left: { x: 0, y: 0, width: 0.6, height: 1 },
      right: { x: 0.5, y: 0, width: 0.5, height: 1 },
    });
    const info = patternInfoOf(site, 'right', mappingOf(site, 'right'), 'on');
    expect(info).toMatchObject({ wall: 'main', at: 1, of: 2, isStacked: false, sound: 'on' });
    expect(info?.slice).toMatchObject({ xM: 4, yM: 0, widthM: 4, heightM: 4.5 });
    expect(info?.blend.left).toBeCloseTo(0.2, 12);
    expect(patternInfoOf(site, 'gone', PLAIN_MAPPING, 'on')).toBeNull();
  });

  it('tells slices that lie above each other', () => {
    const site = siteWith({
      above: { x: 0, y: 0, width: 1, height: 0.6 },
      below: { x: 0, y: 0.5, width: 1, height: 0.5 },
    });
    const info = patternInfoOf(site, 'below', PLAIN_MAPPING, 'none');
    expect(info?.isStacked).toBe(true);
    expect(info?.slice).toMatchObject({ yM: 0, heightM: 2.25 });
  });

  it('is the size of what it is thrown on, laid out flat, where that is no part of a wall', () => {
    const upright = { lowerLeft: [0, 0, 0], lowerRight: [3, 4, 0], upperLeft: [0, 0, 2] };
    expect(sizeOf({ flat: upright })).toEqual([5, 2]);
    expect(
      sizeOf({
        folded: {
          foot: [
            [0, 0],
            [1, 0],
            [1, 2],
          ],
          heightM: 3,
        },
      }),
    ).toEqual([3, 3]);
    const [around, high] = sizeOf({ round: { centre: [0, 0], radiusM: 2, fromDeg: 180, toDeg: 0, heightM: 4 } });
    expect(around).toBeCloseTo(2 * Math.PI, 12);
    expect(high).toBe(4);
  });

  it('has a hue of its own', () => {
    for (const of of [1, 2, 3, 8, 16]) {
      const hues = Array.from({ length: of }, (_, at) => hueOf(at, of));
      const gaps = hues.flatMap((a, i) =>
        hues.slice(i + 1).map((b) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b))),
      );
      expect(Math.min(360, ...gaps)).toBeGreaterThan(360 / of - 1e-6 - (of === 1 ? 1 : 0));
    }
  });
});
