/**
 * Brings one value of a YAML text to what it shall be, by changing only what differs: what stays the same keeps its
 * comments, its order and the way it is written.
 */

import { anchorsIn, freedForGrowth, freedForLoss, writtenValue } from './anchors.ts';
import { outline } from './outline.ts';
import { applySplices, type Splice } from './splice.ts';
import { addEntry, addInBrackets, addLines, type Holder, removeEntry, replaceValue } from './text-edit.ts';
import { lineStartOf, nextLineOf, type TextEntry, type TextNode } from './text-node.ts';
import { blockLines, type Json, LINE_WIDTH, writeFlow, writeItem } from './write-yaml.ts';

/** A map of values. */
type JsonMap = { readonly [key: string]: Json };

/** The text, or why it cannot be changed: what is written there is not followed. */
export type Reconciled = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly says: string };

/** More steps than any value of a file takes: what is not settled by then never is. */
const MAX_STEPS = 5000;
/** A list that grows or shrinks by more entries than these is written anew. */
const MOST_ITEMS = 4;

/**
 * The text with `wanted` as the value of `key` in the map at `path`, which has to be there; undefined takes the name
 * away. Names that are new stand in the order `wanted` has them.
 */
export function reconcile(text: string, path: readonly string[], key: string, wanted: Json | undefined): Reconciled {
  let changed = text;
  for (let step = 0; step < MAX_STEPS; step++) {
    const root = outline(changed);
    const holder = holderAt(root, path);
    if (!holder) return { ok: false, says: `what stands at ${path.join(' > ')} cannot be added to: write it by hand` };
    const next = changeIn(new Place(changed, root), holder, key, wanted);
    if (next === null) return { ok: true, text: changed };
    if (next === 'strange')
      return { ok: false, says: `what stands at ${[...path, key].join(' > ')} cannot be changed: write it by hand` };
    changed = applySplices(changed, next).text;
  }
  throw new Error('a text does not settle');
}

/** The value written for `key` in the map at `path`; undefined where nothing is. */
export function writtenAt(text: string, path: readonly string[], key: string): Json | undefined {
  const root = outline(text);
  const entry = holderAt(root, path)?.node.entries.find((one) => one.key === key);
  return entry && new Place(text, root).valueOf(entry.value);
}

function holderAt(root: TextNode, path: readonly string[]): Holder | null {
  let holder: Holder = { node: root, entry: null, inBrackets: false };
  for (const step of path) {
    const entry = holder.node.entries.find(({ key }) => key === step);
    if (!entry) return null;
    holder = inside(holder, entry);
  }
  return holder.node.kind === 'map' ? holder : null;
}

const inside = ({ node }: Holder, entry: TextEntry): Holder => ({
  node: entry.value,
  entry,
  inBrackets: node.style === 'flow',
});

/** The text as it is between two changes. */
class Place {
  readonly text: string;
  readonly anchors: ReturnType<typeof anchorsIn>;

  constructor(text: string, root: TextNode) {
    this.text = text;
    this.anchors = /[&*]/.test(text) ? anchorsIn(text, root) : [];
  }

  /** Whether the value, a part of it or something around it has a name and may be repeated elsewhere. */
  isRepeated({ start, end }: TextNode): boolean {
    return this.anchors.some(({ node }) => node.start < end && start < node.end);
  }

  valueOf(node: TextNode): Json {
    return writtenValue(this.text, node, this.anchors, new Set());
  }
}

/** The splices of one change, null where nothing differs any more. */
type Next = readonly Splice[] | 'strange' | null;

/** The next change on the way to `wanted` at `key` of the map of `holder`. */
function changeIn(place: Place, holder: Holder, key: string, wanted: Json | undefined): Next {
  const entry = holder.node.entries.find((one) => one.key === key);
  if (wanted === undefined) return entry ? removed(place, holder, entry) : null;
  if (entry) return changeAt(place, inside(holder, entry), entry, wanted);
  const last = holder.node.entries.at(-1) ?? null;
  const freed = freedForGrowth(place.text, place.anchors, holder.node);
  if (!isMap(wanted) || holder.node.style === 'flow' || !last) {
    return [...freed, ...addEntry(place.text, holder, key, wanted, last)];
  }
  // A map of its own gets lines of its own: it will grow.
  const lines = [`${key}:`, ...blockLines(wanted, last.column + 2)];
  return [...freed, ...addLines(place.text, holder.node, last, lines, last.column)];
}

const removed = ({ text, anchors }: Place, holder: Holder, entry: TextEntry): Next => [
  ...freedForLoss(text, anchors, entry.leadStart, entry.end),
  ...removeEntry(text, holder, entry),
];

