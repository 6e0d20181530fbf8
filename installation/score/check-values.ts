/** Whether the values in a score lie where they can: in the range of a parameter, the length of a motion, what a variable may be. */

import type { Damage, DocumentPath } from '../document/damage.ts';
import type { Fault } from '../document/form-faults.ts';
import { suggest } from '../document/suggest.ts';
import type { Score, ScoreCue, Worth } from './score-schema.ts';
import { mayBeWorth } from './variable-schema.ts';
import { cuesOf, everyCue } from './written-cues.ts';

/** Faults of values. `damage` tells what is not as it was written, and is asked nothing of. */
export const checkValues = (score: Score, damage: Damage): Fault[] => [
  ...checkMotions(score),
  ...Object.entries(score.variables).flatMap(([name, variable]) =>
    worthFaults(variable, variable.start, ['variables', name, 'start']),
  ),
  ...Object.entries(score.looks).flatMap(([name, look]) => checkSet(score, look.set, ['looks', name], damage)),
  ...everyCue(score).flatMap(({ cue, path }) => [
    ...checkSet(score, cue.set, path, damage),
    ...checkAssign(score, cue, path, damage),
    ...checkWhen(score, cue.when, path, damage),
    ...checkRemembered(score, cue.quorum, path, damage),
  ]),
  ...Object.entries(score.triggers).flatMap(([id, { when }]) => checkWhen(score, when, ['triggers', id], damage)),
  ...checkTaken(score, damage),
];

/** A pose beyond the period would never be reached, and the way to it would throw the limbs about. */
const checkMotions = (score: Score): Fault[] =>
  Object.entries(score.motions).flatMap(([id, { period, poses }]) =>
    poses.flatMap(({ at }, index) =>
      at <= period ? [] : [{ path: ['motions', id, 'poses', index, 'at'], message: 'the motion is over by then' }],
    ),
  );

const own = <T>(names: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(names, name) ? names[name] : undefined;

function checkSet(score: Score, set: ScoreCue['set'], path: DocumentPath, damage: Damage): Fault[] {
  return Object.entries(set).flatMap(([name, { from, to }]) => {
    const parameter = own(score.parameters, name);
    if (!parameter || damage.touches(['parameters', name])) return [];
    const { min, max } = parameter;
    return [from, to].flatMap((value) => {
      if (value === undefined || (value >= min && value <= max)) return [];
      return [{ path: [...path, 'set', name], message: `${value} lies outside ${min} to ${max}` }];
    });
  });
}

function checkAssign(score: Score, cue: ScoreCue, path: DocumentPath, damage: Damage): Fault[] {
  return Object.entries(cue.assign).flatMap(([name, by]) => {
    const variable = own(score.variables, name);
    const here = [...path, 'assign', name];
    if (!variable || damage.touches(['variables', name])) return [];
    if (typeof by !== 'object') return worthFaults(variable, by, here);
    if (typeof variable.start === 'number') return [];
    return [{ path: here, message: `"${name}" is no number, so nothing can be added to it` }];
  });
}

/** What a variable may be, in words. */
const KINDS: Readonly<Record<string, string>> = { boolean: 'true or false', number: 'a number', string: 'a text' };

function worthFaults(variable: Score['variables'][string], worth: Worth, path: DocumentPath): Fault[] {
  const { oneOf, start } = variable;
  if (mayBeWorth(variable, worth)) return [];
  if (!oneOf)
    return [{ path, message: `${shown(worth)} is ${KINDS[typeof worth]}, and this begins as ${KINDS[typeof start]}` }];
  const meant = typeof worth === 'string' ? suggest(worth, oneOf.map(String)) : undefined;
  const fault = { path, message: `${shown(worth)} is none of ${oneOf.map(shown).join(', ')}` };
  return [meant === undefined ? fault : { ...fault, suggestion: meant }];
}

/** A condition that asks for what the variable can never be would quietly never hold, or always. */
function checkWhen(score: Score, when: ScoreCue['when'], path: DocumentPath, damage: Damage): Fault[] {
  if (!when || damage.touches([...path, 'when'])) return [];
  return when.flatMap((tests, index) =>
    Object.entries(tests).flatMap(([name, asked]) => {
      const variable = own(score.variables, name);
      if (!variable || damage.touches(['variables', name])) return [];
      // A condition without a list is written without a number.
      const here = [...path, 'when', ...(when.length > 1 ? [index] : []), name];
      if (typeof asked !== 'object') return worthFaults(variable, asked, here);
      return (['is', 'not'] as const).flatMap((field) => {
        const worth = asked[field];
        return worth === undefined ? [] : worthFaults(variable, worth, [...here, field]);
      });
    }),
  );
}

/** The labels of a question's ways go into a variable, so they must be what it may be. */
function checkRemembered(score: Score, quorum: ScoreCue['quorum'], path: DocumentPath, damage: Damage): Fault[] {
  const name = quorum?.remember;
  if (!quorum || name === undefined || damage.touches([...path, 'quorum'])) return [];
  const variable = own(score.variables, name);
  if (!variable || damage.touches(['variables', name])) return [];
  const ways = quorum.options.map(({ label }, index) => ({
    label,
    at: quorum.isChoice ? ['options', index] : ['met'],
  }));
  return [...ways, { label: quorum.unmet.label, at: ['unmet'] }].flatMap(({ label, at }) =>
    worthFaults(variable, label, [...path, 'quorum', ...at, 'label']).map((fault) => ({
      ...fault,
      message: `"${name}" is to remember this, and ${fault.message}`,
    })),
  );
}

const shown = (worth: Worth): string => (typeof worth === 'string' ? `"${worth}"` : String(worth));

/** A branch that is expected must be one the question has. */
function checkTaken(score: Score, damage: Damage): Fault[] {
  return score.expect.flatMap(({ branch, taken }, index) => {
    if (branch === undefined || taken === undefined) return [];
    const [sequence = '', number = ''] = branch.split('/', 2);
    const asked = cuesOf(score, sequence).find(({ cue }) => cue.cue === number);
    if (!asked || damage.touches(asked.path)) return [];
    const { quorum } = asked.cue;
    if (!quorum) return [{ path: ['expect', index, 'branch'], message: `cue "${number}" asks nothing` }];
    const labels = [...quorum.options, quorum.unmet].map(({ label }) => label);
    if (labels.includes(taken)) return [];
    const message = `cue "${number}" has no way called "${taken}"`;
    return [{ path: ['expect', index, 'taken'], message, suggestion: suggest(taken, labels) }];
  });
}
