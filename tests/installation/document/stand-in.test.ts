import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { colour, durationMs, name, share, words } from '#installation/document/fields.ts';
import { keysAt, schemasAt, unwrapped, waysToWrite } from '#installation/document/schema-steps.ts';
import { standIn } from '#installation/document/stand-in.ts';
import { scoreSchema } from '#installation/score/score-schema.ts';

describe('what stands in for a faulty value', () => {
  it.each<[string, z.ZodType]>([
    ['a name', name],
    ['words', words],
    ['a share', share],
    ['a duration', durationMs],
    ['a colour', colour],
    ['one of several words', z.enum(['a', 'b'])],
    ['a word', z.literal('so')],
    ['a number from 100 on', z.number().min(100)],
    ['a list that may not be empty', z.array(durationMs).min(2)],
    ['a pair', z.tuple([colour, z.number()])],
    ['names with values', z.record(name, share)],
    ['an object of all that', z.strictObject({ a: name, b: z.array(colour).min(1), c: words.optional() })],
    ['one of several ways', z.union([z.strictObject({ a: colour }), z.number()])],
    ['something with a default', durationMs.default(5)],
    [
      'an object that needs one of two',
      z
        .strictObject({ a: name.optional(), b: name.optional() })
        .refine(({ a, b }) => (a === undefined) !== (b === undefined)),
    ],
  ])('%s is accepted by the schema itself', (_what, schema) => {
    const value = standIn(schema);
    expect(value).not.toBeUndefined();
    expect(schema.safeParse(value).success).toBe(true);
  });

  it('is nothing where nothing simple will do', () => {
    expect(standIn(z.string().regex(/^quite something else$/))).toBeUndefined();
    expect(standIn(z.never())).toBeUndefined();
  });

  it('can be had for every part of a score', () => {
    const [cue] = schemasAt(scoreSchema, ['sequences', 'a', 'cues', 0]);
    const [trigger] = schemasAt(scoreSchema, ['triggers', 't']);
    const [expectation] = schemasAt(scoreSchema, ['expect', 0]);
    const [quorum] = schemasAt(scoreSchema, ['sequences', 'a', 'cues', 0, 'quorum']);
    for (const part of [cue, trigger, expectation, quorum, scoreSchema])
      expect(part?.safeParse(standIn(part)).success).toBe(true);
  });
});

describe('steps into a schema', () => {
  it('lead through lists, names, groups and everything a value may be', () => {
    expect(keysAt(scoreSchema, ['sequences', 'any', 'cues', 3, 'group', 'cues', 0, 'quorum', 'met'])).toEqual([
      'label',
      'go',
    ]);
    expect(keysAt(scoreSchema, ['sequences', 'any', 'cues', 3, 'set', 'light'])).toEqual([
      'from',
      'to',
      'over',
      'after',
      'ease',
    ]);
    expect(keysAt(scoreSchema, ['sequences', 'any', 'cues', 3]).slice(0, 3)).toEqual(['cue', 'name', 'notes']);
    expect(keysAt(scoreSchema, ['cast', 'ayla', 'light'])).toEqual([]);
  });

  it('lead nowhere where nothing may stand', () => {
    expect(schemasAt(scoreSchema, ['nothing'])).toEqual([]);
    expect(schemasAt(scoreSchema, ['title', 'deeper'])).toEqual([]);
    expect(schemasAt(scoreSchema, ['constructor'])).toEqual([]);
  });

  it('see through wrappers', () => {
    const inner = z.string();
    expect(unwrapped(inner.optional().default('x').readonly())).toBe(inner);
    expect(unwrapped(inner.transform((text) => text.length))).toBe(inner);
    expect(unwrapped(z.lazy(() => inner))).toBe(inner);
    expect(waysToWrite(z.union([inner, z.union([z.number(), z.null()])]).optional())).toHaveLength(3);
  });
});
