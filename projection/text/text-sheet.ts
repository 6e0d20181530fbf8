/** Text in the scene: what a look asks to be written, in metres, and the sheet of light it is written on. */

import type { Object3D } from 'three/webgpu';
import type { Face } from './face.ts';
import type { SetText } from './set-text.ts';

export type { Face } from './face.ts';

/** Something to be written, for one frame. */
export interface Writing {
  /** Any text; line breaks count. What no face has a glyph for is left out, never shown as a box. */
  readonly words: string;
  readonly face: Face;
  /** Height of the em, m. */
  readonly sizeM: number;
  /** Where the first line's baseline begins, ends or has its middle, by `align`; of vertical text, the top of the first column. Metres of the scene. */
  readonly at: readonly [x: number, y: number, z: number];
  readonly align?: 'left' | 'middle' | 'right';
  /** Columns from right to left, set as Japanese is: glyphs upright, Latin words turned. */
  readonly vertical?: boolean;
  /** Lines are broken where they would grow longer, m. Left out: only at line breaks. */
  readonly lengthM?: number;
  /** From baseline to baseline, or column to column, in em. Left out: 1.4. */
  readonly spacing?: number;
  /** Extra room between glyphs, em. */
  readonly tracking?: number;
  /** Which way is right and which is up, unit vectors of the scene. Left out: along the wall and upwards. */
  readonly right?: readonly [x: number, y: number, z: number];
  readonly up?: readonly [x: number, y: number, z: number];
  /** Lines are made about equally long, as far as that needs no further line. */
  readonly even?: boolean;
  /** Whether a word that is longer than a line is broken. Left out: it reaches beyond it. */
  readonly breaksWords?: boolean;
  /** Turned about `at`, anticlockwise, rad. */
  readonly turn?: number;
  /** Linear RGB. */
  readonly colour: readonly [number, number, number];
  /** 0..1 and above for what blooms. */
  readonly light: number;
  /** How far what lies behind is darkened about the letters, 0..1, for words over a bright picture. Left out: 0. */
  readonly shade?: number;
  /** How far it has entered, 0..1: phrase after phrase comes, each rising a little as it lights. Left out: 1. */
  readonly entered?: number;
}

/** Where something was written, along the wall and before `turn`: its left, lower, right and upper edge, m. */
export interface WrittenBox {
  readonly left: number;
  readonly low: number;
  readonly right: number;
  readonly high: number;
  readonly lines: number;
}

/** One glyph by itself, for looks whose letters leave their lines. Mutable: a look keeps one and writes it anew. */
export interface GlyphPlace {
  /** The middle of the letter's width, a quarter of an em above its line; m. */
  x: number;
  y: number;
  z: number;
  sizeM: number;
  /** Turned anticlockwise in its plane, and its plane about an upright axis as a figure turns; rad. */
  turn: number;
  yaw: number;
  light: number;
  shade: number;
}

/** One draw of text. A look makes one when it is built, and writes on it anew every frame. */
export interface TextSheet {
  /** To be listed among the look's objects. Not drawn while nothing is written. */
  readonly object: Object3D;
  /** Wipes the sheet. */
  begin(): void;
  /** Writes; glyphs beyond the sheet's capacity are left out. */
  put(writing: Writing): WrittenBox;
  /** How it would be laid out, without writing it. */
  measure(writing: Writing): WrittenBox;
  /** The glyphs of a text as they would be set, to be written one by one. The same for the same text and setting. */
  set(writing: Writing): SetText;
  /** Writes the glyph `quad` of a text that is set, wherever it is wanted. */
  glyph(text: SetText, quad: number, place: GlyphPlace, colour: readonly [number, number, number]): void;
  /** Takes over what was written. */
  end(): void;
  dispose(): void;
}

/** Makes a sheet for so many glyphs. `name` names its material. */
export type TextMaker = (name: string, glyphs: number) => TextSheet;
