/** What a technician wrote about a projector becomes the numbers of its last pass. */

import { type Output, PLAIN_OUTPUT } from '../site/output.ts';
import type { Site } from '../site/site.ts';
import { maskPictureOf } from './mask-picture.ts';
import { offAxisOf } from './off-axis.ts';
import type { EdgeBlend, OutputMapping, Rgb } from './output-mapping.ts';
import { overlapsOf } from './overlaps.ts';
import { isOnItsSide } from './standing.ts';
import { flatShape, type SurfaceShape } from './surface-shape.ts';
import { gridOf, pinOnto } from './warp-grid.ts';

/**
 * The mapping of `surface`, with the blends that follow from the slices of its wall where none are written. A surface the
 * site does not know shows its picture as it is.
 */
export function mappingOf(site: Site, surface: string, shape: SurfaceShape = shapeOf(site, surface)): OutputMapping {
  const output = site.surfaces[surface]?.output ?? PLAIN_OUTPUT;
  return {
    isOnItsSide: isOnItsSide(output),
    grid: gridOf(output, shape.reading, shape.breaks),
    blend: blendOf(site, surface, output),
    crop: output.crop,
    mask: maskPictureOf(output.masks, shape.aspect),
    colour: rgbOf(output.colour),
    blackLift: rgbOf(output.blackLift),
    gamma: output.gamma === 'srgb' ? null : output.gamma,
    pin: pinOnto(output),
  };
}

/** A window that cannot be one is shown as the slice it would be without its screen. */
export function shapeOf(site: Site, surface: string): SurfaceShape {
  const found = offAxisOf(site, surface);
  return found?.ok ? found.window.shape : flatShape(site, surface);
}

/** Both sides of an overlap fade over the whole of it, so that they add up to one at every place of it. */
function blendOf(site: Site, surface: string, { blend }: Output): EdgeBlend {
  const found = overlapsOf(site, surface);
  const width = (edge: 'left' | 'right' | 'top' | 'bottom'): number =>
    blend[edge] ?? found.find((overlap) => overlap.edge === edge)?.width ?? 0;
  return { left: width('left'), right: width('right'), top: width('top'), bottom: width('bottom'), curve: blend.curve };
}

const rgbOf = ({ red, green, blue }: Output['colour']): Rgb => [red, green, blue];

/** Of a projector that shows its picture as it is. */
export const PLAIN_MAPPING: OutputMapping = {
  isOnItsSide: false,
  grid: gridOf(PLAIN_OUTPUT),
  blend: { left: 0, right: 0, top: 0, bottom: 0, curve: PLAIN_OUTPUT.blend.curve },
  crop: PLAIN_OUTPUT.crop,
  mask: null,
  colour: [1, 1, 1],
  blackLift: [0, 0, 0],
  gamma: null,
  pin: pinOnto(PLAIN_OUTPUT),
};
