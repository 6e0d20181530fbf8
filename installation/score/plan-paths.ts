/** The way to each cue from the first of its sequence: what a jump to it plays through. */

import type { CueKey, PlannedBranch, PlannedStep } from './plan.ts';
import type { Draft } from './plan-cue.ts';

export type Path = readonly PlannedStep[];

/**
 * The shortest way to every cue of a sequence from the first; none to a cue nothing leads to. The way to a cue in a group
 * goes through those before it in the group. Where two ways are as short, the one of a crowd that does what it is asked.
 */
export function pathsOf(cues: readonly Draft[]): ReadonlyMap<CueKey, Path> {
  const byKey = new Map(cues.map((cue) => [cue.key, cue]));
  const paths = new Map<CueKey, Path>();
  const reached: Draft[] = [];

  const reach = (key: CueKey, path: Path): void => {
    const cue = byKey.get(key);
    if (!cue || paths.has(key)) return;
    paths.set(key, path);
    reached.push(cue);
  };

  /** The path behind those of `keys`, one after the other; notes on the way how each is reached. */
  const throughAll = (keys: readonly CueKey[], path: Path): Path =>
    keys.reduce((before, key) => {
      const cue = byKey.get(key);
      if (!cue) return before;
      if (!paths.has(key)) paths.set(key, before);
      return through(cue, before);
    }, path);

  /** The path behind a cue and all it holds. */
  const through = (cue: Draft, path: Path): Path => {
    const behind = throughAll(cue.group?.children ?? [], [...path, { key: cue.key, way: null }]);
    for (const { key, label } of waysOf(cue)) {
      reach(key, [...path, { key: cue.key, way: label }, ...behind.slice(path.length + 1)]);
    }
    return behind;
  };

  /** What comes behind a cue by itself: the rest of the groups it lies in, then the cue that follows. */
  const goOn = (cue: Draft, path: Path): void => {
    const group = cue.parent === null ? undefined : byKey.get(cue.parent);
    if (!group) {
      if (cue.nextKey !== null) reach(cue.nextKey, path);
      return;
    }
    const children = group.group?.children ?? [];
    goOn(group, throughAll(children.slice(children.indexOf(cue.key) + 1), path));
  };

  const first = cues[0];
  if (first) reach(first.key, []);
  for (const cue of reached) goOn(cue, through(cue, paths.get(cue.key) ?? []));
  return paths;
}

/** The ways of a question, the likelier first. */
const waysOf = ({ quorum }: Draft): readonly PlannedBranch[] => (quorum ? [...quorum.options, quorum.unmet] : []);
