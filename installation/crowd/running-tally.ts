/**
 * The sum of many counts that is kept up by adding what is new and taking away what is old. Both are exact: heads are
 * whole, and everything else lies on a grid. So the sum is the one that adding all counts anew would give, and costs
 * nothing more the more there are.
 */

import type { PhaseSum, Tally } from './tally.ts';

/** Numbers under names under names. A sum that comes to zero is taken out. */
type Tree = Map<string, number | Tree>;

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export class RunningTally {
  readonly #tree: Tree = new Map();

  add(tally: Tally): void {
    addInto(this.#tree, tally, 1);
  }

  /** Takes away a count that was added. */
  subtract(tally: Tally): void {
    addInto(this.#tree, tally, -1);
  }

  tally(): Tally {
    return tallyOf(this.#tree);
  }
}

function addInto(tree: Tree, values: object, sign: 1 | -1): void {
  for (const [name, value] of Object.entries(values)) {
    const known = tree.get(name);
    if (typeof value === 'number') {
      const sum = (typeof known === 'number' ? known : 0) + sign * value;
      if (sum === 0) tree.delete(name);
      else tree.set(name, sum);
    } else if (isTree(value)) {
      const below: Tree = known instanceof Map ? known : new Map();
      addInto(below, value, sign);
      if (below.size === 0) tree.delete(name);
      else tree.set(name, below);
    }
  }
}

const numberAt = (tree: Tree | null, name: string): number => {
  const value = tree?.get(name);
  return typeof value === 'number' ? value : 0;
};

const treeAt = (tree: Tree | null, name: string): Tree | null => {
  const value = tree?.get(name);
  return value instanceof Map ? value : null;
};

const named = <T>(tree: Tree | null, read: (name: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries([...(tree?.keys() ?? [])].map((name) => [name, read(name)]));

const numbers = (tree: Tree | null): Readonly<Record<string, number>> => named(tree, (name) => numberAt(tree, name));

const phaseSum = (tree: Tree | null): PhaseSum => ({
  n: numberAt(tree, 'n'),
  cos: numberAt(tree, 'cos'),
  sin: numberAt(tree, 'sin'),
});

function tallyOf(tree: Tree): Tally {
  const [phases, sums, zones] = [treeAt(tree, 'phases'), treeAt(tree, 'sums'), treeAt(tree, 'zones')];
  return {
    present: numberAt(tree, 'present'),
    doing: numbers(treeAt(tree, 'doing')),
    phases: named(phases, (set) => {
      const below = treeAt(phases, set);
      return named(below, (gesture) => phaseSum(treeAt(below, gesture)));
    }),
    ...(sums ? { sums: sumsOf(sums) } : {}),
    ...(zones ? { zones: named(zones, (zone) => tallyOf(treeAt(zones, zone) ?? new Map())) } : {}),
  };
}

function sumsOf(tree: Tree): Tally['sums'] & object {
  const onsets = treeAt(tree, 'onsets');
  return {
    energy: numberAt(tree, 'energy'),
    scores: numbers(treeAt(tree, 'scores')),
    onsets: named(onsets, (gesture) => numbers(treeAt(onsets, gesture))),
  };
}
