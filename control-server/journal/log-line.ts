/** The lines of a log: the one that says what the file is, and one for each fact. Pure: text in, values out, and back. */

import { z } from 'zod';
import { continues, endOf, type LogEnd } from '#installation/log/chain.ts';
import { type Fact, factSchema } from '#installation/log/fact.ts';
import { openedAt } from './run-files.ts';

const headerSchema = z.strictObject({
  format: z.literal('reclaim-log-1'),
  run: z.string(),
  /** The wall-clock moment of server time zero, ms since 1970. */
  zeroWallMs: z.number().positive(),
  /** The fact before the first one of this segment; none in the first segment. */
  after: z
    .strictObject({
      seq: z.number().int().positive(),
      atMs: z.number().nonnegative(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .transform((end) => end as LogEnd)
    .optional(),
});

/** The first line of each segment. */
export type LogHeader = z.infer<typeof headerSchema>;

/** A line of a file, and where in the file it ends. */
export interface Line {
  readonly text: string;
  /** The byte behind it and its line feed. */
  readonly endByte: number;
  /** Whether the line feed that ends it was written. */
  readonly ended: boolean;
}

/** The lines of a file, or the first `most` of them. */
export function splitLines(bytes: Buffer, most = Number.POSITIVE_INFINITY): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < bytes.byteLength && lines.length < most) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.byteLength : feed;
    lines.push({ text: bytes.toString('utf8', start, end), endByte: end + 1, ended: feed >= 0 });
    start = end + 1;
  }
  return lines;
}

export const lineOf = (value: LogHeader | Fact): string => `${JSON.stringify(value)}\n`;

/** The header a line holds, or null. Nothing covers it as hashes cover facts, but its name and its time say the same. */
export function headerIn(line: Line | undefined): LogHeader | null {
  if (!line?.ended) return null;
  const header = headerSchema.safeParse(parseJson(line.text)).data;
  return header && openedAt(header.run) === header.zeroWallMs ? header : null;
}

/** The fact a line holds, chained to whatever; null where it holds none. */
export function factIn(line: Line): Fact | null {
  return line.ended ? (factSchema.safeParse(parseJson(line.text)).data ?? null) : null;
}

/** The fact a line holds where that is the very next one behind `end`; else why it is not believed. */
export function nextFact(line: Line, end: LogEnd): Fact | string {
  if (!line.ended) return 'the last line was not written to its end';
  const fact = factIn(line);
  if (!fact) return 'a line is no fact';
  return continues(end, fact) ? fact : `fact ${fact.seq} does not continue the chain`;
}

/** Why `lines`, read back behind `end`, would not all be believed; null where they would. */
export function faultAmong(lines: readonly string[], end: LogEnd): string | null {
  let at = end;
  for (const text of lines) {
    const fact = nextFact({ text, endByte: 0, ended: true }, at);
    if (typeof fact === 'string') return fact;
    at = endOf([fact]);
  }
  return null;
}

/** The value a text means in JSON, or null where it means none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
