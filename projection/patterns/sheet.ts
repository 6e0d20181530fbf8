/** A sheet to paint on that knows where it lies on its wall: metres become pixels, and lines lie on whole pixels. */

import { INK, systemFont } from './ink.ts';
import type { PatternInfo } from './pattern-info.ts';

/** Where a text begins: at its left, its middle, or its right. */
export type Anchor = 'left' | 'center' | 'right';

export interface Sheet {
  readonly ink: CanvasRenderingContext2D;
  readonly info: PatternInfo;
  readonly widthPx: number;
  readonly heightPx: number;
  /** A hundredth of the shorter side: what type and strokes are measured in, px. */
  readonly unit: number;
  /** Where a place of the wall lies, px: x to the right, y up from the wall's lower edge, m. */
  readonly xOf: (xM: number) => number;
  readonly yOf: (yM: number) => number;
  /** Fills everything. */
  readonly fill: (colour: string) => void;
  /** A rectangle on whole pixels. */
  readonly box: (x: number, y: number, width: number, height: number, colour: string) => void;
  /** Lines of whole pixels, `thick` px wide, about a place. */
  readonly upright: (x: number, colour: string, thick?: number, from?: number, to?: number) => void;
  readonly level: (y: number, colour: string, thick?: number, from?: number, to?: number) => void;
  readonly circle: (x: number, y: number, across: number, down: number, colour: string, thick: number) => void;
  readonly line: (ax: number, ay: number, bx: number, by: number, colour: string, thick: number) => void;
  /** Words, `y` the middle of their height. `over`: a ground behind them. */
  readonly words: (text: string, x: number, y: number, px: number, more?: Partial<WordsStyle>) => void;
}

interface WordsStyle {
  readonly colour: string;
  readonly anchor: Anchor;
  readonly weight: 400 | 600;
  readonly over: string;
  /** No wider than this, px: smaller type where it would be. */
  readonly within: number;
}

/** Opens a sheet on all of the canvas. */
export function createSheet(ink: CanvasRenderingContext2D, info: PatternInfo): Sheet {
  const { width: widthPx, height: heightPx } = ink.canvas;
  const { slice } = info;
  const box: Sheet['box'] = (x, y, width, height, colour) => {
    const [left, top] = [Math.round(x), Math.round(y)];
    ink.fillStyle = colour;
    ink.fillRect(left, top, Math.round(x + width) - left, Math.round(y + height) - top);
  };
  const start = (at: number, thick: number): number => Math.round(at - thick / 2);
  return {
    ink,
    info,
    widthPx,
    heightPx,
    unit: Math.min(widthPx, heightPx) / 100,
    xOf: (xM) => ((xM - slice.xM) / slice.widthM) * widthPx,
    yOf: (yM) => (1 - (yM - slice.yM) / slice.heightM) * heightPx,
    fill: (colour) => box(0, 0, widthPx, heightPx, colour),
    box,
    upright: (x, colour, thick = 1, from = 0, to = heightPx) => box(start(x, thick), from, thick, to - from, colour),
    level: (y, colour, thick = 1, from = 0, to = widthPx) => box(from, start(y, thick), to - from, thick, colour),
    circle: (x, y, across, down, colour, thick) => {
      ink.beginPath();
      ink.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
      stroke(ink, colour, thick);
    },
    line: (ax, ay, bx, by, colour, thick) => {
      ink.beginPath();
      ink.moveTo(ax, ay);
      ink.lineTo(bx, by);
      stroke(ink, colour, thick);
    },
    words: (text, x, y, px, more = {}) => {
      const { colour = INK.paper, anchor = 'left', weight = 400, over, within = Number.POSITIVE_INFINITY } = more;
      ink.font = systemFont(px, weight);
      const shrink = Math.min(1, within / Math.max(1, ink.measureText(text).width));
      if (shrink < 1) ink.font = systemFont(px * shrink, weight);
      ink.textAlign = anchor;
      ink.textBaseline = 'middle';
      if (over !== undefined) ground(ink, text, x, y, px * shrink, anchor, over);
      ink.fillStyle = colour;
      ink.fillText(text, x, y);
    },
  };
}

function stroke(ink: CanvasRenderingContext2D, colour: string, thick: number): void {
  ink.strokeStyle = colour;
  ink.lineWidth = thick;
  ink.stroke();
}

function ground(
  ink: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  px: number,
  anchor: Anchor,
  colour: string,
): void {
  const pad = px * 0.3;
  const width = ink.measureText(text).width + 2 * pad;
  const left = { left: x - pad, center: x - width / 2, right: x - width + pad }[anchor];
  ink.fillStyle = colour;
  ink.fillRect(left, y - px * 0.66, width, px * 1.24);
}
