/** Single values, and everything in brackets, as places. The library reads them; this says where they stand. */

import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import { plainFlow } from './outline-flow.ts';
import { columnOf, leaf, type TextEntry, type TextNode } from './text-node.ts';

/** A word that means itself, alone in the rest of its line: what most values are. */
const WORD = /^[A-Za-z0-9#.][\w.%/+-]*(?=[ \t]*(?:[ \t]#[^\n]*)?(?:\r?\n|$))/;
/** Words that mean something else than themselves. */
const NOTHING = /^(?:null|Null|NULL|#.*)$/;

/** The value that begins at `start` and ends before `limit`. */
export function leafAt(text: string, start: number, limit: number): TextNode {
  const slice = text.slice(start, limit);
  const word = WORD.exec(slice)?.[0];
  const isAlone = word !== undefined && !/\S/.test(slice.slice(word.length).replace(/^[^\n]*/, ''));
  if (isAlone && !NOTHING.test(word)) return leaf('scalar', start, start + word.length, word);
  const plain = plainFlow(text, start, limit);
  if (plain) return plain;
  const document = parseDocument(slice, { prettyErrors: false, logLevel: 'error', uniqueKeys: false });
  return document.errors.length > 0 ? leaf('strange', start) : nodeOf(text, start, document.contents);
}

/** A node the library read from the text behind `base`. */
function nodeOf(text: string, base: number, node: unknown): TextNode {
  if (!isNode(node) || !node.range) return leaf('strange', base);
  const [start, end] = [base + node.range[0], base + node.range[1]];
  if (isAlias(node)) return leaf('alias', start, end, node.source);
  if (isScalar(node)) return leaf('scalar', start, end, textOf(node.value, text.slice(start, end)));
  const opens = isMap(node) ? '{' : '[';
  if (!isCollection(node) || !node.flow || text[start] !== opens) return leaf('strange', start, end);
  const entries = isMap(node)
    ? node.items.map((pair) => pairEntry(text, base, pair))
    : isSeq(node)
      ? node.items.map((item) => itemEntry(text, base, item))
      : [null];
  const known = entries.filter((entry) => entry !== null);
  if (known.length < entries.length) return leaf('strange', start, end);
  return { kind: isMap(node) ? 'map' : 'list', style: 'flow', start, end, text: null, entries: known };
}

function textOf(value: unknown, source: string): string | null {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : source;
}

/** A colon, and an anchor or tag of the value. */
const BEHIND_KEY = /^\s*:(?:\s+[&!][^\s,[\]{}]+)*/;

function pairEntry(text: string, base: number, { key, value }: Pair): TextEntry | null {
  if (!isScalar(key) || !key.range || key.anchor || key.value === null) return null;
  const [keyStart, keyEnd] = [base + key.range[0], base + key.range[1]];
  const colon = BEHIND_KEY.exec(text.slice(keyEnd))?.[0] ?? '';
  const valueFrom = keyEnd + colon.length;
  const isEmpty = !isNode(value) || !value.range || (isScalar(value) && value.range[0] === value.range[1]);
  const inside = isEmpty ? leaf('empty', valueFrom) : nodeOf(text, base, value);
  return {
    key: String(key.value),
    keyStart,
    keyEnd,
    start: keyStart,
    leadStart: keyStart,
    valueFrom,
    end: Math.max(inside.end, valueFrom),
    column: columnOf(text, keyStart),
    value: inside,
  };
}

function itemEntry(text: string, base: number, item: unknown): TextEntry | null {
  const value = nodeOf(text, base, item);
  if (!isNode(item)) return null;
  const { start, end } = value;
  return {
    key: '',
    keyStart: start,
    keyEnd: start,
    start,
    leadStart: start,
    valueFrom: start,
    end,
    column: columnOf(text, start),
    value,
  };
}
