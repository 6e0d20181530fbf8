/**
 * A YAML text and where everything in it stands. Reads it with a schema and tells every problem at its line and
 * column; never stops at the first.
 */

import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Parsed, Problem } from './problem.ts';
import { suggest } from './suggest.ts';

/** Steps from the top of a document to a value in it. */
export type DocumentPath = readonly (string | number)[];

/** A fault found after reading, still without its place in the file. */
export interface Fault {
  readonly path: DocumentPath;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly file: string;
}

/**
 * Reads `text` by `schema`, then asks `check` for faults that only the whole shows (names that refer to nothing).
 * `file` is how the problems name the file. What stands at a key of `textKeys` is taken as it was written, even where it
 * looks like a number: 12.10 is not 12.1.
 */
export function readYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  check: (value: T) => readonly Fault[],
  textKeys: ReadonlySet<string> = new Set(),
): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source: Source = { document, lines, file };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return { file, line, column: col, path: '', message: error.message.replace(/\.$/, '') };
    });
    return { ok: false, problems };
  }
  const aliases = faultyAliases(source);
  if (aliases.length > 0) return { ok: false, problems: aliases };
  keepAsWritten(document, textKeys);
  const result = schema.safeParse(document.toJS({ maxAliasCount: -1 }));
  const faults = result.success ? check(result.data) : result.error.issues.flatMap((issue) => faultsOf(issue, schema));
  if (result.success && faults.length === 0) return { ok: true, value: result.data };
  return { ok: false, problems: faults.map((fault) => locate(source, fault)) };
}

function keepAsWritten(document: Document, textKeys: ReadonlySet<string>): void {
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isScalar(key) || !textKeys.has(String(key.value)) || !isScalar(value)) return;
      if (typeof value.value === 'number' && value.source !== undefined) value.value = value.source;
    },
  });
}

/** More references than this to anchors are no file of ours: they could unfold to something that fills the memory. */
const MAX_ALIASES = 100;

/** References to anchors that are not there, which would throw when the document is unfolded. */
function faultyAliases({ document, lines, file }: Source): Problem[] {
  const problems: Problem[] = [];
  let count = 0;
  const add = (offset: number, message: string): void => {
    const { line, col } = lines.linePos(offset);
    problems.push({ file, line, column: col, path: '', message });
  };
  visit(document, {
    Alias: (_key, alias) => {
      const offset = alias.range?.[0] ?? 0;
      if (++count === MAX_ALIASES + 1) add(offset, `more than ${MAX_ALIASES} references with *`);
      else if (!alias.resolve(document)) add(offset, `there is no &${alias.source} before this *${alias.source}`);
    },
  });
  return problems;
}

function faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType): Fault[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }];
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message.replace(/\.$/, '') }];
  const known = keysAt(schema, path);
  return issue.keys.map((key) => ({
    path: [...path, key],
    message: `nothing here is called "${key}"`,
    suggestion: suggest(key, known),
  }));
}

/** The names an object of the schema may have at `path`: what a mistyped one could have meant. */
function keysAt(schema: z.ZodType, path: DocumentPath): string[] {
  let here: unknown = schema;
  for (const step of path) here = childOf(unwrap(here), step);
  const object = unwrap(here);
  return 'shape' in object ? Object.keys(object.shape) : [];
}

interface Definition {
  readonly shape?: Record<string, unknown>;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
}

const definitionOf = (schema: unknown): Definition =>
  (schema as { readonly _zod?: { readonly def?: Definition } } | undefined)?._zod?.def ?? {};

function unwrap(schema: unknown): Definition {
  let definition = definitionOf(schema);
  for (;;) {
    const inner = definition.innerType ?? definition.in;
    if (inner === undefined) return definition;
    definition = definitionOf(inner);
  }
}

const childOf = (definition: Definition, step: string | number): unknown =>
  definition.shape?.[String(step)] ?? definition.element ?? definition.valueType;

function locate(source: Source, fault: Fault): Problem {
  const { line, col } = source.lines.linePos(offsetOf(source.document, fault.path));
  const place = { file: source.file, line, column: col, path: fault.path.join(' > '), message: fault.message };
  return fault.suggestion === undefined ? place : { ...place, suggestion: fault.suggestion };
}

/** Where the deepest part of `path` that exists begins: at its key if it has one, so that the eye finds the name. */
function offsetOf(document: Document, path: DocumentPath): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const step = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}
