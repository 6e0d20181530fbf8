/** The takes on the server's disk, as the director reads them. */

import type { TakeEntry, TakesReport } from '#installation/protocol/takes-report.ts';
import { lengthText } from './show-time.ts';

export interface TakeView {
  readonly file: string;
  readonly name: string;
  /** Length and size. */
  readonly facts: string;
  /** What is amiss with it, or empty. */
  readonly wrong: string;
  /** Where it is to be had. */
  readonly href: string;
  readonly isRecorded: boolean;
}

const KB = 1000;
const MB = 1_000_000;

/** `3 kB`, `1.2 MB`. */
export const sizeText = (bytes: number): string =>
  bytes < MB ? `${Math.ceil(bytes / KB)} kB` : `${(bytes / MB).toFixed(1)} MB`;

/** `2026-11-26 18:04` of what ISO 8601 writes, in the time of whoever looks; empty where it is none. */
export function dateText(on: string | null): string {
  const date = on === null ? Number.NaN : Date.parse(on);
  if (!Number.isFinite(date)) return '';
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(date);
}

export const takesView = ({ takes, recorded }: TakesReport): readonly TakeView[] =>
  takes.map((take) => viewOf(take, take.file === recorded));

function viewOf({ file, name, on, bytes, durationMs, wrong }: TakeEntry, isRecorded: boolean): TakeView {
  const length = durationMs === null ? '' : lengthText(durationMs);
  const isCut = durationMs === null && wrong === null && !isRecorded;
  return {
    file,
    name,
    facts: [dateText(on), length, sizeText(bytes)].filter((text) => text !== '').join(' · '),
    wrong:
      wrong !== null
        ? `It cannot be replayed: ${wrong}.`
        : isCut
          ? 'It was cut off; what is there can be replayed.'
          : '',
    href: `/takes/${encodeURIComponent(file)}`,
    isRecorded,
  };
}
