/** Changes of a YAML text that leave all it does not mean as it is: comments, order, blank lines, quotes and brackets. */

import type { Splice } from './splice.ts';
import { lineStartOf, nextLineOf, type TextEntry, type TextNode } from './text-node.ts';
import { type Json, writeBehindColon, writeEntry, writeFlow, writeText, writeTextLike } from './write-yaml.ts';

/** A map or list, and the entry it is the value of; null where it is the whole document. */
export interface Holder {
  readonly node: TextNode;
  readonly entry: TextEntry | null;
  /** Whether `entry` itself stands in brackets. */
  readonly inBrackets: boolean;
}

/** The line end the text uses. */
export const lineEndOf = (text: string): string => (/\r\n/.test(text.slice(0, 10_000)) ? '\r\n' : '\n');

/** Behind the last character of the line `offset` is in, its line end not included. */
export const lineTextEnd = (text: string, offset: number): number => {
  const next = nextLineOf(text, offset);
  return offset + text.slice(offset, next).replace(/\r?\n$/, '').length;
};

/** `value` in place of what stands at `entry`. */
export function replaceValue(text: string, entry: TextEntry, value: Json, inBrackets: boolean): Splice[] {
  const old = entry.value;
  if (inBrackets) {
    const colon = old.kind === 'empty' && text[entry.valueFrom - 1] !== ':' ? ': ' : old.kind === 'empty' ? ' ' : '';
    return [{ start: old.start, end: old.end, text: `${colon}${likeBefore(text, old, value, true)}` }];
  }
  const [first = '', ...below] = behindColon(text, entry, value);
  const lines = below.map((line) => `${lineEndOf(text)}${line}`).join('');
  const lineEnd = lineTextEnd(text, entry.valueFrom);
  if (old.kind !== 'empty' && old.start < lineEnd) {
    const isOneLine = old.end <= lineEnd;
    // A comment behind the value stays in its line, and what goes below it stands below both.
    return isOneLine
      ? [
          { start: entry.valueFrom, end: old.end, text: first },
          { start: lineEnd, end: lineEnd, text: lines },
        ]
      : [{ start: entry.valueFrom, end: old.end, text: `${first}${lines}` }];
  }
  const end = old.kind === 'empty' ? lineEnd : endBefore(text, entry.end);
  return [
    { start: entry.valueFrom, end: entry.valueFrom, text: first },
    { start: lineEnd, end, text: lines },
  ];
}

/** The offset before the line end that ends at `offset`. */
const endBefore = (text: string, offset: number): number =>
  offset - (/\r?\n$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0].length ?? 0);

const behindColon = (text: string, entry: TextEntry, value: Json): readonly string[] =>
  typeof value === 'string'
    ? [` ${likeBefore(text, entry.value, value, false)}`]
    : writeBehindColon(value, entry.column, entry.valueFrom - entry.start);

/** A text keeps the quotes of the one it replaces. */
const likeBefore = (text: string, old: TextNode, value: Json, inBrackets: boolean): string =>
  typeof value !== 'string'
    ? writeFlow(value)
    : old.kind === 'scalar'
      ? writeTextLike(value, text.slice(old.start, old.end), inBrackets)
      : writeText(value, inBrackets);

/** Another name for `entry`, in the quotes it has. */
export const renameEntry = (text: string, entry: TextEntry, key: string, inBrackets: boolean): Splice[] => [
  {
    start: entry.keyStart,
    end: entry.keyEnd,
    text: writeTextLike(key, text.slice(entry.keyStart, entry.keyEnd), inBrackets),
  },
];

/** Adds `key: value` to the map of `holder` behind the entry `after`; before all others where that is null. */
export function addEntry(text: string, holder: Holder, key: string, value: Json, after: TextEntry | null): Splice[] {
  const { node, entry, inBrackets } = holder;
  const first = node.entries[0];
  if (!first) return entry ? replaceValue(text, entry, { [key]: value }, inBrackets) : [];
  if (node.style === 'flow') return addInBrackets(text, node, after, `${writeText(key, true)}: ${writeFlow(value)}`);
  const lines = writeEntry(key, value, first.column);
  return addLines(text, node, after, lines, first.column);
}

