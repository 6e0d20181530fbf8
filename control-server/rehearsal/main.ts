/** `npm run rehearse`: a show against a synthetic crowd in simulated time, for the artist at the desk and for CI. */

import { serverMs } from '#installation/time/axes.ts';
import { openServerClock, processTimers, wallMs } from '../clock/server-clock.ts';
import { loadScore } from '../house/load-house.ts';
import { loadTake } from '../takes/load-take.ts';
import { paintFor } from './paint.ts';
import { type CommandOptions, readRehearsalOptions } from './rehearsal-options.ts';
import { cueFrom, runRehearsal } from './run-rehearsal.ts';

const HELD = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

async function main(args: readonly string[]): Promise<number> {
  const read = readRehearsalOptions(args);
  if (!read.ok) {
    (read.help ? console.log : console.error)(read.says);
    return read.help ? HELD : WRONG_USAGE;
  }
  const score = await loadScore(read.options.showFile);
  if (!score.ok) {
    for (const problem of ['The show cannot be rehearsed:', ...score.problems]) console.error(problem);
    // A file that is not there was asked for wrongly; one with mistakes was written wrongly.
    return score.broken === null ? WRONG_USAGE : FAILED;
  }
  const { plan } = score.value;
  const from = cueFrom(plan, read.options.from);
  if (!from.ok) {
    console.error(from.says);
    return WRONG_USAGE;
  }
  const withTake = await takenIn(read.options);
  if (!withTake.ok) {
    console.error(withTake.says);
    return WRONG_USAGE;
  }
  const holds = await runRehearsal(plan, withTake.options, from.cue, {
    out: process.stdout,
    paint: paintFor(process.stdout),
    clock: openServerClock(wallMs(), serverMs(0)),
    timers: processTimers,
  });
  return holds ? HELD : FAILED;
}

type TakenIn = { readonly ok: true; readonly options: CommandOptions } | { readonly ok: false; readonly says: string };

/** The options with the people of their take, where they name one. */
async function takenIn(options: CommandOptions): Promise<TakenIn> {
  if (options.takeFile === null) return { ok: true, options };
  const loaded = await loadTake(options.takeFile);
  if (!loaded.ok) return loaded;
  if (loaded.cut !== null) console.error(loaded.cut);
  return { ok: true, options: { ...options, rehearsal: { ...options.rehearsal, take: loaded.take } } };
}

// Whoever reads the first lines of a table and closes the pipe has seen enough.
process.stdout.on('error', () => process.exit(FAILED));

process.exitCode = await main(process.argv.slice(2));
