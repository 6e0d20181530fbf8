/** A strip of the atlas: glyphs of several faces, drawn by several workers and packed side by side. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DrawnGlyph, GlyphOrder } from './draw-glyphs.ts';
import { RANGE } from './draw-glyphs.ts';
import { FACE_FILES, type FaceName } from './faces.ts';
import { packRows } from './pack-rows.ts';

/** What a strip holds. */
export interface StripPlan {
  readonly name: string;
  readonly faces: readonly FaceName[];
  readonly characters: readonly string[];
  /** Texels to the em. */
  readonly size: number;
}

/** Width of every strip, texels: what all graphics cards take. */
export const STRIP_WIDTH = 4096;
/** Characters of one order. */
const ORDER = 250;
const MOST_WORKERS = 4;

/**
 * A glyph as the strip's head lists it: character, advance, left, lower, right and upper edge (em), then its place in
 * the strip: left, upper, width, height (texels).
 */
export type ListedGlyph = readonly [string, ...numbers: number[]];

export interface StripHead {
  readonly width: number;
  readonly height: number;
  /** How far the fields reach, texels. */
  readonly range: number;
  readonly faces: Readonly<Record<string, { readonly size: number; readonly glyphs: readonly ListedGlyph[] }>>;
}

/** Draws a strip: its head, and RGB texels from the top left. */
export async function drawStrip(plan: StripPlan): Promise<{ head: StripHead; texels: Uint8Array }> {
  const byFace = await drawAll(plan);
  const all = byFace.flatMap(({ glyphs }) => glyphs);
  const { places, height } = packRows(all, STRIP_WIDTH);
  const texels = new Uint8Array(STRIP_WIDTH * height * 3);
  for (const [at, glyph] of all.entries()) {
    const place = places[at];
    if (!place) throw new Error(`no place was found for ${glyph.character}`);
    for (let row = 0; row < glyph.height; row += 1) {
      const line = glyph.texels.subarray(row * glyph.width * 3, (row + 1) * glyph.width * 3);
      texels.set(line, ((place.y + row) * STRIP_WIDTH + place.x) * 3);
    }
  }
  const placeOf = new Map(all.map((glyph, at) => [glyph, places[at] ?? { x: 0, y: 0 }]));
  const list = (glyph: DrawnGlyph): ListedGlyph => {
    const { x, y } = placeOf.get(glyph) ?? { x: 0, y: 0 };
    const lengths = [glyph.advance, ...glyph.box].map((length) => Math.round(length * 1e5) / 1e5);
    return [glyph.character, ...lengths, x, y, glyph.width, glyph.height];
  };
  const faces = Object.fromEntries(
    byFace.map(({ face, glyphs }) => [face, { size: plan.size, glyphs: glyphs.map(list) }]),
  );
  return { head: { width: STRIP_WIDTH, height, range: RANGE, faces }, texels };
}

async function drawAll(plan: StripPlan): Promise<{ face: FaceName; glyphs: DrawnGlyph[] }[]> {
  const parts = Array.from({ length: Math.ceil(plan.characters.length / ORDER) }, (_, at) =>
    plan.characters.slice(at * ORDER, (at + 1) * ORDER),
  );
  const orders = plan.faces.flatMap((face) =>
    parts.map((characters) => ({ face, order: { fonts: FACE_FILES[face], characters, size: plan.size } })),
  );
  const answers = await inWorkers(orders.map(({ order }) => order));
  return plan.faces.map((face) => ({
    face,
    glyphs: orders.flatMap((order, at) => (order.face === face ? (answers[at] ?? []) : [])),
  }));
}

/** Has the orders done by a few workers, each taking the next when it is done with one. Answers stand in their order. */
async function inWorkers(orders: readonly GlyphOrder[]): Promise<readonly DrawnGlyph[][]> {
  const answers: DrawnGlyph[][] = orders.map(() => []);
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./glyph-worker.ts', import.meta.url));
    try {
      while (next < orders.length) {
        const at = next;
        next += 1;
        answers[at] = await ask(worker, orders[at]);
      }
    } finally {
      await worker.terminate();
    }
  };
  const workers = Math.min(MOST_WORKERS, availableParallelism(), orders.length);
  await Promise.all(Array.from({ length: workers }, work));
  return answers;
}

interface Answer {
  readonly drawn?: DrawnGlyph[];
  readonly fault?: string;
}

function ask(worker: Worker, order: GlyphOrder | undefined): Promise<DrawnGlyph[]> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('error', reject);
    worker.once('message', ({ drawn, fault }: Answer) => {
      if (drawn) resolve(drawn);
      else reject(new Error(`glyphs could not be drawn: ${fault}`));
    });
    worker.postMessage(order);
  });
}
