/** What is written about the guardians: the name and sentence of every slab, the order in force, the numbers of the counted. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { ProtocolSlab } from '#installation/frame/world-frame.ts';
import type { TextSheet } from '../../text/text-sheet.ts';
import { MAGENTA, VIOLET } from '../drawing/palette.ts';
import { mixBits } from '../drawing/seeded.ts';
import { type LooseLetter, looseLetter, placeSlab, regrown, risenAt, type SlabPlace } from './slab-layout.ts';
import { headM, MAX_SLABS, middleM } from './slab-rows.ts';

/** Glyphs of one wall: names and sentences of all slabs, two orders, numbers of those the beam has just passed. */
export const GLYPHS = 1400;

/** Height of an em as shares of the wall's height: names, sentences and orders, numbers. None below 1/40. */
const NAME = 0.082;
const SENTENCE = 0.03;
const ORDER = 0.034;
const NUMBER = 0.027;
/** The order stands once for so many metres of wall. */
const ORDER_EVERY_M = 4.2;
/** How long an order takes to be written, ms. */
const WRITTEN_MS = 1400;
const STRUCK = '—'.repeat(20);
const BEHIND_M = -0.5;

type Rgb = readonly [number, number, number];

const letter: LooseLetter = { downM: 0, asideM: 0, turn: 0, light: 1 };
const place: SlabPlace = { xM: 0, yM: 0, widthM: 1, heightM: 1, seed: 0 };

/** How much the sweep lights something at `xM`, 0..1. */
export function sweptAt({ world: { guardians } }: SurfaceFrame, xM: number): number {
  const { sweep } = guardians;
  if (sweep === null) return 0;
  const pastM = (sweep.xM - xM) * sweep.direction;
  const reached = Math.min(1, Math.max(0, (pastM + 0.16) / 0.16));
  return reached * Math.exp(-Math.max(0, pastM) * 1.6) * sweep.strength;
}

/** Writes the head of every slab. `light` 0..1. */
export function writeHeads(sheet: TextSheet, frame: SurfaceFrame, presence: number, light: number): void {
  const { protocols } = frame.world.guardians;
  const count = Math.min(MAX_SLABS, protocols.length);
  for (let index = 0; index < count; index += 1) {
    const slab = protocols[index];
    if (slab === undefined) continue;
    const risen = risenAt(presence, index, count) * regrown(slab);
    // A head is read once its slab is up.
    const here = Math.min(1, Math.max(0, (risen - 0.8) / 0.2)) * light;
    if (here <= 0 || slab.fall >= 1) continue;
    placeSlab(place, index, count, frame.slice, frame.seed);
    writeName(sheet, slab, frame.slice.wallHeightM, here * (0.75 + 0.35 * sweptAt(frame, place.xM)));
    writeSentence(sheet, slab, frame.slice.wallHeightM, here);
  }
}

const inset = (): number => place.widthM * 0.5 - 0.075;

/** The name, letter by letter: each lets go by itself. */
function writeName(sheet: TextSheet, slab: ProtocolSlab, wallHeightM: number, light: number): void {
  const words = slab.name.toUpperCase();
  const line = { face: 'system', sizeM: wallHeightM * NAME, tracking: 0.06, colour: VIOLET } as const;
  const full = widthOf(sheet, words, line.sizeM);
  const sizeM = line.sizeM * Math.min(1, (2 * inset()) / Math.max(full, 0.01));
  const left = place.xM - inset();
  const y = place.yM + place.heightM - 0.06 - wallHeightM * NAME;
  if (slab.fall <= 0) {
    sheet.put({ ...line, words, sizeM, at: [left, y, BEHIND_M], light });
    return;
  }
  for (let index = 0; index < words.length; index += 1) {
    looseLetter(letter, index, slab.fall, slab.way);
    if (letter.light <= 0) continue;
    const x = left + widthOf(sheet, words.slice(0, index), sizeM);
    const at = [x + letter.asideM, Math.max(place.yM, y - letter.downM), BEHIND_M] as const;
    sheet.put({ ...line, words: words[index] ?? '', sizeM, at, turn: letter.turn, light: light * letter.light });
  }
}

