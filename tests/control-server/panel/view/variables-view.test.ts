import { describe, expect, it } from 'vitest';
import { typedWorth, variablesView } from '#control-server/panel/view/variables-view.ts';
import { everyPart, type Happening, momentAt } from '../support/moments.ts';

const views = (...happenings: Happening[]) => variablesView(everyPart.momentAt(1000, happenings));

describe('what the show remembers', () => {
  it('stands in the order of the score, with what each is for', () => {
    expect(views().map(({ name, says, words }) => `${name} (${says}): ${words}`)).toEqual([
      'fate (what became of the network): unknown',
      'loud (whether the house is loud tonight): no',
      'rounds (how often it was played today): 0',
      'dedication (whom tonight is for): nobody yet',
    ]);
    expect(variablesView(momentAt(1000, []))).toEqual([]);
  });

  it('offers what the score allows, and marks what is so', () => {
    const [fate, loud] = views([500, { type: 'variable-set', variable: 'fate', value: 'held' }]);
    expect(fate?.choices).toEqual([
      { worth: 'unknown', words: 'unknown', isSo: false },
      { worth: 'held', words: 'held', isSo: true },
      { worth: 'fallen', words: 'fallen', isSo: false },
    ]);
    expect(loud?.choices).toEqual([
      { worth: true, words: 'yes', isSo: false },
      { worth: false, words: 'no', isSo: true },
    ]);
  });

  it('lets be typed what the score leaves open', () => {
    expect(views().map(({ kind, choices }) => [kind, choices === null])).toEqual([
      ['text', false],
      ['text', false],
      ['number', true],
      ['text', true],
    ]);
  });
});

describe('what was typed', () => {
  it('is a number where one is wanted', () => {
    expect(typedWorth('number', ' 12 ')).toBe(12);
    expect(typedWorth('number', '-0,5')).toBe(-0.5);
    for (const typed of ['', '  ', 'two', '1e999', '1,2,3']) expect(typedWorth('number', typed)).toBeNull();
  });

  it('is any text where one is wanted, as long as a fact can carry it', () => {
    expect(typedWorth('text', 'for Ines')).toBe('for Ines');
    expect(typedWorth('text', 'x'.repeat(1001))).toBeNull();
  });
});
