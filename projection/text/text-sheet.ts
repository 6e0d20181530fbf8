/** Text in the scene: what a look asks to be written, in metres, and the sheet of light it is written on. */

import type { Object3D } from 'three/webgpu';

/** The three faces of the show: `gothic` for words, `system` for numerals and system voices, `mincho` for the manifesto. */
export const FACES = ['gothic', 'system', 'mincho'] as const;
export type Face = (typeof FACES)[number];

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

/** Where something was written, before `turn`: its left, lower, right and upper edge, m. */
export interface WrittenBox {
  readonly left: number;
  readonly low: number;
  readonly right: number;
  readonly high: number;
  readonly lines: number;
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
  /** Takes over what was written. */
  end(): void;
  dispose(): void;
}

/** Makes a sheet for so many glyphs. `name` names its material. */
export type TextMaker = (name: string, glyphs: number) => TextSheet;
