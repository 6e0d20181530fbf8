/**
 * Which names of a score refer to what: one catalogue for those who look for names that mean nothing, for names nobody
 * uses, and for all that has to follow when a name changes. It knows where references stand, never whether they hold.
 */

/** What a name can name. A target is `sequence` or `sequence/cue`; a cue is one of the same sequence. */
export type ReferenceKind =
  | 'sequence'
  | 'cue'
  | 'target'
  | 'parameter'
  | 'variable'
  | 'palette'
  | 'text'
  | 'motion'
  | 'member'
  | 'look'
  | 'gesture'
  | 'protocol'
  | 'order';

/** What is referred to from a place, by the kind of value that stands there. */
interface Shape {
  /** A text here is a name of this kind. */
  readonly refer?: ReferenceKind;
  /** The names in a map here are of this kind. */
  readonly keys?: ReferenceKind;
  /** Every value of a map here. */
  readonly values?: Shape;
  /** Values of a map here, by name. */
  readonly fields?: Readonly<Record<string, Shape>>;
  /** Every entry of a list here. */
  readonly items?: Shape;
}

const refer = (kind: ReferenceKind): Shape => ({ refer: kind });
const listOf = (kind: ReferenceKind): Shape => ({ items: refer(kind) });
const oneOrMore = (kind: ReferenceKind): Shape => ({ refer: kind, items: refer(kind) });

const GESTURE: Shape = { refer: 'gesture', fields: { any: listOf('gesture'), all: listOf('gesture') } };
const CONDITION: Shape = { keys: 'variable', items: { keys: 'variable' } };
const BRANCH: Shape = { fields: { go: refer('cue') } };
const EFFECTS = {
  set: { keys: 'parameter' },
  cast: { keys: 'member', values: { fields: { motion: refer('motion') } } },
} as const;

/** What a cue does to the world. */
const ACTS: Shape = {
  fields: {
    identities: { keys: 'member' },
    market: { fields: { list: oneOrMore('member'), delist: oneOrMore('member') } },
    guardians: {
      fields: {
        order: refer('order'),
        loosen: { keys: 'protocol' },
        dismantle: oneOrMore('protocol'),
        restore: oneOrMore('protocol'),
      },
    },
    manifesto: { fields: { add: listOf('text') } },
    broadcast: { fields: { caption: refer('text') } },
  },
};

const CUE: Shape = {
  fields: {
    ...EFFECTS,
    when: CONDITION,
    goTo: refer('cue'),
    looks: listOf('look'),
    assign: { keys: 'variable' },
    text: refer('text'),
    world: ACTS,
    quorum: {
      fields: {
        gesture: GESTURE,
        met: BRANCH,
        unmet: BRANCH,
        options: { items: { fields: { gesture: GESTURE, go: refer('cue') } } },
        remember: refer('variable'),
      },
    },
    get group(): Shape {
      return { fields: { cues: { items: CUE } } };
    },
  },
};

const SCORE: Shape = {
  fields: {
    opensWith: refer('target'),
    cast: { values: { fields: { motion: refer('motion'), light: refer('palette') } } },
    looks: { values: { fields: EFFECTS } },
    world: {
      fields: {
        identities: { keys: 'member' },
        market: { fields: { prices: { keys: 'member' } } },
        manifesto: { fields: { opens: listOf('text') } },
      },
    },
    sequences: { values: { fields: { cues: { items: CUE } } } },
    triggers: {
      values: {
        fields: {
          ends: refer('sequence'),
          go: refer('target'),
          when: CONDITION,
          quorum: { fields: { gesture: GESTURE } },
        },
      },
    },
    expect: {
      items: {
        fields: {
          reached: refer('target'),
          notReached: refer('target'),
          branch: refer('target'),
          value: refer('parameter'),
          at: { fields: { cue: refer('target') } },
          neverTogether: listOf('target'),
        },
      },
    },
  },
};

