/** Sets and clears single fields of a score. */

import { freedForGrowth, freedForLoss, writtenValue } from '../../document/anchors.ts';
import { keysAt } from '../../document/schema-steps.ts';
import type { Splice } from '../../document/splice.ts';
import { addEntry, addInBrackets, addLines, type Holder, removeEntry, replaceValue } from '../../document/text-edit.ts';
import type { TextEntry } from '../../document/text-node.ts';
import { type Json, writeFlow, writeItem } from '../../document/write-yaml.ts';
import { CUE_NUMBERS } from '../parse-score.ts';
import { scoreSchema } from '../score-schema.ts';
import { type Change, isRefused, type Refused, refuse } from './change.ts';
import type { EditOf, FieldPlace } from './edit.ts';
import { fieldWords, ownFieldWords, shownBriefly } from './label.ts';
import { entryOf, findCue, findSequence, holderOf, type OpenScore, strange } from './open-score.ts';

/** Where a field is looked for: the map it begins in, and the way to that. */
interface Base {
  readonly holder: Holder;
  readonly path: readonly (string | number)[];
  /** The field in words, with what it is one of. */
  readonly words: string;
}

export function setField(score: OpenScore, { at, value }: EditOf<'set'>): Change {
  const base = baseOf(score, at);
  if (isRefused(base)) return base;
  const splices = setIn(score, base.holder, at.field, value as Json, base.path);
  if (isRefused(splices)) return splices;
  return { splices, label: `Set ${base.words} to ${shownBriefly(value as Json)}` };
}

export function clearField(score: OpenScore, { at }: EditOf<'clear'>): Change {
  const base = baseOf(score, at);
  if (isRefused(base)) return base;
  const label = `Clear ${base.words}`;
  let holder = base.holder;
  for (const [depth, step] of at.field.entries()) {
    const path = [...base.path, ...at.field.slice(0, depth)];
    if (holder.node.kind === 'alias') return clearInCopy(score, base, at.field, label);
    const entry = entryOf(holder.node, step);
    if (!entry) return refuse(`there is no "${step}" to clear`, holder.node.start, path.join(' > '));
    if (depth === at.field.length - 1) {
      const splices = [
        ...freedForLoss(score.text, score.anchors(), entry.leadStart, entry.end),
        ...removeEntry(score.text, holder, entry),
      ];
      return { splices, label };
    }
    holder = holderOf(holder.node, entry);
  }
  return strange(holder.node.start, base.path.join(' > '));
}

/** Clears something inside a part that is repeated from elsewhere: the place gets a copy of its own. */
function clearInCopy(score: OpenScore, base: Base, field: FieldPlace['field'], label: string): Change {
  const depth = field.findIndex((_, index) => nodeAt(base.holder, field.slice(0, index))?.node.kind === 'alias');
  const holder = nodeAt(base.holder, field.slice(0, depth));
  if (!holder?.entry) return strange(base.holder.node.start, base.path.join(' > '));
  const whole = writtenValue(score.text, holder.node, score.anchors(), CUE_NUMBERS);
  const cleared = without(whole, field.slice(depth));
  if (cleared === undefined)
    return refuse(`there is no "${field.at(-1)}" to clear`, holder.node.start, [...base.path, ...field].join(' > '));
  return { splices: replaceValue(score.text, holder.entry, cleared, holder.inBrackets), label };
}

function nodeAt(from: Holder, field: FieldPlace['field']): Holder | null {
  let holder = from;
  for (const step of field) {
    const entry = entryOf(holder.node, step);
    if (!entry) return null;
    holder = holderOf(holder.node, entry);
  }
  return holder;
}

/** The map a place begins in, or why it may not be changed as a field. */
function baseOf(score: OpenScore, { sequence, cue, field }: FieldPlace): Base | Refused {
  const [first, second] = field;
  if (sequence === undefined) {
    if (first === 'sequences') return refuse('name the sequence, and the cue, in place of their path');
    return { holder: { node: score.root, entry: null, inBrackets: false }, path: [], words: fieldWords(field) };
  }
  if (cue === undefined) {
    if (first === 'cues') return refuse('cues are added, moved and taken away one by one');
    const found = findSequence(score, sequence);
    if (isRefused(found)) return found;
    const holder = { node: found.entry.value, entry: found.entry, inBrackets: false };
    return { holder, path: ['sequences', sequence], words: `${ownFieldWords(field)} of the sequence ${found.title}` };
  }
  if (first === 'cue')
    return refuse('a cue gets another number by renumbering it, so that all that leads to it follows');
  if (first === 'group' && second === 'cues' && field.length > 2)
    return refuse('a cue in a group is named by its number like any other');
  const found = findCue(score, sequence, cue);
  if (isRefused(found)) return found;
  const holder = holderOf(found.list.node, found.entry);
  return {
    holder,
    path: ['sequences', sequence, 'cues', 0],
    words: `${ownFieldWords(field)} of cue ${cue} in ${found.of.title}`,
  };
}

