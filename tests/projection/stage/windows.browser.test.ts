import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sliceOf, windowOf } from '#installation/frame/build-frame.ts';
import type { OffAxisView } from '#installation/mapping/off-axis-view.ts';
import { minus, plus } from '#installation/mapping/vectors.ts';
import { parseSite } from '#installation/site/site.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import { openStagePage } from './support/stage-browser.ts';
import type { PictureAnswer, PictureAsk } from './support/stage-page.ts';

const [WIDE_PX, HIGH_PX] = [240, 135];

const parsed = parseSite(
  readFileSync(join(PROJECT_ROOT, 'config', 'sites', 'corner-room.yaml'), 'utf8'),
  'corner-room',
);
if (!parsed.ok) throw new Error('the site has a fault');
const site = parsed.value;

let browser: Awaited<ReturnType<typeof openStagePage>>;

beforeAll(async () => {
  browser = await openStagePage();
});

afterAll(async () => {
  await browser.close();
});

function through(surface: string, offAxis = windowOf(site, surface)): PictureAsk {
  const slice = sliceOf(site, surface);
  if (!slice || !offAxis) throw new Error(`no window "${surface}"`);
  return { cast: 'room', parameters: { links: 1 }, frame: { slice, offAxis } };
}

const draw = (ask: PictureAsk): Promise<PictureAnswer> =>
  browser.page.evaluate((what) => window.stagePage.picture(what, true), ask);

/** The window half a pixel wider to one side, so that the middles of its last pixels there lie on its edge. */
function halfAPixelOver(surface: string, side: 'left' | 'right'): OffAxisView {
  const whole = windowOf(site, surface);
  if (!whole) throw new Error(`no window "${surface}"`);
  const along = minus(whole.lowerRight, whole.lowerLeft);
  // Its first 4 m, as long as a side wall, so that both have pixels of one size.
  const view = { ...whole, lowerRight: plus(whole.lowerLeft, along, 4 / Math.hypot(...along)) };
  const right = minus(view.lowerRight, view.lowerLeft);
  const over = 0.5 / (WIDE_PX - 0.5);
  if (side === 'right') return { ...view, lowerRight: plus(view.lowerRight, right, over) };
  return { ...view, lowerLeft: plus(view.lowerLeft, right, -over), upperLeft: plus(view.upperLeft, right, -over) };
}

const column = ({ pixels = [] }: PictureAnswer, x: number): number[] =>
  Array.from({ length: HIGH_PX }, (_, y) => (y * WIDE_PX + x) * 4).flatMap((at) => pixels.slice(at, at + 3));

describe.each(['webgpu', 'webgl2'] as const)('windows into the scene on %s', (backend) => {
  beforeAll(async () => {
    const ask = { backend, widthPx: WIDE_PX, heightPx: HIGH_PX, quality: { pointsPerFigure: 700, bloom: false } };
    expect(await browser.page.evaluate((what) => window.stagePage.open(what), ask)).toBe(backend);
  });

  test('show people on every wall, and stay mostly dark', async () => {
    for (const surface of ['left', 'front', 'right']) {
      const picture = await draw(through(surface));
      expect(picture.bright, surface).toBeGreaterThan(0.01);
      expect(picture.mean, surface).toBeLessThan(45);
    }
  });

  test('meet in the corner: what stands across it goes on', async () => {
    const left = column(await draw(through('left', halfAPixelOver('left', 'right'))), WIDE_PX - 1);
    const front = column(await draw(through('front', halfAPixelOver('front', 'left'))), 0);
    const lit = left.filter((value, at) => Math.max(value, front[at] ?? 0) > 6).length;
    const apart = left.reduce((sum, value, at) => sum + Math.abs(value - (front[at] ?? 0)), 0);
    // Somebody stands in the corner: there is light on the edge, and the same on both walls.
    expect(lit).toBeGreaterThan(20);
    expect(apart / left.length).toBeLessThan(3);
    // Their own other ends are nothing alike.
    const far = column(await draw(through('left')), 0);
    expect(far.reduce((sum, value, at) => sum + Math.abs(value - (front[at] ?? 0)), 0)).toBeGreaterThan(2 * apart);
  });

  test('that look away from the wall show the night and nothing of the scene', async () => {
    const view = windowOf(site, 'front');
    if (!view) throw new Error('no window');
    const behind = { ...view, lowerLeft: [11, 0, 7], lowerRight: [5, 0, 7], upperLeft: [11, 2.7, 7] } as const;
    const parameters = { glitch: 1, wave: 0.5, shield: 1, city: 1 };
    const picture = await draw({ ...through('front', behind), parameters });
    // Haze at the height of the eyes, which hardly changes from one pixel to the next: no figure, no window, no ring.
    expect(picture.mean).toBeLessThan(8);
    for (let x = 0; x + 1 < WIDE_PX; x += 7) {
      const [here, beside] = [column(picture, x), column(picture, x + 1)];
      expect(Math.max(...here)).toBeLessThan(64);
      expect(Math.max(...here.map((value, at) => Math.abs(value - (beside[at] ?? 0))))).toBeLessThan(5);
    }
  });

  test('go from a slice to a window and back without a trace', async () => {
    const before = (await draw({ cast: 'crowd' })).hash;
    await draw(through('left'));
    expect((await draw({ cast: 'crowd' })).hash).toBe(before);
  });
});

test('the page had nothing to complain about', () => {
  expect(browser.errors).toEqual([]);
});
