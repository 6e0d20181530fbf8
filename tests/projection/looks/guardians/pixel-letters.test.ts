import { describe, expect, test } from 'vitest';
import { LETTER, letterBits } from '#projection/looks/guardians/pixel-letters.ts';

const dots = (letter: string): string =>
  letterBits(letter)
    .toString(2)
    .padStart(LETTER.wide * LETTER.high, '0')
    .replace(/(...)/g, '$1\n');

describe('a letter of dots', () => {
  test('is three across and five up, the first dot its upper left', () => {
    expect(dots('L')).toBe('100\n100\n100\n100\n111\n');
    expect(dots('T')).toBe('111\n010\n010\n010\n010\n');
  });

  test('knows neither case nor accents', () => {
    expect(letterBits('é')).toBe(letterBits('E'));
    expect(letterBits('ü')).toBe(letterBits('U'));
  });

  test('is nothing for a space, and something for what no row is written for', () => {
    expect(letterBits(' ')).toBe(0);
    expect(letterBits('顔')).toBeGreaterThan(0);
  });

  test('is another for every letter and numeral, and fits fifteen bits', () => {
    const all = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789.,:-/'].map(letterBits);
    expect(new Set(all).size).toBe(all.length);
    for (const bits of all) expect(bits > 0 && bits < 2 ** 15).toBe(true);
  });
});
