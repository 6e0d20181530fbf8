import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isSame, reconcile, writtenAt } from '#installation/document/reconcile.ts';
import { blockLines, type Json, writeFlow } from '#installation/document/write-yaml.ts';

type JsonMap = { readonly [key: string]: Json };

const single = fc.oneof(
  fc.integer({ min: -999, max: 999 }).map((n) => n / 8),
  fc.boolean(),
  fc.constantFrom('wall', 'a b', 'no', '#5FF2FF', '12', 'x: y', ''),
);
const row = fc.array(single, { maxLength: 3 });
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const { value } = fc.letrec<{ value: Json; map: JsonMap; list: readonly Json[] }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, single, row, tie('list'), tie('map')),
  list: fc.oneof(fc.array(row, { maxLength: 8 }), fc.array(tie('map'), { maxLength: 4 })),
  map: fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));
const map = fc.dictionary(name, value, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

const asBlock = (now: JsonMap): string =>
  `top: # here\n  own: # mine\n${blockLines(now, 4).join('\n')}\n  next: 1 # stays\nlast: 2\n`;
const asFlow = (now: JsonMap): string => `top: { own: ${writeFlow(now)}, next: 1 } # stays\nlast: 2\n`;

function changed(text: string, wanted: Json | undefined): string {
  const result = reconcile(text, ['top'], 'own', wanted);
  if (!result.ok) throw new Error(result.says);
  return result.text;
}

describe('a value brought to another', { timeout: 30_000 }, () => {
  it.each([
    ['lines', asBlock],
    ['brackets', asFlow],
  ] as const)('says what it shall, in %s, and beside it all is as it was', (_how, write) => {
    fc.assert(
      fc.property(map, map, (before, wanted) => {
        const text = changed(write(before), wanted);
        expect(parse(text)).toEqual({ top: { own: wanted, next: 1 }, last: 2 });
        expect(text).toContain('# stays');
        expect(changed(text, wanted)).toBe(text);
        expect(parse(changed(text, undefined))).toEqual({ top: { next: 1 }, last: 2 });
      }),
      { numRuns: 150 },
    );
  });

  it('is not touched where it says that already, in whatever order', () => {
    const text = 'top:\n  own: { b: 0.10, a: [1,  2] } # odd\n';
    expect(changed(text, { a: [1, 2], b: 0.1 })).toBe(text);
  });

  it('keeps the comments beside what stays', () => {
    const text =
      'top:\n  own:\n    # first\n    a: 1 # one\n    b: 2 # two\n    list:\n      - [0, 0] # zero\n      - [1, 1] # one\n';
    expect(
      changed(text, {
        a: 1,
        b: 3,
        list: [
          [0, 0],
          [1, 2],
        ],
      }),
    ).toBe(text.replace('b: 2', 'b: 3').replace('[1, 1]', '[1, 2]'));
    expect(changed(text, { a: 1, list: [[0, 0]] })).toBe(
      'top:\n  own:\n    # first\n    a: 1 # one\n    list:\n      - [0, 0] # zero\n',
    );
  });

  it('leaves a part that is repeated elsewhere as it is there', () => {
    const text = 'top:\n  own: &it { a: 1, b: [1, 2] }\n  next: *it\n';
    expect(parse(changed(text, { a: 2, b: [1, 2] }))).toEqual({
      top: { own: { a: 2, b: [1, 2] }, next: { a: 1, b: [1, 2] } },
    });
    const other = reconcile(text, ['top'], 'next', { a: 1, b: [1, 3], c: true });
    expect(other.ok && parse(other.text)).toEqual({
      top: { own: { a: 1, b: [1, 2] }, next: { a: 1, b: [1, 3], c: true } },
    });
  });

  it('is refused where what is written is not followed', () => {
    expect(reconcile('top: 3\n', ['top'], 'own', 1)).toMatchObject({ ok: false, says: expect.stringContaining('top') });
    expect(reconcile('top:\n  own: !strange { a: 1\n', ['top'], 'own', { a: 2 })).toMatchObject({ ok: false });
  });
});

describe('what is written', () => {
  it('is read at its place, repeated parts too', () => {
    const text = 'top:\n  own: &it { a: 1 }\n  next: *it\n';
    expect(writtenAt(text, ['top'], 'next')).toEqual({ a: 1 });
    expect(writtenAt(text, ['top'], 'gone')).toBeUndefined();
    expect(writtenAt(text, ['gone'], 'own')).toBeUndefined();
  });

  it('is compared without regard to order of names, and with regard to that of lists', () => {
    expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(isSame([], {})).toBe(false);
    expect(isSame(undefined, undefined)).toBe(true);
  });
});
