/**
 * Lines to fit corners by. They lie at metres of the wall, so that where two projectors overlap both draw the same ones;
 * circles show whether the picture is stretched, diagonals whether it is straight.
 */

import { INK } from './ink.ts';
import type { Sheet } from './sheet.ts';

/** Lines of the wall, m; what is numbered, and the rest; those nearer together than so many pixels are left out. */
const STEPS_M = [0.1, 0.5, 1, 5] as const;
const CLOSEST_PX = 14;
/** Between the fine lines and the whole metres. */
const HALF_METRE = '#2c8f9e';
/** Labels nearer together than so many units run into each other. */
const LABEL_UNITS = 11;

export function paintGrid(sheet: Sheet): void {
  const { unit, widthPx, heightPx } = sheet;
  sheet.fill('#000');
  const thin = Math.max(1, Math.round(unit * 0.09));
  paintLines(sheet, thin);
  sheet.line(0, 0, widthPx, heightPx, INK.violet, thin);
  sheet.line(0, heightPx, widthPx, 0, INK.violet, thin);
  paintCircles(sheet, 2 * thin);
  paintBlends(sheet, 2 * thin);
  paintFloor(sheet, 2 * thin);
  paintLabels(sheet);
  paintFrame(sheet);
  paintMiddle(sheet);
}

/** Whole multiples of a step from `from` to `to`. */
function multiples(stepM: number, from: number, to: number): number[] {
  const first = Math.ceil(from / stepM - 1e-6);
  const count = Math.max(0, Math.floor(to / stepM + 1e-6) - first + 1);
  return Array.from({ length: count }, (_, at) => (first + at) * stepM);
}

function paintLines(sheet: Sheet, thin: number): void {
  const { slice } = sheet.info;
  const perM = sheet.widthPx / slice.widthM;
  const colours = [INK.line, HALF_METRE, INK.cyan, INK.cyan];
  for (const [at, stepM] of STEPS_M.entries()) {
    if (stepM * perM < CLOSEST_PX) continue;
    const [colour, thick] = [colours[at] ?? INK.cyan, stepM > 1 ? 2 * thin : thin];
    for (const x of multiples(stepM, slice.xM, slice.xM + slice.widthM)) sheet.upright(sheet.xOf(x), colour, thick);
    for (const y of multiples(stepM, slice.yM, slice.yM + slice.heightM)) sheet.level(sheet.yOf(y), colour, thick);
  }
}

function paintCircles(sheet: Sheet, thick: number): void {
  const { widthPx, heightPx, info } = sheet;
  const [perX, perY] = [widthPx / info.slice.widthM, heightPx / info.slice.heightM];
  const shorterM = Math.min(info.slice.widthM, info.slice.heightM);
  const round = (x: number, y: number, radiusM: number, colour: string): void =>
    sheet.circle(x, y, radiusM * perX, radiusM * perY, colour, thick);
  round(widthPx / 2, heightPx / 2, 0.46 * shorterM, INK.paper);
  round(widthPx / 2, heightPx / 2, 0.23 * shorterM, INK.dim);
  const corner = 0.13 * shorterM;
  for (const x of [corner * perX, widthPx - corner * perX]) {
    for (const y of [corner * perY, heightPx - corner * perY]) round(x, y, corner * 0.92, INK.paper);
  }
}

/** Where the picture begins to fade, with how wide it fades. */
function paintBlends(sheet: Sheet, thick: number): void {
  const { widthPx, heightPx, unit, ink } = sheet;
  const { blend, slice } = sheet.info;
  ink.setLineDash([unit * 1.6, unit * 1.2]);
  const edges = [
    { width: blend.left, x: blend.left * widthPx, says: `${(blend.left * slice.widthM).toFixed(2)} m` },
    { width: blend.right, x: (1 - blend.right) * widthPx, says: `${(blend.right * slice.widthM).toFixed(2)} m` },
  ];
  for (const { width, x, says } of edges) {
    if (width <= 0) continue;
    sheet.line(x, 0, x, heightPx, INK.magenta, thick);
    sheet.words(`blend ${says}`, x, heightPx * 0.25, unit * 2.2, {
      colour: INK.magenta,
      anchor: 'center',
      over: '#000',
    });
  }
  for (const [width, y] of [
    [blend.top, blend.top * heightPx],
    [blend.bottom, (1 - blend.bottom) * heightPx],
  ] as const) {
    if (width <= 0) continue;
    sheet.line(0, y, widthPx, y, INK.magenta, thick);
    const says = `blend ${(width * slice.heightM).toFixed(2)} m`;
    sheet.words(says, widthPx * 0.27, y, unit * 2.2, { colour: INK.magenta, anchor: 'center', over: '#000' });
  }
  ink.setLineDash([]);
}

