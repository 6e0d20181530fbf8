/** Setting text: glyphs of a text as quads, in em from the place it is written at. Lines run right, columns down and to the left. */

import type { Face } from './face.ts';
import type { GlyphSet } from './glyph-set.ts';
import { breakLines, isWide, type Line, phrasesOf, type Unit } from './line-breaking.ts';
import { type Piece, type Spelt, spell } from './spelling.ts';

/** How a text is set. */
export interface Setting {
  readonly face: Face;
  readonly align: 'left' | 'middle' | 'right';
  readonly vertical: boolean;
  /** Longest line, em. */
  readonly length: number;
  /** From line to line, em. */
  readonly spacing: number;
  readonly tracking: number;
  /** Whether a word that is longer than a line is broken; left out, it reaches beyond it. */
  readonly breaksWords?: boolean;
}

/** Numbers per quad in {@link SetText.quads}. */
export const QUAD = 12;

/** A text that is set. */
export interface SetText {
  /**
   * {@link QUAD} each: x and y of the lower left corner, the way to the lower right and to the upper left corner (em); left,
   * lower, right and upper edge in the atlas (shares, from its upper left corner); the phrase; the line.
   */
  readonly quads: Float32Array;
  readonly count: number;
  readonly phrases: number;
  readonly lines: number;
  /** Height of each line's baseline, em. Means nothing in columns. */
  readonly baselines: readonly number[];
  /** Its edges, em. */
  readonly left: number;
  readonly low: number;
  readonly right: number;
  readonly high: number;
}

/** How far letters rise above and fall below their line, em. */
const RISE = 0.88;
const FALL = 0.24;
/** Height above the baseline that lies in the middle of a column: of what stands upright, and of Latin turned. */
const CELL_MIDDLE = 0.38;
const TURNED_MIDDLE = 0.35;
/** Brackets, dashes and the like lie down in a column. */
const TURNS = new Set('（）［］｛｝〔〕〈〉《》「」『』【】〝〟ー〜～…‥：；＝－―—–');
/** Stops sit in the upper right of their cell in a column, and small kana a little towards it. */
const STOPS = new Set('、。，．');
const SMALL_KANA = new Set('ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ');

type Way = 'along' | 'upright' | 'turned' | 'side';

interface SetUnit extends Unit {
  readonly way: Way;
  readonly spelt: readonly Spelt[];
  readonly phrase: number;
}

/** Sets `text`. What no face can write is left out. */
export function setText(text: string, setting: Setting, set: GlyphSet): SetText {
  const spelt = spell(text, setting.face, set);
  const phrases = phrasesOf(spelt.map(({ character }) => character));
  const units = setting.vertical ? columnUnits(spelt, phrases) : lineUnits(spelt, phrases);
  const lines = breakLines(units, setting.length, setting.tracking, setting.breaksWords);
  const writer = createWriter(
    set,
    units.reduce((sum, unit) => sum + piecesOf(unit), 0),
  );
  for (const [at, line] of lines.entries()) {
    const start = line.extent * { left: 0, middle: -0.5, right: -1 }[setting.align];
    writeLine(writer, units.slice(line.from, line.to), start, at, setting);
  }
  return {
    ...writer.done(),
    phrases: (phrases.at(-1) ?? -1) + 1,
    lines: lines.length,
    baselines: lines.map((_, at) => -at * setting.spacing),
    ...edges(lines, setting),
  };
}

const piecesOf = (unit: SetUnit): number => unit.spelt.reduce((sum, { pieces }) => sum + pieces.length, 0);

function edges(lines: readonly Line[], { align, vertical, spacing }: Setting) {
  const longest = Math.max(0, ...lines.map(({ extent }) => extent));
  const from = longest * { left: 0, middle: -0.5, right: -1 }[align];
  const across = spacing * Math.max(0, lines.length - 1);
  return vertical
    ? { left: -across - 0.5, right: 0.5, low: 0 - from - longest, high: 0 - from }
    : { left: from, right: from + longest, low: -across - FALL, high: RISE };
}

const unit = (way: Way, spelt: readonly Spelt[], extent: number, phrase: number): SetUnit => ({
  way,
  spelt,
  extent,
  phrase,
  first: spelt[0]?.character ?? '',
  last: spelt.at(-1)?.character ?? '',
});

const lineUnits = (spelt: readonly Spelt[], phrases: readonly number[]): readonly SetUnit[] =>
  spelt.map((one, at) => unit('along', [one], one.advance, phrases[at] ?? 0));

