/** Variables and conditions as people say them: `fate is held`, `rounds is at least 3`, `not loud`. */

import type { ScoreCondition, Worth } from '#installation/score/score-schema.ts';

type Test = ScoreCondition[number][string];

/** What a variable is worth, in a word. */
export const worthText = (worth: Worth): string => {
  if (typeof worth === 'boolean') return worth ? 'yes' : 'no';
  return worth === '' ? 'nothing' : String(worth);
};

/** A condition in words; everything of one of its entries has to be so. */
export const conditionWords = (condition: ScoreCondition): string =>
  condition
    .map((tests) =>
      Object.entries(tests)
        .map(([name, test]) => testWords(name, test))
        .join(' and '),
    )
    .join(', or ');

function testWords(name: string, test: Test): string {
  if (typeof test !== 'object') return isWords(name, test);
  const { is, not, atLeast, atMost } = test;
  const range =
    atLeast !== undefined && atMost !== undefined
      ? [`${name} is ${atLeast} to ${atMost}`]
      : [
          ...(atLeast === undefined ? [] : [`${name} is at least ${atLeast}`]),
          ...(atMost === undefined ? [] : [`${name} is at most ${atMost}`]),
        ];
  return [
    ...(is === undefined ? [] : [isWords(name, is)]),
    ...(not === undefined ? [] : [isNotWords(name, not)]),
    ...range,
  ].join(' and ');
}

const isWords = (name: string, worth: Worth): string =>
  typeof worth === 'boolean' ? (worth ? name : `not ${name}`) : `${name} is ${worthText(worth)}`;

const isNotWords = (name: string, worth: Worth): string =>
  typeof worth === 'boolean' ? isWords(name, !worth) : `${name} is not ${worthText(worth)}`;
