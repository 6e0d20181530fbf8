/** What the command line of a contact sheet may say. */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Comfort } from '#installation/frame/surface-frame.ts';
import type { DrawnBackend } from '../../config/tooling/drawing-page.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { fileOf } from '../options.ts';

export interface SheetOptions {
  readonly showFile: string;
  readonly siteFile: string;
  /** `SEQUENCE` or `SEQUENCE/CUE`, as they were written; none: the whole show. */
  readonly only: readonly string[];
  /** Surfaces by name; none: all of the site. */
  readonly surfaces: readonly string[];
  /** Null: as wide as is usual, and as high as the surface's shape asks for. */
  readonly size: { readonly widthPx: number; readonly heightPx: number } | null;
  readonly backends: readonly DrawnBackend[];
  readonly quality: string;
  readonly seed: number;
  readonly crowd: number;
  /** How many more there are who take part by phone. */
  readonly participants: number;
  /** How many of them do what is asked, 0..1. */
  readonly compliance: number;
  /** Gentler than the site says, for seeing what looks make of it. */
  readonly comfort: Comfort;
  /** Numbers of the score that are held where they are put, whatever the show does. */
  readonly set: Readonly<Record<string, number>>;
  /** So long into the cue's action, ms; null: at the moment that tells it. */
  readonly offsetMs: number | null;
  /** How many moments are drawn through the beginning of each cue; null: the one that tells it. */
  readonly through: number | null;
  /** The cue the director jumps from to each, as it was written; null: each as its evening reaches it. */
  readonly jumpFrom: string | null;
  readonly outFolder: string;
  readonly format: 'png' | 'jpeg';
  /** Whether its words are measured too: every picture that has any is drawn twice. */
  readonly reads: boolean;
  /** Ends with 1 where a picture is too light or its words are hard to read. */
  readonly measure: boolean;
  readonly list: boolean;
  readonly json: boolean;
}

export const USUAL_WIDTH_PX = 1280;
/** The seed of the year it plays in. */
const SEED = 2147;
/** As many as stand before a wall of eight metres without hiding each other. */
const CROWD = 12;
/** Enough for a network that is one. */
const PARTICIPANTS = 32;
/** A crowd that joins in: pictures of a show that works. */
const COMPLIANCE = 0.85;
const QUALITIES = ['full', 'fair', 'lean', 'least', 'ci'];
const MOTIONS = ['usual', 'reduced'];
const CONTRASTS = ['usual', 'high'];
const BACKENDS: Readonly<Record<string, readonly DrawnBackend[]>> = {
  webgpu: ['webgpu'],
  webgl2: ['webgl2'],
  both: ['webgpu', 'webgl2'],
};

export const USAGE = `npm run contact-sheet -- [options]

  --show NAME|FILE   the show: config/shows/NAME.yaml, or a file            (neo-tokyo-2147)
  --site NAME|FILE   the site: config/sites/NAME.yaml, or a file            (default)
  --only CUE         one SEQUENCE or SEQUENCE/CUE; may be given often       (the whole show)
  --surface NAME     one surface, or programme for the stream; may be given often  (the site's)
  --backend NAME     webgpu, webgl2 or both                                 (both)
  --size WxH         pixels of a picture               (${USUAL_WIDTH_PX} wide, as high as the surface is)
  --quality NAME     ${QUALITIES.join(', ')}                         (full)
  --seed N           chance: another seed is another evening                (${SEED})
  --crowd N          how many people there are                              (${CROWD})
  --participants N   how many more take part by phone: the network          (${PARTICIPANTS})
  --compliance 0..1  how many of them do what is asked                      (${COMPLIANCE})
  --motion NAME      usual, or reduced: nothing shakes, tears, leans, rushes     (as the site says)
  --contrast NAME    usual, or high: scenery back, people and words forward      (as the site says)
  --at SECONDS       so long into the cue's action     (when what it changes has come about)
  --through N        N moments through the cue's beginning, the last at --at        (one)
  --jump-from CUE    comes there as the director does, by a jump out of this SEQUENCE/CUE
  --set NAME=NUMBER  holds a number of the score, as city=0.2; may be given often
  --measure          prints how dark and how legible it is; ends with 1 where a picture misses a goal
  --format NAME      png or jpeg                       (png with --only, else jpeg)
  --out FOLDER       where the pictures and index.html go                   (.reclaim/contact-sheet)
  --list             the cues and their moments, and no picture
  --json             one JSON object, and nothing else                      (npm run -s ...)
  --help             this text

Every cue is drawn at the moment that tells it, with the crowd of a rehearsed evening, by Chromium without a graphics card:
the same everywhere.`;

export type ReadSheetOptions =
  | { readonly ok: true; readonly options: SheetOptions }
  | { readonly ok: false; readonly help: boolean; readonly says: string };

