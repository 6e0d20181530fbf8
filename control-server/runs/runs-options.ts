/** What the command line of `npm run runs` may say. */

import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { suggest } from '#installation/document/suggest.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';

export const FORMS = ['ndjson', 'csv', 'html'] as const;

/** What a run can be exported as. */
export type Form = (typeof FORMS)[number];

export type RunsTask =
  | { readonly kind: 'list' }
  | { readonly kind: 'show'; readonly run: string }
  /** `file` null: to the standard output. `over`: also where there is such a file already. */
  | {
      readonly kind: 'export';
      readonly run: string;
      readonly as: Form;
      readonly file: string | null;
      readonly over: boolean;
    };

export interface RunsOptions {
  readonly task: RunsTask;
  /** Where the server keeps its runs. */
  readonly dataFolder: string;
}

export const RUNS_USAGE = `npm run runs                                            lists the runs, newest first
npm run runs -- show RUN                                prints what happened in one, fact by fact
npm run runs -- export RUN --as FORM [--to FILE]        writes it down: ndjson, csv or html

  RUN             last, or the beginning of a run's name
  --as FORM       ndjson: the facts for programs; csv: a table; html: a page to keep and to print
  --to FILE       the file to write (otherwise it is printed); its ending can stand for --as
  --force         write over a file that is there
  --data FOLDER   where the server keeps its runs                 (.reclaim)
  --help          this text

It only reads, so it may be used while the server runs.`;

export type ReadRunsOptions =
  | { readonly ok: true; readonly options: RunsOptions }
  | { readonly ok: false; readonly help: boolean; readonly says: string };

const wrong = (says: string): ReadRunsOptions => ({ ok: false, help: false, says });

/** Reads the arguments: a task, `help`, or what is wrong with them in a sentence. */
export function readRunsOptions(args: readonly string[]): ReadRunsOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        to: { type: 'string' },
        force: { type: 'boolean', default: false },
        data: { type: 'string', default: join(PROJECT_ROOT, '.reclaim') },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { ok: false, help: true, says: RUNS_USAGE };
    if (values.data.trim() === '') return wrong('--data was given nothing: write --data FOLDER, or leave it away.');
    const task = taskOf(positionals, values);
    return typeof task === 'string' ? wrong(task) : { ok: true, options: { task, dataFolder: values.data } };
  } catch (error) {
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (error instanceof TypeError) return wrong(`${error.message}\n\n${RUNS_USAGE}`);
    throw error;
  }
}

interface Values {
  readonly as?: string | undefined;
  readonly to?: string | undefined;
  readonly force: boolean;
}

/** What is to be done, or what is wrong with the words, in a sentence. */
function taskOf([verb, run, ...rest]: readonly string[], values: Values): RunsTask | string {
  if (verb !== 'export' && (values.as !== undefined || values.to !== undefined || values.force))
    return `--as, --to and --force belong to an export: npm run runs -- export ${run ?? 'last'} --as csv`;
  if (verb === undefined || (verb === 'list' && run === undefined)) return { kind: 'list' };
  if (verb !== 'show' && verb !== 'export') {
    const near = suggest(verb, ['list', 'show', 'export']);
    return `“${verb}” is nothing that can be done with runs${near === undefined ? '' : `; did you mean ${near}?`}\n\n${RUNS_USAGE}`;
  }
  if (run === undefined)
    return `Which run? npm run runs -- ${verb} last takes the newest; npm run runs lists them all.`;
  if (rest[0] !== undefined) return `One run at a time: “${rest[0]}” is one word too many.`;
  return verb === 'show' ? { kind: 'show', run } : exportTask(run, values);
}

function exportTask(run: string, { as, to, force }: Values): RunsTask | string {
  if (to?.trim() === '') return '--to was given nothing: write --to FILE, or leave it away to have it printed.';
  const ending = to === undefined ? '' : extname(to).slice(1).toLowerCase();
  const asked = as ?? (ending || undefined);
  if (asked === undefined) return `As what? Write --as ${FORMS.join(', --as ')}.`;
  const form = FORMS.find((known) => known === asked.toLowerCase());
  if (form === undefined) {
    const near = suggest(asked, FORMS);
    return `A run is not exported as “${asked}”${near === undefined ? '' : ` (did you mean ${near}?)`}: write --as ${FORMS.join(', --as ')}.`;
  }
  return { kind: 'export', run, as: form, file: to ?? null, over: force };
}