/** In a column Japanese stands upright, words of other scripts lie on their side; a lone letter or two figures stand too. */
function columnUnits(spelt: readonly Spelt[], phrases: readonly number[]): readonly SetUnit[] {
  const units: SetUnit[] = [];
  for (let at = 0; at < spelt.length; ) {
    const one = spelt[at];
    if (!one) break;
    const phrase = phrases[at] ?? 0;
    const { character } = one;
    const run = standingRun(spelt, at);
    if (TURNS.has(character)) units.push(unit('turned', [one], 1, phrase));
    else if (isWide(character)) units.push(unit('upright', [one], 1, phrase));
    else if (run > 0) units.push(unit('upright', spelt.slice(at, at + run), 1, phrase));
    else units.push(unit('side', [one], one.advance, phrase));
    at += Math.max(1, run);
  }
  return units;
}

const isPart = (one: Spelt | undefined): boolean =>
  one !== undefined && /^[\p{L}\p{N}¥€£$#%.,:'’&-]$/u.test(one.character) && !isWide(one.character);

/** How many characters from `at` stand upright in one cell: one capital or figure, or two figures, with nothing beside them. */
function standingRun(spelt: readonly Spelt[], at: number): number {
  if (isPart(spelt[at - 1])) return 0;
  let end = at;
  while (isPart(spelt[end])) end += 1;
  const run = spelt.slice(at, end);
  const isFigures = run.every(({ character }) => /^\d$/.test(character));
  if (run.length === 1 && (isFigures || /^\p{Lu}$/u.test(run[0]?.character ?? ''))) return 1;
  return run.length === 2 && isFigures ? 2 : 0;
}

type Writer = ReturnType<typeof createWriter>;

/** A place and two ways, em. */
type Frame = readonly [x: number, y: number, ux: number, uy: number, vx: number, vy: number];

function createWriter(set: GlyphSet, pieces: number) {
  const quads = new Float32Array(pieces * QUAD);
  let count = 0;
  return {
    /** Writes a piece whose pen stands in `frame`, which says where right and up are. */
    piece(piece: Piece, [x, y, ux, uy, vx, vy]: Frame, phrase: number, line: number): void {
      const { glyph, size, from, to } = piece;
      const high = glyph.high - glyph.low;
      const left = piece.x + size * glyph.left;
      const low = piece.y + size * (glyph.low + from * high);
      const width = size * (glyph.right - glyph.left);
      const height = size * high * (to - from);
      const texture = [
        (glyph.x + (piece.flipX ? glyph.width : 0)) / set.width,
        (glyph.y + glyph.height * (1 - (piece.flipY ? to : from))) / set.height,
        (glyph.x + (piece.flipX ? 0 : glyph.width)) / set.width,
        (glyph.y + glyph.height * (1 - (piece.flipY ? from : to))) / set.height,
      ];
      const corner = [x + left * ux + low * vx, y + left * uy + low * vy];
      quads.set([...corner, width * ux, width * uy, height * vx, height * vy, ...texture, phrase, line], count * QUAD);
      count += 1;
    },
    done: () => ({ quads, count }),
  };
}

function writeLine(writer: Writer, units: readonly SetUnit[], start: number, line: number, setting: Setting): void {
  const across = -line * setting.spacing;
  let along = start;
  for (const one of units) {
    let pen = 0;
    const wide = one.spelt.reduce((sum, { advance }) => sum + advance, 0);
    for (const { advance, pieces, character } of one.spelt) {
      const frame = frameOf(one.way, along, across, pen, wide, character);
      for (const piece of pieces) writer.piece(piece, frame, one.phrase, line);
      pen += advance;
    }
    along += one.extent + setting.tracking;
  }
}

/** Where the pen of a character stands, `along` its line and `pen` within its unit, which is `wide`; and how it is turned. */
function frameOf(way: Way, along: number, across: number, pen: number, wide: number, character: string): Frame {
  // What is wider than its cell is made as narrow as that.
  const fit = Math.min(1, 1 / Math.max(wide, 1e-6));
  switch (way) {
    case 'along':
      return [along + pen, across, 1, 0, 0, 1];
    case 'side':
      return [across - TURNED_MIDDLE, -along - pen, 0, -1, 1, 0];
    case 'turned':
      return [across - CELL_MIDDLE, -along - 0.5 + wide / 2, 0, -1, 1, 0];
    case 'upright': {
      const shift = STOPS.has(character) ? 0.58 : SMALL_KANA.has(character) ? 0.1 : 0;
      const x = across + (pen - wide / 2) * fit + shift;
      return [x, -along - 0.5 - CELL_MIDDLE + shift, fit, 0, 0, 1];
    }
  }
}
