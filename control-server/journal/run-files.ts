/** The names of a run's files: segments of the log, checkpoints, scores, and what was kept aside of damaged ones. */

/** The name of a run that is opened at `wallMs` (ms since 1970): names sort by age. */
export const runName = (wallMs: number): string => new Date(wallMs).toISOString().replaceAll(':', '-');

/** When the run of this name was opened, ms since 1970; null where no run has such a name. */
export function openedAt(name: string): number | null {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)$/.exec(name);
  const wallMs = parts ? Date.parse(`${parts[1]}:${parts[2]}:${parts[3]}`) : Number.NaN;
  return Number.isNaN(wallMs) ? null : wallMs;
}

/** The first segment of every log. */
export const FIRST_SEGMENT = 'log.ndjson';

/** A segment of the log: one file of facts, from `firstSeq` on. */
export interface SegmentFile {
  readonly name: string;
  readonly firstSeq: number;
}

export interface CheckpointFile {
  readonly name: string;
  readonly seq: number;
}

/** Nine digits, so that names sort as numbers do; a longer number is still one. */
const digits = (seq: number): string => String(seq).padStart(9, '0');

export const segmentName = (firstSeq: number): string =>
  firstSeq === 1 ? FIRST_SEGMENT : `log-${digits(firstSeq)}.ndjson`;

export const checkpointName = (seq: number): string => `checkpoint-${digits(seq)}.json`;

export const scoreName = (hash: string): string => `score-${hash.slice(0, 16)}.yaml`;

/** What a damaged file is kept as. It is no segment and no checkpoint any more. `wallMs`: ms since 1970. */
export const damagedName = (name: string, wallMs: number): string => `${name}.damaged-${wallMs}`;

export const isDamagedName = (name: string): boolean => /\.damaged-\d+$/.test(name);

/** The segments among `names`, in the order of the log. */
export function segmentsIn(names: readonly string[]): SegmentFile[] {
  const later = names.flatMap((name) => {
    const number = /^log-(\d{9,15})\.ndjson$/.exec(name)?.[1];
    return number === undefined ? [] : [{ name, firstSeq: Number(number) }];
  });
  const first = names.includes(FIRST_SEGMENT) ? [{ name: FIRST_SEGMENT, firstSeq: 1 }] : [];
  return [...first, ...later].sort((a, b) => a.firstSeq - b.firstSeq);
}

/** The checkpoints among `names`, newest first. */
export function checkpointsIn(names: readonly string[]): CheckpointFile[] {
  const found = names.flatMap((name) => {
    const number = /^checkpoint-(\d{9,15})\.json$/.exec(name)?.[1];
    return number === undefined ? [] : [{ name, seq: Number(number) }];
  });
  return found.sort((a, b) => b.seq - a.seq);
}
