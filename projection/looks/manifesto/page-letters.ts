/** The letters of the page, each where its line has it at this moment. Written anew every frame into memory made once. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { ManifestoLine } from '#installation/frame/world-frame.ts';
import { phraseEntered } from '../../text/entering.ts';
import { ANCHOR } from '../../text/glyph-rows.ts';
import { QUAD, type SetText } from '../../text/set-text.ts';
import type { TextSheet } from '../../text/text-sheet.ts';
import { roundAt } from '../drawing/wall-view.ts';
import { breathOf } from './breath.ts';
import { type LinePlace, LONGEST, layPage } from './page-layout.ts';

/** A letter of the page. */
export interface PageLetter {
  text: SetText;
  quad: number;
  x: number;
  y: number;
  sizeM: number;
  light: number;
  /** When it goes, 0 the first to go and 1 the last. */
  order: number;
  /** How far its line has risen, 0..1. */
  rise: number;
  /** Whether a word begins with it. */
  opensWord: boolean;
}

/** Lines that are written; older ones have left the wall long ago. */
const LINES = 48;
/** Size of the letters as a share of the wall's height, of texts and of stories that are only breath. */
const SIZE = 1 / 19;
const BREATH_SIZE = 1 / 30;
/** From line to line and from one line of the manifesto to the next, em. */
const SPACING = 1.42;
const GAP = 0.75;
const RISE = 0.88;
/** Waves of a breath run into each other. */
const BREATH_TRACKING = -0.34;
const BREATH_LIGHT = 0.45;
/** Letters of one word are never further apart than this, em. */
const SPACE = 0.02;
/** How far lines sway, shares of the wall's height, and how often in ten minutes. */
const SWAY = 0.006;
const SWAYS = 62;

interface Row {
  text: SetText;
  heightM: number;
  sizeM: number;
  rise: number;
  light: number;
}

const NO_TEXT: SetText = {
  quads: new Float32Array(0),
  count: 0,
  phrases: 0,
  lines: 0,
  baselines: [],
  left: 0,
  low: 0,
  right: 0,
  high: 0,
};

/** Makes room for so many letters. */
export function createPageLetters(sheet: Pick<TextSheet, 'set'>, room: number) {
  const letters: PageLetter[] = Array.from({ length: room }, () => ({
    text: NO_TEXT,
    quad: 0,
    x: 0,
    y: 0,
    sizeM: 0,
    light: 0,
    order: 0,
    rise: 0,
    opensWord: false,
  }));
  const rows: Row[] = Array.from({ length: LINES }, () => ({ text: NO_TEXT, heightM: 0, sizeM: 0, rise: 0, light: 0 }));
  const places: LinePlace[] = rows.map(() => ({ x: 0, y: 0, light: 0 }));
  const wall = { widthM: 0, heightM: 0, floorM: 0 };

  /** The newest lines, as many as there is room for; answers how many. */
  const takeLines = (lines: readonly ManifestoLine[]): number => {
    const from = Math.max(0, lines.length - LINES);
    let taken = 0;
    for (let at = from; at < lines.length; at += 1) {
      const line = lines[at];
      const row = rows[taken];
      if (!line || !row || line.light <= 0) continue;
      const isBreath = line.words === null;
      row.sizeM = wall.heightM * (isBreath ? BREATH_SIZE : SIZE);
      row.text = sheet.set({
        words: line.words ?? breathOf(line.id),
        face: 'mincho',
        sizeM: row.sizeM,
        at: ORIGIN,
        align: 'middle',
        lengthM: LONGEST * wall.heightM,
        even: true,
        spacing: SPACING,
        tracking: isBreath ? BREATH_TRACKING : 0,
        colour: ORIGIN,
        light: 0,
      });
      row.heightM = (Math.max(1, row.text.lines) * SPACING + GAP) * row.sizeM;
      row.rise = line.rise;
      row.light = line.light * (isBreath ? BREATH_LIGHT : 1);
      taken += 1;
    }
    return taken;
  };

  return {
    letters,
    /** Lays the page of `frame`; answers how many letters it has. */
    write(frame: SurfaceFrame): number {
      wall.widthM = frame.slice.wallWidthM;
      wall.heightM = frame.slice.wallHeightM;
      wall.floorM = frame.slice.floorM;
      const count = takeLines(frame.world.manifesto.lines);
      layPage(rows, count, wall, places);
      const turn = roundAt(frame.lifeMs) * SWAYS;
      const swayM = frame.comfort.reducedMotion ? 0 : SWAY * wall.heightM;
      let written = 0;
      for (let line = 0; line < count; line += 1) {
        const row = rows[line];
        const place = places[line];
        if (!row || !place) continue;
        const x = place.x + swayM * Math.sin(2 * Math.PI * (turn + line * 0.37));
        const entered = Math.min(1, row.rise * 2.2);
        for (let quad = 0; quad < row.text.count && written < room; quad += 1) {
          const letter = letters[written];
          if (!letter) break;
          const read = (part: number): number => row.text.quads[quad * QUAD + part] ?? 0;
          const baseline = row.text.baselines[read(11)] ?? 0;
          letter.text = row.text;
          letter.quad = quad;
          letter.x = x + (read(0) + read(2) / 2) * row.sizeM;
          letter.y = place.y + (baseline - RISE + ANCHOR) * row.sizeM;
          letter.sizeM = row.sizeM;
          letter.light = place.light * row.light * phraseEntered(entered, read(10), row.text.phrases);
          letter.order = (line + quad / row.text.count) / count;
          letter.rise = row.rise;
          letter.opensWord = opensWord(row.text, quad);
          written += 1;
        }
      }
      return written;
    },
  };
}

const ORIGIN = [0, 0, 0] as const;

/** Whether there is a space, or a new line, between a letter and the one before it. */
function opensWord({ quads }: SetText, quad: number): boolean {
  const read = (at: number, part: number): number => quads[at * QUAD + part] ?? 0;
  if (quad === 0 || read(quad, 11) !== read(quad - 1, 11)) return true;
  return read(quad, 0) - read(quad - 1, 0) - read(quad - 1, 2) > SPACE;
}

export type PageLetters = ReturnType<typeof createPageLetters>;
