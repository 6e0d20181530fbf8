import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, isWide, phrasesOf, type Unit } from '#projection/text/line-breaking.ts';

const units = (text: string): Unit[] =>
  [...text].map((one) => ({ first: one, last: one, extent: one === '\n' ? 0 : isWide(one) ? 1 : 0.5 }));
const lines = (text: string, most: number): string[] =>
  breakLines(units(text), most, 0).map(({ from, to }) => [...text].slice(from, to).join(''));
const phrases = (text: string): string[] => {
  const found: string[] = [];
  const numbers = phrasesOf([...text]);
  [...text].forEach((one, at) => {
    found[numbers[at] ?? 0] = (found[numbers[at] ?? 0] ?? '') + one;
  });
  return found.map((phrase) => phrase.trim());
};

describe('breaking lines', () => {
  it('breaks between words, and drops the spaces there', () => {
    expect(lines('You have stood here nine seconds', 8)).toEqual(['You have stood', 'here nine', 'seconds']);
  });

  it('breaks at line feeds, also at two', () => {
    expect(lines('one\n\ntwo', 99)).toEqual(['one', '', 'two']);
    expect(lines('one\n', 99)).toEqual(['one', '']);
  });

  it('leaves a word whole that is longer than its line', () => {
    expect(lines('a Streichholzschachtel b', 4)).toEqual(['a', 'Streichholzschachtel', 'b']);
  });

  it('breaks such a word where the line ends, if that is asked, and no other', () => {
    const broken = (text: string, most: number): string[] =>
      breakLines(units(text), most, 0, true).map(({ from, to }) => [...text].slice(from, to).join(''));
    expect(broken('a Streichholzschachtel b', 4)).toEqual(['a', 'Streichh', 'olzschac', 'htel b']);
    expect(broken('You have stood', 4)).toEqual(['You have', 'stood']);
    expect(broken('ab', 0.1)).toEqual(['a', 'b']);
  });

  it('breaks Japanese anywhere but where its rules forbid', () => {
    expect(lines('雨は四時まで', 3)).toEqual(['雨は四', '時まで']);
    // Neither a stop nor a small kana begins a line, no opening bracket ends one.
    expect(lines('雨は四。時', 3)).toEqual(['雨は', '四。時']);
    expect(lines('キャット', 1)).toEqual(['キャッ', 'ト']);
    expect(lines('雨は「四」', 3)).toEqual(['雨は', '「四」']);
    expect(lines('価格¥184,000です', 4)).toEqual(['価格', '¥184,000', 'です']);
  });

  it('breaks after a dash but not before a figure', () => {
    expect(lines('man—mask', 2.5)).toEqual(['man—', 'mask']);
    expect(lines('1990–2147', 3)).toEqual(['1990–2147']);
  });

  it('never begins a line with what may not begin one, never loses a letter, and keeps to the length where it can', () => {
    const forbidden = new Set('、。」』）っゃー');
    const text = fc.stringMatching(/^[雨は四時「『。、っー」a-c ]{0,40}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (words, most) => {
        const broken = lines(words, most);
        expect(broken.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
        for (const line of broken.slice(1)) {
          const first = [...line][0];
          const isForced = first !== undefined && forbidden.has(first) && words.includes(` ${first}`);
          expect(first !== undefined && forbidden.has(first) && !isForced).toBe(false);
        }
        for (const line of breakLines(units(words), most, 0)) {
          const inside = [...words].slice(line.from, line.to);
          const couldBreak = inside.some((one, at) => at > 0 && one === ' ');
          if (couldBreak) expect(line.extent).toBeLessThanOrEqual(most + 1e-6);
        }
      }),
    );
  });
});

describe('phrases', () => {
  it('end at punctuation and at line feeds', () => {
    expect(phrases('Ayla Talon. She drew her selves by hand, on her own skin.')).toEqual([
      'Ayla Talon.',
      'She drew her selves by hand,',
      'on her own skin.',
    ]);
    expect(phrases('one\ntwo')).toEqual(['one', 'two']);
    expect(phrases('誰ですか。「私」、と言った')).toEqual(['誰ですか。', '「私」、', 'と言った']);
  });

  it('do not end inside a time, a price or a run of dots', () => {
    expect(phrases('At 21:04 her likeness leaves without her.')).toHaveLength(1);
    expect(phrases('Sold for ¥184,000 … twice.')).toHaveLength(2);
    expect(phrases('No.')).toEqual(['No.']);
  });

  it('grow by one at most from a character to the next', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab .,!「」。\n]{0,30}$/), (text) => {
        const numbers = phrasesOf([...text]);
        numbers.forEach((number, at) => {
          expect([0, 1]).toContain(number - (numbers[at - 1] ?? 0));
        });
      }),
    );
  });
});
