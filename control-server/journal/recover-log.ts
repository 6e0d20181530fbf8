/** Reads a log back: everything up to the first line that is not the next fact of the chain. Pure: text in, facts out. */

import { z } from 'zod';
import { continues, endOf } from '#installation/log/chain.ts';
import { type Fact, factSchema } from '#installation/log/fact.ts';

const headerSchema = z.strictObject({
  format: z.literal('reclaim-log-1'),
  run: z.string(),
  /** The wall-clock moment of server time zero, ms since 1970. */
  zeroWallMs: z.number().positive(),
});

/** The first line of a log. */
export type LogHeader = z.infer<typeof headerSchema>;

export interface RecoveredLog {
  readonly header: LogHeader;
  readonly facts: readonly Fact[];
  /** Bytes from the start of the file that are whole and chained. */
  readonly goodBytes: number;
  /** What follows them and why it is not believed; null for a whole file. */
  readonly damage: { readonly lines: number; readonly reason: string } | null;
}

/** Reads the bytes of a log file. Null where not even the header can be read. */
export function recoverLog(bytes: Buffer): RecoveredLog | null {
  const lines = splitLines(bytes);
  const [first, ...rest] = lines;
  const header = first ? headerSchema.safeParse(parseJson(first.text)) : null;
  if (!first?.ended || !header?.success) return null;
  const facts: Fact[] = [];
  let goodBytes = first.endByte;
  for (const [index, line] of rest.entries()) {
    const reason = takeIn(facts, line);
    if (reason !== null) {
      return { header: header.data, facts, goodBytes, damage: { lines: rest.length - index, reason } };
    }
    goodBytes = line.endByte;
  }
  return { header: header.data, facts, goodBytes, damage: null };
}

interface Line {
  readonly text: string;
  readonly endByte: number;
  /** Whether the line feed that ends it was written. */
  readonly ended: boolean;
}

function splitLines(bytes: Buffer): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < bytes.byteLength) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.byteLength : feed;
    lines.push({ text: bytes.toString('utf8', start, end), endByte: end + 1, ended: feed >= 0 });
    start = end + 1;
  }
  return lines;
}

/** Adds the fact a line holds; answers why it cannot. */
function takeIn(facts: Fact[], line: Line): string | null {
  if (!line.ended) return 'the last line was not written to its end';
  const parsed = factSchema.safeParse(parseJson(line.text));
  if (!parsed.success) return 'a line is no fact';
  if (!continues(endOf(facts), parsed.data)) return `fact ${parsed.data.seq} does not continue the chain`;
  facts.push(parsed.data);
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
