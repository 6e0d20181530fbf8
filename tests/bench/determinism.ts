/**
 * Whether a picture depends on how its moment was reached, and whether neighbours agree: a rehearsed evening of the show
 * that comes with Reclaim, drawn in real Chromium.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { loadScore } from '#control-server/house/load-house.ts';
import { windowOf } from '#installation/frame/build-frame.ts';
import type { OffAxisView } from '#installation/mapping/off-axis-view.ts';
import { minus, plus } from '#installation/mapping/vectors.ts';
import { rehearse, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { parseSite } from '#installation/site/site.ts';
import { openStagePage } from '#tests/projection/stage/support/stage-browser.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { atMost, type Bench, type Figure, figure } from './bench.ts';
import type { ShowAsk, StandAsk } from './show-page.ts';

const SHOW = join(PROJECT_ROOT, 'config', 'shows', 'neo-tokyo-2147.yaml');
const SITES = ['default', 'corner-room', 'four-projectors'];
const BACKENDS = ['webgpu', 'webgl2'] as const;
/** Frames that are played up to each moment. */
const PLAYED = 8;
/** Shares of the evening that are looked at; each a little into a cue. */
const SHARES = [0.15, 0.4, 0.62, 0.85];
const [WIDE_PX, HIGH_PX] = [320, 180];
/** A slice of 3.36 m by 2.4 m, a pixel a centimetre: its overlap of 48 cm is 48 whole pixels. */
const [SLICE_PX, SLICE_HIGH_PX, OVERLAP_PX] = [336, 240, 48];
const LIT = 6;

const WALLS = [
  { what: 'a slice', site: 'default', surface: 'left' },
  { what: 'a window', site: 'corner-room', surface: 'left' },
];

export const determinism: Bench = {
  name: 'determinism',
  says: 'Pictures of an evening reached by playing, seeking and reloading, on both back ends, and neighbours compared.',
  needsBrowser: true,
  run: async ({ say }) => {
    const { ask, moments } = await evening();
    say(`${ask.facts.length} facts, looked at ${moments.map((ms) => `${Math.round(ms / 1000)} s`).join(', ')}`);
    const browser = await openStagePage(join(import.meta.dirname, 'show-page.ts'), 'showPage');
    const { page } = browser;
    const figures: Figure[] = [];
    try {
      await page.evaluate((show) => window.showPage.load(show), ask);
      for (const backend of BACKENDS) {
        for (const { what, ...wall } of WALLS) {
          const stand: StandAsk = { ...wall, backend, widthPx: WIDE_PX, heightPx: HIGH_PX, bloom: true };
          figures.push(...(await reached(page, ask, stand, moments, `${backend}, ${what}`)));
          say(`${backend}: ${what} reached in every way`);
        }
        figures.push(...(await overlapping(page, backend, moments)));
        figures.push(...(await cornering(page, ask, backend, moments)));
        say(`${backend}: neighbours compared`);
      }
      figures.push(atMost('errors on the page', browser.errors.length, '', 0));
      for (const error of browser.errors) say(error);
    } finally {
      await browser.close();
    }
    return figures;
  },
};

/** A rehearsed run, as its log, and moments in it at which something is on its way. */
async function evening(): Promise<{ readonly ask: ShowAsk; readonly moments: readonly number[] }> {
  const loaded = await loadScore(SHOW);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const { plan } = loaded.value;
  const { facts, asRun, endedAtMs } = rehearse(plan, { ...USUAL_REHEARSAL, seed: 2147 });
  const moments = SHARES.map((share) => {
    const near = asRun.filter(({ atMs }) => atMs <= share * endedAtMs).at(-1)?.atMs ?? 0;
    return near + 700;
  });
  const sites = Object.fromEntries(
    await Promise.all(
      SITES.map(async (name) => [name, await readFile(join(PROJECT_ROOT, 'config', 'sites', `${name}.yaml`), 'utf8')]),
    ),
  );
  return { ask: { scoreText: await readFile(SHOW, 'utf8'), scoreHash: plan.scoreHash, facts, sites }, moments };
}

const standAs = (page: Page, ask: StandAsk): Promise<void> =>
  page.evaluate((stand) => window.showPage.stand(stand), ask);
const seekTo = (page: Page, ...moments: number[]): Promise<{ hash: string; lit: number }> =>
  page.evaluate((those) => window.showPage.seek(those), moments);
const pictureAt = (page: Page, atMs: number): Promise<number[]> =>
  page.evaluate((ms) => window.showPage.picture(ms), atMs);

/** Every moment reached in four ways: how many ways gave another picture than playing did. */
async function reached(
  page: Page,
  ask: ShowAsk,
  stand: StandAsk,
  moments: readonly number[],
  name: string,
): Promise<Figure[]> {
  await standAs(page, stand);
  const played: { hash: string; lit: number }[] = [];
  for (const atMs of moments)
    played.push(await page.evaluate(([ms, n]) => window.showPage.play(ms, n), [atMs, PLAYED] as const));
  const differing = { later: 0, earlier: 0, reload: 0 };
  for (const [at, atMs] of moments.entries()) {
    const hash = played[at]?.hash;
    if ((await seekTo(page, atMs + 40_000, atMs)).hash !== hash) differing.later += 1;
    if ((await seekTo(page, Math.max(0, atMs - 40_000), atMs)).hash !== hash) differing.earlier += 1;
  }
  await page.reload();
  await page.waitForFunction(() => 'showPage' in window);
  await page.evaluate((show) => window.showPage.load(show), ask);
  await standAs(page, stand);
  for (const [at, atMs] of moments.entries()) {
    if ((await seekTo(page, atMs)).hash !== played[at]?.hash) differing.reload += 1;
  }
  return [
    figure(`${name}: moments`, new Set(played.map(({ hash }) => hash)).size, 'pictures'),
    figure(`${name}: lit, the darkest of them`, 100 * Math.min(...played.map(({ lit }) => lit)), '%'),
    atMost(`${name}: differ when sought from later`, differing.later, '', 0),
    atMost(`${name}: differ when sought from earlier`, differing.earlier, '', 0),
    atMost(`${name}: differ after a reload`, differing.reload, '', 0),
  ];
}