const widthOf = (sheet: TextSheet, words: string, sizeM: number): number => {
  if (words === '') return 0;
  const box = sheet.measure({
    words,
    face: 'system',
    sizeM,
    tracking: 0.06,
    at: [0, 0, 0],
    colour: VIOLET,
    light: 1,
  });
  return box.right - box.left + 0.06 * sizeM;
};

function writeSentence(sheet: TextSheet, slab: ProtocolSlab, wallHeightM: number, light: number): void {
  const left = Math.max(0, 1 - slab.fall * 5);
  if (left <= 0) return;
  const y = place.yM + place.heightM - 0.06 - wallHeightM * (NAME + SENTENCE * 1.75);
  sheet.put({
    words: slab.says,
    face: 'system',
    sizeM: wallHeightM * SENTENCE,
    at: [place.xM - inset(), y, BEHIND_M],
    lengthM: 2 * inset(),
    spacing: 1.3,
    colour: VIOLET,
    light: light * left * 0.6,
  });
}

/** Writes the order in force along the upper edge; the beam lights it as it passes. */
export function writeOrder(sheet: TextSheet, frame: SurfaceFrame, light: number): void {
  const { orderSays, orderAgeMs, severity, sweep } = frame.world.guardians;
  // What was taken back is struck out, and the stroke fades as its severity does.
  const isStruck = orderSays === '';
  if (light <= 0 || (isStruck && severity <= 0)) return;
  const { wallWidthM, wallHeightM } = frame.slice;
  const copies = Math.max(1, Math.round(wallWidthM / ORDER_EVERY_M));
  const fresh = Math.exp(-Math.max(0, orderAgeMs - 6000) / 4000);
  const rests = sweep === null ? 0.6 : 0.3;
  for (let copy = 0; copy < copies; copy += 1) {
    const xM = ((copy + 0.5) * wallWidthM) / copies;
    const lit = Math.min(1, rests + (1 - rests) * Math.max(fresh, sweptAt(frame, xM)));
    sheet.put({
      words: isStruck ? STRUCK : orderSays,
      face: 'system',
      sizeM: wallHeightM * ORDER,
      at: [xM, wallHeightM * (1 - ORDER * 1.5), 0],
      align: 'middle',
      tracking: 0.08,
      colour: toneOf(severity),
      light: light * (isStruck ? severity : lit),
      entered: isStruck ? 1 : Math.min(1, orderAgeMs / WRITTEN_MS),
    });
  }
}

/** Writes a number over everybody of the crowd whom the beam has just passed. */
export function writeNumbers(sheet: TextSheet, frame: SurfaceFrame, light: number): void {
  for (const figure of frame.figures) {
    if (figure.isCast || figure.presence < 0.3) continue;
    const lit = sweptAt(frame, middleM(figure)) * light;
    if (lit < 0.03) continue;
    const sizeM = frame.slice.wallHeightM * NUMBER;
    const number = String(mixBits(figure.key) % 10_000).padStart(4, '0');
    const topM = Math.min(headM(figure) + 0.27, frame.slice.wallHeightM - sizeM * 2.6);
    sheet.put({
      words: number,
      face: 'system',
      sizeM,
      at: [middleM(figure) + 0.34, topM, 0],
      align: 'right',
      colour: toneOf(frame.world.guardians.severity),
      light: lit,
    });
  }
}

/** The guardians' violet, with the threat in it as orders harden. */
const toneOf = (severity: number): Rgb => {
  const share = Math.min(1, Math.max(0, (severity - 0.25) / 0.75)) * 0.5;
  return [
    VIOLET[0] + (MAGENTA[0] - VIOLET[0]) * share,
    VIOLET[1] + (MAGENTA[1] - VIOLET[1]) * share,
    VIOLET[2] + (MAGENTA[2] - VIOLET[2]) * share,
  ];
};
