/** Reads a score: its form by the schema, then every name in it by what the name refers to. */

import type { Parsed } from '../document/problem.ts';
import { suggest } from '../document/suggest.ts';
import { type DocumentPath, type Fault, readYaml } from '../document/yaml-document.ts';
import { type Score, type ScoreCue, scoreSchema } from './score-schema.ts';

/**
 * Parses the YAML `text` of a score. `file` names it in problems. `gestures` is the vocabulary the score may use; null
 * leaves gesture names unchecked (a page that was handed a score the server has checked).
 */
export function parseScore(text: string, file: string, gestures: readonly string[] | null): Parsed<Score> {
  return readYaml(text, file, scoreSchema, (score) => checkNames(score, gestures), CUE_NUMBERS);
}

/** Where cue numbers stand: free text, though many look like numbers. */
const CUE_NUMBERS = new Set(['cue', 'go', 'goTo']);

const checkNames = (score: Score, gestures: readonly string[] | null): Fault[] => [
  ...checkOpening(score),
  ...checkCast(score),
  ...checkMotions(score),
  ...Object.entries(score.sequences).flatMap(([id, sequence]) => [
    ...checkNumbers(id, sequence.cues),
    ...checkLoops(id, sequence.cues),
    ...sequence.cues.flatMap((cue, index) => checkCue(score, cue, ['sequences', id, 'cues', index], gestures)),
  ]),
];

function unknown(kind: string, name: string, known: readonly string[], path: DocumentPath): Fault[] {
  if (known.includes(name)) return [];
  return [{ path, message: `unknown ${kind} "${name}"`, suggestion: suggest(name, known) }];
}

const checkOpening = (score: Score): Fault[] =>
  unknown('sequence', score.opensWith, Object.keys(score.sequences), ['opensWith']);

const checkCast = (score: Score): Fault[] =>
  Object.entries(score.cast).flatMap(([id, member]) =>
    unknown('motion', member.motion, Object.keys(score.motions), ['cast', id, 'motion']),
  );

/** A pose beyond the period would never be reached, and the way to it would throw the limbs about. */
const checkMotions = (score: Score): Fault[] =>
  Object.entries(score.motions).flatMap(([id, { period, poses }]) =>
    poses.flatMap(({ at }, index) =>
      at <= period ? [] : [{ path: ['motions', id, 'poses', index, 'at'], message: 'the motion is over by then' }],
    ),
  );

function checkNumbers(sequence: string, cues: readonly ScoreCue[]): Fault[] {
  const seen = new Set<string>();
  return cues.flatMap((cue, index) => {
    const again = seen.has(cue.cue);
    seen.add(cue.cue);
    const path = ['sequences', sequence, 'cues', index, 'cue'];
    return again ? [{ path, message: `there is already a cue "${cue.cue}" in this sequence` }] : [];
  });
}

/** A ring of cues that follow each other in no time at all would never let the show get past it. */
function checkLoops(sequence: string, cues: readonly ScoreCue[]): Fault[] {
  return cues.flatMap((start, index) => {
    const passed: ScoreCue[] = [];
    let here: ScoreCue | undefined = start;
    while (here && here.next !== 'manual' && !passed.includes(here) && takesNoTime(here)) {
      passed.push(here);
      here = followerOf(cues, here);
    }
    const closes = here === start && passed.length > 0;
    const path = ['sequences', sequence, 'cues', index, 'next'];
    const ring = passed.map((cue) => cue.cue).join(' > ');
    return closes ? [{ path, message: `the cues ${ring} go round without taking any time: give one a postWait` }] : [];
  });
}

const followerOf = (cues: readonly ScoreCue[], cue: ScoreCue): ScoreCue | undefined =>
  cue.goTo === undefined ? cues[cues.indexOf(cue) + 1] : cues.find((other) => other.cue === cue.goTo);

function takesNoTime(cue: ScoreCue): boolean {
  if (cue.preWait > 0 || cue.postWait > 0) return false;
  if (cue.next === 'continue') return true;
  // A member that is named but neither comes, goes nor moves changes nothing, and nothing takes no time.
  const cast = Object.values(cue.cast).filter(
    ({ presence, x, motion }) => presence !== undefined || x !== undefined || motion !== undefined,
  );
  const lasts = [...Object.values(cue.set), ...cast].map((change) => (change.after ?? 0) + (change.over ?? cue.fade));
  return Math.max(cue.duration, 0, ...lasts) === 0;
}

function checkCue(score: Score, cue: ScoreCue, path: DocumentPath, gestures: readonly string[] | null): Fault[] {
  const sequence = score.sequences[String(path[1])];
  const numbers = sequence ? sequence.cues.map((other) => other.cue) : [];
  return [
    ...checkChanges(score, cue, path),
    ...checkCueCast(score, cue, path),
    ...(cue.goTo === undefined ? [] : unknown('cue', cue.goTo, numbers, [...path, 'goTo'])),
    ...checkQuorum(cue, numbers, path, gestures),
  ];
}

function checkChanges(score: Score, cue: ScoreCue, path: DocumentPath): Fault[] {
  return Object.entries(cue.set).flatMap(([name, change]) => {
    const parameter = Object.hasOwn(score.parameters, name) ? score.parameters[name] : undefined;
    const here = [...path, 'set', name];
    if (!parameter) return unknown('parameter', name, Object.keys(score.parameters), here);
    if (change.to >= parameter.min && change.to <= parameter.max) return [];
    return [{ path: here, message: `${change.to} lies outside ${parameter.min} to ${parameter.max}` }];
  });
}

function checkCueCast(score: Score, cue: ScoreCue, path: DocumentPath): Fault[] {
  return Object.entries(cue.cast).flatMap(([id, change]) => [
    ...unknown('member of the cast', id, Object.keys(score.cast), [...path, 'cast', id]),
    ...(change.motion === undefined
      ? []
      : unknown('motion', change.motion, Object.keys(score.motions), [...path, 'cast', id, 'motion'])),
  ]);
}

function checkQuorum(
  cue: ScoreCue,
  numbers: readonly string[],
  path: DocumentPath,
  gestures: readonly string[] | null,
): Fault[] {
  const { quorum } = cue;
  if (!quorum) return [];
  const here = [...path, 'quorum'];
  return [
    ...quorum.options.flatMap((option, index) => {
      const at = quorum.isChoice ? [...here, 'options', index] : here;
      const go = quorum.isChoice ? [...at, 'go'] : [...at, 'met', 'go'];
      return [
        ...(gestures === null
          ? []
          : option.gesture.gestures.flatMap((name) => unknown('gesture', name, gestures, [...at, 'gesture']))),
        ...unknown('cue', option.go, numbers, go),
      ];
    }),
    ...unknown('cue', quorum.unmet.go, numbers, [...here, 'unmet', 'go']),
    ...(cue.goTo === undefined
      ? []
      : [{ path: [...path, 'goTo'], message: 'a cue with a quorum goes where its branches say, so goTo has no use' }]),
    ...(cue.next === 'manual'
      ? []
      : [{ path: [...path, 'next'], message: 'a cue with a quorum goes on when it is decided, so next has no use' }]),
  ];
}
