import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formFaults } from '#installation/document/form-faults.ts';
import { formWords, oneOf, shownValue, withFound } from '#installation/document/form-words.ts';

/** What is told of `written` by `schema`, as `path: message (suggestion)`. */
function told(schema: z.ZodType, written: unknown): readonly string[] {
  const result = schema.safeParse(written, { error: formWords });
  if (result.success) throw new Error('nothing is wrong with it');
  return formFaults(result.error.issues, schema, written).map(({ path, message, suggestion }) =>
    [path.length > 0 ? `${path.join(' > ')}: ` : '', message, suggestion ? ` (${suggestion})` : ''].join(''),
  );
}

describe('a value of the wrong form', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), ['x'], 'expected a text, found a list of 1'],
    [z.string(), 12, 'expected a text, found 12: put it into quotes'],
    [z.string(), true, 'expected a text, found true: put it into quotes'],
    [z.number(), 'half', 'expected a number, found "half"'],
    [z.number(), null, 'expected a number, found nothing'],
    [z.int(), 1.5, 'expected a whole number, found 1.5'],
    [z.boolean(), 'yes', 'expected true or false, found "yes"'],
    [z.array(z.number()), 3, 'expected a list, found 3'],
    [z.array(z.number()).min(1), [], 'expected at least 1 entry, found an empty list'],
    [z.tuple([z.number(), z.number()]), [1], 'expected at least 2 entries, found a list of 1'],
    [z.tuple([z.number()]), [1, 2], 'expected at most 1 entry, found a list of 2'],
    [z.strictObject({ a: z.number() }), 'x', 'expected names with values, found "x"'],
    [z.record(z.string(), z.number()), [1, 2], 'expected names with values, found a list of 2'],
    [z.number().min(2), 1, 'expected at least 2, found 1'],
    [z.number().max(2), 3, 'expected at most 2, found 3'],
    [z.number().positive(), 0, 'expected more than 0, found 0'],
    [z.number().lt(5), 5, 'expected less than 5, found 5'],
    [z.number().multipleOf(2), 3, 'expected a multiple of 2, found 3'],
    [z.string().min(2), 'a', 'expected at least 2 characters, found "a"'],
    [z.string().max(2), 'abc', 'expected at most 2 characters, found "abc"'],
    [z.string().regex(/^a/), 'b', 'it is not written the way it has to be'],
    [z.enum(['manual', 'follow']), 'folow', 'expected manual or follow, found "folow" (follow)'],
    [z.literal(true), false, 'expected true, found false'],
    [z.number().min(0, 'below 0'), -1, '-1 is below 0'],
    [z.string().refine(() => false), 'a', 'this may not stand here'],
    [z.union([z.number(), z.boolean()]), 'x', 'this fits none of what may stand here'],
    [z.number(), Number.NaN, 'expected a number, found NaN'],
  ])('%#', (schema, written, sentence) => {
    expect(told(schema, written)).toEqual([sentence]);
  });

  it('that is missing is called that', () => {
    expect(told(z.strictObject({ a: z.string(), b: z.number().default(1) }), {})).toEqual([
      'a: missing: expected a text',
    ]);
  });

  it('that nothing is said about by the schema is never told in the words of a programmer', () => {
    const schemas = [z.string(), z.number(), z.array(z.int()), z.null(), z.never(), z.record(z.string(), z.boolean())];
    for (const schema of [...schemas, z.date(), z.set(z.string()), z.email()]) {
      for (const written of ['x', 1.5, {}, [{}], false]) {
        const result = schema.safeParse(written, { error: formWords });
        for (const { message } of result.error?.issues ?? [])
          expect(message).not.toMatch(/Invalid|input|received|object|undefined|NaN|pattern|array|string/);
      }
    }
  });
});

