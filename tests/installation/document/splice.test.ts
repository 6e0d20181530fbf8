import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySplices, type Splice, splicesBack } from '#installation/document/splice.ts';

const back = (text: string, patches: Parameters<typeof splicesBack>[1]): string | null => {
  const splices = splicesBack(text, patches);
  return splices && applySplices(text, splices).text;
};

describe('splices', () => {
  it('are put in all at once, in whatever order they come', () => {
    const splices: readonly Splice[] = [
      { start: 8, end: 9, text: 'I' },
      { start: 0, end: 3, text: 'A' },
      { start: 5, end: 5, text: '+' },
    ];
    expect(applySplices('abcdefghi', splices).text).toBe('Ade+fghI');
  });

  it('at the same place come in their order, before what is taken away there', () => {
    const splices: readonly Splice[] = [
      { start: 1, end: 2, text: '' },
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ];
    expect(applySplices('abc', splices).text).toBe('a12c');
  });

  it('may not overlap', () => {
    expect(() =>
      applySplices('abcdef', [
        { start: 0, end: 3, text: '' },
        { start: 2, end: 4, text: '' },
      ]),
    ).toThrow('overlap');
  });

  it('that change nothing leave no patch', () => {
    expect(applySplices('abc', [{ start: 0, end: 1, text: 'a' }])).toEqual({ text: 'abc', patches: [] });
  });

  it('are taken back exactly, and those again', () => {
    const cuts = fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 0, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ minLength: 60, maxLength: 80 }),
        cuts,
        fc.array(fc.string({ maxLength: 6 }), { minLength: 4 }),
        (text, places, texts) => {
          const at = [...places].sort((a, b) => a - b);
          const splices: Splice[] = [];
          for (let i = 0; i + 1 < at.length; i += 2)
            splices.push({ start: at[i] ?? 0, end: at[i + 1] ?? 0, text: texts[(i / 2) % texts.length] ?? '' });
          const { text: after, patches } = applySplices(text, splices);
          expect(back(after, patches)).toBe(text);
          const there = applySplices(after, splicesBack(after, patches) ?? []);
          expect(back(there.text, there.patches)).toBe(after);
        },
      ),
    );
  });

  it('are not taken back from another text', () => {
    const { text, patches } = applySplices('abcdef', [{ start: 2, end: 3, text: 'XY' }]);
    expect(back(text, patches)).toBe('abcdef');
    expect(back(`_${text}`, patches)).toBeNull();
    expect(back(text.slice(0, 3), patches)).toBeNull();
  });
});
