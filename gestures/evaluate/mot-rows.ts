/**
 * Files of boxes as MOTChallenge has them: one box a line, `frame, id, left, top, width, height, confidence, ...`.
 * Truth of nine columns (MOT16 and later) goes on with class and visibility; of ten (MOT15) with a place in the world.
 */

/** A box of one line. */
export interface MotRow {
  /** From 1 on. */
  readonly frame: number;
  /** Of the person or track; -1 where the file does not say. */
  readonly id: number;
  /** Pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The detector's certainty on its own scale; in truth 0 for a box that is not to be scored. */
  readonly confidence: number;
  /** What it is, in truth of nine columns (1 a pedestrian); null elsewhere. */
  readonly kind: number | null;
}

export type ParsedRows =
  | { readonly ok: true; readonly rows: readonly MotRow[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What a file is read as: in detections ids mean nothing, elsewhere each is there once a frame. */
export type MotFileKind = 'truth' | 'detections' | 'result';

const NAMES = ['frame', 'id', 'left', 'top', 'width', 'height', 'confidence'] as const;
/** Fewer columns are no box; the confidence may be missing. */
const LEAST_COLUMNS = 6;
const COLUMNS_WITH_KIND = 9;
/** More of the same would only be scrolled past. */
const PROBLEMS_TOLD = 8;

/** The rows of a file's text, or what is wrong with it, line by line. */
export function parseMotRows(text: string, kind: MotFileKind): ParsedRows {
  const rows: MotRow[] = [];
  const problems: string[] = [];
  const seen = new Map<string, number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const row = parseRow(line);
    const problem = typeof row === 'string' ? row : repeated(row, index + 1, kind, seen);
    if (problem !== undefined) problems.push(`line ${index + 1}: ${problem}`);
    else if (typeof row !== 'string') rows.push(row);
  }
  if (problems.length > 0) return { ok: false, problems: shortened(problems) };
  if (rows.length === 0) return { ok: false, problems: ['it holds no box: one line per box is expected'] };
  return { ok: true, rows };
}

/** A line's box, or what is wrong with it. */
function parseRow(line: string): MotRow | string {
  const cells = line.trim().split(/\s*[,;]\s*|\s+/);
  if (cells.at(-1) === '') cells.pop();
  if (cells.length < LEAST_COLUMNS) {
    return `${cells.length} ${cells.length === 1 ? 'column' : 'columns'}, at least six are expected: frame,id,left,top,width,height`;
  }
  const numbers = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
  const wrong = NAMES.findIndex((_, column) => column < cells.length && !Number.isFinite(numbers[column]));
  if (wrong >= 0) return `${NAMES[wrong]} "${cells[wrong]}" is no number`;
  const [frame = 0, id = -1, left = 0, top = 0, width = 0, height = 0, confidence = 1] = numbers;
  if (!Number.isInteger(frame) || frame < 1) return `frame ${cells[0]}: frames are whole numbers from 1 on`;
  if (!Number.isInteger(id)) return `id ${cells[1]} is no whole number`;
  if (width < 0 || height < 0) return `a box of ${cells[4]} x ${cells[5]}: width and height cannot be negative`;
  const kind = cells.length === COLUMNS_WITH_KIND ? (numbers[7] ?? null) : null;
  return { frame, id, left, top, width, height, confidence, kind };
}

/** Says so where an id stands twice in a frame; notes it otherwise. */
function repeated(row: MotRow, line: number, kind: MotFileKind, seen: Map<string, number>): string | undefined {
  if (kind === 'detections') return undefined;
  const key = `${row.frame} ${row.id}`;
  const before = seen.get(key);
  if (before !== undefined) return `id ${row.id} is in frame ${row.frame} already (line ${before})`;
  seen.set(key, line);
  return undefined;
}

function shortened(problems: readonly string[]): readonly string[] {
  const more = problems.length - PROBLEMS_TOLD;
  return more > 0 ? [...problems.slice(0, PROBLEMS_TOLD), `and ${more} more lines`] : problems;
}

/** Rows as lines of a result file. */
export function formatMotRows(rows: readonly MotRow[]): string {
  const short = (value: number): string => String(Number(value.toFixed(2)));
  return rows
    .map(({ frame, id, left, top, width, height, confidence }) =>
      [frame, id, ...[left, top, width, height, confidence].map(short), -1, -1, -1].join(',').concat('\n'),
    )
    .join('');
}