describe('a name that is not known', () => {
  const schema = z.strictObject({ fade: z.number().optional(), goTo: z.string().optional() });

  it('is told with what may have been meant, each by itself', () => {
    expect(told(schema, { goto: 'x', whatever: 1 })).toEqual([
      'goto: nothing here is called "goto" (goTo)',
      'whatever: nothing here is called "whatever"',
    ]);
  });

  it('or that is none is told by what a name is', () => {
    const names = z.record(z.string().regex(/^[a-z]/, 'a name begins with a letter'), z.number());
    expect(told(names, { '2nd': 1 })).toEqual(['2nd: a name begins with a letter']);
  });
});

describe('a value that can be written in several ways', () => {
  const change = z.union([z.number(), z.strictObject({ to: z.number(), over: z.string().optional() })], {
    error: 'expected a number, or { to, over }',
  });

  it('is told by the way that was meant', () => {
    expect(told(change, { to: 'x' })).toEqual(['to: expected a number, found "x"']);
    expect(told(change, { to: 1, ovr: '2s' })).toEqual(['ovr: nothing here is called "ovr" (over)']);
    expect(told(change, {})).toEqual(['to: missing: expected a number']);
  });

  it('is told all ways where none was meant', () => {
    expect(told(change, 'bright')).toEqual(['expected a number, or { to, over }, found "bright"']);
    expect(told(change, null)).toEqual(['expected a number, or { to, over }, found nothing']);
    expect(told(z.strictObject({ c: change }), {})).toEqual(['c: missing: expected a number, or { to, over }']);
  });

  it('by objects of different names is told by the one whose names are there', () => {
    const repeat = z.union([
      z.strictObject({ times: z.number(), every: z.number().optional() }),
      z.strictObject({ until: z.enum(['director', 'quorum']) }),
    ]);
    expect(told(repeat, { until: 'directr' })).toEqual([
      'until: expected director or quorum, found "directr" (director)',
    ]);
    expect(told(repeat, { times: 'two' })).toEqual(['times: expected a number, found "two"']);
    expect(told(repeat, { tims: 3 })).toEqual([
      'times: missing: expected a number',
      'tims: nothing here is called "tims" (times)',
    ]);
  });

  it('inside another such is told by the innermost that was meant', () => {
    const list = z.union([change, z.array(change)]);
    expect(told(list, [1, { to: 'x' }])).toEqual(['1 > to: expected a number, found "x"']);
    expect(told(list, { to: 'x' })).toEqual(['to: expected a number, found "x"']);
  });

  it('by a word is told the words there are, and the one that was meant', () => {
    const kinds = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('wall') }),
      z.strictObject({ kind: z.literal('floor') }),
    ]);
    expect(told(kinds, { kind: 'flor' })).toEqual(['kind: expected wall or floor, found "flor" (floor)']);
    expect(told(kinds, {})).toEqual(['kind: missing: expected wall or floor']);
    const word = z.union([z.enum(['all', 'none']), z.strictObject({ some: z.number() })]);
    expect(told(word, 'nine')).toEqual(['expected all or none, found "nine" (none)']);
  });
});

describe('a value as a person would say it', () => {
  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'nothing'],
    ['in', '"in"'],
    ['x'.repeat(60), `"${'x'.repeat(39)}…"`],
    [[], 'an empty list'],
    [[1, 2], 'a list of 2'],
    [{}, '{}'],
    [{ a: 1, b: 2 }, '{ a, b }'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, '{ a, b, c, d, … }'],
    [1.5, '1.5'],
    [false, 'false'],
  ])('%j', (value, words) => {
    expect(shownValue(value)).toBe(words);
  });

  it('is said only where it helps', () => {
    expect(withFound('a motion has at least one pose.', [])).toBe('a motion has at least one pose');
    expect(withFound('expected a colour', 'red')).toBe('expected a colour, found "red"');
  });

  it('in a choice is one of several', () => {
    expect([oneOf([]), oneOf(['a']), oneOf(['a', 'b']), oneOf(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a or b',
      'a, b or c',
    ]);
  });
});
