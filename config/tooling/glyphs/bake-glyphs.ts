/**
 * The glyph atlas as files: one for each strip, drawn once and kept under a name that says what it was drawn from. A
 * file is gzip of: length of the head (uint32, little-endian), the head as JSON, the texels.
 */

import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PROJECT_ROOT } from '../pages.ts';
import { charactersOfShows, kanji, LETTERS } from './characters.ts';
import { drawStrip, type StripPlan } from './draw-strip.ts';
import { FACE_FILES, FACE_NAMES } from './faces.ts';

/** Where strips are kept, below the project. */
export const GLYPHS_FOLDER = join(PROJECT_ROOT, '.reclaim', 'glyphs');

export interface BakeOptions {
  /** Hears what is going on. */
  readonly say: (text: string) => void;
  readonly folder?: string;
  readonly plans?: readonly StripPlan[];
}

/** What the project's walls can write: letters, what its shows and looks say, and the kanji that artists and visitors may. */
export async function glyphPlans(): Promise<readonly StripPlan[]> {
  const besides = await charactersOfShows();
  const plans: readonly StripPlan[] = [
    { name: 'letters', faces: FACE_NAMES, characters: LETTERS, size: 40 },
    // In one face: drawing them takes longest by far, and other faces borrow what they lack.
    { name: 'kanji', faces: ['gothic'], characters: kanji(), size: 32 },
    // The last strip that has a glyph is the one it is taken from: what the shows say is drawn larger.
    { name: 'shows', faces: FACE_NAMES, characters: besides, size: 40 },
  ];
  return plans.filter(({ characters }) => characters.length > 0);
}

/** Brings the strips' files, drawing those that are not there. Returns their paths. */
export async function bakeGlyphs(options: BakeOptions): Promise<readonly string[]> {
  const { say, folder = GLYPHS_FOLDER, plans = await glyphPlans() } = options;
  const origin = await originOf();
  const files: string[] = [];
  for (const plan of plans) {
    const file = join(folder, `${plan.name}-${keyOf(plan, origin)}.glyphs`);
    if (!(await isThere(file))) {
      say(`Drawing the glyphs for the walls: ${plan.name} (only after a change) ...`);
      await mkdir(folder, { recursive: true });
      await bake(plan, file);
    }
    files.push(file);
  }
  return files;
}

async function bake(plan: StripPlan, file: string): Promise<void> {
  const { head, texels } = await drawStrip(plan);
  const text = new TextEncoder().encode(JSON.stringify(head));
  const whole = new Uint8Array(4 + text.length + texels.length);
  new DataView(whole.buffer).setUint32(0, text.length, true);
  whole.set(text, 4);
  whole.set(texels, 4 + text.length);
  // Whole or not at all: another process may be drawing the same.
  const fresh = `${file}-${process.pid}`;
  await writeFile(fresh, await promisify(gzip)(whole, { level: 7 }));
  await rename(fresh, file);
}

const keyOf = (plan: StripPlan, origin: string): string =>
  createHash('sha256').update(origin).update(JSON.stringify(plan)).digest('hex').slice(0, 16);

/** A hash over everything that strips are drawn from and by. */
async function originOf(): Promise<string> {
  const generator = createRequire(import.meta.url).resolve('msdfgen-wasm/wasm');
  const own = ['draw-glyphs.ts', 'draw-strip.ts', 'pack-rows.ts'].map((name) => join(import.meta.dirname, name));
  const hash = createHash('sha256');
  for (const file of [...Object.values(FACE_FILES).flat(), generator, ...own]) hash.update(await readFile(file));
  return hash.digest('hex');
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
