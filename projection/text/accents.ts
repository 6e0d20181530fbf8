/**
 * Letters that a face lacks, made of what it has: the letter and its accent, as fonts make them. A mark is a glyph of the
 * face, mirrored, cut or moved; fonts for Japanese have a dozen of them and none of the letters of Central Europe.
 */

/** Where a mark goes: `above` and `below` its letter, on the `foot` at the right, `beside` it as an apostrophe. */
export type MarkPlace = 'above' | 'below' | 'foot' | 'beside';

/** A mark, made of a glyph of the same face. */
export interface Mark {
  readonly glyph: string;
  readonly place: MarkPlace;
  /** Which part of the glyph's height is kept, from its lower edge; shares. Left out: all. */
  readonly keep?: readonly [from: number, to: number];
  readonly flipX?: true;
  readonly flipY?: true;
  /** How often it stands side by side. Left out: once. */
  readonly times?: 2;
  /** As large as the glyph times this. Left out: 1. */
  readonly size?: number;
}

/** The combining marks of Europe (Unicode). */
export const MARKS: Readonly<Record<string, Mark>> = {
  '\u0300': { glyph: '`', place: 'above' },
  '\u0301': { glyph: '´', place: 'above' },
  '\u0302': { glyph: 'ˆ', place: 'above' },
  '\u0303': { glyph: '˜', place: 'above' },
  '\u0304': { glyph: '¯', place: 'above' },
  // The lower half of a ring is a breve, a circumflex on its head a caron, a cedilla seen in a mirror an ogonek.
  '\u0306': { glyph: '˚', place: 'above', keep: [0, 0.5], size: 1.25 },
  '\u0307': { glyph: '.', place: 'above' },
  '\u0308': { glyph: '¨', place: 'above' },
  '\u030a': { glyph: '˚', place: 'above' },
  '\u030b': { glyph: '´', place: 'above', times: 2 },
  '\u030c': { glyph: 'ˆ', place: 'above', flipY: true },
  '\u0323': { glyph: '.', place: 'below' },
  '\u0326': { glyph: ',', place: 'below' },
  '\u0327': { glyph: '¸', place: 'below' },
  '\u0328': { glyph: '¸', place: 'foot', flipX: true },
};

const CARON = '\u030c';
const CEDILLA = '\u0327';
const BESIDE: Mark = { glyph: '’', place: 'beside' };
const COMMA_ABOVE: Mark = { glyph: '‘', place: 'above' };

/** The mark as it is written with this letter, or null where there is none: ď and ľ have an apostrophe, ģ a comma above it. */
export function markOf(letter: string, mark: string): Mark | null {
  if (mark === CARON && 'dtlL'.includes(letter)) return BESIDE;
  if (mark === CEDILLA && letter === 'g') return COMMA_ABOVE;
  if (mark === CEDILLA && 'GKkLlNnRr'.includes(letter)) return MARKS['\u0326'] ?? null;
  return MARKS[mark] ?? null;
}

/** Letters with a stroke through them, which Unicode does not take apart: the letter, and how high the stroke lies, em. */
export const STROKES: Readonly<Record<string, readonly [letter: string, height: number]>> = {
  đ: ['d', 0.62],
  Đ: ['D', 0.38],
  ħ: ['h', 0.62],
  Ħ: ['H', 0.56],
  ŧ: ['t', 0.3],
  Ŧ: ['T', 0.38],
  ł: ['l', 0.4],
  Ł: ['L', 0.4],
};

/** What stands for characters that are in no face. */
export const STAND_INS: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '–',
  '\u2015': '—',
  '\u2500': '—',
  '\u301c': '~',
  '\u2044': '/',
  '\u02bc': '’',
  '\u2032': '´',
  '\u2033': '”',
};