const OPTIONS = {
  show: { type: 'string', default: 'neo-tokyo-2147' },
  site: { type: 'string', default: 'default' },
  only: { type: 'string', multiple: true },
  surface: { type: 'string', multiple: true },
  backend: { type: 'string', default: 'both' },
  size: { type: 'string' },
  quality: { type: 'string', default: 'full' },
  seed: { type: 'string', default: String(SEED) },
  crowd: { type: 'string', default: String(CROWD) },
  participants: { type: 'string', default: String(PARTICIPANTS) },
  compliance: { type: 'string', default: String(COMPLIANCE) },
  motion: { type: 'string' },
  contrast: { type: 'string' },
  at: { type: 'string' },
  through: { type: 'string' },
  'jump-from': { type: 'string' },
  set: { type: 'string', multiple: true },
  measure: { type: 'boolean', default: false },
  format: { type: 'string' },
  out: { type: 'string', default: join(PROJECT_ROOT, '.reclaim', 'contact-sheet') },
  list: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** An option that cannot be meant as it stands. The message is the sentence to print. */
class WrongUsage extends Error {}

/** Reads the arguments: options, `help`, or what is wrong with them in a sentence. */
export function readSheetOptions(args: readonly string[]): ReadSheetOptions {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return { ok: false, help: true, says: USAGE };
    for (const name of ['show', 'site', 'out', 'jump-from'] as const) {
      if (values[name]?.trim() === '') throw new WrongUsage(`--${name} was given nothing: name one, or leave it away.`);
    }
    const options: SheetOptions = {
      showFile: fileOf(values.show, 'shows'),
      siteFile: fileOf(values.site, 'sites'),
      only: values.only ?? [],
      surfaces: values.surface ?? [],
      size: sizeOf(values.size),
      backends: chosen('backend', values.backend, Object.keys(BACKENDS), BACKENDS[values.backend]),
      quality: chosen(
        'quality',
        values.quality,
        QUALITIES,
        QUALITIES.find((name) => name === values.quality),
      ),
      seed: wholeOf('seed', values.seed, 0, 2 ** 32 - 1),
      crowd: wholeOf('crowd', values.crowd, 0, 256),
      participants: wholeOf('participants', values.participants, 0, 256),
      compliance: shareOf(values.compliance),
      comfort: comfortOf(values.motion, values.contrast),
      set: Object.fromEntries((values.set ?? []).map(settingOf)),
      offsetMs: offsetOf(values.at),
      through: values.through === undefined ? null : wholeOf('through', values.through, 2, 48),
      jumpFrom: values['jump-from'] ?? null,
      outFolder: values.out,
      format: formatOf(values.format) ?? (values.only ? 'png' : 'jpeg'),
      reads: values.measure || !values.only,
      measure: values.measure,
      list: values.list,
      json: values.json,
    };
    return { ok: true, options };
  } catch (error) {
    if (error instanceof WrongUsage) return { ok: false, help: false, says: error.message };
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (error instanceof TypeError) return { ok: false, help: false, says: `${error.message}\n\n${USAGE}` };
    throw error;
  }
}

function chosen<T>(name: string, text: string, known: readonly string[], value: T | undefined): T {
  if (value !== undefined) return value;
  throw new WrongUsage(`--${name} "${text}" is none: write one of ${known.join(', ')}.`);
}

/** What is left away is as the site says. */
function comfortOf(motion = 'usual', contrast = 'usual'): Comfort {
  return {
    reducedMotion:
      chosen(
        'motion',
        motion,
        MOTIONS,
        MOTIONS.find((name) => name === motion),
      ) === 'reduced',
    highContrast:
      chosen(
        'contrast',
        contrast,
        CONTRASTS,
        CONTRASTS.find((name) => name === contrast),
      ) === 'high',
  };
}

function formatOf(text: string | undefined): SheetOptions['format'] | null {
  if (text === undefined || text === 'png' || text === 'jpeg') return text ?? null;
  throw new WrongUsage(`--format "${text}" is none: write png or jpeg.`);
}

function sizeOf(text: string | undefined): SheetOptions['size'] {
  if (text === undefined) return null;
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(text);
  const [widthPx, heightPx] = [Number(match?.[1]), Number(match?.[2])];
  if (match && widthPx <= 4096 && heightPx <= 4096) return { widthPx, heightPx };
  throw new WrongUsage(`--size "${text}" is no size: write one such as 1920x1080, at most 4096x4096.`);
}

function wholeOf(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WrongUsage(`--${name} "${text}" is no whole number from ${least} to ${most}.`);
}

function shareOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new WrongUsage(`--compliance "${text}" is no share: write a number from 0 (nobody) to 1 (everybody).`);
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 86_400) return value * 1000;
  throw new WrongUsage(`--at "${text}" is no time: write seconds into the cue, such as 2.5.`);
}

function settingOf(text: string): readonly [string, number] {
  const [name = '', number = ''] = text.split('=');
  const value = Number(number);
  if (/^[\w.]+$/.test(name) && number.trim() !== '' && Number.isFinite(value)) return [name, value];
  throw new WrongUsage(`--set "${text}" sets nothing: write a name and a number, such as city=0.2.`);
}
