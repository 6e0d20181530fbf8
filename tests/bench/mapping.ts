/** The last pass of a projector in real Chromium against the same maths on the processor, and two projectors on one wall. */

import { join } from 'node:path';
import { regularPoints } from '#installation/mapping/bend.ts';
import { mappingOf } from '#installation/mapping/mapping-of.ts';
import { isOnItsSide } from '#installation/mapping/standing.ts';
import { decode } from '#installation/mapping/transfer.ts';
import type { Point } from '#installation/site/homography.ts';
import type { WrittenOutput } from '#installation/site/output.ts';
import type { Site } from '#installation/site/site.ts';
import { openStagePage } from '#tests/projection/stage/support/stage-browser.ts';
import { type LinearPicture, lightAt, sentFor, shareAt } from '#tests/support/light-at.ts';
import { siteWith, WHOLE, type WrittenSlice } from '#tests/support/mapped-site.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';
import type { ThrowAsk } from './mapping-page.ts';
import { benchPicture } from './mapping-picture.ts';

const WIDE = 640;
const HIGH = 360;
const FRAMES = 120;

const KEYSTONE: WrittenOutput['corners'] = {
  topLeft: [0.21, 0.04],
  topRight: [0.78, 0.13],
  bottomRight: [0.97, 0.95],
  bottomLeft: [0.03, 0.86],
};

const pulled = (columns: number, rows: number): [number, number][] =>
  regularPoints(columns, rows).map(([x, y]) => [x + 0.05 * Math.sin(5 * y + x), y + 0.06 * Math.sin(4 * x - y)]);

const CASES: Readonly<Record<string, WrittenOutput>> = {
  plain: {},
  'corner pin': { corners: KEYSTONE },
  'smooth mesh': { corners: KEYSTONE, mesh: { columns: 5, rows: 4, points: pulled(5, 4), lines: 'smooth' } },
  'straight mesh': { mesh: { columns: 4, rows: 4, points: pulled(4, 4), lines: 'straight' } },
  'turned 90, mirrored': { corners: KEYSTONE, turn: 90, mirror: true },
  'blend, gamma, lift, mask, crop, colour': {
    corners: KEYSTONE,
    blend: { left: 0.3, right: 0.15, top: 0.1, curve: 2.4 },
    gamma: 2.2,
    blackLift: { red: 0.02, green: 0.03, blue: 0.04 },
    masks: [
      {
        points: [
          [0.5, 0.4],
          [0.8, 0.5],
          [0.6, 0.9],
        ],
        softness: 0.15,
      },
    ],
    crop: { left: 0.04, bottom: 0.06 },
    colour: { red: 0.9, green: 0.8, blue: 1 },
  },
};

/** Two unequal slices that overlap by a tenth of the wall, on projectors of different gamma. */
const NEIGHBOURS = siteWith({
  left: { x: 0, y: 0, width: 0.4, height: 1, output: { gamma: 2.2 } },
  right: { x: 0.3, y: 0, width: 0.7, height: 1 },
});
const FLAT_LIGHT = 0.7;

type Throw = (ask: ThrowAsk) => Promise<Uint8Array>;

export const mappingBench: Bench = {
  name: 'mapping',
  says: 'The last pass of a projector on both back ends of Chromium against the same maths on the processor.',
  needsBrowser: true,
  run: async ({ say }) => {
    const { page, errors, close } = await openStagePage(join(import.meta.dirname, 'mapping-page.ts'), 'mappingPage');
    try {
      const figures: Figure[] = [];
      for (const backend of ['webgpu', 'webgl2'] as const) {
        const got = await page.evaluate(([b, w, h]) => window.mappingPage.open(b, w, h), [
          backend,
          WIDE,
          HIGH,
        ] as const);
        if (got !== backend) throw new Error(`asked for ${backend}, got ${got}`);
        const thrown: Throw = async (ask) =>
          Buffer.from(await page.evaluate((what) => window.mappingPage.thrown(what), ask), 'base64');
        for (const [name, output] of Object.entries(CASES)) {
          say(`${backend}: ${name}`);
          figures.push(...(await compared(`${backend}, ${name}`, siteWith({ wall: { ...WHOLE, output } }), thrown)));
        }
        figures.push(...(await summed(backend, thrown)));
        const costs = await page.evaluate((frames) => window.mappingPage.costs(frames), FRAMES);
        figures.push(figure(`${backend}, script time of the pass per frame, median`, quantile(costs, 0.5), 'ms'));
        figures.push(figure(`${backend}, script time of the pass per frame, p95`, quantile(costs, 0.95), 'ms'));
      }
      if (errors.length > 0) throw new Error(`the page complained: ${errors.join('; ')}`);
      return figures;
    } finally {
      await close();
    }
  },
};

