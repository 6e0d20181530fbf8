import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { name } from '#installation/document/fields.ts';
import { definitionOf, waysToWrite } from '#installation/document/schema-steps.ts';
import { KIND_WORDS, PLAIN_TREE, type ReferenceKind, referencesIn } from '#installation/score/references.ts';
import { scoreSchema } from '#installation/score/score-schema.ts';

/** Steps into a score: `*` is any name, 0 any entry of a list. */
type Pattern = readonly (string | 0)[];

const NAMES = new Set<string>(Object.keys(KIND_WORDS));

/** What is found at the end of `pattern` when `end` stands there and nothing else in the whole score. */
function foundAt(pattern: Pattern, end: unknown): readonly (readonly [ReferenceKind, string])[] {
  let value = end;
  for (const step of [...pattern].reverse()) value = step === 0 ? [value] : { [step === '*' ? 'some' : step]: value };
  const depth = pattern.length;
  return referencesIn(PLAIN_TREE, value).flatMap((found) =>
    found.path.length >= depth && found.name === 'meant' ? [[found.kind, found.name] as const] : [],
  );
}

/** Every place of the schema where a name stands, as a value or as the names of a map. Groups are entered once. */
function placesOf(
  schema: z.ZodType,
  isName: (schema: z.ZodType) => boolean,
  at: Pattern = [],
  seen: readonly z.ZodType[] = [],
): { readonly pattern: Pattern; readonly isKey: boolean }[] {
  return waysToWrite(schema).flatMap((way) => {
    if (isName(way)) return [{ pattern: at, isKey: false }];
    if (seen.includes(way)) return [];
    const { shape, element, items, valueType } = definitionOf(way);
    const keyType = (way._zod.def as { readonly keyType?: z.ZodType }).keyType;
    const inside = (child: z.ZodType, step: string | 0) => placesOf(child, isName, [...at, step], [...seen, way]);
    return [
      ...(keyType && isName(keyType) ? [{ pattern: at, isKey: true }] : []),
      ...Object.entries(shape ?? {}).flatMap(([key, child]) => inside(child, key)),
      ...(element ? inside(element, 0) : []),
      ...(items ?? []).flatMap((item) => inside(item, 0)),
      ...(valueType ? inside(valueType, '*') : []),
    ];
  });
}

/** Places where a name is given, or means something outside the score. */
const GIVEN: readonly string[] = [
  'show',
  'parameters',
  'variables',
  'palettes',
  'texts',
  'motions',
  'cast',
  'world > guardians > protocols',
  'world > guardians > orders',
  'world > factions',
  'looks',
  'sequences',
  'triggers',
  'triggers > * > external',
];

/** Whether a schema is that of a name, or a copy of it with a description. */
const isName = (schema: z.ZodType): boolean =>
  schema === name || (schema._zod.parent !== undefined && isName(schema._zod.parent as z.ZodType));

describe('the catalogue of references', () => {
  const places = placesOf(scoreSchema, isName);

  it('knows every place where a name may stand in a score', () => {
    const unknown = places
      .filter(({ pattern, isKey }) => foundAt(pattern, isKey ? { meant: 1 } : 'meant').length === 0)
      .map(({ pattern }) => pattern.join(' > '));
    expect([...new Set(unknown)].sort()).toEqual([...GIVEN].sort());
  });

  it('found some at all, those of the world too', () => {
    expect(places.length).toBeGreaterThan(40);
    expect(places.some(({ pattern }) => pattern.join('.') === 'sequences.*.cues.0.world.market.list.0')).toBe(true);
  });

  it.each<[Pattern, ReferenceKind]>([
    [['opensWith'], 'target'],
    [['sequences', '*', 'cues', 0, 'goTo'], 'cue'],
    [['sequences', '*', 'cues', 0, 'quorum', 'met', 'go'], 'cue'],
    [['sequences', '*', 'cues', 0, 'quorum', 'unmet', 'go'], 'cue'],
    [['sequences', '*', 'cues', 0, 'quorum', 'options', 0, 'go'], 'cue'],
    [['sequences', '*', 'cues', 0, 'group', 'cues', 0, 'group', 'cues', 0, 'goTo'], 'cue'],
    [['sequences', '*', 'cues', 0, 'quorum', 'gesture', 'all', 0], 'gesture'],
    [['sequences', '*', 'cues', 0, 'quorum', 'remember'], 'variable'],
    [['triggers', '*', 'go'], 'target'],
    [['expect', 0, 'at', 'cue'], 'target'],
    [['expect', 0, 'neverTogether', 0], 'target'],
    [['cast', '*', 'light'], 'palette'],
    [['world', 'manifesto', 'opens', 0], 'text'],
  ])('takes %j for a %s', (pattern, kind) => {
    expect(foundAt(pattern, 'meant')).toEqual([[kind, 'meant']]);
    expect(NAMES.has(kind)).toBe(true);
  });

  it('says in which sequence a cue is meant, and where it stands', () => {
    const score = { sequences: { one: { cues: [{ cue: '1' }, { cue: '2', goTo: '1' }] } } };
    expect(referencesIn(PLAIN_TREE, score)).toMatchObject([
      { kind: 'cue', name: '1', sequence: 'one', path: ['sequences', 'one', 'cues', 1, 'goTo'], entry: null },
    ]);
  });

  it('finds nothing in what is no score, and does not stumble over it', () => {
    for (const value of [
      null,
      3,
      'x',
      [],
      { sequences: 5, cast: [1], opensWith: {} },
      { sequences: { a: { cues: {} } } },
    ])
      expect(referencesIn(PLAIN_TREE, value)).toEqual([]);
  });
});
