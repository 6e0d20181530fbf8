/** `npm run take`: makes a landmark take of pictures and videos, to be replayed as if it were a camera. */

import { basename } from 'node:path';
import { takeEndLine, takeHeaderLine, takeSampleLine } from '#installation/crowd/take-write.ts';
import { wallMs } from '../clock/server-clock.ts';
import { EXIT, endOf, runCommand, untilInterrupted } from './command-end.ts';
import { type InputFile, inputsOf, overwrites } from './inputs.ts';
import { type LineFile, openLineFile } from './line-file.ts';
import { type Looked, lookAt } from './look-at.ts';
import { createReadProgress } from './read-progress.ts';
import { createTakeStringer } from './take-from-files.ts';
import { readTakeOptions, type TakeOptions } from './take-options.ts';

async function main(args: readonly string[]): Promise<number> {
  const read = readTakeOptions(args);
  if (!read.ok) {
    (read.help ? console.log : console.error)(read.says);
    return read.help ? EXIT.done : EXIT.wrongUsage;
  }
  const inputs = await inputsOf(read.options.inputs);
  if (!inputs.ok) {
    for (const problem of inputs.problems) console.error(problem);
    return EXIT.wrongUsage;
  }
  const lost = overwrites(inputs.files, read.options.out);
  if (lost !== null) {
    console.error(lost);
    return EXIT.wrongUsage;
  }
  const out = await openLineFile(read.options.out);
  try {
    return await make(read.options, inputs.files, out);
  } finally {
    await out.close();
  }
}

async function make(options: TakeOptions, inputs: readonly InputFile[], out: LineFile): Promise<number> {
  const progress = createReadProgress(process.stderr);
  const stringer = createTakeStringer(options.fps, options.holdS * 1000);
  let most = 0;
  const looked: Looked = await lookAt(
    {
      inputs,
      fps: options.fps,
      maxSeconds: options.maxSeconds,
      model: options.model,
      hands: false,
      samples: null,
      labelOf: () => ({ label: null, subject: null }),
    },
    {
      begun: (gestures) => {
        const from = inputs.map(({ path }) => basename(path));
        const made = { how: 'files' as const, on: new Date(wallMs()).toISOString(), from };
        return out.write(takeHeaderLine({ name: options.name, made, gestures, fps: options.fps }));
      },
      seen: (index, input, seen) => {
        most = Math.max(most, seen.people.length);
        return out.write(
          stringer
            .samplesOf(index, seen, input.kind === 'picture')
            .map(takeSampleLine)
            .join(''),
        );
      },
    },
    progress,
    untilInterrupted(),
  );
  // One that was broken off has no end, and says so to whoever reads it.
  if (looked.end.end === 'done') {
    await out.write(takeEndLine({ durationMs: stringer.durationMs(), samples: stringer.samples() }));
  }
  const { code, says } = endOf(looked);
  if (says !== null) console.error(says);
  if (stringer.samples() > 0) console.error(madeWords(options, stringer.samples(), stringer.durationMs(), most));
  return code;
}

function madeWords({ out, name }: TakeOptions, samples: number, durationMs: number, most: number): string {
  const people = most === 0 ? 'Nobody was seen in it' : `At most ${most} ${most === 1 ? 'person' : 'people'} in it`;
  return `The take “${name}”: ${samples} pictures, ${(durationMs / 1000).toFixed(1)} s, in ${out}. ${people}.`;
}

await runCommand(() => main(process.argv.slice(2)));
