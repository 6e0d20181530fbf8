/** What both commands do with their inputs: have them read, show how far it is, and say which could not be read. */

import { basename, extname } from 'node:path';
import type { ReaderLayout, Seen } from '#installation/protocol/reader-messages.ts';
import type { InputFile } from './inputs.ts';
import { type ReadEnd, readInputs } from './read-inputs.ts';
import type { ReadProgress } from './read-progress.ts';

export interface LookOptions {
  readonly inputs: readonly InputFile[];
  readonly fps: number;
  readonly maxSeconds: number | null;
  readonly model: 'lite' | 'full';
  readonly hands: boolean;
  readonly samples: ReaderLayout | null;
  /** What is performed in an input and by whom, where samples are made. */
  readonly labelOf: (input: InputFile) => { readonly label: string | null; readonly subject: string | null };
}

/** What comes out, as it comes. Each may take its time: reading waits. */
export interface LookHeard {
  readonly begun?: (gestures: readonly string[]) => Promise<void> | void;
  readonly seen?: (index: number, input: InputFile, seen: Seen) => Promise<void> | void;
  readonly sampled?: (index: number, input: InputFile, line: string | null) => Promise<void> | void;
}

export interface Looked {
  readonly end: ReadEnd;
  /** How many inputs could not be read to their end. */
  readonly unreadable: number;
}

/** Looks at everything. */
export async function lookAt(
  options: LookOptions,
  heard: LookHeard,
  progress: ReadProgress,
  signal: AbortSignal,
): Promise<Looked> {
  const { inputs, labelOf, ...how } = options;
  let unreadable = 0;
  let frames = 1;
  const inputAt = (index: number): InputFile => {
    const input = inputs[index];
    if (!input) throw new Error(`the page speaks of input ${index} of ${inputs.length}`);
    return input;
  };
  const end = await readInputs({
    wanted: { ...how, inputs: inputs.map((input) => ({ name: input.path, kind: input.kind, ...labelOf(input) })) },
    inputs,
    say: progress.print,
    signal,
    told: async (message) => {
      switch (message.type) {
        case 'loading':
          return progress.preparing(message.says, message.share);
        case 'begun':
          return heard.begun?.(message.gestures);
        case 'opened':
          frames = message.frames;
          return;
        case 'seen': {
          const input = inputAt(message.input);
          progress.at(message.input, inputs.length, input.path, message.frame + 1, frames, message.people.length);
          return heard.seen?.(message.input, input, message);
        }
        case 'sampled':
          return heard.sampled?.(message.input, inputAt(message.input), message.line);
        case 'unreadable':
          unreadable += 1;
          return progress.print(unreadableWords(inputAt(message.input), message.says));
        case 'failed':
        case 'done':
          return;
      }
    },
  });
  progress.end();
  return { end, unreadable };
}

/** What to do about a file this Chromium has no decoder for is nearly always the same. */
function unreadableWords({ path, kind }: InputFile, says: string): string {
  if (kind === 'picture') return `${path} cannot be read: ${says}. Save it as a JPEG or PNG.`;
  const converted = `${basename(path, extname(path))}.webm`;
  return `${path} cannot be played: ${says}. Convert it with ffmpeg -i ${JSON.stringify(path)} ${JSON.stringify(converted)} and give that.`;
}
