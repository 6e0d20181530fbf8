/** What the command line of `npm run gestures:evaluate` may say. */

import { parseArgs } from 'node:util';
import { SAMPLE_CHANGES, type SampleChange } from '../samples/change-samples.ts';

export const SPLITS = ['random', 'subject'] as const;
export type Split = (typeof SPLITS)[number];

/** Where the takes to learn from and those to judge come from. */
export type Source =
  | { readonly kind: 'two-files'; readonly train: string; readonly test: string }
  | { readonly kind: 'one-file'; readonly data: string; readonly split: Split };

export interface EvaluateOptions {
  readonly source: Source;
  /** Takes to learn from, of each gesture; null: all there are. */
  readonly shots: number | null;
  readonly seed: number;
  readonly draws: number;
  /** The gestures to look at; null: all. */
  readonly classes: readonly string[] | null;
  readonly change: SampleChange;
  readonly isJson: boolean;
}

export const EVALUATE_USAGE = `npm run gestures:evaluate -- --train FILE --test FILE [options]   learns from one file, judges the other
npm run gestures:evaluate -- --data FILE [options]                learns from a part of a file, judges the rest

  --shots K|all          takes to learn from, of each gesture                               (5)
  --split random|subject random: takes are drawn from all, judged is what was not drawn;
                         subject: learnt from half of the people, judged are the others   (random)
  --seed S               what is drawn, a whole number                                       (1)
  --draws N              how often it is drawn anew; the means are told                     (10)
  --classes A,B,...      only these gestures                                               (all)
  --test-transform T     what is judged is first changed: ${SAMPLE_CHANGES.join(', ')}
  --json                 the figures as JSON   (npm run -s ... keeps npm's own lines out)
  --help                 this text

A file holds one performance a line (NDJSON):

  {"label":"rise","subject":"anna","layout":"body33","aspect":1.7778,
   "frames":[{"tMs":0,"points":[[x,y,z,visibility], null, ...]}]}

  layout      body33: MediaPipe's 33 points of a body; hand21: its 21 points of a hand
  aspect      width of the picture divided by its height
  x, y        shares of the picture's width and height; z in the unit of x; a missing point is null
  frames      one: a pose; several: a motion, tMs in ms and in order

A table of the hand points "label,x0,y0,...,x20,y20" (as of hand-gesture-recognition-mediapipe) becomes such a file
with aspect 1, z 0 and visibility 1; only shares of the same unit on both axes matter, not where they begin.`;

export type ReadEvaluateOptions =
  | { readonly ok: true; readonly options: EvaluateOptions }
  | { readonly ok: false; readonly help: boolean; readonly says: string };

const wrong = (says: string): ReadEvaluateOptions => ({ ok: false, help: false, says });

/** Reads the arguments; `help`, or what is wrong with them in a sentence. */
export function readEvaluateOptions(args: readonly string[]): ReadEvaluateOptions {
  try {
    const values = parseArgs({ args: [...args], options: OPTIONS }).values;
    if (values.help) return { ok: false, help: true, says: EVALUATE_USAGE };
    const source = sourceOf(values);
    if (typeof source === 'string') return wrong(source);
    const shots = values.shots === 'all' ? null : wholeNumber(values.shots, 1);
    if (shots === undefined) return wrong(`--shots ${values.shots}: write a whole number from 1 on, or all.`);
    const seed = wholeNumber(values.seed, 0);
    if (seed === undefined) return wrong(`--seed ${values.seed}: write a whole number from 0 on.`);
    const draws = wholeNumber(values.draws, 1);
    if (draws === undefined) return wrong(`--draws ${values.draws}: write a whole number from 1 on.`);
    const change = SAMPLE_CHANGES.find((known) => known === values['test-transform']);
    if (change === undefined) {
      return wrong(`--test-transform ${values['test-transform']}: choose one of ${SAMPLE_CHANGES.join(', ')}.`);
    }
    const classes = values.classes === undefined ? null : namesIn(values.classes);
    if (classes?.length === 0) return wrong('--classes was given nothing: write names with commas between.');
    return { ok: true, options: { source, shots, seed, draws, classes, change, isJson: values.json } };
  } catch (error) {
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (error instanceof TypeError) return wrong(`${error.message}\n\n${EVALUATE_USAGE}`);
    throw error;
  }
}

const OPTIONS = {
  train: { type: 'string' },
  test: { type: 'string' },
  data: { type: 'string' },
  split: { type: 'string' },
  shots: { type: 'string', default: '5' },
  seed: { type: 'string', default: '1' },
  draws: { type: 'string', default: '10' },
  classes: { type: 'string' },
  'test-transform': { type: 'string', default: 'none' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

interface SourceValues {
  readonly train?: string | undefined;
  readonly test?: string | undefined;
  readonly data?: string | undefined;
  readonly split?: string | undefined;
}

function sourceOf({ train, test, data, split }: SourceValues): Source | string {
  if (data !== undefined && (train !== undefined || test !== undefined)) {
    return 'Give either --data FILE, or --train FILE and --test FILE, not both.';
  }
  if (data !== undefined) {
    const known = SPLITS.find((one) => one === (split ?? 'random'));
    return known === undefined
      ? `--split ${split}: choose one of ${SPLITS.join(', ')}.`
      : { kind: 'one-file', data, split: known };
  }
  if (train === undefined && test === undefined) return `Say what to learn from.\n\n${EVALUATE_USAGE}`;
  if (train === undefined) return '--test says what to judge; --train FILE has to say what to learn from.';
  if (test === undefined) return '--train says what to learn from; --test FILE has to say what to judge.';
  if (split !== undefined) return '--split divides one file (--data FILE); two files are divided already.';
  return { kind: 'two-files', train, test };
}

function wholeNumber(text: string, least: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

const namesIn = (list: string): string[] =>
  list.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
