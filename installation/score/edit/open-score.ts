/** A score's text opened for an edit: where its sequences, cues and names stand. */

import { type Anchor, anchorsIn } from '../../document/anchors.ts';
import { outline } from '../../document/outline.ts';
import type { Holder } from '../../document/text-edit.ts';
import type { TextEntry, TextNode } from '../../document/text-node.ts';
import { type Refused, refuse } from './change.ts';

export interface OpenScore {
  readonly text: string;
  readonly root: TextNode;
  /** Looked for when they are asked for. */
  anchors(): readonly Anchor[];
}

export function openScore(text: string): OpenScore {
  const root = outline(text);
  let anchors: readonly Anchor[] | null = null;
  return {
    text,
    root,
    anchors: () => {
      anchors ??= anchorsIn(text, root);
      return anchors;
    },
  };
}

/** The entry called `key` of a map. */
export const entryOf = (node: TextNode | undefined, key: string | number): TextEntry | undefined =>
  node?.kind === 'list'
    ? typeof key === 'number'
      ? node.entries[key]
      : undefined
    : node?.entries.find((entry) => entry.key === String(key));

/** The map or list that is the value of `entry`, which stands in `parent`. */
export const holderOf = (parent: TextNode, entry: TextEntry): Holder => ({
  node: entry.value,
  entry,
  inBrackets: parent.style === 'flow',
});

/** A cue, and the list it stands in. */
export interface CuePlace {
  readonly number: string;
  /** The entry of the list. */
  readonly entry: TextEntry;
  readonly list: Holder;
  /** The group whose list it is; null for the sequence's own. */
  readonly group: string | null;
}

export interface SequencePlace {
  readonly id: string;
  readonly entry: TextEntry;
  /** What the sequence is called. */
  readonly title: string;
  readonly list: Holder;
  /** Every cue, those in groups behind the group. */
  readonly cues: readonly CuePlace[];
}

export function findSequence({ root }: OpenScore, id: string): SequencePlace | Refused {
  const sequences = entryOf(root, 'sequences');
  const entry = sequences && entryOf(sequences.value, id);
  if (!entry) return refuse(`there is no sequence "${id}"`, sequences?.start ?? 0, 'sequences');
  const path = `sequences > ${id}`;
  const cues = entryOf(entry.value, 'cues');
  if (!cues) return refuse(`the sequence "${id}" has no cues`, entry.start, path);
  const list = holderOf(entry.value, cues);
  if (list.node.kind !== 'list' && list.node.kind !== 'empty') return strange(cues.start, `${path} > cues`);
  const title = entryOf(entry.value, 'name')?.value.text ?? id;
  return { id, entry, title, list, cues: cuesIn(list, null) };
}

function cuesIn(list: Holder, group: string | null): CuePlace[] {
  return list.node.entries.flatMap((entry) => {
    const number = entryOf(entry.value, 'cue')?.value.text ?? '';
    const inner = groupList(entry);
    return [{ number, entry, list, group }, ...(inner ? cuesIn(inner, number) : [])];
  });
}

/** The list of the cues in a group; null for a cue that is none. */
export function groupList(cue: TextEntry): Holder | null {
  const group = entryOf(cue.value, 'group')?.value;
  const cues = entryOf(group, 'cues');
  return group && cues ? holderOf(group, cues) : null;
}

/** A cue of a sequence. */
export function findCue(
  score: OpenScore,
  sequence: string,
  number: string,
): (CuePlace & { readonly of: SequencePlace }) | Refused {
  const of = findSequence(score, sequence);
  if ('objections' in of) return of;
  const found = of.cues.filter((cue) => cue.number === number);
  const [cue, another] = found;
  const path = `sequences > ${sequence} > cues`;
  if (!cue) return refuse(`there is no cue "${number}" in the sequence "${sequence}"`, of.entry.start, path);
  if (another) return refuse(`there are several cues "${number}" in this sequence`, another.entry.start, path);
  if (cue.entry.value.kind !== 'map') return strange(cue.entry.start, path);
  return { ...cue, of };
}

/** What stands at `offset` is written in a way that cannot be changed without changing more than was meant. */
export const strange = (offset: number, path: string): Refused =>
  refuse('this is written in a way that only a text editor can change', offset, path);
