/**
 * Reads what stands in brackets where it is written plainly, which is nearly always: names, words, numbers, simple quotes,
 * brackets in brackets. Whatever is not plain is left to the library, which takes ten times as long.
 */

import { columnOf, leaf, type TextEntry, type TextNode } from './text-node.ts';

const BLANK = /\s*/y;
/** A word or several, none of which could mean anything else; a number. */
const PLAIN = /(?:[A-Za-z0-9_]|[-+.](?=\w))[\w.+%/()-]*(?: [\w.+%/()-]+)*(?=\s*[,\]}]|\s*:\s)/y;
const QUOTED = /"[^"\\\n]*"|'[^'\n]*'/y;
const COLON = /\s*:(?=\s|["'[{\d-])/y;
/** Names that are read as they are written: words, and numbers that could not be written otherwise. */
const NAME = /^(?:[A-Za-z_"'].*|0|[1-9]\d{0,8})$/;
const NOTHING = /^(?:null|Null|NULL)$/;

interface Reader {
  readonly text: string;
  at: number;
}

/** The map or list in brackets that begins at `start`; null where it is not plain, or not alone before `limit`. */
export function plainFlow(text: string, start: number, limit: number): TextNode | null {
  const reader: Reader = { text, at: start };
  const node = collection(reader);
  const rest = node && text.slice(reader.at, limit);
  return rest !== null && reader.at <= limit && /^[ \t]*(?:\s#[^\n]*)?(?:\n\s*(?:#[^\n]*)?)*$/.test(rest) ? node : null;
}

function take(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? null;
  if (found !== null) reader.at += found.length;
  return found;
}

function collection(reader: Reader): TextNode | null {
  const start = reader.at;
  const opens = reader.text[start];
  if (opens !== '{' && opens !== '[') return null;
  const closes = opens === '{' ? '}' : ']';
  const entries: TextEntry[] = [];
  reader.at += 1;
  take(reader, BLANK);
  while (reader.text[reader.at] !== closes) {
    const entry = opens === '{' ? pair(reader) : item(reader);
    if (!entry) return null;
    entries.push(entry);
    take(reader, BLANK);
    if (reader.text[reader.at] === ',') {
      reader.at += 1;
      take(reader, BLANK);
    } else if (reader.text[reader.at] !== closes) return null;
  }
  reader.at += 1;
  const kind = opens === '{' ? 'map' : 'list';
  return { kind, style: 'flow', start, end: reader.at, text: null, entries };
}

function pair(reader: Reader): TextEntry | null {
  const keyStart = reader.at;
  const written = take(reader, QUOTED) ?? take(reader, PLAIN);
  const keyEnd = reader.at;
  if (written === null || !NAME.test(written) || NOTHING.test(written) || take(reader, COLON) === null) return null;
  const valueFrom = reader.at;
  take(reader, BLANK);
  const value = readValue(reader);
  if (!value) return null;
  const column = columnOf(reader.text, keyStart);
  const place = { start: keyStart, leadStart: keyStart, keyStart, keyEnd, valueFrom, end: value.end, column };
  return { ...place, key: unquoted(written), value };
}

function item(reader: Reader): TextEntry | null {
  const value = readValue(reader);
  if (!value) return null;
  const { start, end } = value;
  const place = { start, leadStart: start, keyStart: start, keyEnd: start, valueFrom: start, end };
  // A pair may stand in a list without brackets of its own.
  if (/^\s*:/.test(reader.text.slice(end, end + 20))) return null;
  return { ...place, key: '', column: columnOf(reader.text, start), value };
}

function readValue(reader: Reader): TextNode | null {
  const start = reader.at;
  const first = reader.text[start];
  if (first === '{' || first === '[') return collection(reader);
  const quoted = take(reader, QUOTED);
  if (quoted !== null) return leaf('scalar', start, reader.at, unquoted(quoted));
  const word = take(reader, PLAIN);
  if (word === null || /\s*:\s/y.test(reader.text.slice(reader.at, reader.at + 20))) return null;
  return leaf('scalar', start, reader.at, NOTHING.test(word) ? null : word);
}

const unquoted = (written: string): string => (/^["']/.test(written) ? written.slice(1, -1) : written);
