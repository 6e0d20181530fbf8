/** Draws the pictures of a contact sheet, one after the other, and writes them. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '#installation/site/site.ts';
import type { DrawnBackend, StandAnswer } from '../../config/tooling/drawing-page.ts';
import type { ToldCue } from './evenings.ts';
import type { Easel } from './open-easel.ts';
import { sheetFrame } from './sheet-frames.ts';
import { type SheetOptions, USUAL_WIDTH_PX } from './sheet-options.ts';
import { shownSize } from './shown-size.ts';

/** One picture of the sheet. */
export interface SheetPicture {
  readonly key: string;
  /** Which moment of the cue's course, from 1; left out: the one that tells it. */
  readonly step?: number;
  readonly surface: string;
  readonly backend: DrawnBackend;
  /** Beside `index.html`. */
  readonly file: string;
  readonly hash: string;
  readonly drawCalls: number;
  readonly black: number;
  readonly contrast: number | null;
}

export interface DrawnSheet {
  readonly pictures: readonly SheetPicture[];
  readonly machines: readonly StandAnswer[];
}

/** Draws every told cue on every one of `surfaces`, back end by back end. `done` hears of each picture. */
export async function drawSheet(
  easel: Easel,
  told: readonly ToldCue[],
  site: Site,
  surfaces: readonly string[],
  options: SheetOptions,
  done: (picture: SheetPicture) => void,
): Promise<DrawnSheet> {
  const pictures: SheetPicture[] = [];
  const machines: StandAnswer[] = [];
  for (const backend of options.backends) {
    for (const surface of surfaces) {
      const size = options.size ?? sizeFor(site, surface);
      machines.push(await easel.stand({ backend, ...size, quality: options.quality }));
      for (const one of told) {
        const { frame, wordless, isRead } = sheetFrame(one, site, surface, options.set);
        const ask = { frame, wordless: options.reads ? wordless : null, format: options.format };
        const { picture, contrast, ...measured } = await easel.draw(ask);
        const file = fileOf(one, surface, backend, options.format);
        await writeFile(join(options.outFolder, file), Buffer.from(picture, 'base64'));
        // A line that is there and makes no difference cannot be read at all.
        const legible = contrast ?? (options.reads && isRead ? 1 : null);
        const step = one.step === undefined ? {} : { step: one.step };
        const drawn: SheetPicture = { key: one.key, ...step, surface, backend, file, ...measured, contrast: legible };
        pictures.push(drawn);
        done(drawn);
      }
    }
  }
  return { pictures, machines };
}

/** A picture's name; the moments of a course are in order by it. */
function fileOf(
  { key, step }: ToldCue,
  surface: string,
  backend: DrawnBackend,
  format: SheetOptions['format'],
): string {
  const moment = step === undefined ? '' : `-${String(step).padStart(2, '0')}`;
  return `${key.replace('/', '-')}-${surface}-${backend}${moment}.${format === 'png' ? 'png' : 'jpg'}`;
}

/** A picture is no higher than this, px: a column of many metres would outgrow what graphics cards hold. */
const HIGHEST_PX = 2560;

/** The usual width, and the height that the surface's shape gives it; narrower where that would be too high. */
export function sizeFor(site: Site, surface: string): { readonly widthPx: number; readonly heightPx: number } {
  const size = shownSize(site, surface);
  const aspect = size ? size.widthM / size.heightM : 16 / 9;
  const widthPx = Math.min(USUAL_WIDTH_PX, HIGHEST_PX * aspect);
  return { widthPx: Math.max(1, Math.round(widthPx)), heightPx: Math.max(1, Math.round(widthPx / aspect)) };
}
