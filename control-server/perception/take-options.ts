/** What the command line of `npm run take` may say. */

import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import {
  answering,
  positiveOf,
  READING_OPTIONS,
  READING_USAGE,
  type Read,
  type Reading,
  readingOf,
  WrongUsage,
} from './reading-options.ts';

export interface TakeOptions extends Reading {
  readonly out: string;
  readonly name: string;
  /** How long a picture is held in the take, s. */
  readonly holdS: number;
}

export const TAKE_USAGE = `npm run take -- INPUT... --out FILE [options]

Makes a take of pictures and videos: who is in them as points, to be replayed as if it were a camera. A take holds no
picture. One input follows the other.

${READING_USAGE}
  --out FILE           the take, such as evening.take.ndjson
  --name NAME          what it is called                                      (the name of the file)
  --hold N             pictures are held for so many seconds                  (2)
  --help               this text

Replay it in a rehearsal (npm run rehearse -- --take FILE), or put it into .reclaim/takes and open
/camera?name=CAMERA&take=FILE in the running house.

Ends with code 0 when everything was read, 1 when something was not, 2 when it was asked wrongly, 130 when it was
broken off; what was written up to there can be replayed.`;

/** Longest name of a take. */
const MAX_NAME = 64;

export function readTakeOptions(args: readonly string[]): Read<TakeOptions> {
  return answering(TAKE_USAGE, () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...READING_OPTIONS, name: { type: 'string' }, hold: { type: 'string', default: '2' } },
    });
    if (values.help) return { ok: false, help: true, says: TAKE_USAGE };
    if (values.out === undefined || values.out === '') throw new WrongUsage('--out FILE says where the take goes.');
    const name = (values.name ?? basename(values.out, extname(values.out)).replace(/\.take$/, '')).trim();
    if (name === '' || name.length > MAX_NAME) throw new WrongUsage(`--name "${name}" is no name of 1 to 64 letters.`);
    const options = {
      ...readingOf(positionals, values),
      out: values.out,
      name,
      holdS: positiveOf('hold', values.hold, 3600),
    };
    return { ok: true, options };
  });
}
