/** Finds every name in a score that refers to nothing, and guesses what was meant. */

import type { Damage } from '../document/damage.ts';
import { type Fault, valueAt } from '../document/form-faults.ts';
import { suggest } from '../document/suggest.ts';
import type { Reading } from '../document/yaml-document.ts';
import { GIVEN_AT, type GivenKind, KIND_WORDS, PLAIN_TREE, type Reference, referencesIn } from './references.ts';

/** The names there are of a kind; null where some could not be read, so that nothing can be called unknown. */
type Known = readonly string[] | null;

/**
 * The faults of all names in what was `written`, also where its form is faulty. `gestures` is the vocabulary the score
 * may use; null leaves gesture names unchecked.
 */
export function checkNames({ written, damage }: Reading, gestures: readonly string[] | null): Fault[] {
  const given = new Map<GivenKind, Known>();
  for (const kind of Object.keys(GIVEN_AT) as GivenKind[]) given.set(kind, namesAt(written, damage, GIVEN_AT[kind]));
  const cues = new Map((given.get('sequence') ?? []).map((id) => [id, cueNumbers(written, damage, id)] as const));
  return referencesIn(PLAIN_TREE, written).flatMap((reference) => {
    // Names inside the world are looked at by those who know its groups.
    if (reference.path.includes('world') || !couldBeName(reference, damage)) return [];
    const { kind, name, path, sequence } = reference;
    if (kind === 'target') return targetFaults(name, path, given.get('sequence') ?? null, cues);
    // Zones are the site's: whoever knows the site warns of them.
    if (kind === 'zone') return [];
    if (kind === 'cue') return unknown(kind, name, cues.get(sequence ?? '') ?? null, path);
    return unknown(kind, name, kind === 'gesture' ? gestures : (given.get(kind) ?? null), path);
  });
}

/** A name whose form is faulty has been told. The name of an entry may be well though what stands at it is not. */
const couldBeName = ({ entry, name, path }: Reference<unknown>, damage: Damage): boolean =>
  entry === null ? !damage.isSpoilt(path) : /^[A-Za-z][A-Za-z0-9-]*$/.test(name);

function namesAt(written: unknown, damage: Damage, path: readonly string[]): Known {
  const isLost = path.some((_, depth) => damage.isPartial(path.slice(0, depth)) && !valueAt(written, path));
  if (isLost || damage.isPartial(path) || damage.isSpoilt(path)) return null;
  const names = valueAt(written, path);
  return typeof names === 'object' && names !== null ? Object.keys(names) : [];
}

/** The numbers of all cues in a sequence, those in groups too. */
function cueNumbers(written: unknown, damage: Damage, sequence: string): Known {
  const numbers: string[] = [];
  const collect = (path: readonly (string | number)[]): boolean => {
    const cues = valueAt(written, path);
    if (damage.isPartial(path) || damage.isSpoilt(path) || !Array.isArray(cues)) return false;
    return cues.every((cue: unknown, index) => {
      const number = valueAt(cue, ['cue']);
      if (typeof number !== 'string' || damage.isSpoilt([...path, index, 'cue'])) return false;
      numbers.push(number);
      return valueAt(cue, ['group']) === undefined || collect([...path, index, 'group', 'cues']);
    });
  };
  return collect(['sequences', sequence, 'cues']) ? numbers : null;
}

function unknown(kind: Reference<unknown>['kind'], name: string, known: Known, path: Fault['path']): Fault[] {
  if (known === null || known.includes(name)) return [];
  const suggestion = suggest(name, known);
  const isNew = kind === 'parameter' && suggestion === undefined;
  const hint = isNew
    ? `: what cues move is declared once under "parameters", as ${name}: { says: ..., default: 0 }`
    : '';
  return [{ path, message: `unknown ${KIND_WORDS[kind]} "${name}"${hint}`, suggestion }];
}

/** The faults of `sequence` or `sequence/cue`. */
function targetFaults(name: string, path: Fault['path'], sequences: Known, cues: ReadonlyMap<string, Known>): Fault[] {
  const slash = name.indexOf('/');
  const sequence = slash < 0 ? name : name.slice(0, slash);
  if (sequences === null) return [];
  if (!sequences.includes(sequence)) {
    const meant = suggest(sequence, sequences);
    const suggestion = meant === undefined ? undefined : `${meant}${slash < 0 ? '' : name.slice(slash)}`;
    return [{ path, message: `unknown sequence "${sequence}"`, suggestion }];
  }
  const number = name.slice(slash + 1);
  const known = cues.get(sequence) ?? null;
  if (slash < 0 || known === null || known.includes(number)) return [];
  const meant = suggest(number, known);
  const suggestion = meant === undefined ? undefined : `${sequence}/${meant}`;
  return [{ path, message: `unknown cue "${number}" in the sequence "${sequence}"`, suggestion }];
}
