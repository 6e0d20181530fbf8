import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseEntered } from '#projection/text/entering.ts';
import { createGlyphRows, NUMBERS } from '#projection/text/glyph-rows.ts';
import { QUAD, type Setting, setText } from '#projection/text/set-text.ts';
import { boxOf, createRecall, createSetTexts } from '#projection/text/set-texts.ts';
import type { Writing } from '#projection/text/text-sheet.ts';
import { sampleGlyphs } from './support/sample-glyphs.ts';

const set = sampleGlyphs({ gothic: 'abcdefghijklmnopqrstuvwxyzABC .,0123456789雨は四時。「」ーっ' });
const PLAIN: Setting = {
  face: 'gothic',
  align: 'left',
  vertical: false,
  length: Number.POSITIVE_INFINITY,
  spacing: 1.4,
  tracking: 0,
};
const quadsOf = (text: string, setting: Partial<Setting> = {}) => {
  const { quads, count } = setText(text, { ...PLAIN, ...setting }, set);
  return Array.from({ length: count }, (_, at) => [...quads.subarray(at * QUAD, (at + 1) * QUAD)]);
};

describe('setting text in lines', () => {
  it('stands letters side by side on a baseline, lines below each other', () => {
    const quads = quadsOf('ab\nc', { tracking: 0.1 });
    expect(quads.map(([x]) => x)).toEqual([-0.05, 0.55, -0.05].map(Math.fround));
    expect(quads.map(([, y]) => y)).toEqual([-0.05, -0.05, -1.45].map(Math.fround));
    expect(quads.map((quad) => quad[11])).toEqual([0, 0, 1]);
  });

  it('begins, ends or has its middle where it is written', () => {
    const box = (align: Setting['align']) => setText('abcd', { ...PLAIN, align }, set);
    expect([box('left').left, box('left').right]).toEqual([0, 2]);
    expect([box('middle').left, box('middle').right]).toEqual([-1, 1]);
    expect([box('right').left, box('right').right]).toEqual([-2, 0]);
  });

  it('makes lines about equally long where that is asked', () => {
    const texts = createSetTexts(set);
    const writing: Writing = {
      words: 'aaaa bbbb cccc dd',
      face: 'gothic',
      sizeM: 1,
      at: [0, 0, 0],
      lengthM: 7.2,
      colour: [1, 1, 1],
      light: 1,
    };
    const [plain, even] = [texts(writing), texts({ ...writing, even: true })];
    expect([plain.lines, even.lines]).toEqual([2, 2]);
    expect(even.right).toBeLessThan(plain.right);
    expect(texts({ ...writing, even: true })).toBe(even);
    expect(boxOf(even, { ...writing, at: [2, 3, 0], sizeM: 0.5 })).toMatchObject({ left: 2, high: 3 + 0.44, lines: 2 });
  });
});

describe('setting text in columns', () => {
  it('goes down, and from right to left', () => {
    const quads = quadsOf('雨は四時', { vertical: true, length: 2 });
    const [rain, ha, four] = quads;
    expect(ha?.[1]).toBeLessThan(rain?.[1] ?? 0);
    expect(ha?.[0]).toBe(rain?.[0]);
    expect(four?.[0]).toBeCloseTo((rain?.[0] ?? 0) - 1.4, 5);
    // Upright: the way to the right is to the right.
    expect([rain?.[2], rain?.[3]]).toEqual([Math.fround(1.1), 0]);
    const { left, right, low, high, lines } = setText('雨は四時', { ...PLAIN, vertical: true, length: 2 }, set);
    expect([left, right, low, high, lines]).toEqual([-1.9, 0.5, -2, 0, 2]);
  });

  it('lays words of other scripts on their side, and stands lone letters and two figures', () => {
    const wayOf = (text: string) =>
      quadsOf(text, { vertical: true }).map(([, , across, down]) => [across, down].map((n) => Math.sign(n ?? 0)));
    expect(wayOf('abc')).toEqual([
      [0, -1],
      [0, -1],
      [0, -1],
    ]);
    expect(wayOf('Aは')).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(wayOf('雨21時')).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(wayOf('雨214時')).toEqual([
      [1, 0],
      [0, -1],
      [0, -1],
      [0, -1],
      [1, 0],
    ]);
  });

  it('turns brackets and dashes, and moves stops and small kana to the upper right', () => {
    const [open, , dash, close] = quadsOf('「雨ー」', { vertical: true });
    for (const quad of [open, dash, close]) expect([quad?.[2], Math.sign(quad?.[3] ?? 0)]).toEqual([0, -1]);
    const [plain, stop, small] = quadsOf('は。っ', { vertical: true });
    expect((stop?.[0] ?? 0) - (plain?.[0] ?? 0)).toBeCloseTo(0.58, 5);
    expect((stop?.[1] ?? 0) - (plain?.[1] ?? 0)).toBeCloseTo(-1 + 0.58, 5);
    expect((small?.[0] ?? 0) - (plain?.[0] ?? 0)).toBeCloseTo(0.1, 5);
  });
});

