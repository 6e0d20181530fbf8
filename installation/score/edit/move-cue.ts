/** Moves a cue to another place of its sequence, with all that is written in it and the comments right above. */

import { type Anchor, writtenValue } from '../../document/anchors.ts';
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
import { writeFlow, writeItem } from '../../document/write-yaml.ts';
import { CUE_NUMBERS } from '../parse-score.ts';
import { type Change, isRefused, type Refused, refuse } from './change.ts';
import { entryBehind, freedList, listFor, numbersIn } from './cue-edits.ts';
import type { EditOf } from './edit.ts';
import { type CuePlace, findCue, type OpenScore } from './open-score.ts';

export function moveCue(score: OpenScore, { sequence, cue, after, into }: EditOf<'move-cue'>): Change {
  const found = findCue(score, sequence, cue);
  if (isRefused(found)) return found;
  const { of, entry } = found;
  if (into !== null && into !== undefined && numbersIn(of, found).includes(into))
    return refuse('a cue cannot be moved into itself', entry.start);
  const list = listFor(of, into);
  if (isRefused(list)) return list;
  const behind = entryBehind(of, list, after);
  if (isRefused(behind)) return behind;
  const title = into ? `the group ${into}` : of.title;
  const place =
    after === null
      ? `to the beginning of ${title}`
      : after === undefined
        ? `to the end of ${title}`
        : `behind cue ${after} in ${title}`;
  const label = `Move cue ${cue} ${place}`;
  if (isThere(found, list, behind.entry)) return { splices: [], label };
  const crossed = crossedNames(score, entry, behind.entry?.end ?? list.node.start);
  if (crossed) return crossed;
  const splices = [...removeEntry(score.text, found.list, entry), ...insertion(score, found, list, behind.entry)];
  const lists = list.node.start === found.list.node.start ? [] : freedList(score, list);
  return { splices: [...lists, ...splices], label };
}

/** Whether the cue stands right there. */
function isThere({ entry, list }: CuePlace, to: Holder, behind: TextEntry | null): boolean {
  if (list.node.start !== to.node.start) return false;
  const index = list.node.entries.indexOf(entry);
  return behind === entry || behind === (list.node.entries[index - 1] ?? null);
}

/** A part with a name has to stand before all places that repeat it. */
function crossedNames(score: OpenScore, { start, end }: TextEntry, to: number): Refused | null {
  const isInside = (offset: number): boolean => offset >= start && offset < end;
  const isBetween = (offset: number): boolean =>
    to > start ? offset >= end && offset < to : offset >= to && offset < start;
  for (const anchor of score.anchors()) {
    const repeats = anchor.aliases.find((alias) =>
      isInside(anchor.start) ? isBetween(alias.start) : isInside(alias.start) && isBetween(anchor.start),
    );
    if (repeats) return named(anchor, isInside(anchor.start) ? repeats.start : anchor.start);
  }
  return null;
}

const named = ({ name }: Anchor, offset: number): Refused =>
  refuse(`&${name} has to stand before every *${name}, and would not: write it out in one of the two`, offset);

function insertion(score: OpenScore, { entry, list: from }: CuePlace, to: Holder, behind: TextEntry | null): Splice[] {
  const { text } = score;
  const neighbour = to.node.entries[0];
  const value = () => writtenValue(text, entry.value, score.anchors(), CUE_NUMBERS);
  if (!neighbour) return to.entry ? replaceValue(text, to.entry, [value()], to.inBrackets) : [];
  if (to.node.style === 'flow') {
    const written = from.node.style === 'flow' ? text.slice(entry.start, entry.end) : writeFlow(value());
    return addInBrackets(text, to.node, behind, written);
  }
  const lines =
    from.node.style === 'flow' ? writeItem(value(), neighbour.column) : movedLines(text, entry, neighbour.column);
  return addLines(text, to.node, behind, lines, neighbour.column);
}

/** The lines of an entry and of the comments right above it, indented for `column`; the first without its indent. */
function movedLines(text: string, { leadStart, end, column }: TextEntry, to: number): readonly string[] {
  const lines = text
    .slice(leadStart, end)
    .replace(/\r?\n$/, '')
    .split(lineEndOf(text));
  const shift = to - column;
  return lines.map((line, index) => {
    if (index === 0) return line.trimStart();
    if (line.trim() === '') return line;
    return shift >= 0 ? ' '.repeat(shift) + line : line.replace(new RegExp(`^ {0,${-shift}}`), '');
  });
}
