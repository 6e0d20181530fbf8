/**
 * Whether a wall that is drawn small, with few points, and together with its neighbour, lights every place as it does
 * drawn large and alone: flashes are counted by the light of places, and it must be the same light.
 */

import type { FlashLight } from '#installation/frame/flash-light.ts';
import { atMost, type Figure, figure, quantile } from './bench.ts';
import type { HeldEvening } from './evening.ts';
import type { WallAsk } from './evening-page.ts';
import { AND } from './joined-surfaces.ts';

type Small = Pick<WallAsk, 'widthPx' | 'heightPx' | 'bloom' | 'pointsPerFigure'>;

/** As a projector of the best tier throws it, at a quarter of its pixels. */
const LARGE = { widthPx: 960, heightPx: 540, bloom: true, pointsPerFigure: 5000 } as const;
/** Moments of the evening that are compared. */
const COMPARED = 10;
/** A change of luminance of a tenth counts: a difference of so much, for nearly all places, hides none and makes none. */
const NEAR = 0.02;

/** Compares every one of `surfaces` at moments spread over the evening. */
export async function likeness(
  evening: HeldEvening,
  surfaces: readonly string[],
  small: Small,
): Promise<readonly Figure[]> {
  const { cues } = evening.told;
  const moments = Array.from(
    { length: COMPARED },
    (_, at) => cues[Math.floor(((at + 0.5) * cues.length) / COMPARED)]?.tellingMs ?? 0,
  );
  const seen = async (surface: string, size: Small): Promise<FlashLight[][][]> => {
    await evening.page.evaluate((wall) => window.eveningPage.stand(wall), {
      ...{ ...size, surface, backend: 'webgl2', isGuarded: false, looks: null },
    } satisfies WallAsk);
    return evening.page.evaluate((those) => window.eveningPage.lightsAt(those), moments);
  };
  const together = await seen(surfaces.join(AND), { ...small, widthPx: small.widthPx * surfaces.length });
  const figures: Figure[] = [];
  for (const [part, surface] of surfaces.entries()) {
    const mine = together.map((parts) => parts[part] ?? []);
    for (const [name, size] of [
      ['small and alone', small],
      ['large', LARGE],
    ] as const) {
      const other = (await seen(surface, size)).map(([only]) => only ?? []);
      const apart = differences(mine, other);
      const label = `${surface}: light of a place, as it is counted less ${name}`;
      figures.push(
        atMost(`${label}, 99 % are within`, quantile(apart.map(Math.abs), 0.99), '', NEAR),
        figure(`${label}, most`, Math.max(...apart.map(Math.abs)), ''),
        figure(`${label}, mean`, apart.reduce((sum, one) => sum + one, 0) / apart.length, ''),
      );
    }
  }
  return figures;
}

const differences = (one: readonly FlashLight[][], other: readonly FlashLight[][]): number[] =>
  one.flatMap((places, moment) =>
    places.map(({ luminance }, place) => luminance - (other[moment]?.[place]?.luminance ?? Number.NaN)),
  );
