/**
 * Reads a YAML text by a schema and tells everything that is wrong with it, each fault at its line and column: in the
 * text, in its form, and in what its names refer to. Never stops at the first, and never tells what only follows.
 */

import { type Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import type { Damage } from './damage.ts';
import type { Fault } from './form-faults.ts';
import { inOrder, type Parsed, type Problem } from './problem.ts';
import { repair } from './repair.ts';
import { nodeAt, offsetOf } from './yaml-place.ts';
import { makePlain } from './yaml-prepare.ts';
import { recoverText } from './yaml-recover.ts';

export type { DocumentPath } from './damage.ts';
export type { Fault } from './form-faults.ts';

/** What there is besides a document's value for those who check the whole. */
export interface Reading {
  /** What was written, before defaults, and with what is faulty in its place. */
  readonly written: unknown;
  /** Which parts of the value are not what was written. */
  readonly damage: Damage;
}

/**
 * Reads `text` by `schema`, then asks `check` for faults that only the whole shows (names that refer to nothing). A
 * document with faults is checked too, with something harmless in place of what is faulty; `reading` tells where.
 * `file` is how the problems name the file. What stands at a key of `textKeys` is taken as it was written, even where it
 * looks like a number: 12.10 is not 12.1.
 */
export function readYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  check: (value: T, reading: Reading) => readonly Fault[],
  textKeys: ReadonlySet<string> = new Set(),
): Parsed<T> {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const tell = (offset: number, fault: Fault): void => {
    const { line, col } = lines.linePos(offset);
    const { path, message, suggestion } = fault;
    const place = { file, line, column: col, path: path.join(' > '), message };
    problems.push(suggestion === undefined ? place : { ...place, suggestion });
  };
  const { document, faults, damage } = recoverText(text, lines);
  for (const { offset, message } of faults) tell(offset, { path: [], message });
  if (document === null) return { ok: false, problems: inOrder(problems), mended: null };
  for (const { offset, message } of makePlain(document, textKeys, damage)) tell(offset, { path: [], message });
  const tellFault = (fault: Fault): void => tell(offsetOf(document, fault.path), fault);
  const formFaults = problems.length;
  const { value, written } = repair(document, schema, damage, tellFault);
  if (value !== null) {
    const found = check(value, { written, damage });
    // What was set aside stands in the document no more: it is looked for in the text as it was written.
    const asWritten = found.length > 0 && problems.length > formFaults ? untouched(text, textKeys) : document;
    for (const { path, ...fault } of found) {
      const holder = nodeAt(document, path) ? document : asWritten;
      tell(offsetOf(holder, path), { ...fault, path });
    }
  }
  if (value !== null && problems.length === 0) return { ok: true, value };
  return { ok: false, problems: inOrder(problems), mended: value };
}

/** The document once more, as it is before anything in it is mended. Throws where it could not be read the first time. */
function untouched(text: string, textKeys: ReadonlySet<string>): Document {
  const { document, damage } = recoverText(text, new LineCounter());
  if (document === null) throw new Error('a text that was read cannot be read again');
  makePlain(document, textKeys, damage);
  return document;
}
