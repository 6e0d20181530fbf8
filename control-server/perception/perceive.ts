/** `npm run perceive`: who is in pictures and videos, by the very code a camera's page runs. */

import { EXIT, endOf, runCommand, untilInterrupted } from './command-end.ts';
import { type InputFile, inputsOf, overwrites } from './inputs.ts';
import { openLineFile } from './line-file.ts';
import { type Looked, lookAt } from './look-at.ts';
import { createPeopleCounter, type PeopleCounter } from './people-count.ts';
import { peopleLine } from './people-line.ts';
import { type PerceiveOptions, readPerceiveOptions } from './perceive-options.ts';
import { summaryJson, summaryTable } from './perceive-summary.ts';
import { createReadProgress } from './read-progress.ts';

async function main(args: readonly string[]): Promise<number> {
  const read = readPerceiveOptions(args);
  if (!read.ok) {
    (read.help ? console.log : console.error)(read.says);
    return read.help ? EXIT.done : EXIT.wrongUsage;
  }
  const { options } = read;
  const inputs = await inputsOf(options.inputs);
  if (!inputs.ok) {
    for (const problem of inputs.problems) console.error(problem);
    return EXIT.wrongUsage;
  }
  const lost = overwrites(inputs.files, options.out);
  if (lost !== null) {
    console.error(lost);
    return EXIT.wrongUsage;
  }
  return perceive(options, inputs.files);
}

async function perceive(options: PerceiveOptions, inputs: readonly InputFile[]): Promise<number> {
  const progress = createReadProgress(process.stderr);
  const out = options.out === null ? null : await openLineFile(options.out);
  const { samples } = options;
  const counters = new Map<number, PeopleCounter>();
  const counterOf = (index: number): PeopleCounter => {
    const counter = counters.get(index) ?? createPeopleCounter();
    counters.set(index, counter);
    return counter;
  };
  let written = 0;
  let looked: Looked;
  try {
    looked = await lookAt(
      {
        inputs,
        fps: options.fps,
        maxSeconds: options.maxSeconds,
        model: options.model,
        hands: options.hands,
        samples: samples?.layout ?? null,
        labelOf: ({ folder }) => ({ label: samples && (samples.label ?? folder), subject: samples?.subject ?? null }),
      },
      {
        seen: async (index, input, seen) => {
          counterOf(index).add(seen, input.kind === 'picture' ? 0 : 1000 / options.fps);
          if (samples === null) await out?.write(peopleLine(input.path, seen));
        },
        sampled: async (_index, input, line) => {
          if (line === null) return progress.print(`${input.path}: nobody to make a sample of was seen.`);
          written += 1;
          await out?.write(`${line}\n`);
        },
      },
      progress,
      untilInterrupted(),
    );
  } finally {
    await out?.close();
  }
  const counted = [...counters].map(([index, counter]) => ({
    input: inputs[index]?.path ?? '',
    count: counter.count(),
  }));
  if (counted.length > 0) console.error(summaryTable(counted));
  if (samples !== null) console.error(`${written} ${written === 1 ? 'sample' : 'samples'} written to ${options.out}.`);
  if (options.json) console.log(JSON.stringify(summaryJson(counted, looked.unreadable)));
  const { code, says } = endOf(looked);
  if (says !== null) console.error(says);
  return code;
}

await runCommand(() => main(process.argv.slice(2)));
