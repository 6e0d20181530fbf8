/**
 * A text in a face, glyph by glyph: never a box for what is missing. A character is its glyph; or what Unicode takes it
 * for (NFKC); or letter and accent put together; or the letter without its accent; or the same in another face; or nothing.
 */

import { type Mark, markOf, STAND_INS, STROKES } from './accents.ts';
import { FACES, type Face } from './face.ts';
import type { Glyph, GlyphSet } from './glyph-set.ts';

/** A glyph of a character, placed from the character's own pen; em. Only a part of its field may be wanted. */
export interface Piece {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Part of the glyph's field that is shown, shares from its lower edge. */
  readonly from: number;
  readonly to: number;
  readonly flipX: boolean;
  readonly flipY: boolean;
}

/** A character that can be written. */
export interface Spelt {
  readonly character: string;
  readonly advance: number;
  readonly pieces: readonly Piece[];
}

type Glyphs = ReadonlyMap<string, Glyph>;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}\p{Co}\p{Cn}]/u;
const SPACE = /^\s$/u;
/** Clearance between a letter and its mark, em. */
const CLEAR = 0.06;

const whole = (glyph: Glyph): Piece => ({ glyph, x: 0, y: 0, size: 1, from: 0, to: 1, flipX: false, flipY: false });

/** `text` in `face`. Line breaks and spaces are characters like others; a space the face lacks is a third of an em. */
export function spell(text: string, face: Face, set: GlyphSet): readonly Spelt[] {
  return [...text.normalize('NFC')].flatMap((character) => spellCharacter(character, face, set));
}

function spellCharacter(character: string, face: Face, set: GlyphSet): readonly Spelt[] {
  if (character === '\n') return [{ character, advance: 0, pieces: [] }];
  for (const glyphs of [face, ...FACES.filter((other) => other !== face)].map((name) => set.faces[name])) {
    const spelt = spellIn(character, glyphs);
    if (spelt) return spelt;
  }
  return SPACE.test(character) ? [{ character: ' ', advance: 1 / 3, pieces: [] }] : [];
}

/** A character in one face alone; null where that face cannot. What is not seen at all is no character. */
function spellIn(character: string, glyphs: Glyphs): readonly Spelt[] | null {
  const own = glyphs.get(character);
  if (own) return [{ character, advance: own.advance, pieces: own.width > 0 ? [whole(own)] : [] }];
  if (INVISIBLE.test(character)) return [];
  const plain = character.normalize('NFKC');
  if (plain !== character) return spellAll(plain, glyphs);
  const composed = compose(character, glyphs);
  if (composed) return [composed];
  const standIn = STAND_INS[character];
  return standIn === undefined ? null : spellAll(standIn, glyphs);
}

function spellAll(characters: string, glyphs: Glyphs): readonly Spelt[] | null {
  const all: Spelt[] = [];
  for (const character of characters) {
    const spelt = spellIn(character, glyphs);
    if (!spelt) return null;
    all.push(...spelt);
  }
  return all;
}

/** A letter with marks or a stroke, of what the face has; marks it lacks are left out. Null where the letter itself is missing. */
function compose(character: string, glyphs: Glyphs): Spelt | null {
  const stroke = STROKES[character];
  if (stroke) return strokeThrough(character, stroke, glyphs);
  if (character === 'ı' || character === 'ȷ')
    return dotless(character, glyphs.get(character === 'ı' ? 'i' : 'j'), glyphs);
  const [letter, ...marks] = [...character.normalize('NFD')];
  const base = letter === undefined ? undefined : glyphs.get(letter);
  if (letter === undefined || base === undefined || marks.length === 0) return null;
  const made = marks.flatMap((mark) => markOf(letter, mark) ?? []);
  const loses = (letter === 'i' || letter === 'j') && made.some(({ place }) => place === 'above');
  const body = (loses ? dotless(letter, base, glyphs) : null) ?? { pieces: [whole(base)] };
  const top = loses ? 0 : base.high - base.reach;
  return {
    character,
    advance: base.advance,
    pieces: [...body.pieces, ...made.flatMap((mark) => placeMark(mark, base, top, glyphs))],
  };
}

/** An i or j without its dot: cut above the height of an x, where between stem and dot there is nothing. */
function dotless(character: string, dotted: Glyph | undefined, glyphs: Glyphs): Spelt | null {
  const x = glyphs.get('x');
  if (!dotted || !x) return null;
  const cut = x.high - x.reach + 0.035;
  const to = Math.min(1, (cut - dotted.low) / (dotted.high - dotted.low));
  return { character, advance: dotted.advance, pieces: [{ ...whole(dotted), to }] };
}

function strokeThrough(character: string, [letter, y]: readonly [string, number], glyphs: Glyphs): Spelt | null {
  const base = glyphs.get(letter);
  const bar = glyphs.get('-');
  if (!base || !bar) return null;
  const isStem = 'dh'.includes(letter);
  // Through the stem of d and h, which stands at one side of the letter; through the middle of others.
  const middle = (base.left + base.right) / 2;
  const half = (base.right - base.left) / 2 - base.reach;
  const at = isStem
    ? middle + (letter === 'd' ? 0.75 : -0.75) * half
    : middle - ('LDH'.includes(letter) ? 0.55 * half : 0);
  const x = letter === 'H' ? middle : at;
  const size = 0.8;
  const piece = { ...whole(bar), size, x: x - (size * (bar.left + bar.right)) / 2 };
  return {
    character,
    advance: base.advance,
    pieces: [whole(base), { ...piece, y: y - (size * (bar.low + bar.high)) / 2 }],
  };
}

/** A mark of a letter whose ink reaches up to `top`, placed by the ink of both. */
function placeMark(mark: Mark, base: Glyph, top: number, glyphs: Glyphs): readonly Piece[] {
  const glyph = glyphs.get(mark.glyph);
  const small = glyphs.get('x');
  if (!glyph || !small) return [];
  const [from, to] = mark.keep ?? [0, 1];
  const size = mark.size ?? 1;
  const field = glyph.high - glyph.low;
  const low = (glyph.low + from * field + (from === 0 ? glyph.reach : 0)) * size;
  const high = (glyph.low + to * field - (to === 1 ? glyph.reach : 0)) * size;
  const middle = (size * (glyph.left + glyph.right)) / 2;
  const width = size * (glyph.right - glyph.left - 2 * glyph.reach);
  const foot = base.low + base.reach;
  const centre = (base.left + base.right) / 2;
  const right = base.right - base.reach;
  const place = { glyph, size, from, to, flipX: mark.flipX ?? false, flipY: mark.flipY ?? false };
  switch (mark.place) {
    case 'above': {
      const y = Math.max(top, small.high - small.reach) + CLEAR - low;
      const step = width * 0.62;
      const shifts = mark.times === 2 ? [-step / 2, step / 2] : [0];
      return shifts.map((shift) => ({ ...place, x: centre - middle + shift, y }));
    }
    case 'below':
      return [{ ...place, x: centre - middle, y: Math.min(foot, 0) - (mark.glyph === '¸' ? 0 : CLEAR) - high }];
    case 'foot':
      return [{ ...place, x: right - width * 0.6 - middle, y: foot - high + 0.01 }];
    case 'beside':
      return [{ ...place, x: right + width * 0.35 - middle, y: 0 }];
  }
}