/** Adds lines, the first without its indent, as an entry of a block behind the entry `after`. */
export function addLines(
  text: string,
  block: TextNode,
  after: TextEntry | null,
  lines: readonly string[],
  column: number,
): Splice[] {
  const end = lineEndOf(text);
  const indent = ' '.repeat(column);
  const body = lines.join(end);
  const first = block.entries[0];
  if (after === null && first) {
    // The first name behind a dash stands in the dash's line.
    const isBehindDash = /\S/.test(text.slice(lineStartOf(text, first.start), first.start));
    return isBehindDash
      ? [{ start: first.start, end: first.start, text: `${body}${end}${indent}` }]
      : [
          {
            start: first.leadStart,
            end: first.leadStart,
            text: `${indent}${body}${end}${separator(text, block)}`,
          },
        ];
  }
  const at = after?.end ?? block.end;
  const isWhole = at === 0 || text[at - 1] === '\n';
  const space = separator(text, block);
  return [{ start: at, end: at, text: isWhole ? `${space}${indent}${body}${end}` : `${end}${space}${indent}${body}` }];
}

/** A blank line, where the entries of the block stand apart by such. */
function separator(text: string, { entries }: TextNode): string {
  if (entries.length < 2) return '';
  const isApart = entries
    .slice(1)
    .every((entry, index) => isBlankLine(text.slice(entries[index]?.end, entry.leadStart)));
  return isApart ? lineEndOf(text) : '';
}

const isBlankLine = (gap: string): boolean => /\n/.test(gap) && gap.trim() === '';

/** Adds what is written to a list or map in brackets, behind `after`. */
export function addInBrackets(text: string, node: TextNode, after: TextEntry | null, written: string): Splice[] {
  const first = node.entries[0];
  if (!first) {
    const [open, close] = node.kind === 'map' ? ['{ ', ' }'] : ['[', ']'];
    return [{ start: node.start, end: node.end, text: `${open}${written}${close}` }];
  }
  const neighbour = after ?? first;
  const lead = text.slice(lineStartOf(text, neighbour.start), neighbour.start);
  // Entries that stand in lines of their own go on doing so.
  const space = lead.trim() === '' ? `${lineEndOf(text)}${lead}` : ' ';
  return after
    ? [{ start: after.end, end: after.end, text: `,${space}${written}` }]
    : [{ start: first.start, end: first.start, text: `${written},${space}` }];
}

/** Takes `entry` away, with the comments right above it. */
export function removeEntry(text: string, holder: Holder, entry: TextEntry): Splice[] {
  const { node } = holder;
  const index = node.entries.indexOf(entry);
  const [before, next] = [node.entries[index - 1], node.entries[index + 1]];
  if (!before && !next) return emptied(text, holder);
  if (node.style === 'flow') {
    if (next) return [{ start: entry.start, end: next.start, text: '' }];
    return [{ start: before?.end ?? entry.start, end: entry.end, text: '' }];
  }
  const isBehindDash = /\S/.test(text.slice(lineStartOf(text, entry.start), entry.start));
  if (isBehindDash && next) return [{ start: entry.start, end: next.start, text: '' }];
  return [{ ...withGap(text, entry, before, next), text: '' }];
}

/** The lines of an entry, and the blank ones that set it apart from its neighbour. */
function withGap(
  text: string,
  entry: TextEntry,
  before: TextEntry | undefined,
  next: TextEntry | undefined,
): { readonly start: number; readonly end: number } {
  if (before && isBlank(text.slice(before.end, entry.leadStart))) return { start: before.end, end: entry.end };
  if (next && isBlank(text.slice(entry.end, next.leadStart))) return { start: entry.leadStart, end: next.leadStart };
  return { start: entry.leadStart, end: entry.end };
}

const isBlank = (gap: string): boolean => gap.trim() === '';

/** The map or list without anything in it. */
function emptied(text: string, { node, entry, inBrackets }: Holder): Splice[] {
  if (!entry) return [];
  if (node.style === 'flow') return [{ start: node.start, end: node.end, text: node.kind === 'map' ? '{}' : '[]' }];
  return replaceValue(text, entry, node.kind === 'map' ? {} : [], inBrackets);
}
