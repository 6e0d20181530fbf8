/**
 * A flash on every full second of the server, with a beep: what is seen and what is heard, on all walls at once, tells how
 * late each of them is. Beneath it the second runs from left to right, and the time stands in cells and in figures.
 */

import { INK } from './ink.ts';
import type { PatternInfo } from './pattern-info.ts';
import type { Sheet } from './sheet.ts';
import { timeCells, timeWords } from './time-code.ts';

/** How long it stays white, ms: one flash a second is far from the three that the law allows. */
export const FLASH_MS = 100;

const SOUND_WORDS: Readonly<Record<PatternInfo['sound'], string>> = {
  on: 'flash and beep on the full second',
  refused: 'flash on the full second; this browser refuses to beep until somebody clicks on it or presses a key',
  none: 'flash on the full second, without a beep',
};

export function paintLatency(sheet: Sheet, serverMs: number): void {
  const { widthPx, heightPx, unit, info } = sheet;
  const ms = ((serverMs % 1000) + 1000) % 1000;
  const isLit = ms < FLASH_MS;
  sheet.fill('#000');
  sheet.box(0, 0, widthPx, heightPx * 0.56, isLit ? '#fff' : '#000');
  const name = { colour: isLit ? INK.night : INK.dim, anchor: 'center', within: widthPx * 0.8 } as const;
  sheet.words(info.surface, widthPx / 2, heightPx * 0.28, unit * 12, name);
  paintSecond(sheet, ms, heightPx * 0.6, heightPx * 0.12);
  paintCells(sheet, serverMs, heightPx * 0.79, heightPx * 0.07);
  const wide = widthPx - unit * 6;
  sheet.words(timeWords(serverMs), unit * 3, heightPx * 0.93, unit * 6, { weight: 600, within: wide * 0.45 });
  sheet.words(SOUND_WORDS[info.sound], widthPx - unit * 3, heightPx * 0.93, unit * 2.4, {
    colour: info.sound === 'refused' ? INK.magenta : INK.dim,
    anchor: 'right',
    within: wide * 0.5,
  });
}

/** The second as a scale of a thousand ms, with a hand that is as wide as a sixtieth of it. */
function paintSecond(sheet: Sheet, ms: number, y: number, high: number): void {
  const { widthPx, unit } = sheet;
  const [from, wide] = [unit * 3, widthPx - unit * 6];
  const x = (at: number): number => from + (at / 1000) * wide;
  for (let at = 0; at <= 1000; at += 10) {
    const isWhole = at % 100 === 0;
    const tall = isWhole ? high : high * (at % 50 === 0 ? 0.45 : 0.25);
    sheet.box(x(at) - 1, y + high - tall, 2, tall, isWhole ? INK.cyan : INK.dim);
    if (isWhole && at < 1000) sheet.words(String(at), x(at) + unit, y + unit * 1.4, unit * 2.2, { colour: INK.cyan });
  }
  sheet.box(from, y + high, wide, 2, INK.cyan);
  sheet.box(x(ms), y, Math.max(3, wide / 60), high, INK.amber);
}

function paintCells(sheet: Sheet, serverMs: number, y: number, high: number): void {
  const { widthPx, unit } = sheet;
  const cells = timeCells(serverMs);
  const wide = (widthPx - unit * 6) / cells.length;
  sheet.box(unit * 3 - 2, y - 2, widthPx - unit * 6 + 4, high + 4, INK.line);
  for (const [at, isLit] of cells.entries()) {
    sheet.box(unit * 3 + at * wide, y, wide, high, isLit ? '#fff' : '#000');
  }
}