function changeAt(place: Place, holder: Holder, entry: TextEntry, wanted: Json): Next {
  const { node } = holder;
  if (node.kind === 'strange') return 'strange';
  if (node.kind === 'map' && isMap(wanted)) return changeInMap(place, holder, entry, wanted);
  if (node.kind === 'list' && isList(wanted) && !wanted.every(isSingle))
    return changeInList(place, holder, entry, wanted);
  if (isSame(place.valueOf(node), wanted)) return null;
  return replaced(place, holder, entry, wanted);
}

const replaced = ({ text, anchors }: Place, { inBrackets }: Holder, entry: TextEntry, wanted: Json): Next => [
  ...freedForLoss(text, anchors, entry.valueFrom, entry.end),
  ...replaceValue(text, entry, wanted, inBrackets),
];

function changeInMap(place: Place, holder: Holder, entry: TextEntry, wanted: JsonMap): Next {
  const { entries } = holder.node;
  const keys = Object.keys(wanted);
  for (const [at, key] of keys.entries()) {
    const value = wanted[key] ?? null;
    const known = entries.find((one) => one.key === key);
    const next = known
      ? changeAt(place, inside(holder, known), known, value)
      : addedInMap(place, holder, entry, wanted, { key, value, before: new Set(keys.slice(0, at)) });
    if (next !== null) return next;
  }
  const stranger = entries.find(({ key }) => !Object.hasOwn(wanted, key));
  return stranger ? removed(place, holder, stranger) : null;
}

interface Added {
  readonly key: string;
  readonly value: Json;
  /** The names it stands behind. */
  readonly before: ReadonlySet<string>;
}

function addedInMap(place: Place, holder: Holder, entry: TextEntry, wanted: JsonMap, added: Added): Next {
  const { node } = holder;
  const { text, anchors } = place;
  const { key, value, before } = added;
  if (node.style === 'flow' && !holder.inBrackets && isFull(text, node, `${key}: ${writeFlow(value)}, `)) {
    return replaced(place, holder, entry, wanted);
  }
  const after = node.entries.findLast((one) => before.has(one.key)) ?? null;
  return [...freedForGrowth(text, anchors, node), ...addEntry(text, holder, key, value, after)];
}

/** Whether brackets that stand in one line, with no comment inside, would not fit it with `more` in them. */
function isFull(text: string, { start, end }: TextNode, more: string): boolean {
  const line = text.slice(lineStartOf(text, start), nextLineOf(text, start)).trimEnd();
  return !text.slice(start, end).includes('\n') && line.length + more.length > LINE_WIDTH;
}

function changeInList(place: Place, holder: Holder, entry: TextEntry, wanted: readonly Json[]): Next {
  const { node } = holder;
  const items = node.entries.map(({ value }) => place.valueOf(value));
  if (items.length === wanted.length) {
    if (wanted.every(isRow) && !place.isRepeated(node)) return rowsChanged(place, holder, items, wanted);
    for (const [at, item] of node.entries.entries()) {
      const next = changeAt(place, inside(holder, item), item, wanted[at] ?? null);
      if (next !== null) return next;
    }
    return null;
  }
  if (Math.abs(items.length - wanted.length) > MOST_ITEMS) return replaced(place, holder, entry, wanted);
  const same = items.findIndex((item, at) => !isSame(item, wanted[at] ?? null));
  const at = same < 0 ? items.length : same;
  const item = node.entries[at];
  if (items.length > wanted.length)
    return item && items.length > 1 ? removed(place, holder, item) : replaced(place, holder, entry, wanted);
  const { text, anchors } = place;
  const after = node.entries[at - 1] ?? null;
  const first = node.entries[0];
  const value = wanted[at] ?? null;
  if (!first) return replaced(place, holder, entry, wanted);
  const added =
    node.style === 'flow'
      ? addInBrackets(text, node, after, writeFlow(value))
      : addLines(text, node, after, writeItem(value, first.column), first.column);
  return [...freedForGrowth(text, anchors, node), ...added];
}

/** Every entry of a list of points that differs, at once: a big grid has hundreds. */
function rowsChanged(place: Place, { node }: Holder, items: readonly Json[], wanted: readonly Json[]): Next {
  const splices = node.entries.flatMap((entry, at) =>
    isSame(items[at], wanted[at]) ? [] : replaceValue(place.text, entry, wanted[at] ?? null, node.style === 'flow'),
  );
  return splices.length > 0 ? splices : null;
}

const isMap = (value: Json): value is JsonMap => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
/** A short list of single values, as a point is. */
const isRow = (value: Json): boolean => isList(value) && value.every(isSingle);
const isSingle = (value: Json): boolean => typeof value !== 'object' || value === null;

/** Whether two values say the same, whatever the order of their names. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined || isSingle(a) || isSingle(b)) return a === b;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const [own, others] = [Object.keys(a), Object.keys(b)];
  return own.length === others.length && own.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
