/** Words for what an edit does. */

import type { Json } from '../../document/write-yaml.ts';
import { GIVEN_AT, type GivenKind, KIND_WORDS } from '../references.ts';

/** A field of a cue or a sequence as one would say it: `quorum share`; what a cue sets by its name alone. */
export function ownFieldWords(field: readonly (string | number)[]): string {
  const [first, ...rest] = field;
  const isByName = first === 'set' || first === 'cast' || first === 'assign';
  return (isByName && rest.length > 0 ? rest : field).join(' ');
}

/** A field of the whole score as one would say it: `goGuard`, `default of the parameter light`. */
export function fieldWords(field: readonly (string | number)[]): string {
  const kind = (Object.keys(GIVEN_AT) as GivenKind[]).find((one) => isBelow(field, GIVEN_AT[one]));
  if (!kind) return field.join(' ');
  const depth = GIVEN_AT[kind].length;
  const named = `the ${KIND_WORDS[kind]} ${field[depth]}`;
  const rest = field.slice(depth + 1).join(' ');
  return rest === '' ? named : `${rest} of ${named}`;
}

const isBelow = (field: readonly (string | number)[], path: readonly string[]): boolean =>
  field.length > path.length && path.every((step, index) => field[index] === step);

/** A value in a few letters. */
export function shownBriefly(value: Json): string {
  if (value === null) return 'nothing';
  if (typeof value !== 'object') return short(String(value));
  const keys = Object.keys(value);
  return Array.isArray(value) ? `a list of ${keys.length}` : short(`{ ${keys.join(', ')} }`);
}

/** The beginning of a text, on one line. */
const short = (text: string): string => {
  const [line = ''] = text.split('\n', 1);
  return line.length > 30 || line !== text ? `${line.slice(0, 29)}…` : text;
};
