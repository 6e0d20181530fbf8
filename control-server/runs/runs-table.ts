/** Runs and reports as a terminal shows them: columns, no colour, nothing cut off. Pure. */

import type { AsRunReport, AsRunRow } from './as-run.ts';
import { endWords } from './end-words.ts';
import type { RunSummary } from './list-runs.ts';
import { lengthWords, positionWords, type WallClock } from './time-words.ts';
import { timingWords } from './timing-words.ts';

/** The runs, one a line. */
export function runsTable(runs: readonly RunSummary[], clock: WallClock): string {
  const rows = runs.map(({ id, show, openedWallMs, lengthMs, facts, end, damage }) => [
    id,
    show ?? '?',
    openedWallMs === null ? '?' : clock.moment(openedWallMs),
    lengthWords(lengthMs),
    String(facts),
    damage === null ? endWords(end) : `${endWords(end)}  ! ${damage}`,
  ]);
  return columns([['run', 'show', 'opened', 'length', 'facts', 'ended'], ...rows], new Set([3, 4]));
}

/** A report, one row a line; evidence stands below what it is for. */
export function asRunTable(
  { run, title, openedWallMs, lengthMs, rows, remarks }: AsRunReport,
  clock: WallClock,
): string {
  const when = openedWallMs === null ? '' : `, ${clock.day(openedWallMs)}`;
  const table = columns(
    [['time', 'show', '', 'what', 'by', 'timing'], ...rows.map((row) => cellsOf(row, clock))],
    new Set([2]),
  ).split('\n');
  const lines = table.flatMap((line, index) => {
    const why = rows[index - 1]?.evidence?.words;
    return why === undefined ? [line] : [line, `${' '.repeat(indentOf(table))}${why}`];
  });
  return [
    `${title ?? 'A run without a name'}${when}, ${lengthWords(lengthMs)} (run ${run}, times of ${clock.zone})`,
    ...remarks.map((sentence) => `! ${sentence}`),
    '',
    ...lines,
  ].join('\n');
}

/** Where the words of a report begin. */
const indentOf = ([header = '']: readonly string[]): number => header.indexOf('what');

const cellsOf = (row: AsRunRow, clock: WallClock): string[] => [
  row.wallMs === null ? '' : clock.time(row.wallMs),
  row.showMs === null ? '' : positionWords(row.showMs),
  row.seq === null ? '' : String(row.seq),
  row.sequence === null ? row.what : `${row.what} [${row.sequence}]`,
  row.cause,
  timingWords(row),
];

/** A long name makes its own row longer, not every row. */
const WIDEST = 64;

/** Cells side by side, two spaces between; the columns in `right` stand at the right. */
function columns(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.min(WIDEST, Math.max(...rows.map((row) => (row[column] ?? '').length))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
