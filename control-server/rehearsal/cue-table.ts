/** The as-run list as a table that can be printed row by row: its columns are as wide as the score needs. */

import type { AsRunCause, AsRunRow } from '#installation/rehearsal/as-run.ts';
import { timecode } from '#installation/rehearsal/timecode.ts';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import { evidenceInWords } from './evidence-words.ts';
import type { Ink, Paint } from './paint.ts';

export interface CueTable {
  readonly head: string;
  /** One line for a cue that began `sinceMs` after the first. */
  row(row: AsRunRow, sinceMs: number): string;
}

/** Longer names are cut, characters. */
const LONGEST_NAME = 40;
const TIME = 9;

const indented = ({ depth, name }: Pick<PlannedCue, 'depth' | 'name'>): string => {
  const text = `${'  '.repeat(depth)}${name}`;
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
};

/** A table for rehearsals of `plan`. */
export function createCueTable(plan: Plan, paint: Paint): CueTable {
  const cues = [...plan.cues.values()];
  const widest = (heading: string, texts: readonly string[]): number =>
    texts.reduce((width, text) => Math.max(width, text.length), heading.length);
  const sequenceWidth = widest(
    'sequence',
    cues.map((cue) => cue.sequence),
  );
  const numberWidth = widest(
    'cue',
    cues.map((cue) => cue.number),
  );
  const nameWidth = widest('name', cues.map(indented));
  let sequence: string | null = null;

  const line = (time: string, of: string, number: string, name: string, why: string): string =>
    `  ${time}  ${of}  ${number}  ${name}  ${why}`.trimEnd();

  return {
    head: paint(
      'quiet',
      line(
        'time'.padStart(TIME),
        'sequence'.padEnd(sequenceWidth),
        'cue'.padEnd(numberWidth),
        'name'.padEnd(nameWidth),
        'why',
      ),
    ),
    row: (row, sinceMs) => {
      const isSame = row.sequence === sequence;
      sequence = row.sequence;
      return line(
        paint('quiet', timecode(sinceMs).padStart(TIME)),
        paint(isSame ? 'quiet' : 'machine', row.sequence.padEnd(sequenceWidth)),
        paint('title', row.number.padEnd(numberWidth)),
        indented(row).padEnd(nameWidth),
        causeInWords(plan, row.cause, paint),
      );
    },
  };
}

const INK_OF: Readonly<Record<AsRunCause['by'], Ink>> = {
  go: 'hand',
  jump: 'hand',
  director: 'hand',
  follow: 'quiet',
  group: 'quiet',
  crowd: 'crowd',
  timeout: 'clock',
  trigger: 'machine',
  'sequence-end': 'machine',
};

function causeInWords(plan: Plan, cause: AsRunCause, paint: Paint): string {
  const ink = INK_OF[cause.by];
  switch (cause.by) {
    case 'go':
      return paint(ink, 'GO');
    case 'jump':
    case 'follow':
    case 'group':
      return paint(ink, cause.by);
    case 'crowd':
    case 'timeout':
    case 'director': {
      const { taken, cue, evidence } = cause.decision;
      const words = evidenceInWords(evidence, plan.cues.get(cue)?.quorum ?? null);
      return `${paint(ink, `${cause.by}: ${taken}`)}  ${words}`;
    }
    case 'trigger': {
      const words = cause.evidence ? `  ${evidenceInWords(cause.evidence, null)}` : '';
      return `${paint(ink, `trigger ${cause.trigger}`)}${words}`;
    }
    case 'sequence-end':
      return paint(ink, `sequence end, ${cause.trigger}`);
  }
}
