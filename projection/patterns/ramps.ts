/**
 * Flat greys, to set blend, gamma and black lift by: where all is right, no seam is seen in any of them. They lie alike
 * on all slices of a wall; where slices lie above each other too they run slanted, so that every seam crosses every grey.
 */

import { fade } from '#installation/mapping/edge-blend.ts';
import { grey, hueOf, INK } from './ink.ts';
import type { Sheet } from './sheet.ts';

/** Shares of linear light, from above: bright seams tell of the blend, middle ones of gamma, black ones of the lift. */
const LEVELS = [1, 0.5, 0.2, 0.06, 0.015, 0];
/** How wide slanted bands are, m. */
const SLANTED_M = 0.5;

export function paintRamps(sheet: Sheet): void {
  sheet.fill('#000');
  if (sheet.info.isStacked) paintSlanted(sheet);
  else paintLevel(sheet);
  paintCurves(sheet);
}

function paintLevel(sheet: Sheet): void {
  const { wallHeightM } = sheet.info.slice;
  const high = wallHeightM / LEVELS.length;
  for (const [at, light] of LEVELS.entries()) {
    const [top, foot] = [sheet.yOf(wallHeightM - at * high), sheet.yOf(wallHeightM - (at + 1) * high)];
    sheet.box(0, top, sheet.widthPx, foot - top, grey(light));
    const says = `${Number((light * 100).toPrecision(2))} %`;
    const colour = light > 0.1 ? INK.night : INK.dim;
    sheet.words(says, sheet.widthPx / 2, (top + foot) / 2, sheet.unit * 2.2, { colour, anchor: 'center' });
  }
}

function paintSlanted(sheet: Sheet): void {
  const { ink } = sheet;
  const { slice } = sheet.info;
  const [from, to] = [slice.xM - slice.yM - slice.heightM, slice.xM + slice.widthM - slice.yM];
  for (let band = Math.floor(from / SLANTED_M); band * SLANTED_M < to; band += 1) {
    const light = LEVELS[((band % LEVELS.length) + LEVELS.length) % LEVELS.length] ?? 0;
    const [low, high] = [slice.yM, slice.yM + slice.heightM];
    ink.fillStyle = grey(light);
    ink.beginPath();
    for (const [x, y] of [
      [band * SLANTED_M + low, low],
      [(band + 1) * SLANTED_M + low, low],
      [(band + 1) * SLANTED_M + high, high],
      [band * SLANTED_M + high, high],
    ] as const) {
      ink.lineTo(sheet.xOf(x), sheet.yOf(y));
    }
    ink.fill();
  }
}

/** In each overlap, how much of the light is this surface's, in its hue, and its neighbour's. */
function paintCurves(sheet: Sheet): void {
  const { blend, at, of } = sheet.info;
  const mine = `hsl(${hueOf(at, of)} 100% 68%)`;
  const { widthPx, heightPx, unit } = sheet;
  const high = unit * 12;
  const foot = heightPx - unit * 2;
  for (const [width, isRight] of [
    [blend.left, false],
    [blend.right, true],
  ] as const) {
    if (width <= 0) continue;
    const x = (t: number): number => (isRight ? widthPx - t * width * widthPx : t * width * widthPx);
    curve(sheet, (t) => [x(t), foot - high * (1 - fade(t, blend.curve))], INK.dim);
    curve(sheet, (t) => [x(t), foot - high * fade(t, blend.curve)], mine);
    sheet.upright(x(1), mine, 2, foot - high, foot);
  }
  for (const [width, isLow] of [
    [blend.top, false],
    [blend.bottom, true],
  ] as const) {
    if (width <= 0) continue;
    const y = (t: number): number => (isLow ? heightPx - t * width * heightPx : t * width * heightPx);
    curve(sheet, (t) => [unit * 2 + high * (1 - fade(t, blend.curve)), y(t)], INK.dim);
    curve(sheet, (t) => [unit * 2 + high * fade(t, blend.curve), y(t)], mine);
    sheet.level(y(1), mine, 2, unit * 2, unit * 2 + high);
  }
}

function curve(sheet: Sheet, place: (t: number) => readonly [number, number], colour: string): void {
  const { ink, unit } = sheet;
  ink.beginPath();
  for (let step = 0; step <= 64; step += 1) ink.lineTo(...place(step / 64));
  ink.strokeStyle = colour;
  ink.lineWidth = Math.max(1.5, unit * 0.3);
  ink.stroke();
}
