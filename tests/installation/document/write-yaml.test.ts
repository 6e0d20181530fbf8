import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  blockLines,
  type Json,
  LINE_WIDTH,
  writeEntry,
  writeFlow,
  writeItem,
  writeText,
  writeTextLike,
} from '#installation/document/write-yaml.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    'a: b',
    'a #b',
    '- a',
    '? a',
    '"',
    "'",
    'null',
    '~',
    'No',
    'on',
    '1e3',
    '0x1F',
    '1_000',
    '.5',
    '-',
    'a,b',
    '{a}',
    'a\nb',
    '\u2028',
    '\u0085',
    '\t',
    'ÿ',
    'a.',
    'so (it is)',
    '18:30',
    '2024-01-01',
    '=',
    '<<',
    '%',
    '@a',
    '`',
  ),
);

/** JSON that comes back as it is: no two keys alike, no lone halves of letters, nothing that cannot be a number. */
const anyJson: fc.Arbitrary<Json> = fc.letrec<{ readonly json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    anyText,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(
      anyText.filter((key) => key !== '__proto__' && key !== '<<'),
      tie('json'),
      { maxKeys: 3 },
    ),
  ),
})).json;

describe('a value that is written', () => {
  it('in brackets reads as what it was', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const line = writeFlow(value);
        expect(line).not.toContain('\n');
        expect(parse(`a: ${line}\n`)).toEqual({ a: value });
        expect(parse(`a: [${line}, 1]\n`)).toEqual({ a: [value, 1] });
      }),
      { numRuns: 500 },
    );
  });

  it('in lines of its own reads as what it was, at any column', () => {
    fc.assert(
      fc.property(anyJson, fc.nat({ max: 30 }), fc.nat({ max: 12 }), (value, filler, column) => {
        const long: Json = { filler: 'x'.repeat(filler * 4), value, list: [{ value }, value] };
        const indent = ' '.repeat(column);
        expect(parse(`${indent}${writeEntry('a', long, column).join('\n')}\n`)).toEqual({ a: long });
        expect(parse(`${indent}${writeItem(long, column).join('\n')}\n`)).toEqual([long]);
      }),
      { numRuns: 300 },
    );
  });

  it('as a text in the manner of another reads as that text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('"x"', "'x'", 'x'), fc.boolean(), (text, like, inBrackets) => {
        const shown = writeTextLike(text, like, inBrackets);
        expect(parse(inBrackets ? `a: [${shown}, b]\n` : `a: ${shown}\n`)).toEqual({
          a: inBrackets ? [text, 'b'] : text,
        });
      }),
      { numRuns: 500 },
    );
    expect(writeTextLike('new', "'old'", false)).toBe("'new'");
    expect(writeTextLike('new', '"old"', false)).toBe('"new"');
    expect(writeTextLike('new', 'old', false)).toBe('new');
  });

  it('as the number of a cue stays plain where its neighbours are', () => {
    expect(writeTextLike('12.5', '12', false, true)).toBe('12.5');
    expect(writeTextLike('12.5', '12', false)).toBe('"12.5"');
    expect(writeTextLike('12.5', '"12"', false, true)).toBe('"12.5"');
    expect(writeTextLike('true', 'A', false, true)).toBe('"true"');
    expect(writeTextLike('a b', 'A', false, true)).toBe('a b');
  });

  it('is written the way people write scores', () => {
    expect(writeFlow({ to: 1, over: '3s', ease: 'linear' })).toBe('{ to: 1, over: 3s, ease: linear }');
    expect(writeFlow([[1, 2], ['#FF0000']])).toBe('[[1, 2], ["#FF0000"]]');
    expect(writeEntry('set', { light: 1 }, 8)).toEqual(['set: { light: 1 }']);
    expect(
      writeEntry(
        'cues',
        [
          { cue: '1', name: 'One' },
          { cue: '2', set: {} },
        ],
        4,
      ),
    ).toEqual(['cues:', '      - cue: "1"', '        name: One', '      - cue: "2"', '        set: {}']);
    expect(writeItem('so', 2)).toEqual(['- so']);
    expect(writeItem({}, 2)).toEqual(['- {}']);
  });

  it('breaks lines that would be too long, and no others', () => {
    const value = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`parameter${i}`, i / 10]));
    const lines = writeEntry('set', value, 8);
    expect(lines).toHaveLength(13);
    expect(blockLines(value, 10)[0]).toBe('          parameter0: 0');
    const short = writeEntry('set', { a: 'x'.repeat(LINE_WIDTH - 22) }, 8);
    expect(short).toHaveLength(1);
    expect(`        ${short[0]}`.length).toBeLessThanOrEqual(LINE_WIDTH);
  });

  it('is plain where that is safe, and in quotes where it is not', () => {
    expect(writeText('Ayla opens her work.', false)).toBe('Ayla opens her work.');
    expect(writeText('Ayla, alone', false)).toBe('Ayla, alone');
    expect(writeText('Ayla, alone', true)).toBe('"Ayla, alone"');
    expect(writeText('no', false)).toBe('"no"');
  });
});
