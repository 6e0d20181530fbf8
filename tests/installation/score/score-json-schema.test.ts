import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaText } from '#control-server/score/schema-text.ts';
import { scoreJsonSchema } from '#installation/score/score-json-schema.ts';
import { scoreSchema } from '#installation/score/score-schema.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

const SHOWS = new URL('../../../config/shows/', import.meta.url);

const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(scoreJsonSchema());

/** Where the schema has something against a score, as JSON pointers; nothing where it is well. */
function against(text: string): readonly string[] {
  if (validate(parse(text))) return [];
  return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
}

const changed = (piece: string, replacement: string): string => edited(SAMPLE_SCORE_TEXT, piece, replacement);

describe('the file editors read', () => {
  it('is what the score may hold today; `npm run score:schema` writes it', () => {
    expect(readFileSync(new URL('score.schema.json', SHOWS), 'utf8')).toBe(schemaText());
  });

  it('is named by every show that is shipped', () => {
    for (const name of readdirSync(SHOWS).filter((file) => file.endsWith('.yaml')))
      expect(readFileSync(new URL(name, SHOWS), 'utf8')).toMatch(
        /^# yaml-language-server: \$schema=\.\/score\.schema\.json$/m,
      );
  });

  it('describes every field there is', () => {
    const silent: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties = {} } = schema as {
        readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
      };
      for (const [name, field] of Object.entries(properties)) if (!field.description) silent.push(`${path}/${name}`);
      for (const [key, inner] of Object.entries(schema)) look(inner, `${path}/${key}`);
    };
    look(scoreJsonSchema(), '');
    expect(silent).toEqual([]);
  });
});

describe('the schema', () => {
  it('lets every show pass that is shipped, and the sample', () => {
    for (const name of readdirSync(SHOWS).filter((file) => file.endsWith('.yaml')))
      expect(against(readFileSync(new URL(name, SHOWS), 'utf8'))).toEqual([]);
    expect(against(SAMPLE_SCORE_TEXT)).toEqual([]);
  });

  const CUES = '/sequences/one/cues';

  it.each([
    ['a mistyped name', 'preWait: 1s', 'prewait: 1s', `${CUES}/0`],
    ['a duration without its unit', 'dwell: 1s', 'dwell: 1000', `${CUES}/1/quorum/dwell`],
    ['a duration that is none', 'timeout: 10s', 'timeout: a while', `${CUES}/1/quorum/timeout`],
    ['an empty duration', 'timeout: 10s', 'timeout: ""', `${CUES}/1/quorum/timeout`],
    ['a way on there is none', 'next: continue', 'next: later', `${CUES}/2/next`],
    ['a share above everyone', 'share: 0.5', 'share: 50', `${CUES}/1/quorum/share`],
    ['a colour that is none', '"#FFB454"]\n    x: 0.5', 'orange]\n    x: 0.5', '/cast/ayla/light'],
    ['a quorum without its way', '          met: { label: risen, go: 3 }\n', '', `${CUES}/1/quorum`],
    ['a name that may not be one', 'rises:', '2nd-rise:', '/motions'],
    ['no title', 'title: A small show\n', '', ''],
    ['a sequence without cues', 'name: Two\n    cues:', 'name: Two\n    cues: []\n    notes:', '/sequences/two/cues'],
    ['a change without its value', 'to: 5, over', 'over', `${CUES}/2/set/tilt`],
  ])('stops %s', (_what, piece, replacement, path) => {
    expect(against(changed(piece, replacement))).toContain(path);
  });

  it.each([
    ['at: "18:30", ends: one', ['/triggers/t']],
    ['says: never', ['/triggers/t']],
    ['ends: one, days: [sun]', ['/triggers/t']],
    ['at: "25:00"', ['/triggers/t/at']],
    ['at: "18:30", days: [sun]', []],
    ['external: bell', []],
    ['external: bell, when: { mood: {} }', ['/triggers/t/when/mood']],
    ['external: bell, when: { mood: { atLeast: 2 } }', []],
  ])('knows what a trigger needs: %s', (trigger, paths) => {
    const found = against(`${SAMPLE_SCORE_TEXT}triggers: { t: { go: one, ${trigger} } }\n`);
    if (paths.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining(paths));
  });

  it.each([
    ['reached: one/2, by: 90s', true],
    ['reached: one/2, lasts: [1s, 2s]', false],
    ['branch: one/2', false],
    ['branch: one/2, taken: risen', true],
    ['value: light, within: [0, 1]', false],
    ['value: light, within: [0, 1], at: { cue: one/2 }', true],
    ['by: 90s', false],
  ])('knows what an expectation needs: %s', (expectation, isWell) => {
    expect(against(`${SAMPLE_SCORE_TEXT}expect: [{ ${expectation} }]\n`).length === 0).toBe(isWell);
  });

  it('knows groups in groups', () => {
    const group = (inner: string): string =>
      changed('set: { light: 0.1 }', `group: { mode: parallel, cues: [{ cue: 4.1, name: N, ${inner} }] }`);
    expect(against(group('group: { mode: shuffle, take: 1, cues: [{ cue: 4.2, name: N }] }'))).toEqual([]);
    expect(against(group('group: { mode: shuffle, cues: [{ cue: 4.2 }] }'))).toContain(
      `${CUES}/3/group/cues/0/group/cues/0`,
    );
  });

  it('is never stricter than the form itself: each change the form takes passes', () => {
    const changes: readonly (readonly [string, string])[] = [
      ['cue: 4', 'cue: "4b"'],
      ['set: { light: 0.1 }', 'set: {}'],
      ['set: { light: 0.1 }', 'text: null'],
      ['set: { light: 0.1 }', 'repeat: { until: director }'],
      ['set: { light: 0.1 }', 'assign: { a: { add: 1 }, b: yes, c: 3 }'],
      ['gesture: rise', 'gesture: { all: [rise, link] }'],
      ['light: ["#FF6A3D", "#FFB454"]', 'light: gold'],
      ['set: { light: 0.1 }', 'world: { market: { open: true, list: crowd }, guardians: { sweep: false } }'],
      ['preWait: 1s', 'preWait: 1m1.5s20ms'],
    ];
    for (const [piece, replacement] of changes) {
      const text = changed(piece, replacement);
      expect(scoreSchema.safeParse(parse(text)).success).toBe(true);
      expect(against(text)).toEqual([]);
    }
  });
});
