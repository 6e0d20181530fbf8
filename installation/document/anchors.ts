/**
 * Parts of a text that have a name (`&name`) and the places that repeat them (`*name`), so that a change of one place
 * does not change the others unasked.
 */

import { parse } from 'yaml';
import type { Splice } from './splice.ts';
import type { TextEntry, TextNode } from './text-node.ts';
import { type Json, writeFlow } from './write-yaml.ts';

/** A part that has a name. */
export interface Anchor {
  readonly name: string;
  /** Where `&name` stands. */
  readonly start: number;
  readonly end: number;
  /** The part. */
  readonly node: TextNode;
  /** The places that repeat it, in order. */
  readonly aliases: readonly TextNode[];
}

/** What every reader of YAML takes for the number it looks like. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/;

const MARK = /[&*](?<name>[^\s,[\]{}&*]+)/g;

/** Every named part of the text, in order. `root` is its outline. */
export function anchorsIn(text: string, root: TextNode): readonly Anchor[] {
  const found: { readonly anchor: Omit<Anchor, 'aliases'>; readonly aliases: TextNode[] }[] = [];
  for (const match of text.matchAll(MARK)) {
    const start = match.index;
    const name = match.groups?.name ?? '';
    const entry = entryAround(root, start);
    if (!entry) continue;
    const { value } = entry;
    if (match[0].startsWith('*')) {
      if (value.kind === 'alias' && value.start === start)
        found.findLast(({ anchor }) => anchor.name === name)?.aliases.push(value);
    } else if (start >= entry.keyEnd && start < value.start) {
      found.push({ anchor: { name, start, end: start + match[0].length, node: value }, aliases: [] });
    }
  }
  return found.map(({ anchor, aliases }) => ({ ...anchor, aliases }));
}

/** The innermost entry `offset` lies in, and not inside a single value of it. */
function entryAround(node: TextNode, offset: number): TextEntry | null {
  const entry = node.entries.findLast(({ start, end }) => start <= offset && offset < end);
  if (!entry) return null;
  const { value } = entry;
  return offset > value.start || (value.start === offset && value.entries.length > 0)
    ? (entryAround(value, offset) ?? entry)
    : entry;
}

/** The part an alias repeats: the last of its name before it. */
export const meantBy = (alias: TextNode, anchors: readonly Anchor[]): Anchor | undefined =>
  anchors.find(({ aliases }) => aliases.some(({ start }) => start === alias.start));

/** A node's value as it was written; null where it repeats a part that is not there. What stands at `textKeys` is text. */
export function writtenValue(
  text: string,
  node: TextNode,
  anchors: readonly Anchor[],
  textKeys: ReadonlySet<string>,
  key = '',
): Json {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(
        node.entries.map((entry) => [entry.key, writtenValue(text, entry.value, anchors, textKeys, entry.key)]),
      );
    case 'list':
      return node.entries.map(({ value }) => writtenValue(text, value, anchors, textKeys));
    case 'alias': {
      const meant = meantBy(node, anchors);
      return meant ? writtenValue(text, meant.node, anchors, textKeys, key) : null;
    }
    case 'scalar':
      if (node.text !== null && textKeys.has(key)) return node.text;
      if (NUMBER.test(text.slice(node.start, node.end))) return Number(text.slice(node.start, node.end));
      return parse(text.slice(node.start, node.end), { logLevel: 'error' }) as Json;
    default:
      return null;
  }
}

/** Frees the stretch from `start` to `end` to be taken away or written anew; places outside it that repeat go on doing so. */
export const freedForLoss = (text: string, anchors: readonly Anchor[], start: number, end: number): Splice[] =>
  anchors.flatMap((anchor) => {
    const isTouched = anchor.node.start < end && start < anchor.node.end;
    const first = anchor.aliases.find((alias) => alias.start < start || alias.start >= end);
    if (!isTouched || !first) return [];
    const isGone = anchor.start >= start && anchor.start < end;
    return [passedOn(text, anchor, first, anchors), ...(isGone ? [] : [withoutMark(text, anchor)])];
  });

/** Frees a map or list to be changed inside; places that repeat it, or something around it, go on as before. */
export const freedForGrowth = (text: string, anchors: readonly Anchor[], node: TextNode): Splice[] =>
  anchors.flatMap((anchor) => {
    const isAround = anchor.node.start <= node.start && node.end <= anchor.node.end;
    const [first] = anchor.aliases;
    return isAround && first ? [passedOn(text, anchor, first, anchors), withoutMark(text, anchor)] : [];
  });

/** The part with its name at a place that repeats it. */
const passedOn = (text: string, anchor: Anchor, { start, end }: TextNode, anchors: readonly Anchor[]): Splice => ({
  start,
  end,
  text: `&${anchor.name} ${inOneLine(text, anchor.node, anchors)}`,
});

/** The part as it is written where it stands in one line; else written anew. */
const inOneLine = (text: string, { start, end, style, ...node }: TextNode, anchors: readonly Anchor[]): string => {
  const written = text.slice(start, end);
  return style === 'flow' && !/[\n*&]/.test(written)
    ? written
    : writeFlow(writtenValue(text, { start, end, style, ...node }, anchors, new Set()));
};

/** Takes the mark away with a blank beside it. */
function withoutMark(text: string, { start, end }: Anchor): Splice {
  const isBehindBlank = /[ \t]/.test(text[start - 1] ?? '');
  return isBehindBlank
    ? { start: start - 1, end, text: '' }
    : { start, end: text[end] === ' ' ? end + 1 : end, text: '' };
}
