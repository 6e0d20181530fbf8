/** Fine detail at nine places: sharp in the middle and soft in a corner is a lens that stands askew. */

import { INK } from './ink.ts';
import type { Sheet } from './sheet.ts';

const SPOKES = 36;
/** How high the words under a star are, and how large: of pixels, whatever the picture's size. */
const WORDS_PX = 68;
const LETTERS_PX = [16, 12, 9];
const PANGRAM = 'Sphinx of black quartz, judge my vow 0123456789';

export function paintFocus(sheet: Sheet): void {
  const { widthPx, heightPx, unit } = sheet;
  sheet.fill('#000');
  const size = Math.round(unit * 20);
  const [wide, high] = [Math.round(size * 1.72), size + WORDS_PX];
  const [left, top] = [Math.round(unit * 5), Math.round(unit * 4)];
  const columns = [left, Math.round((widthPx - wide) / 2), widthPx - left - wide];
  const rows = [top, Math.round((heightPx - high) / 2), heightPx - top - high];
  for (const y of rows) for (const x of columns) paintStation(sheet, x, y, size);
  // The outermost pixels: all four lines are there, or something cuts them off.
  sheet.box(0, 0, widthPx, 1, INK.paper);
  sheet.box(0, heightPx - 1, widthPx, 1, INK.paper);
  sheet.box(0, 0, 1, heightPx, INK.paper);
  sheet.box(widthPx - 1, 0, 1, heightPx, INK.paper);
}

/** A star on the left, beside it lines and a checkerboard of single pixels, beneath it words from small to smallest. */
function paintStation(sheet: Sheet, x: number, y: number, size: number): void {
  const half = Math.round(size / 2);
  star(sheet, x + half, y + half, half - 2);
  const side = x + size + Math.round(size * 0.08);
  const patch = Math.round(size * 0.3);
  uprights(sheet, side, y, patch, 1);
  uprights(sheet, side + patch + 6, y, patch, 2);
  levels(sheet, side, y + patch + 6, patch, 1);
  levels(sheet, side + patch + 6, y + patch + 6, patch, 2);
  checks(sheet, side, y + 2 * (patch + 6), patch, 1);
  checks(sheet, side + patch + 6, y + 2 * (patch + 6), patch, 2);
  let line = y + size + 14;
  for (const px of LETTERS_PX) {
    sheet.words(PANGRAM, x, line, px, { colour: INK.paper, within: size * 1.72 });
    line += px * 1.5;
  }
}

/** Where the spokes run into each other shows how sharp it is; the rings are 10, 20 and 40 px from the middle. */
function star(sheet: Sheet, x: number, y: number, radius: number): void {
  const { ink } = sheet;
  ink.fillStyle = INK.paper;
  for (let spoke = 0; spoke < SPOKES; spoke += 1) {
    const [from, to] = [(spoke * 2 * Math.PI) / SPOKES, ((spoke + 0.5) * 2 * Math.PI) / SPOKES];
    ink.beginPath();
    ink.moveTo(x, y);
    ink.arc(x, y, radius, from, to);
    ink.closePath();
    ink.fill();
  }
  for (const ring of [10, 20, 40]) sheet.circle(x, y, ring, ring, INK.amber, 1);
}

function uprights(sheet: Sheet, x: number, y: number, size: number, px: number): void {
  for (let at = 0; at < size; at += 2 * px) sheet.box(x + at, y, px, size, INK.paper);
}

function levels(sheet: Sheet, x: number, y: number, size: number, px: number): void {
  for (let at = 0; at < size; at += 2 * px) sheet.box(x, y + at, size, px, INK.paper);
}

function checks(sheet: Sheet, x: number, y: number, size: number, px: number): void {
  for (let row = 0; row * px < size; row += 1) {
    for (let at = row % 2; at * px < size; at += 2) sheet.box(x + at * px, y + row * px, px, px, INK.paper);
  }
}