function setIn(
  score: OpenScore,
  holder: Holder,
  field: readonly (string | number)[],
  value: Json,
  path: readonly (string | number)[],
): readonly Splice[] | Refused {
  const [step = '', ...rest] = field;
  const { text } = score;
  const { node } = holder;
  if (node.kind === 'alias') return setInCopy(score, holder, field, value);
  if (node.kind === 'empty' && holder.entry)
    return replaceValue(text, holder.entry, nested(field, value), holder.inBrackets);
  if (node.kind === 'list') return setInList(score, holder, field, value, path);
  if (node.kind !== 'map') return noMap(holder, path);
  const entry = entryOf(node, step);
  if (entry && rest.length > 0) return setIn(score, holderOf(node, entry), rest, value, [...path, step]);
  if (entry) return replaced(score, node.style === 'flow', entry, value);
  const after = placeFor(holder, path, String(step));
  return [...freedFor(score, holder), ...addEntry(text, holder, String(step), nested(rest, value), after)];
}

function setInList(
  score: OpenScore,
  holder: Holder,
  [step = '', ...rest]: readonly (string | number)[],
  value: Json,
  path: readonly (string | number)[],
): readonly Splice[] | Refused {
  const { node } = holder;
  const { text } = score;
  const entry = entryOf(node, step);
  if (entry && rest.length > 0) return setIn(score, holderOf(node, entry), rest, value, [...path, step]);
  if (entry) return replaced(score, node.style === 'flow', entry, value);
  if (step !== node.entries.length)
    return refuse(
      `the list has ${node.entries.length} entries, so none can be put at ${step}`,
      node.start,
      path.join(' > '),
    );
  const last = node.entries.at(-1) ?? null;
  const item = nested(rest, value);
  const added =
    node.style === 'flow'
      ? addInBrackets(text, node, last, writeFlow(item))
      : addLines(text, node, last, writeItem(item, last?.column ?? 0), last?.column ?? 0);
  return [...freedFor(score, holder), ...added];
}

function replaced(score: OpenScore, inBrackets: boolean, entry: TextEntry, value: Json): readonly Splice[] | Refused {
  const { kind, start } = entry.value;
  if (kind === 'strange') return strange(start, entry.key);
  return [
    ...freedForLoss(score.text, score.anchors(), entry.valueFrom, entry.end),
    ...replaceValue(score.text, entry, value, inBrackets),
  ];
}

/** A map or list that grows may be a part that is repeated elsewhere. */
const freedFor = (score: OpenScore, { node }: Holder): Splice[] => freedForGrowth(score.text, score.anchors(), node);

/** Sets something inside a part that is repeated from elsewhere: the place gets a copy of its own. */
function setInCopy(
  score: OpenScore,
  holder: Holder,
  field: readonly (string | number)[],
  value: Json,
): readonly Splice[] | Refused {
  const whole = writtenValue(score.text, holder.node, score.anchors(), CUE_NUMBERS);
  const changed = withValue(whole, field, value);
  if (changed === undefined || !holder.entry) return noMap(holder, []);
  return replaceValue(score.text, holder.entry, changed, holder.inBrackets);
}

const noMap = ({ node, entry }: Holder, path: readonly (string | number)[]): Refused =>
  node.kind === 'strange'
    ? strange(node.start, path.join(' > '))
    : refuse(`"${entry?.key ?? 'this'}" is a single value here: set it as a whole`, node.start, path.join(' > '));

/** The value as it stands below the steps that are not there yet. */
const nested = (field: readonly (string | number)[], value: Json): Json =>
  field.reduceRight<Json>((inner, step) => (step === 0 ? [inner] : { [String(step)]: inner }), value);

/** A copy with `value` at `field`; undefined where something on the way is no map. */
function withValue(whole: Json, [step, ...rest]: readonly (string | number)[], value: Json): Json | undefined {
  if (step === undefined) return value;
  if (typeof whole !== 'object' || whole === null) return undefined;
  const inner = Object.hasOwn(whole, step) ? (whole as Readonly<Record<string, Json>>)[String(step)] : undefined;
  const changed = inner === undefined ? nested(rest, value) : withValue(inner, rest, value);
  if (changed === undefined) return undefined;
  if (Array.isArray(whole)) return whole.map((one: Json, index) => (index === step ? changed : one));
  return { ...whole, [String(step)]: changed };
}

/** A copy without what stands at `field`; undefined where nothing does. */
function without(whole: Json, [step = '', ...rest]: readonly (string | number)[]): Json | undefined {
  if (typeof whole !== 'object' || whole === null || !Object.hasOwn(whole, step)) return undefined;
  const inner =
    rest.length === 0 ? undefined : without((whole as Readonly<Record<string, Json>>)[String(step)] ?? null, rest);
  if (rest.length > 0 && inner === undefined) return undefined;
  if (Array.isArray(whole))
    return whole.flatMap((one: Json, index) => (index === step ? (inner === undefined ? [] : [inner]) : [one]));
  const { [String(step)]: _gone, ...others } = whole as Readonly<Record<string, Json>>;
  return inner === undefined ? others : { ...whole, [String(step)]: inner };
}

/** Behind which entry a new name belongs: the last of those that the schema gives before it. */
function placeFor({ node }: Holder, path: readonly (string | number)[], key: string): TextEntry | null {
  const order = keysAt(scoreSchema, path);
  const at = order.indexOf(key);
  if (at < 0) return node.entries.at(-1) ?? null;
  const before = new Set(order.slice(0, at));
  return node.entries.findLast((entry) => before.has(entry.key) || !order.includes(entry.key)) ?? null;
}
