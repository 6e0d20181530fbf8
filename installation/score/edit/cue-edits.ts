/** Cues added, taken away, doubled and disarmed. */

import { freedForGrowth, freedForLoss } from '../../document/anchors.ts';
import type { Splice } from '../../document/splice.ts';
import {
  addInBrackets,
  addLines,
  type Holder,
  lineEndOf,
  removeEntry,
  replaceValue,
} from '../../document/text-edit.ts';
import type { TextEntry } from '../../document/text-node.ts';
import { type Json, writeFlow, writeItem, writeTextLike } from '../../document/write-yaml.ts';
import { cueNumber } from '../score-fields.ts';
import { type Change, isRefused, type Refused, refuse } from './change.ts';
import { copyOfCue } from './copy-cue.ts';
import type { EditOf } from './edit.ts';
import {
  type CuePlace,
  entryOf,
  findCue,
  findSequence,
  groupList,
  type OpenScore,
  type SequencePlace,
} from './open-score.ts';
import { clearField, setField } from './set-field.ts';
import { stillUsed, taken, usesOfCue } from './uses.ts';

export function addCue(score: OpenScore, { sequence, cue, after, into }: EditOf<'add-cue'>): Change {
  const of = findSequence(score, sequence);
  if (isRefused(of)) return of;
  const number = newNumber(of, cue.cue);
  if (typeof number !== 'string') return number;
  const list = listFor(of, into);
  if (isRefused(list)) return list;
  const behind = entryBehind(of, list, after);
  if (isRefused(behind)) return behind;
  const { cue: _number, ...fields } = cue;
  const value = { cue: number, ...(fields as Readonly<Record<string, Json>>) };
  const splices = [...freedList(score, list), ...addItem(score.text, list, value, behind.entry)];
  return { splices, label: `Add cue ${number} to ${of.title}` };
}

/** The number of a cue that is to come, or why it may not be that. */
export function newNumber(of: SequencePlace, wanted: unknown): string | Refused {
  const parsed = cueNumber.safeParse(wanted);
  if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? 'this is no cue number', of.entry.start);
  const there = of.cues.find(({ number }) => number === parsed.data);
  return there ? taken(`a cue "${parsed.data}" in this sequence`, there.entry.start) : parsed.data;
}

/** The list of the sequence, or of the group with the number `into`. */
export function listFor(of: SequencePlace, into: string | null | undefined): Holder | Refused {
  if (into === null || into === undefined) return of.list;
  const cue = of.cues.find(({ number }) => number === into);
  const list = cue && groupList(cue.entry);
  return list ?? refuse(`cue "${into}" is no group`, (cue?.entry ?? of.entry).start);
}

/** The entry something is put behind: that of the cue `after`, none for null, the last where nothing is said. */
export function entryBehind(
  of: SequencePlace,
  list: Holder,
  after: string | null | undefined,
): { readonly entry: TextEntry | null } | Refused {
  if (after === null) return { entry: null };
  if (after === undefined) return { entry: list.node.entries.at(-1) ?? null };
  const cue = of.cues.find(({ number }) => number === after);
  if (!cue) return refuse(`there is no cue "${after}" in the sequence "${of.id}"`, of.entry.start);
  return cue.list.node.start === list.node.start
    ? { entry: cue.entry }
    : refuse(`cue "${after}" stands in another list`, cue.entry.start);
}

/** A new cue in a list, its number written as its neighbours write theirs. */
export function addItem(text: string, list: Holder, value: Json, behind: TextEntry | null): Splice[] {
  const { node, entry } = list;
  const neighbour = behind ?? node.entries[0];
  if (!neighbour) return entry ? replaceValue(text, entry, [value], list.inBrackets) : [];
  if (node.style === 'flow') return addInBrackets(text, node, behind, writeFlow(value));
  const lines = writeItem(value, neighbour.column);
  return addLines(
    text,
    node,
    behind,
    [numberLike(text, neighbour, lines[0] ?? ''), ...lines.slice(1)],
    neighbour.column,
  );
}

function numberLike(text: string, neighbour: TextEntry, line: string): string {
  const theirs = entryOf(neighbour.value, 'cue')?.value;
  const own = /^- cue: "(?<number>[^"\\]*)"$/.exec(line)?.groups?.number;
  if (!theirs || own === undefined) return line;
  return `- cue: ${writeTextLike(own, text.slice(theirs.start, theirs.end), false, true)}`;
}

/** A list that grows may be in a part that is repeated elsewhere. */
export const freedList = (score: OpenScore, { node }: Holder): Splice[] =>
  freedForGrowth(score.text, score.anchors(), node);

export function removeCue(score: OpenScore, { sequence, cue }: EditOf<'remove-cue'>): Change {
  const found = findCue(score, sequence, cue);
  if (isRefused(found)) return found;
  const { entry, list, of } = found;
  const inside = numbersIn(of, found);
  const uses = inside.flatMap((number) =>
    usesOfCue(score, sequence, number).filter(({ offset }) => offset < entry.start || offset >= entry.end),
  );
  if (uses.length > 0) return stillUsed(score, `cue "${cue}"`, uses);
  const splices = [
    ...freedForLoss(score.text, score.anchors(), entry.leadStart, entry.end),
    ...removeEntry(score.text, list, entry),
  ];
  return { splices, label: `Remove cue ${cue} from ${of.title}` };
}

/** The numbers of a cue and of all inside it. */
export const numbersIn = (of: SequencePlace, { entry }: CuePlace): readonly string[] =>
  of.cues.filter((cue) => cue.entry.start >= entry.start && cue.entry.end <= entry.end).map(({ number }) => number);

export function duplicateCue(score: OpenScore, { sequence, cue, as }: EditOf<'duplicate-cue'>): Change {
  const found = findCue(score, sequence, cue);
  if (isRefused(found)) return found;
  const { entry, list, of } = found;
  const number = newNumber(of, as);
  if (typeof number !== 'string') return number;
  const copy = copyOfCue(score, found, number);
  const splices =
    list.node.style === 'flow'
      ? addInBrackets(score.text, list.node, entry, copy)
      : addLines(score.text, list.node, entry, copy.replace(/\r?\n$/, '').split(lineEndOf(score.text)), entry.column);
  return {
    splices: [...freedList(score, list), ...splices],
    label: `Duplicate cue ${cue} as ${number} in ${of.title}`,
  };
}

export function armCue(score: OpenScore, { sequence, cue, arming }: EditOf<'arm-cue'>): Change {
  const at = { sequence, cue, field: ['arming'] };
  const found = findCue(score, sequence, cue);
  if (isRefused(found)) return found;
  const verb = arming === 'armed' ? 'Arm' : arming === 'disarmed' ? 'Disarm' : 'Skip';
  const label = `${verb} cue ${cue} in ${found.of.title}`;
  // Armed is what a cue is where nothing is said.
  if (arming === 'armed' && !entryOf(found.entry.value, 'arming')) return { splices: [], label };
  const change =
    arming === 'armed' ? clearField(score, { edit: 'clear', at }) : setField(score, { edit: 'set', at, value: arming });
  return isRefused(change) ? change : { ...change, label };
}
