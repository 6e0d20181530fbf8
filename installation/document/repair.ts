/**
 * Finds everything a schema has against a document, and leaves a value of the document's form although some of what was
 * written had to be set aside: what is faulty is told, replaced by something harmless, and the rest looked at again.
 */

import { type Document, isMap, isScalar, isSeq, type Node, Pair, Scalar } from 'yaml';
import type { z } from 'zod';
import type { DamageList, DocumentPath } from './damage.ts';
import { type Fault, type FormFault, formFaults, valueAt } from './form-faults.ts';
import { formWords } from './form-words.ts';
import { schemasAt } from './schema-steps.ts';
import { standIn } from './stand-in.ts';
import { nodeAt, pairOf } from './yaml-place.ts';

export interface Repaired<T> {
  /** Null where hardly anything is as it should be. */
  readonly value: T | null;
  /** What was written, faults and all, with mistyped names as they were meant. */
  readonly written: unknown;
}

/** Each round finds what the one before hid; what is not settled by then is past mending. */
const MAX_ROUNDS = 12;

/** Repairs `document` in place. `tell` hears of each fault while the document still has what is faulty in its place. */
export function repair<T>(
  document: Document,
  schema: z.ZodType<T>,
  damage: DamageList,
  tell: (fault: Fault) => void,
): Repaired<T> {
  const written = document.toJS({ maxAliasCount: -1 });
  const guessed = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const standing: unknown = round === 0 ? written : document.toJS({ maxAliasCount: -1 });
    const result = schema.safeParse(standing, { error: formWords });
    if (result.success) return { value: result.data, written };
    const faults = withoutMeant(formFaults(result.error.issues, schema, standing));
    const isNews = faults.map((fault) => !guessed.has(fault.path.join()) && !isConsequence(fault, damage, round));
    faults.forEach((fault, index) => {
      if (isNews[index]) tell(fault);
    });
    for (const fault of faults) {
      if (fault.repair.kind === 'rename') guessed.add([...fault.path.slice(0, -1), fault.repair.to].join());
      if (!mend(fault, document, schema, damage, written)) return { value: null, written };
    }
  }
  return { value: null, written };
}

/** The faults without those of something missing that is there under a mistyped name. */
function withoutMeant(faults: readonly FormFault[]): FormFault[] {
  const meant = new Set(
    faults.flatMap(({ path, repair: how }) => (how.kind === 'rename' ? [[...path.slice(0, -1), how.to].join()] : [])),
  );
  return faults.filter(({ path, isMissing }) => !isMissing || !meant.has(path.join()));
}

/** Whether a fault follows from what is told already. */
function isConsequence(fault: FormFault, damage: DamageList, round: number): boolean {
  const { path } = fault;
  const parent = path.slice(0, -1);
  if (damage.at(path) || damage.isPartial(path)) return true;
  if (fault.isMissing && damage.isPartial(parent)) return true;
  // What shows only after something was replaced, right beside it, may be about the replacement.
  return round > 0 && (damage.touches(path) || (path.length > 0 && damage.touches(parent)));
}

function mend(fault: FormFault, document: Document, schema: z.ZodType, damage: DamageList, written: unknown): boolean {
  const { path, repair: how } = fault;
  if (how.kind === 'replace') return replace(path, document, schema, damage);
  const key = path.at(-1) ?? '';
  const map = nodeAt(document, path.slice(0, -1));
  if (!isMap(map)) return false;
  if (how.kind === 'rename') {
    const pair = pairOf(map, key);
    if (isScalar(pair?.key)) pair.key.value = how.to;
    renameIn(valueAt(written, path.slice(0, -1)), String(key), how.to);
  } else {
    map.items = map.items.filter((item) => item !== pairOf(map, key));
    damage.spoil(path);
  }
  return true;
}

function renameIn(object: unknown, from: string, to: string): void {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, from)) return;
  const names = object as Record<string, unknown>;
  names[to] = names[from];
  delete names[from];
}

/** Puts something harmless at `path`, or around it where nothing will do there. */
function replace(path: DocumentPath, document: Document, schema: z.ZodType, damage: DamageList): boolean {
  if (path.length === 0) return false;
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(document, parentPath);
  const step = path.at(-1) ?? '';
  const ways = damage.isSpoilt(path) ? [] : schemasAt(schema, path);
  damage.spoil(path);
  if (isMap(parent)) {
    if (ways.some((way) => way.safeParse(undefined).success)) {
      parent.items = parent.items.filter((item) => item !== pairOf(parent, step));
      return true;
    }
    const node = standInNode(ways, document, nodeAt(document, path));
    if (node) {
      const pair = pairOf(parent, step);
      if (pair) pair.value = node;
      else parent.items.push(new Pair(new Scalar(step), node));
      return true;
    }
  }
  if (isSeq(parent)) {
    const node = standInNode(ways, document, nodeAt(document, path));
    if (node) {
      parent.items[Number(step)] = node;
      return true;
    }
  }
  return replace(parentPath, document, schema, damage);
}

function standInNode(ways: readonly z.ZodType[], document: Document, instead: Node | null): Node | null {
  for (const way of ways) {
    const value = standIn(way);
    if (value === undefined) continue;
    const node = document.createNode(value) as Node;
    node.range = instead?.range ?? null;
    return node;
  }
  return null;
}
