/** A wall drawn once for all its projectors: surfaces that lie side by side, as one. Neighbouring slices are one picture. */

import type { Site } from '#installation/site/site.ts';

/** Between the names of surfaces that are joined. */
export const AND = '+';

/** Lengths of slices are shares of a wall; this much apart is together. */
const NEAR = 1e-6;

/**
 * The site with one surface more where `surface` names several from left to right, as `left+right`; the site itself where
 * it names one. Throws a RangeError where they do not lie side by side on one wall, each as wide as the next.
 */
export function joined(site: Site, surface: string): Site {
  const names = surface.split(AND);
  if (names.length === 1) return site;
  const parts = names.map((name) => {
    const found = site.surfaces[name];
    if (!found) throw new RangeError(`the site has no surface "${name}"`);
    return found;
  });
  const [first, ...rest] = parts;
  if (!first) throw new RangeError('no surface is named');
  const { x, y, width, height } = first.slice;
  const isNext = rest.every(
    ({ wall, slice }, at) =>
      wall === first.wall &&
      Math.abs(slice.x - (x + (at + 1) * width)) < NEAR &&
      Math.abs(slice.width - width) < NEAR &&
      slice.y === y &&
      slice.height === height,
  );
  if (!isNext) throw new RangeError(`${names.join(' and ')} do not lie side by side`);
  const whole = { ...first, slice: { x, y, width: width * parts.length, height } };
  return { ...site, surfaces: { ...site.surfaces, [surface]: whole } };
}
