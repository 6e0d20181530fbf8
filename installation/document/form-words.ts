/** What is wrong with the form of a value, in sentences for people who have never heard of types. */

import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

/** The sentence where the schema has none of its own. */
export function formWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED[issue.expected] ?? 'something else is expected here';
    case 'too_small':
      return sizeWords(issue.origin, `${issue.minimum}`, issue.inclusive === false ? 'more than' : 'at least');
    case 'too_big':
      return sizeWords(issue.origin, `${issue.maximum}`, issue.inclusive === false ? 'less than' : 'at most');
    case 'invalid_value':
      return `expected ${oneOf(issue.values.map(String))}`;
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return 'it is not written the way it has to be';
    case 'invalid_union':
      return optionsOf(issue) ?? 'this fits none of what may stand here';
    default:
      return 'this may not stand here';
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'expected a text',
  number: 'expected a number',
  int: 'expected a whole number',
  boolean: 'expected true or false',
  array: 'expected a list',
  tuple: 'expected a list',
  object: 'expected names with values',
  record: 'expected names with values',
  null: 'expected nothing',
  never: 'expected nothing',
};

function sizeWords(origin: string, limit: string, bound: string): string {
  if (origin === 'string') return `expected ${bound} ${limit} characters`;
  if (origin === 'array') return `expected ${bound} ${limit} ${limit === '1' ? 'entry' : 'entries'}`;
  return `expected ${bound} ${limit}`;
}

/** `a, b or c` */
export const oneOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

function optionsOf(issue: Issue): string | null {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.length === 0 ? null : `expected ${oneOf(options.map(String))}`;
}

/** A value as a person would say what they see: a text in quotes, a list as one. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 39)}…` : value}"`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value !== 'object') return String(value);
  const keys = Object.keys(value);
  return keys.length === 0 ? '{}' : `{ ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ', …' : ''} }`;
}

/** The sentence with what was found, where it tells what was expected. `written` is undefined where nothing stands. */
export function withFound(message: string, written: unknown): string {
  const sentence = message.replace(/\.$/, '');
  if (written === undefined) return `missing: ${sentence}`;
  if (/^(above|below) /.test(sentence)) return `${shownValue(written)} is ${sentence}`;
  if (!sentence.startsWith('expected ')) return sentence;
  const isBare = sentence === EXPECTED.string && (typeof written === 'number' || typeof written === 'boolean');
  return `${sentence}, found ${shownValue(written)}${isBare ? ': put it into quotes' : ''}`;
}