/** Something that can be asked for maps, lists and texts: plain values, or places in a file. */
export interface Tree<N> {
  /** The names of a map with what stands at each; null for anything else. */
  entriesOf(node: N): readonly Named<N>[] | null;
  /** The entries of a list; null for anything else. */
  itemsOf(node: N): readonly N[] | null;
  /** The text of a single value; null for anything else. */
  textOf(node: N): string | null;
}

export interface Named<N> {
  readonly key: string;
  readonly value: N;
}

export interface Reference<N, E extends Named<N> = Named<N>> {
  readonly kind: ReferenceKind;
  /** The name that is referred to, as it is written. */
  readonly name: string;
  /** Where that stands, from the top; entries of lists by their place from 0. */
  readonly path: readonly (string | number)[];
  /** The sequence it stands in, if any: cues of the same are meant. */
  readonly sequence: string | null;
  /** The value that is the name, or the entry whose key is. */
  readonly node: N | null;
  readonly entry: E | null;
}

/** Every reference in the score `root`, in the order of the catalogue. */
export function referencesIn<N>(tree: Tree<N>, root: N): Reference<N>[] {
  const found: Reference<N>[] = [];
  walk(tree, root, SCORE, [], null, found);
  return found;
}

function walk<N>(
  tree: Tree<N>,
  node: N,
  shape: Shape,
  path: readonly (string | number)[],
  sequence: string | null,
  found: Reference<N>[],
): void {
  if (shape.refer) {
    const name = tree.textOf(node);
    if (name !== null) found.push({ kind: shape.refer, name, path, sequence, node, entry: null });
  }
  if (shape.items) {
    const { items } = shape;
    tree.itemsOf(node)?.forEach((item, index) => {
      walk(tree, item, items, [...path, index], sequence, found);
    });
  }
  if (!shape.keys && !shape.values && !shape.fields) return;
  for (const entry of tree.entriesOf(node) ?? []) {
    const here = [...path, entry.key];
    if (shape.keys) found.push({ kind: shape.keys, name: entry.key, path: here, sequence, node: null, entry });
    const inside = path.length === 1 && path[0] === 'sequences' ? entry.key : sequence;
    const field = shape.fields && Object.hasOwn(shape.fields, entry.key) ? shape.fields[entry.key] : undefined;
    const next = field ?? shape.values;
    if (next) walk(tree, entry.value, next, here, inside, found);
  }
}

/** Plain values as a tree. */
export const PLAIN_TREE: Tree<unknown> = {
  entriesOf: (node) =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.entries(node).map(([key, value]) => ({ key, value }))
      : null,
  itemsOf: (node) => (Array.isArray(node) ? node : null),
  textOf: (node) => (typeof node === 'string' ? node : typeof node === 'number' ? String(node) : null),
};

/** Where names of a kind are given: the names of the map at this path. Sequences and cues apart. */
export const GIVEN_AT = {
  parameter: ['parameters'],
  variable: ['variables'],
  palette: ['palettes'],
  text: ['texts'],
  motion: ['motions'],
  member: ['cast'],
  look: ['looks'],
  sequence: ['sequences'],
  protocol: ['world', 'guardians', 'protocols'],
  order: ['world', 'guardians', 'orders'],
} as const satisfies Partial<Record<ReferenceKind, readonly string[]>>;

/** Kinds of names that a score itself gives, in a map of their own. */
export type GivenKind = keyof typeof GIVEN_AT;

/** What a stage person calls it. */
export const KIND_WORDS: Readonly<Record<ReferenceKind, string>> = {
  sequence: 'sequence',
  cue: 'cue',
  target: 'cue',
  parameter: 'parameter',
  variable: 'variable',
  palette: 'palette',
  text: 'text',
  motion: 'motion',
  member: 'member of the cast',
  look: 'look',
  gesture: 'gesture',
  protocol: 'protocol',
  order: 'order',
};
