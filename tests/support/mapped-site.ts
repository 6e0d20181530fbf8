/** Sites with slices and outputs as a test wants them. */

import { outputSchema, type WrittenOutput } from '#installation/site/output.ts';
import type { Site } from '#installation/site/site.ts';

export interface WrittenSlice {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE: WrittenSlice = { x: 0, y: 0, width: 1, height: 1 };

/** A wall of 8 m x 4.5 m with these slices on it. */
export function siteWith(slices: Readonly<Record<string, WrittenSlice & { readonly output?: WrittenOutput }>>): Site {
  return {
    site: 'test',
    comfort: { reducedMotion: false, highContrast: false },
    title: 'A wall to test with',
    walls: { main: { widthM: 8, heightM: 4.5, floorM: 0.1 } },
    surfaces: Object.fromEntries(
      Object.entries(slices).map(([name, { output, ...slice }]) => [
        name,
        { wall: 'main', slice, output: outputSchema.parse(output ?? {}) },
      ]),
    ),
    cameras: {},
    zones: {},
  };
}
