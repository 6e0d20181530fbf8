/** What a score declares and nothing uses. */

import type { Fault } from '../document/form-faults.ts';
import { type GivenKind, KIND_WORDS, PLAIN_TREE, referencesIn } from './references.ts';
import type { Score } from './score-schema.ts';
import { everyCue } from './written-cues.ts';

/** Kinds that are there to be used. A parameter may keep its default, and a protocol stands whether or not it falls. */
const TO_BE_USED = {
  look: 'looks',
  palette: 'palettes',
  text: 'texts',
  motion: 'motions',
} as const satisfies Partial<Record<GivenKind, keyof Score>>;

/** Warnings about names that are given and never used. `written` is what the score was read from. */
export function checkUnused(score: Score, written: unknown): Fault[] {
  const used = new Set(referencesIn(PLAIN_TREE, written).map(({ kind, name }) => `${kind}/${name}`));
  const unused = (Object.keys(TO_BE_USED) as (keyof typeof TO_BE_USED)[]).flatMap((kind) =>
    Object.keys(score[TO_BE_USED[kind]]).flatMap((name) =>
      used.has(`${kind}/${name}`)
        ? []
        : [{ path: [TO_BE_USED[kind], name], message: `nothing uses the ${KIND_WORDS[kind]} "${name}"` }],
    ),
  );
  return [...unused, ...checkVariables(score), ...checkCast(score)];
}

/** A variable is assigned, or remembers an answer, and then something asks for it. */
function checkVariables(score: Score): Fault[] {
  const cues = everyCue(score).map(({ cue }) => cue);
  const changed = new Set(
    cues.flatMap(({ assign, quorum }) => [...Object.keys(assign), ...(quorum?.remember ? [quorum.remember] : [])]),
  );
  const conditions = [...cues, ...Object.values(score.triggers)].map(({ when }) => when ?? []);
  const asked = new Set(conditions.flat().flatMap((tests) => Object.keys(tests)));
  return Object.keys(score.variables).flatMap((name) => {
    const path = ['variables', name];
    if (!asked.has(name) && !changed.has(name)) return [{ path, message: `nothing uses the variable "${name}"` }];
    if (!asked.has(name)) return [{ path, message: `no condition asks for the variable "${name}"` }];
    if (!changed.has(name)) return [{ path, message: `nothing ever changes the variable "${name}"` }];
    return [];
  });
}

/** A member of the cast who never appears. */
function checkCast(score: Score): Fault[] {
  const effects = [...everyCue(score).map(({ cue }) => cue), ...Object.values(score.looks)];
  const seen = new Set(
    effects.flatMap(({ cast }) => Object.entries(cast).flatMap(([id, { presence = 0 }]) => (presence > 0 ? [id] : []))),
  );
  return Object.keys(score.cast).flatMap((id) =>
    seen.has(id) ? [] : [{ path: ['cast', id], message: `no cue ever brings "${id}" in: nothing gives it a presence` }],
  );
}
