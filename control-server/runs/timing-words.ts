/** How far ahead or late something was, in words. */

import type { AsRunRow } from './as-run.ts';
import { lengthWords } from './time-words.ts';

/** For instance `120 ms ahead`, `decided 38 ms late, 120 ms ahead`; empty for what was no fact. */
export function timingWords({ leadMs, lateMs }: Pick<AsRunRow, 'leadMs' | 'lateMs'>): string {
  return [...(lateMs === null ? [] : [lateWords(lateMs)]), ...(leadMs === null ? [] : [leadWords(leadMs)])].join(', ');
}

/** A moment that is met to the millisecond is met. */
const lateWords = (ms: number): string => (Math.round(ms) <= 0 ? 'decided in time' : `decided ${lengthWords(ms)} late`);

function leadWords(ms: number): string {
  if (Math.round(ms) === 0) return 'at once';
  return ms > 0 ? `${lengthWords(ms)} ahead` : `${lengthWords(-ms)} after it was due`;
}
