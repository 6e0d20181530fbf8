/**
 * A YAML text as places, read only as deep as it is asked, so that a change can touch exactly what it means and a big
 * text costs no more than a small one. Blocks are told by their indentation; single values and what stands in brackets
 * are read by the library.
 */

import { leafAt } from './outline-leaf.ts';
import { columnOf, leaf, lineStartOf, nextLineOf, type TextEntry, type TextNode } from './text-node.ts';

/** A name in a block: in quotes or plain, a colon, and then a blank or the end of the line. */
const KEY =
  /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|(?![-?:](?:\s|$))[^\s"'{}[\],&*!|>%@`#](?:(?!:(?:\s|$)|\s#)[^\n])*?)(?=[ \t]*:(?:\s|$))/;
const DASH = /^-(?:\s|$)/;
/** Anchors and tags before a value. */
const PROPERTIES = /^(?:[ \t]+[&!]\S*(?=\s|$))+/;

/** The whole of `text`. */
export function outline(text: string): TextNode {
  const before = /^\uFEFF?(?:(?:[ \t]*(?:#[^\n]*)?|---[ \t]*(?:#[^\n]*)?)\r?\n)*[ \t]*(?:#[^\n]*$)?/.exec(text);
  const start = before?.[0].length ?? 0;
  return start >= text.length ? leaf('empty', text.length) : valueAt(text, start, text.length);
}

/** The value that begins at `start`, in lines that end before `limit`. */
function valueAt(text: string, start: number, limit: number): TextNode {
  const rest = text.slice(start, Math.min(nextLineOf(text, start), limit));
  const kind = DASH.test(rest) ? 'list' : KEY.test(rest) ? 'map' : null;
  if (kind === null) return leafAt(text, start, limit);
  const entries = blockEntries(text, kind, start, limit);
  const end = contentEnd(text, start, limit);
  if (!entries) return { ...leaf('strange', start, end), style: 'block' };
  return { kind, style: 'block', start, end, text: null, entries };
}

/** The entries of the block that begins at `start`; null where one of its lines is no entry of it. */
function blockEntries(text: string, kind: 'map' | 'list', start: number, limit: number): TextEntry[] | null {
  const column = columnOf(text, start);
  const entries: TextEntry[] = [];
  let at: number | null = start;
  while (at !== null) {
    const stretch = stretchOf(text, kind, at, limit, column);
    const entry = stretch && entryAt(text, kind, at, stretch.end, column);
    if (!entry) return null;
    entries.push(entry);
    at = stretch.next;
  }
  return entries;
}

interface Stretch {
  /** Behind the last line of the entry. */
  readonly end: number;
  /** Where the next entry begins; null behind the last. */
  readonly next: number | null;
}

/** How far an entry at `start` reaches; null where a line is indented by tabs. */
function stretchOf(text: string, kind: 'map' | 'list', start: number, limit: number, column: number): Stretch | null {
  let end = Math.min(nextLineOf(text, start), limit);
  for (let line = end; line < limit; line = nextLineOf(text, line)) {
    let content = line;
    while (text[content] === ' ') content++;
    const first = text[content];
    if (first === '\t') return null;
    if (first === undefined || first === '\n' || first === '\r') continue;
    const indent = content - line;
    // The list of a name may stand in the same column as the name.
    const isInside =
      indent > column || (indent === column && kind === 'map' && DASH.test(text.slice(content, content + 2)));
    if (isInside) end = Math.min(nextLineOf(text, line), limit);
    else if (first !== '#') return indent === column ? { end, next: content } : null;
  }
  return { end, next: null };
}

function entryAt(text: string, kind: 'map' | 'list', start: number, end: number, column: number): TextEntry | null {
  const line = text.slice(start, nextLineOf(text, start));
  const written = kind === 'list' ? '' : KEY.exec(line)?.[0];
  if (written === undefined || (kind === 'list' && !DASH.test(line))) return null;
  const colon = kind === 'list' ? 0 : line.indexOf(':', written.length);
  const valueFrom = start + colon + 1 + (PROPERTIES.exec(line.slice(colon + 1))?.[0].length ?? 0);
  let value: TextNode | null = null;
  return {
    key: kind === 'list' ? '' : wordOf(written),
    keyStart: start,
    keyEnd: start + written.length,
    start,
    leadStart: leadOf(text, start, column),
    valueFrom,
    end,
    column,
    get value() {
      value ??= entryValue(text, kind, valueFrom, end);
      return value;
    },
  };
}

/** What a written name says. */
function wordOf(written: string): string {
  return written.startsWith('"') || written.startsWith("'") ? (leafAt(written, 0, written.length).text ?? '') : written;
}

/** Where the comments right above the line of an entry begin: the start where the entry does not begin its line. */
function leadOf(text: string, start: number, column: number): number {
  let lead = lineStartOf(text, start);
  if (/\S/.test(text.slice(lead, start))) return start;
  for (;;) {
    const above = lineStartOf(text, lead - 1);
    if (lead === 0 || text.slice(above, lead).search(/\S/) !== column || text[above + column] !== '#') return lead;
    lead = above;
  }
}

function entryValue(text: string, kind: 'map' | 'list', from: number, limit: number): TextNode {
  let start = from;
  while (text[start] === ' ' || text[start] === '\t') start++;
  const lineEnd = Math.min(nextLineOf(text, start), limit);
  const rest = text.slice(start, lineEnd).trimEnd();
  if (rest === '' || /^#/.test(rest)) {
    const below = firstContent(text, lineEnd, limit);
    return below === null ? leaf('empty', from) : valueAt(text, below, limit);
  }
  if (/^[|>]/.test(rest))
    return { ...leafAt(text, start, limit), end: start + withoutLineEnds(text, start, limit).length };
  // Behind an anchor in the line of a dash stands no block.
  const mayBeBlock = kind === 'list' && text[from - 1] === '-';
  return mayBeBlock ? valueAt(text, start, limit) : leafAt(text, start, limit);
}

/** The first character from `from` on that is neither blank nor in a comment. */
function firstContent(text: string, from: number, limit: number): number | null {
  for (let line = from; line < limit; line = nextLineOf(text, line)) {
    const content = line + text.slice(line, limit).search(/\S|$/);
    if (content < nextLineOf(text, line) && content < limit && text[content] !== '#') return content;
  }
  return null;
}

/** Blanks at the end of a text below a bar are part of it; empty lines behind it are not. */
const withoutLineEnds = (text: string, start: number, limit: number): string =>
  text.slice(start, limit).replace(/(?:\r?\n[ \t]*)+$/, '');

/** Behind the last character before `limit` that is not blank. */
const contentEnd = (text: string, start: number, limit: number): number =>
  start + text.slice(start, limit).trimEnd().length;
