import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BodyBuild, buildOf, createBuild, EVEN_BUILD, writeBuild } from '#projection/looks/figures/body-build.ts';

const KEY = fc.integer({ min: 1, max: 2 ** 32 - 1 });
const VOLUMES = ['shoulders', 'hips', 'arms', 'legs', 'head', 'neck'] as const;
const CLOTHES = ['trousers', 'skirt', 'coat', 'hood'] as const;

describe('how people are built', () => {
  test('the same key is always built the same, whoever was written before', () => {
    fc.assert(
      fc.property(KEY, KEY, (key, other) => {
        const build = createBuild();
        writeBuild(build, other);
        expect(writeBuild(build, key)).toEqual(buildOf(key));
      }),
    );
  });

  test('nobody leaves what a body can be', () => {
    fc.assert(
      fc.property(KEY, (key) => {
        const build = buildOf(key);
        for (const part of VOLUMES) expect(Math.abs(build[part] - 1)).toBeLessThan(0.25);
        for (const part of CLOTHES) {
          expect(build[part]).toBeGreaterThanOrEqual(0);
          expect(build[part]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('nobody wears a skirt with trousers or under a coat', () => {
    fc.assert(
      fc.property(KEY, (key) => {
        const { skirt, trousers, coat } = buildOf(key);
        if (skirt > 0) expect(trousers + coat).toBe(0);
      }),
    );
  });

  test('of ten neighbours no two are alike, and a good part of a crowd wears nothing of it', () => {
    const builds = Array.from({ length: 400 }, (_, index) => buildOf(index + 1));
    const silhouette = (build: BodyBuild): string =>
      [...VOLUMES, ...CLOTHES].map((part) => Math.round(build[part] * 40)).join();
    expect(new Set(builds.slice(0, 10).map(silhouette)).size).toBe(10);
    const bare = builds.filter((build) => CLOTHES.every((part) => build[part] === 0)).length / builds.length;
    expect(bare).toBeGreaterThan(0.1);
    expect(bare).toBeLessThan(0.5);
    const broad = builds.map(({ shoulders }) => shoulders);
    expect(Math.max(...broad) - Math.min(...broad)).toBeGreaterThan(0.15);
    expect(Object.keys(EVEN_BUILD)).toEqual([...VOLUMES, ...CLOTHES]);
  });
});
