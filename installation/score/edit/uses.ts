/** Where in a score's text a name is used: what follows when it changes, and what is in the way of taking it away. */

import { meantBy } from '../../document/anchors.ts';
import type { TextEntry, TextNode } from '../../document/text-node.ts';
import { GIVEN_AT, type GivenKind, KIND_WORDS, type ReferenceKind, referencesIn, type Tree } from '../references.ts';
import { type Objection, type Refused, refuse } from './change.ts';
import type { OpenScore } from './open-score.ts';

/** One place where a name is used. */
export interface Use {
  readonly kind: ReferenceKind;
  /** The name as it is written there; of a target the whole of it. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly sequence: string | null;
  /** The value that is the name, or the entry whose key is. */
  readonly node: TextNode | null;
  readonly entry: TextEntry | null;
  /** Where the name stands. */
  readonly offset: number;
}

/** All uses of names of some `kinds` that are written with `name` in them, each place once. */
export function usesOf(score: OpenScore, name: string, kinds: readonly ReferenceKind[]): Use[] {
  const uses = referencesIn(textTree(score, name), score.root, new Set(kinds)).flatMap((found): Use[] => {
    const offset = found.node?.start ?? found.entry?.keyStart;
    return offset === undefined ? [] : [{ ...found, offset }];
  });
  // A part that is repeated is met at every place that repeats it, and changes at one.
  const seen = new Set<string>();
  return uses.filter(({ offset, sequence, kind }) => {
    const key = `${offset} ${kind === 'cue' ? sequence : ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The text as a tree in which only what mentions `name` is looked at: most of a big score never is. */
function textTree(score: OpenScore, name: string): Tree<TextNode, TextEntry> {
  const mentions = ({ start, end }: TextEntry): boolean => {
    const stretch = score.text.slice(start, end);
    // A name can also hide behind a reference, or in an escape.
    return stretch.includes(name) || /[*\\]/.test(stretch);
  };
  const resolved = (node: TextNode): TextNode =>
    node.kind === 'alias' ? (meantBy(node, score.anchors())?.node ?? node) : node;
  return {
    entriesOf: (node) => {
      const { kind, entries } = resolved(node);
      return kind === 'map' ? entries.filter(mentions) : null;
    },
    itemsOf: (node) => {
      const { kind, entries } = resolved(node);
      return kind === 'list' ? entries.map(({ value }) => value) : null;
    },
    textOf: (node) => (resolved(node).kind === 'scalar' ? resolved(node).text : null),
  };
}

/** Kinds of references in which a sequence is named. */
export const NAMES_SEQUENCE: readonly ReferenceKind[] = ['sequence', 'target'];

/** The uses of something a score gives a name. */
export const usesOfGiven = (score: OpenScore, kind: GivenKind, name: string): Use[] =>
  usesOf(score, name, kind === 'sequence' ? NAMES_SEQUENCE : [kind]).filter((use) =>
    use.kind === 'target' ? use.name.split('/')[0] === name : use.name === name,
  );

/** The uses of a cue of a sequence. */
export const usesOfCue = (score: OpenScore, sequence: string, number: string): Use[] =>
  usesOf(score, number, ['cue', 'target']).filter((use) =>
    use.kind === 'target' ? use.name === `${sequence}/${number}` : use.name === number && use.sequence === sequence,
  );

/** Why something that is used may not be taken away: one reason for each use. */
export const stillUsed = (score: OpenScore, what: string, uses: readonly Use[]): Refused => ({
  objections: uses.map(
    ({ offset, path }): Objection => ({
      offset,
      path: path.join(' > '),
      message: `${what} is still used here, by ${userOf(score, path)}`,
    }),
  ),
});

/** What a use belongs to, in words. */
function userOf(score: OpenScore, path: readonly (string | number)[]): string {
  const [section, id] = path;
  if (section === 'sequences') return cueAt(score, path);
  if (section === 'expect') return `expectation ${Number(id) + 1}`;
  const kind = (Object.keys(GIVEN_AT) as GivenKind[]).find((one) => GIVEN_AT[one][0] === section);
  if (kind && path.length > 1 && section !== 'world') return `the ${KIND_WORDS[kind]} "${id}"`;
  if (section === 'triggers') return `the trigger "${id}"`;
  return section === 'world' ? 'the world' : String(section);
}

/** The cue a path leads into; lists by the places they have in the whole text. */
function cueAt({ root }: OpenScore, path: readonly (string | number)[]): string {
  let node: TextNode | undefined = root;
  let number: string | null = null;
  for (const step of path) {
    const entry: TextEntry | undefined =
      typeof step === 'number' ? node?.entries[step] : node?.entries.find(({ key }) => key === step);
    node = entry?.value;
    if (typeof step === 'number') number = node?.entries.find(({ key }) => key === 'cue')?.value.text ?? number;
  }
  return number === null ? `the sequence "${path[1]}"` : `cue ${number} of "${path[1]}"`;
}

/** A name cannot be given twice. */
export const taken = (what: string, offset: number): Refused => refuse(`there is already ${what}`, offset);
