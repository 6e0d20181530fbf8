/** The dozen moments of the show whose pictures are kept, how they are drawn, and what is written down beside them. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { tellCues } from '#control-server/contact-sheet/evenings.ts';
import type { Easel } from '#control-server/contact-sheet/open-easel.ts';
import { sheetFrame } from '#control-server/contact-sheet/sheet-frames.ts';
import { loadScore, loadSite } from '#control-server/house/load-house.ts';
import { fileOf } from '#control-server/options.ts';
import { USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import type { DrawnBackend } from '../../../config/tooling/drawing-page.ts';

export const BACKENDS: readonly DrawnBackend[] = ['webgpu', 'webgl2'];

/** Cue and surface: each act, both projectors, and what is hardest to draw. */
const MOMENTS = [
  ['streets/2', 'left'],
  ['streets/4', 'right'],
  ['streets/9.3', 'left'],
  ['installation/17', 'right'],
  ['installation/20.2', 'left'],
  ['attack/2.3', 'left'],
  ['attack/3', 'right'],
  ['confrontation/4', 'left'],
  ['confrontation/13', 'right'],
  ['aftermath/5', 'left'],
  ['rally/4.3', 'right'],
  ['rally/23', 'left'],
] as const;

const SIZE = { widthPx: 480, heightPx: 270 };
const QUALITY = 'fair';
const EVENING = { ...USUAL_REHEARSAL, seed: 2147, crowd: 8, compliance: 0.85, participants: 24 };

export const GOLDEN_FOLDER = import.meta.dirname;
export const RECORD_FILE = join(GOLDEN_FOLDER, 'golden.json');

const record = z.strictObject({
  /** What the hashes hold for: pictures of another machine class are compared with tolerance. */
  chromium: z.string(),
  three: z.string(),
  renderers: z.record(z.string(), z.string()),
  pictures: z.array(
    z.strictObject({ cue: z.string(), surface: z.string(), backend: z.enum(['webgpu', 'webgl2']), hash: z.string() }),
  ),
});

export type GoldenRecord = z.infer<typeof record>;

export interface DrawnMoment {
  readonly cue: string;
  readonly surface: string;
  readonly backend: DrawnBackend;
  readonly hash: string;
  /** PNG, base64. */
  readonly picture: string;
}

export interface DrawnMoments {
  readonly machine: Omit<GoldenRecord, 'pictures'>;
  readonly moments: readonly DrawnMoment[];
}

/** The file of a picture beside this one. */
export const goldenFile = ({ cue, surface, backend }: Pick<DrawnMoment, 'cue' | 'surface' | 'backend'>): string =>
  join(GOLDEN_FOLDER, `${cue.replace('/', '-')}-${surface}-${backend}.png`);

/** What is kept, or null where nothing is yet. */
export async function readRecord(): Promise<GoldenRecord | null> {
  try {
    return record.parse(JSON.parse(await readFile(RECORD_FILE, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether pictures have to agree to the last bit. */
export const isSameMachine = (a: Omit<GoldenRecord, 'pictures'>, b: Omit<GoldenRecord, 'pictures'>): boolean =>
  a.chromium === b.chromium && a.three === b.three && JSON.stringify(a.renderers) === JSON.stringify(b.renderers);

/** Draws every moment with every one of `backends`. */
export async function drawMoments(easel: Easel, backends: readonly DrawnBackend[] = BACKENDS): Promise<DrawnMoments> {
  const [score, site] = await Promise.all([
    loadScore(fileOf('neo-tokyo-2147', 'shows')),
    loadSite(fileOf('default', 'sites')),
  ]);
  if (!score.ok || !site.ok) throw new Error('the show that comes with Reclaim cannot be read');
  const { plan } = score.value;
  const cues: ReadonlySet<string> = new Set(MOMENTS.map(([cue]) => cue));
  const lacking = [...cues].filter((cue) => !plan.cues.has(cue));
  if (lacking.length > 0) throw new Error(`the score has no ${lacking.join(', ')}: choose other moments`);
  const told = tellCues(plan, EVENING, cues, null);
  const moments: DrawnMoment[] = [];
  const renderers: Record<string, string> = {};
  let three = '';
  for (const backend of backends) {
    const stood = await easel.stand({ backend, ...SIZE, quality: QUALITY });
    renderers[backend] = stood.renderer;
    three = stood.three;
    for (const [cue, surface] of MOMENTS) {
      const one = told.find(({ key }) => key === cue);
      if (!one) throw new Error(`no evening reaches ${cue}: choose another moment`);
      const { frame } = sheetFrame(one, site.value.site, surface, {});
      const { hash, picture } = await easel.draw({ frame, wordless: null, format: 'png' });
      moments.push({ cue, surface, backend, hash, picture });
    }
  }
  return { machine: { chromium: easel.chromium, three, renderers }, moments };
}
