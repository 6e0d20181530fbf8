/** Where in a YAML document a path leads, and where in its text that stands. */

import { type Document, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { DocumentPath } from './damage.ts';

/** The first pair of `map` whose key reads as `key`. */
export const pairOf = (map: YAMLMap, key: string | number): Pair | undefined =>
  map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));

/** The value at `path`; null where there is none, or only an empty place. */
export function nodeAt(document: Document, path: DocumentPath): Node | null {
  let here: unknown = document.contents;
  for (const step of path) here = childOf(here, step);
  return isNode(here) ? here : null;
}

function childOf(parent: unknown, step: string | number): unknown {
  if (isMap(parent)) return pairOf(parent, step)?.value;
  return isSeq(parent) ? parent.items[Number(step)] : undefined;
}

/**
 * Where the deepest part of `path` that exists begins, in characters from the start of the text: at its key if it has
 * one, so that the eye finds the name.
 */
export function offsetOf(document: Document, path: DocumentPath): number {
  let offset = document.contents?.range?.[0] ?? 0;
  let here: unknown = document.contents;
  for (const step of path) {
    const pair = isMap(here) ? pairOf(here, step) : undefined;
    const child = childOf(here, step);
    const shown = pair && isNode(pair.key) && pair.key.range ? pair.key : child;
    if (isNode(shown) && shown.range) offset = shown.range[0];
    if (child === undefined || child === null) return offset;
    here = child;
  }
  return offset;
}
