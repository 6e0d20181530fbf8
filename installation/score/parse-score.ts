/** Reads a score: its form by the schema, then every name in it by what the name refers to, then what it says. */

import type { Damage } from '../document/damage.ts';
import type { Parsed } from '../document/problem.ts';
import { type Fault, type Reading, readYaml } from '../document/yaml-document.ts';
import { checkCues } from './check-cues.ts';
import { checkNames } from './check-names.ts';
import { checkValues } from './check-values.ts';
import { type Score, scoreSchema } from './score-schema.ts';
import { worldActFaults, worldDeclarationFaults } from './world-names.ts';
import { everyCue } from './written-cues.ts';

/**
 * Parses the YAML `text` of a score; where it is faulty, answers with everything that is, in the order of its lines.
 * `file` names it in problems. `gestures` is the vocabulary the score may use; null leaves gesture names unchecked (a
 * page that was handed a score the server has checked).
 */
export function parseScore(text: string, file: string, gestures: readonly string[] | null): Parsed<Score> {
  return readYaml(text, file, scoreSchema, (score, reading) => checkScore(score, reading, gestures), CUE_NUMBERS);
}

/** Where cue numbers stand: free text, though many look like numbers. */
export const CUE_NUMBERS: ReadonlySet<string> = new Set(['cue', 'go', 'goTo']);

function checkScore(score: Score, reading: Reading, gestures: readonly string[] | null): Fault[] {
  const { damage } = reading;
  const said = [...checkCues(score, damage), ...checkValues(score, damage), ...checkWorld(score, damage)];
  // What stands in for something faulty says nothing.
  return [...checkNames(reading, gestures), ...said.filter(({ path }) => !damage.at(path))];
}

/** The names a world uses, which know groups besides the cast. */
function checkWorld(score: Score, damage: Damage): Fault[] {
  const sections = [['cast'], ['texts'], ['world']];
  if (sections.some((path) => damage.isPartial(path) || damage.isSpoilt(path)) || damage.isPartial([])) return [];
  const names = { cast: Object.keys(score.cast), texts: Object.keys(score.texts) };
  const below = (path: Fault['path'], faults: readonly Fault[]): Fault[] =>
    faults.map((fault) => ({ ...fault, path: [...path, 'world', ...fault.path] }));
  return [
    ...below([], worldDeclarationFaults(score.world, names)),
    ...everyCue(score).flatMap(({ cue, path }) => below(path, worldActFaults(cue.world, score.world, names))),
  ];
}
