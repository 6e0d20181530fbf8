/** Makes a YAML document plain before it is asked for its values: no references, no name twice, texts as written. */

import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { DamageList, DocumentPath } from './damage.ts';
import type { TextFault } from './yaml-words.ts';

/** References that write out to more values than this are no file of ours: they could fill the memory. */
const MAX_WRITTEN_OUT = 20_000;

/**
 * Changes `document` so that it can be unfolded and every path in it leads to one place; answers with what was wrong.
 * What stands at a key of `textKeys` is taken as it was written, even where it looks like a number: 12.10 is not 12.1.
 */
export function makePlain(document: Document, textKeys: ReadonlySet<string>, damage: DamageList): TextFault[] {
  keepAsWritten(document, textKeys);
  const work: Work = { meant: targetsOf(document), damage, faults: [], left: MAX_WRITTEN_OUT };
  if (isAlias(document.contents)) document.contents = writtenOut(work, document.contents, []);
  plain(work, document.contents, []);
  return work.faults;
}

function keepAsWritten(document: Document, textKeys: ReadonlySet<string>): void {
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isScalar(key) || !textKeys.has(String(key.value)) || !isScalar(value)) return;
      if (typeof value.value === 'number' && value.source !== undefined) value.value = value.source;
    },
  });
}

/**
 * What every reference stands for, by where it is written: copies of it stand for the same. Found in one walk, where the
 * library would take one for each.
 */
function targetsOf(document: Document): ReadonlyMap<number, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<number, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const meant = anchors.get(node.source);
        if (meant) targets.set(startOf(node), meant);
      } else if (node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}

interface Work {
  readonly meant: ReadonlyMap<number, Node>;
  readonly damage: DamageList;
  readonly faults: TextFault[];
  /** How many more values references may write out to. */
  left: number;
}

function plain(work: Work, node: unknown, path: DocumentPath): void {
  if (isMap(node)) {
    dropBadKeys(work, node, path);
    for (const pair of node.items) {
      const here = [...path, keyText(pair.key)];
      if (isAlias(pair.value)) pair.value = writtenOut(work, pair.value, here);
      plain(work, pair.value, here);
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => {
      const here = [...path, index];
      if (isAlias(item)) node.items[index] = writtenOut(work, item, here);
      plain(work, node.items[index], here);
    });
  }
}

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value ?? '') : '');

/** A name that is no text cannot be shown in a path; of two alike the first counts, and reading has told the second. */
function dropBadKeys(work: Work, map: YAMLMap, path: DocumentPath): void {
  const seen = new Set<string>();
  map.items = map.items.filter(({ key }) => {
    const text = keyText(key);
    const isFirst = isScalar(key) && !seen.has(text);
    seen.add(text);
    if (isFirst) return true;
    work.damage.lose(path);
    work.damage.lose([...path, text]);
    if (!isScalar(key)) work.faults.push({ offset: startOf(key), message: 'expected a name before the colon' });
    return false;
  });
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** What `alias` stands for, in its place. What stands for nothing becomes empty, and is told. */
function writtenOut(work: Work, alias: Alias, path: DocumentPath): Node {
  const refuse = (message: string | null): Node => {
    if (message !== null) work.faults.push({ offset: startOf(alias), message });
    work.damage.spoil(path);
    return at(alias, new Scalar(null));
  };
  // It has been told where the room ran out.
  if (work.left < 0) return refuse(null);
  const meant = work.meant.get(startOf(alias));
  if (!meant) return refuse(`there is no &${alias.source} before this *${alias.source}`);
  if (isCollection(meant) && isInside(alias, meant)) return refuse(`*${alias.source} stands inside what it refers to`);
  work.left -= sizeOf(meant);
  if (work.left < 0) return refuse('the references with * write out to far too much');
  const copy = meant.clone() as Node;
  if ('anchor' in copy) delete copy.anchor;
  return at(alias, copy);
}

function at(alias: Alias, node: Node): Node {
  node.range = alias.range ?? null;
  return node;
}

const isInside = (inner: Node, outer: Node): boolean =>
  !!inner.range && !!outer.range && inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];

function sizeOf(node: Node): number {
  let size = 0;
  visit(node, { Node: () => void size++ });
  return size;
}
