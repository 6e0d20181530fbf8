/** What the command line of `npm run perceive` may say. */

import { parseArgs } from 'node:util';
import type { ReaderLayout } from '#installation/protocol/reader-messages.ts';
import {
  answering,
  READING_OPTIONS,
  READING_USAGE,
  type Read,
  type Reading,
  readingOf,
  WrongUsage,
} from './reading-options.ts';

export interface PerceiveOptions extends Reading {
  /** Where the lines go; null: only the summary is wanted. */
  readonly out: string | null;
  readonly json: boolean;
  readonly hands: boolean;
  /** Samples are written instead of people: by whom, of what, and how they are called; null: the folder's name. */
  readonly samples: { readonly label: string | null; readonly subject: string; readonly layout: ReaderLayout } | null;
}

export const PERCEIVE_USAGE = `npm run perceive -- INPUT... [--out FILE] [options]

Who is in pictures and videos, by the very code a camera's page runs. Nothing leaves this machine.

${READING_USAGE}
  --out FILE           the people, one JSON object a line for every picture looked at
  --hands              look for the fingers of everybody, too
  --json               the summary as one JSON object on the standard output
  --samples LABEL      write samples for npm run gestures:evaluate instead of people, one an input
  --label-from folder  the label is the name of the folder an input lies in
  --subject NAME       who performs: a name that means nothing elsewhere      (someone)
  --layout hand21      samples of a hand instead of a body                    (body33)
  --help               this text

A line of --out:
  {"input","frame","tMs","width","height","aspect",
   "people":[{"id","certainty",
     "box":{"x","y","width","height"},            shares of the picture
     "points":[[x,y,z,visibility] 33 times],       x in widths, y in heights, z in the unit of x
     "gestures":[{"name","score","active"[,"phase"][,"progress"]}]
     [,"hands":{"left","right"}]}]}               each null or [x,y,z] 21 times
frame counts the pictures looked at from 0, id is one person's as long as they are followed within one input.
Twice the same file gives twice the same lines.

Ends with code 0 when everything was read, 1 when something was not, 2 when it was asked wrongly, 130 when it was
broken off.`;

export function readPerceiveOptions(args: readonly string[]): Read<PerceiveOptions> {
  return answering(PERCEIVE_USAGE, () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...READING_OPTIONS,
        hands: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        samples: { type: 'string' },
        'label-from': { type: 'string' },
        subject: { type: 'string' },
        layout: { type: 'string' },
      },
    });
    if (values.help) return { ok: false, help: true, says: PERCEIVE_USAGE };
    const samples = samplesOf(values);
    if (samples !== null && values.out === undefined) throw new WrongUsage('--out FILE says where the samples go.');
    return {
      ok: true,
      options: {
        ...readingOf(positionals, values),
        out: values.out ?? null,
        json: values.json,
        hands: values.hands || samples?.layout === 'hand21',
        samples,
      },
    };
  });
}

function samplesOf(values: {
  readonly samples?: string | undefined;
  readonly 'label-from'?: string | undefined;
  readonly subject?: string | undefined;
  readonly layout?: string | undefined;
}): PerceiveOptions['samples'] {
  const { samples: label, 'label-from': from, subject = 'someone', layout = 'body33' } = values;
  if (layout !== 'body33' && layout !== 'hand21')
    throw new WrongUsage(`--layout "${layout}" is none: write body33 or hand21.`);
  if (from !== undefined && from !== 'folder')
    throw new WrongUsage(`--label-from "${from}" is nothing a label can come from: write folder.`);
  if (label !== undefined && from !== undefined)
    throw new WrongUsage('--samples names the label and --label-from finds it: give one of them.');
  if (label !== undefined || from !== undefined) {
    if (label?.trim() === '') throw new WrongUsage('--samples was given no label: write what is performed.');
    return { label: label ?? null, subject, layout };
  }
  if (values.subject !== undefined || values.layout !== undefined)
    throw new WrongUsage('--subject and --layout are about samples: add --samples LABEL or --label-from folder.');
  return null;
}