/** Every pixel against what it should be; those on an edge, where one pixel is part of both sides, are only counted. */
async function compared(name: string, site: Site, thrown: Throw): Promise<Figure[]> {
  const output = site.surfaces.wall?.output;
  if (!output) throw new Error('no wall');
  const mapping = mappingOf(site, 'wall');
  const picture = isOnItsSide(output) ? benchPicture(HIGH, WIDE, null) : benchPicture(WIDE, HIGH, null);
  const pixels = await thrown({ site, surface: 'wall', flat: null });
  const shares = everyPixel((x, y) => shareAt(output, [(x + 0.5) / WIDE, (y + 0.5) / HIGH]));
  const sides = shares.map((share) => sideOf(share, mapping));
  const isEdge = everyPixel((x, y) => touchesOther(sides, x, y));
  let [worst, sum, inside, lit] = [0, 0, 0, 0];
  for (const [at, share] of shares.entries()) {
    if (isEdge[at]) continue;
    const got = pixels.subarray(4 * at, 4 * at + 3);
    if (!share) lit += got.some((value) => value > 0) ? 1 : 0;
    if (!share) continue;
    const error = errorOf(got, wantedAt(mapping, picture, share, at));
    worst = Math.max(worst, error);
    sum += error;
    inside += 1;
  }
  return [
    atMost(`${name}: largest error`, worst, '/255', 1),
    figure(`${name}: mean error`, sum / inside, '/255'),
    atMost(`${name}: lit pixels outside`, lit, 'px', 0),
    figure(`${name}: pixels compared`, inside, 'px'),
    figure(`${name}: pixels on edges, left out`, isEdge.filter((edge) => edge).length, 'px'),
  ];
}

function everyPixel<T>(make: (x: number, y: number) => T): T[] {
  return Array.from({ length: WIDE * HIGH }, (_, at) => make(at % WIDE, Math.floor(at / WIDE)));
}

/** Outside, cut off, shared with a neighbour, or free: what meets at a hard edge. */
function sideOf(share: Point | null, { crop, blend }: ReturnType<typeof mappingOf>): string {
  if (!share) return 'outside';
  const [u, v] = share;
  if (u < crop.left || 1 - u < crop.right || v < crop.top || 1 - v < crop.bottom) return 'cut';
  if (u < blend.left || 1 - u < blend.right || v < blend.top || 1 - v < blend.bottom) return 'shared';
  return 'free';
}

function touchesOther(sides: readonly string[], x: number, y: number): boolean {
  const here = sides[y * WIDE + x];
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      const [nearX, nearY] = [x + dx, y + dy];
      if (nearX < 0 || nearY < 0 || nearX >= WIDE || nearY >= HIGH) continue;
      if (sides[nearY * WIDE + nearX] !== here) return true;
    }
  }
  return false;
}

function wantedAt(mapping: ReturnType<typeof mappingOf>, picture: LinearPicture, share: Point, at: number): number[] {
  const rgb = [0, 1, 2].map((channel) => lightAt(mapping, picture, share, channel));
  const [red = 0, green = 0, blue = 0] = rgb;
  return sentFor([red, green, blue], mapping.gamma, [at % WIDE, Math.floor(at / WIDE)]);
}

const errorOf = (got: Uint8Array, wanted: readonly number[]): number =>
  Math.max(...wanted.map((value, channel) => Math.abs((got[channel] ?? 0) - 255 * value)));

/** The light that a projector of such a gamma makes of each column of pixels. */
const columnsOf = (pixels: Uint8Array, gamma: number | null): number[] =>
  Array.from({ length: WIDE }, (_, x) => {
    const lights = Array.from({ length: HIGH }, (__, y) => decode((pixels[4 * (y * WIDE + x)] ?? 0) / 255, gamma));
    return lights.reduce((sum, light) => sum + light, 0) / HIGH;
  });

/** The light of two neighbours on the same place of the wall, by the share of what it should be. */
async function summed(backend: string, thrown: Throw): Promise<Figure[]> {
  const parts: { readonly slice: WrittenSlice; readonly columns: readonly number[] }[] = [];
  // One after the other: both are thrown by the same canvas.
  for (const [surface, { slice, output }] of Object.entries(NEIGHBOURS.surfaces)) {
    const pixels = await thrown({ site: NEIGHBOURS, surface, flat: FLAT_LIGHT });
    parts.push({ slice, columns: columnsOf(pixels, output.gamma === 'srgb' ? null : output.gamma) });
  }
  const lightOf = ({ slice, columns }: (typeof parts)[number], wall: number): number => {
    const x = ((wall - slice.x) / slice.width) * WIDE - 0.5;
    if (x < -0.5 || x > WIDE - 0.5) return 0;
    const left = Math.min(WIDE - 2, Math.max(0, Math.floor(x)));
    return (columns[left] ?? 0) * (1 - (x - left)) + (columns[left + 1] ?? 0) * (x - left);
  };
  const places = Array.from({ length: 2000 }, (_, at) => 0.002 + (0.996 * at) / 1999);
  const isLapped = (wall: number): boolean => wall > 0.3 && wall < 0.4;
  const off = (wall: number): number =>
    Math.abs(parts.reduce((sum, part) => sum + lightOf(part, wall), 0) / FLAT_LIGHT - 1);
  return [
    atMost(
      `${backend}, two neighbours: light off in the overlap`,
      100 * Math.max(...places.filter(isLapped).map(off)),
      '%',
      1,
    ),
    figure(
      `${backend}, two neighbours: light off beside it`,
      100 * Math.max(...places.filter((at) => !isLapped(at)).map(off)),
      '%',
    ),
  ];
}
