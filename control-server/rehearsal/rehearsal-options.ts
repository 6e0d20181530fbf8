/** What the command line of a rehearsal may say. */

import { parseArgs } from 'node:util';
import { type RehearsalOptions, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import { DAYS } from '#installation/score/score-schema.ts';
import { parseDuration } from '#installation/time/duration.ts';
import { fileOf } from '../options.ts';

export interface CommandOptions {
  readonly showFile: string;
  /** `sequence` or `sequence/cue`, as it was written, or null. */
  readonly from: string | null;
  /** How many times as fast as the clock; null: as fast as it goes. */
  readonly speed: number | null;
  readonly json: boolean;
  /** The take whose people are the crowd, or null. */
  readonly takeFile: string | null;
  /** What the rehearsal is told. Where it begins is known once the show is read. */
  readonly rehearsal: Omit<RehearsalOptions, 'from'>;
}

export const USAGE = `npm run rehearse -- [SHOW] [options]

  SHOW                   the show: config/shows/SHOW.yaml, or a file   (neo-tokyo-2147)
  --seed N               chance: another seed is another evening       (${USUAL_REHEARSAL.seed})
  --crowd N              how many people there are                     (${USUAL_REHEARSAL.crowd})
  --take FILE            the crowd of a take, over and over; with --crowd, besides those
  --compliance 0..1      how many of them do what is asked             (${USUAL_REHEARSAL.compliance})
  --reaction MS          how long they take, the middle one of them    (${USUAL_REHEARSAL.reactionMs})
  --from CUE             begin with SEQUENCE or SEQUENCE/CUE           (the opening)
  --at [DAY-]HH:MM       the time of day it begins, such as fri-18:30  (as the house opens)
  --unattended           nobody is at the panel
  --limit DURATION       break it off after so much show time          (${USUAL_REHEARSAL.limitMs / 60_000}m)
  --speed max|N          N times as fast as the clock                  (max)
  --json                 one JSON object, and nothing else             (npm run -s ... keeps npm's own lines out)
  --help                 this text

Ends with code 0 when everything the score expects held, 1 when something did not or the score has mistakes, 2 when
it was asked wrongly.`;

export type ReadOptions =
  | { readonly ok: true; readonly options: CommandOptions }
  | { readonly ok: false; readonly help: boolean; readonly says: string };

const OPTIONS = {
  seed: { type: 'string' },
  crowd: { type: 'string' },
  take: { type: 'string' },
  compliance: { type: 'string' },
  reaction: { type: 'string' },
  from: { type: 'string' },
  at: { type: 'string' },
  unattended: { type: 'boolean', default: false },
  limit: { type: 'string' },
  speed: { type: 'string', default: 'max' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** An option that cannot be meant as it stands. The message is the sentence to print. */
class WrongUsage extends Error {}

/** Reads the arguments: options, `help`, or what is wrong with them in a sentence. */
export function readRehearsalOptions(args: readonly string[]): ReadOptions {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help) return { ok: false, help: true, says: USAGE };
    const [show = 'neo-tokyo-2147', ...more] = positionals;
    if (more.length > 0) throw new WrongUsage(`One show at a time: "${more.join(' ')}" is one too many.`);
    if (show.trim() === '') throw new WrongUsage('The show was given no name: write one, or leave it away.');
    const options: CommandOptions = {
      showFile: fileOf(show, 'shows'),
      from: values.from ?? null,
      speed: speedOf(values.speed),
      json: values.json,
      takeFile: takeOf(values.take),
      rehearsal: {
        ...USUAL_REHEARSAL,
        seed: wholeOf('seed', values.seed, 2 ** 32 - 1) ?? USUAL_REHEARSAL.seed,
        crowd: wholeOf('crowd', values.crowd, 100_000) ?? (values.take === undefined ? USUAL_REHEARSAL.crowd : 0),
        compliance: shareOf(values.compliance) ?? USUAL_REHEARSAL.compliance,
        reactionMs: wholeOf('reaction', values.reaction, 3_600_000) ?? USUAL_REHEARSAL.reactionMs,
        attended: !values.unattended,
        startsAt: wallOf(values.at),
        limitMs: limitOf(values.limit) ?? USUAL_REHEARSAL.limitMs,
      },
    };
    return { ok: true, options };
  } catch (error) {
    if (error instanceof WrongUsage) return { ok: false, help: false, says: error.message };
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (error instanceof TypeError) return { ok: false, help: false, says: `${error.message}\n\n${USAGE}` };
    throw error;
  }
}

function takeOf(text: string | undefined): string | null {
  if (text?.trim() === '') throw new WrongUsage('--take was given nothing: write the file of a take.');
  return text ?? null;
}

function wholeOf(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new WrongUsage(`--${name} "${text}" is no whole number from 0 to ${most}.`);
}

function shareOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new WrongUsage(`--compliance "${text}" is no share: write a number from 0 (nobody) to 1 (everybody).`);
}

function speedOf(text: string): number | null {
  if (text === 'max') return null;
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && Number.isFinite(value)) return value;
  throw new WrongUsage(`--speed "${text}" is no speed: write max, or a number such as 1, 8 or 0.5.`);
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== null && ms > 0) return ms;
  throw new WrongUsage(`--limit "${text}" is no duration: write one such as 90m, 30s or 1m30s.`);
}

/** Without a day: a Saturday. */
function wallOf(text: string | undefined): WallTime | null {
  if (text === undefined) return null;
  const match = /^(?:([a-z]{3})-)?([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.toLowerCase());
  const day = DAYS.findIndex((name) => name === (match?.[1] ?? 'sat'));
  if (match && day >= 0) return { day, minutes: Number(match[2]) * 60 + Number(match[3]) };
  throw new WrongUsage(`--at "${text}" is no time of day: write one such as 18:30 or fri-18:30 (${DAYS.join(', ')}).`);
}