/** Two slices that overlap: the light of the overlap, drawn by each. */
async function overlapping(page: Page, backend: StandAsk['backend'], moments: readonly number[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const bloom of [false, true]) {
    const drawn: number[][][] = [];
    for (const surface of ['first', 'second']) {
      await standAs(page, {
        site: 'four-projectors',
        surface,
        backend,
        widthPx: SLICE_PX,
        heightPx: SLICE_HIGH_PX,
        bloom,
      });
      const pictures: number[][] = [];
      for (const atMs of moments) pictures.push(await pictureAt(page, atMs));
      drawn.push(pictures);
    }
    const tally = emptyTally();
    for (const at of moments.keys()) {
      const [first = [], second = []] = [drawn[0]?.[at], drawn[1]?.[at]];
      for (let y = 0; y < SLICE_HIGH_PX; y += 1) {
        for (let x = 0; x < OVERLAP_PX; x += 1) {
          const here = (y * SLICE_PX + SLICE_PX - OVERLAP_PX + x) * 4;
          compare(tally, first, here, second, (y * SLICE_PX + x) * 4);
        }
      }
    }
    const name = `${backend}, two slices in their overlap, ${bloom ? 'with' : 'without'} bloom`;
    figures.push(...agreement(tally, name, bloom ? 0.3 : 0.2));
  }
  return figures;
}

/** Two windows that meet in a corner: the column of pixels whose middles lie on the edge, drawn by each. */
async function cornering(
  page: Page,
  ask: ShowAsk,
  backend: StandAsk['backend'],
  moments: readonly number[],
): Promise<Figure[]> {
  const parsed = parseSite(ask.sites['corner-room'] ?? '', 'corner-room');
  if (!parsed.ok) throw new Error('the site cannot be read');
  const columns: number[][][] = [];
  for (const [surface, side] of [
    ['left', 1],
    ['front', 0],
  ] as const) {
    const view = windowOf(parsed.value, surface);
    if (!view) throw new Error('no window');
    // As wide as the side wall, so that both have pixels of one size.
    const offAxis = halfAPixelOver(surface === 'front' ? shortened(view, 4) : view, side);
    await standAs(page, {
      site: 'corner-room',
      surface,
      backend,
      widthPx: WIDE_PX,
      heightPx: HIGH_PX,
      bloom: false,
      offAxis,
    });
    const those: number[][] = [];
    for (const atMs of moments) {
      const picture = await pictureAt(page, atMs);
      those.push(
        Array.from({ length: HIGH_PX }, (_, y) => (y * WIDE_PX + side * (WIDE_PX - 1)) * 4).flatMap((from) =>
          picture.slice(from, from + 4),
        ),
      );
    }
    columns.push(those);
  }
  const tally = emptyTally();
  for (const at of moments.keys()) {
    const [left = [], front = []] = [columns[0]?.[at], columns[1]?.[at]];
    for (let y = 0; y < HIGH_PX; y += 1) compare(tally, left, 4 * y, front, 4 * y);
  }
  return agreement(tally, `${backend}, two windows in their corner`, null);
}

/** The first so many metres of a window. */
function shortened(view: OffAxisView, wideM: number): OffAxisView {
  const right = minus(view.lowerRight, view.lowerLeft);
  return { ...view, lowerRight: plus(view.lowerLeft, right, wideM / Math.hypot(...right)) };
}

/** The window half a pixel wider to one side, so that the middles of its last pixels there lie on its edge. */
function halfAPixelOver(view: OffAxisView, side: 0 | 1): OffAxisView {
  const right = minus(view.lowerRight, view.lowerLeft);
  const over = 0.5 / (WIDE_PX - 0.5);
  if (side === 1) return { ...view, lowerRight: plus(view.lowerRight, right, over) };
  return { ...view, lowerLeft: plus(view.lowerLeft, right, -over), upperLeft: plus(view.upperLeft, right, -over) };
}

interface Tally {
  lit: number;
  differing: number;
  /** By more than half a step of dither either way can make of them. */
  seen: number;
  most: number;
  sum: number;
}

const emptyTally = (): Tally => ({ lit: 0, differing: 0, seen: 0, most: 0, sum: 0 });

function compare(tally: Tally, a: readonly number[], atA: number, b: readonly number[], atB: number): void {
  for (let part = 0; part < 3; part += 1) {
    const [one, other] = [a[atA + part] ?? 0, b[atB + part] ?? 0];
    if (Math.max(one, other) > LIT) tally.lit += 1;
    if (one !== other) tally.differing += 1;
    if (Math.abs(one - other) > 1) tally.seen += 1;
    tally.most = Math.max(tally.most, Math.abs(one - other));
    tally.sum += Math.abs(one - other);
  }
}

const agreement = ({ lit, differing, seen, most, sum }: Tally, name: string, goal: number | null): Figure[] => {
  const share = (100 * differing) / Math.max(1, lit);
  const label = `${name}: of lit channels differ`;
  return [
    figure(`${name}: lit channels`, lit, ''),
    goal === null ? figure(label, share, '%') : atMost(label, share, '%', goal),
    figure(`${name}: by more than 1 of 255`, (100 * seen) / Math.max(1, lit), '%'),
    figure(`${name}: most`, most, 'of 255'),
    figure(`${name}: mean over lit`, sum / Math.max(1, lit), 'of 255'),
  ];
};
