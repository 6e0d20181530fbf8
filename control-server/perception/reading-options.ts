/** The options that both commands that read pictures and videos share, and how they are read. */

/** An option that cannot be meant as it stands. The message is the sentence to print. */
export class WrongUsage extends Error {}

/** What the command line came to. */
export type Read<T> =
  | { readonly ok: true; readonly options: T }
  | { readonly ok: false; readonly help: boolean; readonly says: string };

/** How everything is looked at, whatever becomes of it. */
export interface Reading {
  readonly inputs: readonly string[];
  readonly fps: number;
  readonly maxSeconds: number | null;
  readonly model: 'lite' | 'full';
}

export const READING_OPTIONS = {
  out: { type: 'string' },
  fps: { type: 'string', default: '10' },
  'max-seconds': { type: 'string' },
  model: { type: 'string', default: 'full' },
  help: { type: 'boolean', default: false },
} as const;

export const READING_USAGE = `  INPUT                pictures, videos, or folders of them: anything Chromium shows
  --fps N              so many pictures of a second of video are looked at    (10)
  --max-seconds N      of each video no more than so many seconds             (all)
  --model lite|full    the recogniser: quicker, or finding more               (full)`;

/** Reads the shared options. Throws `WrongUsage`. */
export function readingOf(
  inputs: readonly string[],
  values: { readonly fps: string; readonly 'max-seconds'?: string | undefined; readonly model: string },
): Reading {
  if (inputs.length === 0) throw new WrongUsage('Name at least one picture, video or folder of them.');
  const { model } = values;
  if (model !== 'lite' && model !== 'full') throw new WrongUsage(`--model "${model}" is none: write lite or full.`);
  return {
    inputs,
    model,
    fps: positiveOf('fps', values.fps, 240),
    maxSeconds: values['max-seconds'] === undefined ? null : positiveOf('max-seconds', values['max-seconds'], 86_400),
  };
}

export function positiveOf(name: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= most) return value;
  throw new WrongUsage(`--${name} "${text}" is no number above 0 and up to ${most}.`);
}

/** Runs `read`, and makes of what it throws the sentence to print. */
export function answering<T>(usage: string, read: () => Read<T>): Read<T> {
  try {
    return read();
  } catch (error) {
    if (error instanceof WrongUsage) return { ok: false, help: false, says: error.message };
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (error instanceof TypeError) return { ok: false, help: false, says: `${error.message}\n\n${usage}` };
    throw error;
  }
}
