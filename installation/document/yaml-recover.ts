/**
 * Reads a YAML text although it may be broken: what cannot be read is told and blanked out, line by line, until the
 * rest reads. Blanking keeps every other character where it was.
 */

import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { createDamage, type DamageList } from './damage.ts';
import { isHarmless, rootCauses, type TextFault, tellError } from './yaml-words.ts';

export interface RecoveredText {
  /** What could be read, with places in the text as it was given; null where there is no telling what was meant. */
  readonly document: Document | null;
  readonly faults: readonly TextFault[];
  readonly damage: DamageList;
}

/** More broken places than this are no score with mistakes but something else. */
const MAX_BROKEN = 25;

/** Reads `text`; `lines` learns where its lines begin. */
export function recoverText(text: string, lines: LineCounter): RecoveredText {
  const faults: TextFault[] = [];
  const damage = createDamage();
  const blanked: number[] = [];
  let readable = text;
  for (let round = 0; round <= MAX_BROKEN; round++) {
    const document = parseDocument(readable, {
      prettyErrors: false,
      logLevel: 'error',
      keepSourceTokens: round > 0,
      ...(round === 0 ? { lineCounter: lines } : {}),
    });
    const broken = document.errors.filter((error) => !isHarmless(error));
    const told = rootCauses(broken).map((error) => tellError(error, broken, readable, document));
    const first = told.reduce<TextFault | null>((a, b) => (a && a.offset <= b.offset ? a : b), null);
    if (!first) {
      const rest = [...document.errors, ...document.warnings].map((error) => tellError(error, [], readable, document));
      for (const offset of blanked) noteLoss(document, lines, offset, damage);
      return { document, faults: [...faults, ...rest], damage };
    }
    faults.push(first);
    const next = withoutEntry(readable, first.offset);
    if (next.text === readable) break;
    blanked.push(next.start);
    readable = next.text;
  }
  return { document: null, faults, damage };
}

interface Blanked {
  readonly text: string;
  /** Where the blank begins. */
  readonly start: number;
}

/** The text with the entry around `offset` turned into spaces: the rest of its line, and the lines that belong to it. */
function withoutEntry(text: string, offset: number): Blanked {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^[ \t]*(?:- +)*/.exec(text.slice(lineStart))?.[0] ?? '';
  const column = Math.min(indent.length, offset - lineStart);
  const start = lineStart + column;
  let end = lineEndAt(text, start);
  while (end < text.length) {
    const next = lineEndAt(text, end + 1);
    const line = text.slice(end + 1, next);
    if (/\S/.test(line) && line.search(/\S/) <= column) break;
    end = next;
  }
  return { text: text.slice(0, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') + text.slice(end), start };
}

function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Notes which map or list of `document` the entry blanked at `offset` was taken from. */
function noteLoss(document: Document, lines: LineCounter, offset: number, damage: DamageList): void {
  const columnOf = (at: number): number => lines.linePos(at).col;
  const path: (string | number)[] = [];
  let here: unknown = document.contents;
  while (isMap(here) || isSeq(here)) {
    const entries = entriesOf(here);
    const last = entries.findLast((entry) => entry.offset <= offset);
    if (!last || (!here.flow && columnOf(entries[0]?.offset ?? 0) >= columnOf(offset))) break;
    path.push(last.step);
    here = last.value;
  }
  damage.lose(path);
  if (!isMap(here) && !isSeq(here)) damage.spoil(path);
}

interface FoundEntry {
  readonly step: string | number;
  readonly offset: number;
  readonly value: unknown;
}

function entriesOf(collection: YAMLMap | YAMLSeq): FoundEntry[] {
  if (isMap(collection))
    return collection.items.flatMap(({ key, value }) =>
      isScalar(key) && key.range ? [{ step: String(key.value), offset: key.range[0], value }] : [],
    );
  const dashes = dashesOf(collection);
  return collection.items.flatMap((value, step) => {
    const offset = dashes[step] ?? (isNode(value) ? value.range?.[0] : undefined);
    return offset === undefined ? [] : [{ step, offset, value }];
  });
}

/** Where the dash of each entry stands; nothing for a list in brackets. */
function dashesOf({ srcToken }: YAMLSeq): readonly number[] {
  if (srcToken?.type !== 'block-seq') return [];
  return srcToken.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map((dash) => dash.offset),
  );
}
