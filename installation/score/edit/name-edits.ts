/** Names a score gives: added, taken away, and changed with all that refers to them. */

import { freedForLoss } from '../../document/anchors.ts';
import type { Splice } from '../../document/splice.ts';
import { addEntry, type Holder, removeEntry, renameEntry } from '../../document/text-edit.ts';
import { type Json, writeTextLike } from '../../document/write-yaml.ts';
import { GIVEN_AT, type GivenKind, KIND_WORDS } from '../references.ts';
import { type Change, isRefused, type Refused, refuse } from './change.ts';
import { newNumber } from './cue-edits.ts';
import type { EditOf } from './edit.ts';
import { entryOf, findCue, findSequence, holderOf, type OpenScore } from './open-score.ts';
import { setField } from './set-field.ts';
import { stillUsed, taken, type Use, usesOfCue, usesOfGiven } from './uses.ts';

export function addName(score: OpenScore, { kind, name, value }: EditOf<'add'>): Change {
  const label = `Add the ${KIND_WORDS[kind]} ${name}`;
  const there = entryGiven(score, kind, name);
  if (there) return taken(`a ${KIND_WORDS[kind]} "${name}"`, there.entry.start);
  const field = [...GIVEN_AT[kind], name];
  const change =
    kind === 'sequence'
      ? addSequence(score, name, value as Json)
      : setField(score, { edit: 'set', at: { field }, value });
  return isRefused(change) ? change : { ...change, label };
}

/** A sequence is more than a field of the score, and the map of all of them is always there. */
function addSequence(score: OpenScore, name: string, value: Json): Change {
  const sequences = entryOf(score.root, 'sequences');
  if (!sequences) return refuse('the score has no sequences', score.root.start);
  const holder = holderOf(score.root, sequences);
  return { splices: addEntry(score.text, holder, name, value, holder.node.entries.at(-1) ?? null), label: '' };
}

export function removeName(score: OpenScore, { kind, name }: EditOf<'remove'>): Change {
  const there = entryGiven(score, kind, name);
  if (!there) return missing(score, kind, name);
  const { entry, holder } = there;
  const uses = usesOfGiven(score, kind, name).filter(({ offset }) => offset < entry.start || offset >= entry.end);
  if (uses.length > 0) return stillUsed(score, `the ${KIND_WORDS[kind]} "${name}"`, uses);
  const splices = [
    ...freedForLoss(score.text, score.anchors(), entry.leadStart, entry.end),
    ...removeEntry(score.text, holder, entry),
  ];
  return { splices, label: `Remove the ${KIND_WORDS[kind]} ${name}` };
}

export function renameName(score: OpenScore, { kind, name, to }: EditOf<'rename'>): Change {
  const there = entryGiven(score, kind, name);
  if (!there) return missing(score, kind, name);
  const label = `Rename the ${KIND_WORDS[kind]} ${name} to ${to}`;
  if (to === name) return { splices: [], label };
  const another = entryGiven(score, kind, to);
  if (another) return taken(`a ${KIND_WORDS[kind]} "${to}"`, another.entry.start);
  const own = renameEntry(score.text, there.entry, to, there.holder.node.style === 'flow');
  const following = usesOfGiven(score, kind, name).flatMap((use) => renamed(score.text, use, name, to));
  return { splices: [...own, ...following], label };
}

/** The use with another name. */
function renamed(text: string, { kind, name: written, node, entry }: Use, name: string, to: string): Splice[] {
  if (entry) return renameEntry(text, entry, to, true);
  if (!node) return [];
  const follows = kind === 'target' ? `${to}${written.slice(name.length)}` : to;
  return [rewritten(text, node, follows)];
}

const rewritten = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  to: string,
): Splice => ({
  start,
  end,
  text: writeTextLike(to, text.slice(start, end), true, true),
});

export function renumberCue(score: OpenScore, { sequence, cue, to }: EditOf<'renumber-cue'>): Change {
  const found = findCue(score, sequence, cue);
  if (isRefused(found)) return found;
  const label = `Renumber cue ${cue} to ${to} in ${found.of.title}`;
  if (to === cue) return { splices: [], label };
  const number = newNumber(found.of, to);
  if (typeof number !== 'string') return number;
  const own = entryOf(found.entry.value, 'cue')?.value;
  const uses = usesOfCue(score, sequence, cue);
  const shared = sharedUse(score, sequence, uses);
  if (shared) return shared;
  const following = uses.flatMap(({ kind, node }) =>
    node ? [rewritten(score.text, node, kind === 'target' ? `${sequence}/${number}` : number)] : [],
  );
  return { splices: [...(own ? [rewritten(score.text, own, number)] : []), ...following], label };
}

/** A part that cues of another sequence repeat cannot follow: the same number means another cue there. */
function sharedUse(score: OpenScore, sequence: string, uses: readonly Use[]): Refused | null {
  const of = findSequence(score, sequence);
  if (isRefused(of)) return of;
  const { start, end } = of.entry;
  for (const { kind, offset } of uses) {
    const part = score.anchors().find(({ node }) => node.start <= offset && offset < node.end);
    const isOutside = (at: number): boolean => at < start || at >= end;
    if (kind === 'cue' && part && [part.start, ...part.aliases.map((alias) => alias.start)].some(isOutside))
      return refuse(`this is named in &${part.name}, which another sequence repeats: write it out there`, offset);
  }
  return null;
}

/** Where a name is given. */
function entryGiven(score: OpenScore, kind: GivenKind, name: string) {
  let holder: Holder = { node: score.root, entry: null, inBrackets: false };
  for (const step of GIVEN_AT[kind]) {
    const entry = entryOf(holder.node, step);
    if (!entry) return null;
    holder = holderOf(holder.node, entry);
  }
  const entry = entryOf(holder.node, name);
  return entry ? { entry, holder } : null;
}

const missing = (score: OpenScore, kind: GivenKind, name: string): Refused =>
  refuse(
    `there is no ${KIND_WORDS[kind]} "${name}"`,
    entryOf(score.root, GIVEN_AT[kind][0])?.start ?? 0,
    GIVEN_AT[kind].join(' > '),
  );
