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
  | 'zone'
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
        zone: refer('zone'),
        met: BRANCH,
        unmet: BRANCH,
        options: { items: { fields: { gesture: GESTURE, zone: refer('zone'), go: refer('cue') } } },
        remember: refer('variable'),
      },
    },
    get group(): Shape {
      return GROUP;
    },
  },
};

const GROUP: Shape = { fields: { cues: { items: CUE } } };

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
          quorum: { fields: { gesture: GESTURE, zone: refer('zone') } },
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
export interface Tree<N, E extends Named<N> = Named<N>> {
  /** The names of a map with what stands at each; null for anything else. */
  entriesOf(node: N): readonly E[] | null;
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

/** Every reference in the score `root`, in the order of the catalogue; only of some `kinds`, where they are given. */
export function referencesIn<N, E extends Named<N> = Named<N>>(
  tree: Tree<N, E>,
  root: N,
  kinds: ReadonlySet<ReferenceKind> | null = null,
): Reference<N, E>[] {
  const found: Reference<N, E>[] = [];
  const known = new Map<Shape, boolean>();
  const isOnTheWay = (shape: Shape): boolean => kinds === null || leadsTo(shape, kinds, known);
  walk({ tree, kinds, found, isOnTheWay }, root, SCORE, [], null);
  return found;
}

interface Walk<N, E extends Named<N>> {
  readonly tree: Tree<N, E>;
  readonly kinds: ReadonlySet<ReferenceKind> | null;
  readonly found: Reference<N, E>[];
  /** Whether a reference that is wanted can stand in a shape. */
  readonly isOnTheWay: (shape: Shape) => boolean;
}

function walk<N, E extends Named<N>>(
  way: Walk<N, E>,
  node: N,
  shape: Shape,
  path: readonly (string | number)[],
  sequence: string | null,
): void {
  const { tree, kinds, found } = way;
  const isWanted = (kind: ReferenceKind): boolean => kinds === null || kinds.has(kind);
  if (shape.refer && isWanted(shape.refer)) {
    const name = tree.textOf(node);
    if (name !== null) found.push({ kind: shape.refer, name, path, sequence, node, entry: null });
  }
  if (shape.items && way.isOnTheWay(shape.items)) {
    const { items } = shape;
    tree.itemsOf(node)?.forEach((item, index) => {
      walk(way, item, items, [...path, index], sequence);
    });
  }
  if (!shape.keys && !shape.values && !shape.fields) return;
  for (const entry of tree.entriesOf(node) ?? []) {
    const here = [...path, entry.key];
    if (shape.keys && isWanted(shape.keys))
      found.push({ kind: shape.keys, name: entry.key, path: here, sequence, node: null, entry });
    const inside = path.length === 1 && path[0] === 'sequences' ? entry.key : sequence;
    const field = shape.fields && Object.hasOwn(shape.fields, entry.key) ? shape.fields[entry.key] : undefined;
    const next = field ?? shape.values;
    if (next && way.isOnTheWay(next)) walk(way, entry.value, next, here, inside);
  }
}

/** Whether a reference of one of the `kinds` can stand somewhere in `shape`; `known` remembers the answers. */
function leadsTo(shape: Shape, kinds: ReadonlySet<ReferenceKind>, known: Map<Shape, boolean>): boolean {
  const before = known.get(shape);
  if (before !== undefined) return before;
  // A group holds cues, which hold groups: what the outer one leads to, the inner does too.
  known.set(shape, false);
  const inner = [shape.items, shape.values, ...Object.values(shape.fields ?? {})];
  const leads =
    [shape.refer, shape.keys].some((kind) => kind !== undefined && kinds.has(kind)) ||
    inner.some((one) => one !== undefined && leadsTo(one, kinds, known));
  known.set(shape, leads);
  return leads;
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
  zone: 'zone of the floor',
  protocol: 'protocol',
  order: 'order',
};
