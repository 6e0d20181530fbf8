/** The as-run report as a table that spreadsheets open: RFC 4180, one row a line. */

import { stringify } from 'csv-stringify/sync';
import type { AsRunReport, AsRunRow } from './as-run.ts';

/** The columns, and what stands in them. Times of day in UTC; all lengths in the unit that the name ends with. */
const COLUMNS: Readonly<Record<string, (row: AsRunRow) => string | number | null>> = {
  fact: ({ seq }) => seq,
  wall_time: ({ wallMs }) => wallMs && new Date(wallMs).toISOString(),
  show_time_s: ({ showMs }) => showMs && Math.round(showMs) / 1000,
  kind: ({ kind }) => kind,
  sequence: ({ sequence }) => sequence,
  cue: ({ cue }) => cue,
  cue_name: ({ cueName }) => cueName,
  what: ({ what }) => what,
  cause: ({ cause }) => cause,
  command: ({ command }) => command,
  lead_ms: ({ leadMs }) => rounded(leadMs),
  late_ms: ({ lateMs }) => rounded(lateMs),
  evidence: ({ evidence }) => evidence?.words ?? null,
};

/**
 * The report as CSV. It begins with a byte order mark, without which spreadsheets take UTF-8 for something else; a text
 * that one of them would run as a formula is preceded by an apostrophe.
 */
export function asRunCsv({ rows }: AsRunReport): string {
  const records = rows.map((row) => Object.values(COLUMNS).map((cell) => cell(row)));
  return stringify([Object.keys(COLUMNS), ...records], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

const rounded = (ms: number | null): number | null => ms && Math.round(ms * 10) / 10;