function paintFloor(sheet: Sheet, thick: number): void {
  const { floorM } = sheet.info.slice;
  const y = sheet.yOf(floorM);
  if (y <= 0 || y >= sheet.heightPx) return;
  sheet.level(y, INK.amber, thick);
  sheet.words('floor', sheet.widthPx * 0.64, y - sheet.unit * 2, sheet.unit * 2.2, { colour: INK.amber, over: '#000' });
}

/** Metres of the wall along the upper and lower edge and up both sides. */
function paintLabels(sheet: Sheet): void {
  const { unit, widthPx, heightPx } = sheet;
  const { slice } = sheet.info;
  const style = { colour: INK.cyan, anchor: 'center', over: '#000' } as const;
  const size = unit * 2.4;
  const stepX = STEPS_M.find((m) => m >= 0.5 && (m * widthPx) / slice.widthM > LABEL_UNITS * unit) ?? 10;
  for (const m of multiples(stepX, slice.xM, slice.xM + slice.widthM)) {
    const x = sheet.xOf(m);
    if (x < unit * 6 || x > widthPx - unit * 6) continue;
    for (const y of [unit * 3.4, heightPx - unit * 3.4]) sheet.words(metres(m), x, y, size, style);
  }
  const stepY = STEPS_M.find((m) => m >= 0.5 && (m * heightPx) / slice.heightM > LABEL_UNITS * unit) ?? 10;
  for (const m of multiples(stepY, slice.yM, slice.yM + slice.heightM)) {
    const y = sheet.yOf(m);
    if (y < unit * 6 || y > heightPx - unit * 6) continue;
    for (const x of [unit * 4, widthPx - unit * 4]) sheet.words(metres(m), x, y, size, style);
  }
}

const metres = (m: number): string => (Number.isInteger(Math.round(m * 1000) / 1000) ? m.toFixed(0) : m.toFixed(1));

/** The very edge, and brackets that say which corner is which. */
function paintFrame(sheet: Sheet): void {
  const { unit, widthPx, heightPx } = sheet;
  const thick = Math.max(2, Math.round(unit * 0.3));
  sheet.box(0, 0, widthPx, thick, INK.paper);
  sheet.box(0, heightPx - thick, widthPx, thick, INK.paper);
  sheet.box(0, 0, thick, heightPx, INK.paper);
  sheet.box(widthPx - thick, 0, thick, heightPx, INK.paper);
  const [long, wide] = [unit * 9, unit * 0.9];
  for (const [isRight, isLow] of [
    [false, false],
    [true, false],
    [true, true],
    [false, true],
  ] as const) {
    const [x, y] = [isRight ? widthPx : 0, isLow ? heightPx : 0];
    sheet.box(isRight ? x - long : x, isLow ? y - wide : y, long, wide, INK.amber);
    sheet.box(isRight ? x - wide : x, isLow ? y - long : y, wide, long, INK.amber);
  }
}

function paintMiddle(sheet: Sheet): void {
  const { unit, widthPx, heightPx, info } = sheet;
  const [x, y] = [widthPx / 2, heightPx / 2];
  sheet.upright(x, INK.paper, 1, y - unit * 46, y + unit * 46);
  sheet.level(y, INK.paper, 1, x - unit * 46, x + unit * 46);
  const style = { anchor: 'center', over: '#000', within: unit * 42 } as const;
  sheet.words(info.surface, x, y - unit * 6, unit * 8, { ...style, weight: 600 });
  const size = `${info.slice.widthM.toFixed(2)} × ${info.slice.heightM.toFixed(2)} m of ${info.wall}`;
  sheet.words(`${size} · ${widthPx} × ${heightPx}`, x, y + unit * 4, unit * 2.6, { ...style, colour: INK.dim });
}
