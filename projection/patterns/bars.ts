/** Colours to match projectors by: bars as of a test picture of television, greys, and what is nearly black. */

import { grey, INK } from './ink.ts';
import type { Sheet } from './sheet.ts';

/** Grey, yellow, cyan, green, magenta, red and blue at three quarters, then the full colours: sRGB. */
const BARS = ['#bfbfbf', '#bfbf00', '#00bfbf', '#00bf00', '#bf00bf', '#bf0000', '#0000bf'];
const FULL = ['#ffffff', '#ffff00', '#00ffff', '#00ff00', '#ff00ff', '#ff0000', '#0000ff'];
/** Shares of linear light: each step twice as bright as the one before it looks even. */
const GREYS = [0, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.3, 0.5, 0.75, 1];
/** Values of 255 next to black: where the first differs from the ground, black is set. */
const DARKS = [0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24];

export function paintBars(sheet: Sheet): void {
  sheet.fill('#000');
  row(sheet, 0, 0.5, BARS);
  row(sheet, 0.5, 0.62, FULL);
  row(sheet, 0.62, 0.8, GREYS.map(grey));
  label(
    sheet,
    0.775,
    GREYS.map((light) => ({ says: `${Number((light * 100).toPrecision(2))} %`, dark: light > 0.2 })),
  );
  row(
    sheet,
    0.8,
    1,
    DARKS.map((value) => `rgb(${value} ${value} ${value})`),
  );
  label(
    sheet,
    0.975,
    DARKS.map((value) => ({ says: String(value), dark: false })),
  );
}

function row(sheet: Sheet, from: number, to: number, colours: readonly string[]): void {
  const { widthPx, heightPx } = sheet;
  for (const [at, colour] of colours.entries()) {
    const wide = widthPx / colours.length;
    sheet.box(at * wide, from * heightPx, wide, (to - from) * heightPx, colour);
  }
}

function label(sheet: Sheet, at: number, steps: readonly { readonly says: string; readonly dark: boolean }[]): void {
  const wide = sheet.widthPx / steps.length;
  for (const [step, { says, dark }] of steps.entries()) {
    const colour = dark ? INK.night : INK.dim;
    sheet.words(says, (step + 0.5) * wide, at * sheet.heightPx, sheet.unit * 2, { colour, anchor: 'center' });
  }
}