describe('entering', () => {
  it('brings phrase after phrase, each wholly there at the end', () => {
    expect([0, 1, 2].map((place) => phraseEntered(0, place, 3))).toEqual([0, 0, 0]);
    expect([0, 1, 2].map((place) => phraseEntered(1, place, 3))).toEqual([1, 1, 1]);
    const half = [0, 1, 2].map((place) => phraseEntered(0.5, place, 3));
    expect(half[0]).toBe(1);
    expect(half[1]).toBeGreaterThan(half[2] ?? 1);
    expect(phraseEntered(0.3, 0, 1)).toBeGreaterThan(0);
  });
});

describe('what a sheet recalls', () => {
  const words = fc.constantFrom('ab', 'abc abc', 'c');
  const asked = fc.record({
    words,
    align: fc.constantFrom('left' as const, 'right' as const),
    lengthM: fc.constantFrom(undefined, 1, 2),
    sizeM: fc.constantFrom(0.5, 1),
    tracking: fc.constantFrom(undefined, 0.1),
  });

  it('is what it would be set as, whatever is asked for in whatever order', () => {
    const texts = createSetTexts(set);
    fc.assert(
      fc.property(fc.array(fc.array(asked, { maxLength: 4 }), { maxLength: 5 }), (frames) => {
        const recall = createRecall(texts);
        for (const frame of frames) {
          recall.begin();
          for (const { lengthM, tracking, ...one } of frame) {
            const writing: Writing = {
              ...one,
              ...(lengthM !== undefined && { lengthM }),
              ...(tracking !== undefined && { tracking }),
              face: 'gothic',
              at: [0, 0, 0],
              colour: [1, 1, 1],
              light: 1,
            };
            expect(recall.set(writing)).toBe(texts(writing));
          }
        }
      }),
    );
  });

  it('is nothing that was set before, if the same writing has other words', () => {
    const recall = createRecall(createSetTexts(set));
    const writing = { words: 'ab', face: 'gothic' as const, sizeM: 1, at: [0, 0, 0] as const, light: 1 };
    const asked = { ...writing, colour: [1, 1, 1] as const };
    expect(recall.set(asked).count).toBe(2);
    asked.words = 'abc';
    recall.begin();
    expect(recall.set(asked).count).toBe(3);
  });
});

describe('the rows of a sheet', () => {
  const writing: Writing = { words: 'ab', face: 'gothic', sizeM: 2, at: [10, 20, -1], colour: [1, 0.5, 0], light: 0.5 };
  const text = createSetTexts(set)(writing);

  it('hold corner, ways, place and light of each glyph, and say whether anything changed', () => {
    const numbers = new Float32Array(4 * NUMBERS);
    const rows = createGlyphRows(numbers);
    const write = (more: Partial<Writing> = {}) => {
      rows.begin();
      rows.put(text, { ...writing, ...more });
      return rows.end();
    };
    expect(write()).toEqual({ count: 2, isChanged: true });
    expect([...numbers.subarray(0, 3)]).toEqual([10 - 0.1, 20 - 0.1, -1].map(Math.fround));
    expect(numbers[4]).toBeCloseTo(1.2, 5);
    expect([...numbers.subarray(16, 19)]).toEqual([0.5, 0.25, 0]);
    expect(write()).toEqual({ count: 2, isChanged: false });
    expect(write({ light: 0.6 })).toEqual({ count: 2, isChanged: true });
    expect(write({ entered: 0 }).count).toBe(0);
  });

  it('turn about the place it is written at, in whatever plane', () => {
    const numbers = new Float32Array(4 * NUMBERS);
    const rows = createGlyphRows(numbers);
    rows.begin();
    rows.put(text, { ...writing, at: [0, 0, 0], turn: Math.PI / 2 });
    rows.put(text, { ...writing, at: [0, 0, 0], right: [0, 0, -1], up: [0, 1, 0] });
    rows.end();
    expect([numbers[4], numbers[5]].map((n) => Number(n?.toFixed(5)))).toEqual([0, 1.2]);
    expect(numbers[2 * NUMBERS + 6]).toBeCloseTo(-1.2, 5);
  });

  it('leave out what there is no room for', () => {
    const rows = createGlyphRows(new Float32Array(3 * NUMBERS));
    rows.begin();
    rows.put(text, writing);
    rows.put(text, writing);
    const place = { x: 0, y: 0, z: 0, sizeM: 1, turn: 0, yaw: 0, light: 1, shade: 0 };
    rows.glyph(text, 0, place, [1, 1, 1]);
    expect(rows.end().count).toBe(3);
  });

  it('hold a glyph by itself by the middle of its width', () => {
    const numbers = new Float32Array(NUMBERS);
    const rows = createGlyphRows(numbers);
    rows.begin();
    rows.glyph(text, 1, { x: 3, y: 4, z: 0, sizeM: 1, turn: 0, yaw: 0, light: 1, shade: 0.5 }, [1, 1, 1]);
    rows.end();
    expect((numbers[0] ?? 0) + (numbers[4] ?? 0) / 2).toBeCloseTo(3, 5);
    expect(numbers[1]).toBeCloseTo(4 - 0.25 - 0.05, 5);
    expect(numbers[3]).toBe(0.5);
  });
});
