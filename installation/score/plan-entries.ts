/** What each cue finds when its sequence is played from the start: where a jump to it begins. */

import type { CueKey, Standing } from './plan.ts';
import type { Draft } from './plan-cue.ts';
import type { Worth } from './score-schema.ts';

/**
 * The standing before every cue of a sequence on the shortest way to it from the first; a cue no way leads to finds the
 * defaults. A cue in a group finds what those before it in the group left.
 */
export function entriesOf(cues: readonly Draft[], defaults: Standing): ReadonlyMap<CueKey, Standing> {
  const byKey = new Map(cues.map((cue) => [cue.key, cue]));
  const entries = new Map<CueKey, Standing>();
  const first = cues[0];
  const reached: Draft[] = first ? [first] : [];
  if (first) entries.set(first.key, defaults);
  for (const cue of reached) {
    const leaves = played(entries.get(cue.key) ?? defaults, cue, byKey, entries);
    for (const key of waysOn(cue)) {
      const next = byKey.get(key);
      if (!next || entries.has(key)) continue;
      entries.set(key, leaves);
      reached.push(next);
    }
  }
  return entries;
}

/** Where a cue may lead, the likelier way first. */
const waysOn = (cue: Draft): CueKey[] =>
  cue.quorum
    ? [...cue.quorum.options.map(({ key }) => key), cue.quorum.unmet.key]
    : cue.nextKey === null
      ? []
      : [cue.nextKey];

/** The standing after a cue and all it holds; notes on the way what the cues inside it find. */
function played(
  before: Standing,
  cue: Draft,
  byKey: ReadonlyMap<CueKey, Draft>,
  entries: Map<CueKey, Standing>,
): Standing {
  let now = standingAfter(before, cue);
  for (const key of cue.group?.children ?? []) {
    const child = byKey.get(key);
    if (!child) continue;
    entries.set(key, now);
    now = played(now, child, byKey, entries);
  }
  return now;
}

function standingAfter(before: Standing, cue: Draft): Standing {
  if (cue.arming !== 'armed') return before;
  const values = new Map(before.values);
  const motions = new Map(before.motions);
  const variables = new Map(before.variables);
  for (const change of inOrder(cue.changes)) values.set(change.value, change.to);
  for (const change of inOrder(cue.motions)) motions.set(change.member, change.motion);
  for (const { variable, by } of cue.assignments) variables.set(variable, assigned(variables.get(variable), by));
  const text = cue.text === undefined ? before.text : cue.text;
  return { values, motions, variables, text, path: [...before.path, cue.key] };
}

/** What a variable is worth after an assignment; adding to what is no number begins at zero. */
export const assigned = (before: Worth | undefined, by: Draft['assignments'][number]['by']): Worth =>
  typeof by === 'object' ? (typeof before === 'number' ? before : 0) + by.add : by;

const inOrder = <T extends { readonly afterMs: number }>(changes: readonly T[]): T[] =>
  [...changes].sort((a, b) => a.afterMs - b.afterMs);
