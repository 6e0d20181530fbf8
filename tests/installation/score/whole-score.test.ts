/** What is told of scores with many mistakes at once, and that nothing is told that only follows. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { describeProblem, type Problem } from '#installation/document/problem.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import { edited, placeOf } from '#tests/support/problem-place.ts';
import { SAMPLE_GESTURES, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

function problemsOf(text: string): readonly Problem[] {
  const parsed = parseScore(text, 's', SAMPLE_GESTURES);
  return parsed.ok ? [] : parsed.problems;
}

/** What is told of `text`, as it is printed, without its place. */
const told = (text: string): readonly string[] =>
  problemsOf(text).map((problem) => describeProblem(problem).replace(/^s:\d+:\d+: /, ''));

const changed = (...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((text, [piece, replacement]) => edited(text, piece, replacement), SAMPLE_SCORE_TEXT);

const CUES = 'sequences > one > cues';

describe('faults of form and of names', () => {
  it('are told in one go, in the order of the lines', () => {
    const text = changed(
      ['opensWith: one', 'opensWith: onee'],
      ['goGuard: 400ms', 'goGuard: 400'],
      ['gesture: rise', 'gesture: rize'],
      ['dwell: 1s', 'dwell: soon'],
      ['goTo: 5', 'goTo: 55'],
      ['set: { tilt: -5 }', 'set: { tlit: -5 }'],
      ['next: continue\n        postWait: 1s', 'next: continu\n        postWait: 1s'],
    );
    expect(told(text)).toEqual([
      'opensWith: unknown sequence "onee" (did you mean "one"?)',
      'goGuard: expected a duration such as 1.5s, 800ms or 2m, found 400',
      `${CUES} > 1 > quorum > gesture: unknown gesture "rize" (did you mean "rise"?)`,
      `${CUES} > 1 > quorum > dwell: "soon" is no duration: write one such as 1.5s, 800ms or 2m`,
      `${CUES} > 2 > goTo: unknown cue "55" (did you mean "5"?)`,
      `${CUES} > 4 > set > tlit: unknown parameter "tlit" (did you mean "tilt"?)`,
      'sequences > two > cues > 0 > next: expected manual, continue or follow, found "continu" (did you mean "continue"?)',
    ]);
  });

  it('are told together with those of the text', () => {
    const text = changed(['title: A small show', 'title: A small: show'], ['gesture: rise', 'gesture: rize']);
    expect(told(text)).toEqual([
      'a second ": " in one line: put the text into quotes',
      `${CUES} > 1 > quorum > gesture: unknown gesture "rize" (did you mean "rise"?)`,
    ]);
  });

  it('are told of a name and of what stands at it', () => {
    expect(told(changed(['set: { tilt: -5 }', 'set: { tlit: high }']))).toEqual([
      `${CUES} > 4 > set > tlit: expected a number, or { from, to, over, after, ease }, found "high"`,
      `${CUES} > 4 > set > tlit: unknown parameter "tlit" (did you mean "tilt"?)`,
    ]);
  });

  it('are told of what stands in something that is faulty as a whole', () => {
    const triggers = 'triggers:\n  dusk: { at: "18:30", ends: two, go: nowhere/1 }\n';
    expect(told(`${SAMPLE_SCORE_TEXT}${triggers}`)).toMatchObject([
      expect.stringContaining('a trigger has exactly one of at, ends, quorum, house and external'),
      expect.stringContaining('unknown sequence "nowhere"'),
    ]);
  });
});

describe('what only follows is not told', () => {
  /** What is broken, by which change, the text at which it is told, and the one thing that is told. */
  const once: readonly (readonly [string, string, string, string, string])[] = [
    [
      'a cue others go to',
      'name: Not yet',
      'nam: Not yet',
      'nam: Not yet',
      `${CUES} > 3 > nam: nothing here is called "nam" (did you mean "name"?)`,
    ],
    [
      'a cue that is none',
      '- cue: 4\n        name: Not yet\n        fade: 1s\n        set: { light: 0.1 }',
      '- four',
      'four',
      `${CUES} > 3: expected names with values, found "four"`,
    ],
    [
      'the number of a cue',
      '- cue: 4',
      '- cue: [4]',
      'cue: [4]',
      `${CUES} > 3 > cue: expected a cue number such as 12.5 or "A", found a list of 1`,
    ],
    [
      'a cue without its number',
      '- cue: 4\n        name',
      '- name',
      'name: Not yet',
      `${CUES} > 3 > cue: missing: expected a cue number such as 12.5 or "A"`,
    ],
    [
      'a parameter',
      'default: 0.5',
      'default: half',
      'default: half',
      'parameters > light > default: expected a number, found "half"',
    ],
    [
      'the range of a parameter',
      'min: -10',
      'min: low',
      'min: low',
      'parameters > tilt > min: expected a number, found "low"',
    ],
    [
      'the name of a section',
      'parameters:',
      'paramters:',
      'paramters',
      'paramters: nothing here is called "paramters" (did you mean "parameters"?)',
    ],
    [
      'a section that is no map',
      'parameters:\n  light: { says: how bright it is, default: 0.5 }\n  tilt: { says: how far it leans in degrees, default: 0, min: -10, max: 10 }',
      'parameters: [light, tilt]',
      'parameters: [',
      'parameters: expected names with values, found a list of 2',
    ],
    [
      'the cues of a sequence',
      'name: One\n    cues:',
      'name: One\n    cus:',
      'cus:',
      'sequences > one > cus: nothing here is called "cus" (did you mean "cues"?)',
    ],
    [
      'a share a second share depends on',
      'share: 0.5',
      'leaveShare: 0.4\n          share: half',
      'share: half',
      `${CUES} > 1 > quorum > share: expected a number from 0 to 1, found "half"`,
    ],
    [
      'an open quote in a cue others go to',
      'name: Not yet',
      'name: "Not yet',
      '"Not yet',
      'the " that opens here is never closed',
    ],
    [
      'an open bracket in a parameter',
      'default: 0.5 }',
      'default: 0.5',
      '{ says: how bright',
      'the { that opens here is never closed',
    ],
    ['a number nobody can read', '- cue: 4', '- cue: "4', '"4\n', 'the " that opens here is never closed'],
    [
      'a word in the wrong case',
      'sequences:',
      'Sequences:',
      'Sequences',
      'Sequences: nothing here is called "Sequences" (did you mean "sequences"?)',
    ],
  ];

  it.each(once)('of %s', (_what, piece, replacement, at, line) => {
    const text = edited(SAMPLE_SCORE_TEXT, piece, replacement);
    expect(told(text)).toEqual([line]);
    expect(problemsOf(text)).toMatchObject([placeOf(text, at)]);
  });

  it('of a wait that cannot be read: no ring is seen where there may be none', () => {
    const text = changed(['goTo: 5', 'goTo: 3'], ['postWait: 2s', 'postWait: 2']);
    expect(told(text)).toEqual([`${CUES} > 2 > postWait: expected a duration such as 1.5s, 800ms or 2m, found 2`]);
  });
});

describe('a target', () => {
  const withTrigger = (go: string): string => `${SAMPLE_SCORE_TEXT}triggers:\n  bell: { external: bell, go: ${go} }\n`;

  it.each(['one', 'two/B', 'one/5'])('may be %s', (go) => {
    expect(told(withTrigger(go))).toEqual([]);
  });

  it.each([
    ['on', 'unknown sequence "on" (did you mean "one"?)'],
    ['twoo/B', 'unknown sequence "twoo" (did you mean "two/B"?)'],
    ['two/b', 'unknown cue "b" in the sequence "two" (did you mean "two/B"?)'],
    ['one/77', 'unknown cue "77" in the sequence "one"'],
  ])('%s is told', (go, message) => {
    expect(told(withTrigger(go))).toEqual([`triggers > bell > go: ${message}`]);
  });
});

describe('cues in a group', () => {
  const group = (...cues: readonly string[]): string =>
    `        group:\n          mode: in-order\n          cues:\n${cues.map((cue) => `            - { name: N, ${cue} }\n`).join('')}`;
  const withGroup = (...cues: readonly string[]): string =>
    changed(['        name: Not yet\n', `        name: Not yet\n${group(...cues)}`]);

  it('have numbers no other cue of the sequence has', () => {
    expect(told(withGroup('cue: 4.1', 'cue: 5'))).toEqual([
      `${CUES} > 4 > cue: there is already a cue "5" in this sequence`,
    ]);
  });

  it('are looked through like all others', () => {
    expect(told(withGroup('cue: 4.1, set: { light: 2 }', 'cue: 4.2, looks: [night]'))).toEqual([
      `${CUES} > 3 > group > cues > 0 > set > light: 2 lies outside 0 to 1`,
      `${CUES} > 3 > group > cues > 1 > looks > 0: unknown look "night"`,
    ]);
  });

  it('can be gone to', () => {
    expect(told(withGroup('cue: 4.1').replace('goTo: 5', 'goTo: 4.1'))).toEqual([]);
  });
});

describe('values', () => {
  const with_ = (...lines: readonly string[]): string => `${SAMPLE_SCORE_TEXT}${lines.join('\n')}\n`;

  it('of variables are of those there are', () => {
    const variables =
      'variables: { mood: { says: m, start: calm, oneOf: [calm, wild] }, heads: { says: h, start: 1 } }';
    const assign = (text: string): readonly string[] =>
      told(with_(variables).replace('set: { light: 0.1 }', `assign: { ${text} }`)).map((line) =>
        line.split(': ').slice(1).join(': '),
      );
    expect(assign('mood: wild, heads: { add: 1 }')).toEqual([]);
    expect(assign('mood: widl')).toEqual(['"widl" is none of "calm", "wild" (did you mean "wild"?)']);
    expect(assign('mood: { add: 1 }')).toEqual(['"mood" is no number, so nothing can be added to it']);
    expect(assign('heads: many')).toEqual(['"many" is a text, and this begins as a number']);
    expect(assign('heads: true')).toEqual(['true is true or false, and this begins as a number']);
    expect(assign('moood: wild')).toEqual(['unknown variable "moood" (did you mean "mood"?)']);
    expect(told(with_(variables.replace('start: calm', 'start: 3')))).toEqual([
      'variables > mood > start: 3 is none of "calm", "wild"',
    ]);
  });

  it.each([
    ['mood: widl', 'mood: "widl" is none of "calm", "wild" (did you mean "wild"?)'],
    ['mood: { not: 3 }', 'mood > not: 3 is none of "calm", "wild"'],
    ['mood: { is: loud, not: calm }', 'mood > is: "loud" is none of "calm", "wild"'],
  ])('that a condition asks for can be had: %s', (when, wrong) => {
    const variables = 'variables: { mood: { says: m, start: calm, oneOf: [calm, wild] } }';
    const asked = (text: string): readonly string[] =>
      told(with_(variables).replace('set: { light: 0.1 }', `when: ${text}`)).map((line) =>
        line.replace(/^.* > when/, 'when'),
      );
    expect(asked(`{ ${when} }`)).toEqual([`when > ${wrong}`]);
    expect(asked(`[{ mood: wild }, { ${when} }]`)).toEqual([`when > 1 > ${wrong}`]);
    expect(asked('[{ mood: wild }, { mood: { not: calm } }]')).toEqual([]);
    expect(told(with_(variables, `triggers: { call: { external: call, go: one, when: { ${when} } } }`))).toEqual([
      `triggers > call > when > ${wrong}`,
    ]);
  });

  it('that a question remembers are labels of its ways', () => {
    const remembered = (oneOf: string, quorum: string): readonly string[] =>
      told(
        with_(`variables: { mood: { says: m, start: unasked, oneOf: [${oneOf}] } }`).replace(
          'set: { light: 0.1 }',
          `quorum: { timeout: 9s, remember: mood, unmet: { label: cold, go: '4' }, ${quorum} }`,
        ),
      ).map((line) => line.replace(/^.* > quorum/, 'quorum'));
    const one = "gesture: rise, share: 0.5, dwell: 1s, met: { label: warm, go: '3' }";
    expect(remembered('unasked, warm, cold', one)).toEqual([]);
    expect(remembered('unasked, wram, cool', one)).toEqual([
      'quorum > unmet > label: "mood" is to remember this, and "cold" is none of "unasked", "wram", "cool" (did you mean "cool"?)',
      'quorum > met > label: "mood" is to remember this, and "warm" is none of "unasked", "wram", "cool" (did you mean "wram"?)',
    ]);
    const option = (label: string): string => `{ label: ${label}, go: '3', gesture: rise, share: 0.5, dwell: 1s }`;
    expect(remembered('unasked, a, cold', `options: [${option('a')}, ${option('b')}]`)).toEqual([
      'quorum > options > 1 > label: "mood" is to remember this, and "b" is none of "unasked", "a", "cold"',
    ]);
  });

  it('of looks lie in the range of their parameters', () => {
    expect(told(with_('looks: { dark: { set: { light: -1, drak: 2 } } }'))).toEqual([
      'looks > dark > set > light: -1 lies outside 0 to 1',
      expect.stringMatching(/^looks > dark > set > drak: unknown parameter "drak": .* under "parameters"/),
    ]);
  });

  it('that are expected can come about', () => {
    const expected = (text: string): readonly string[] => told(with_('expect:', `  - { ${text} }`));
    expect(expected('branch: one/2, taken: risen')).toEqual([]);
    expect(expected('branch: one/2, taken: rising')).toEqual([
      'expect > 0 > taken: cue "2" has no way called "rising" (did you mean "risen"?)',
    ]);
    expect(expected('branch: one/3, taken: risen')).toEqual(['expect > 0 > branch: cue "3" asks nothing']);
  });

  it('of the world use names there are', () => {
    const world = 'world: { guardians: { protocols: { eye: { says: sees } } } }';
    const does = (text: string): readonly string[] =>
      told(with_(world).replace('set: { light: 0.1 }', `world: { ${text} }`));
    expect(does('guardians: { dismantle: eye }, identities: { ayla: stolen }')).toEqual([]);
    expect(does('guardians: { dismantle: [eye, ear] }')).toEqual([
      `${CUES} > 3 > world > guardians > dismantle > 1: unknown protocol "ear"`,
    ]);
    expect(does('identities: { alya: stolen }')).toEqual([
      `${CUES} > 3 > world > identities > alya: unknown identity "alya" (did you mean "ayla"?)`,
    ]);
  });
});

/** Puts `value` at `path` of `root`, or takes away what stands there; where the way there is gone, nothing happens. */
function change(root: object, path: readonly (string | number)[], value: unknown): void {
  let here: unknown = root;
  for (const step of path.slice(0, -1)) here = (here as Readonly<Record<string | number, unknown>> | null)?.[step];
  if (typeof here !== 'object' || here === null) return;
  const last = path.at(-1) ?? '';
  if (value === undefined && !Array.isArray(here)) delete (here as Record<string, unknown>)[last];
  else (here as Record<string | number, unknown>)[last] = value;
}

describe('any change of a score', () => {
  /** Every place of a value, as steps. */
  const places = (value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => {
          const here = [...at, Array.isArray(value) ? Number(key) : key];
          return [here, ...places(inner, here)];
        })
      : [];
  const shipped = readFileSync(new URL('../../../config/shows/neo-tokyo-2147.yaml', import.meta.url), 'utf8');

  it('is told in words for the stage, at lines that are there', () => {
    const score: unknown = parse(SAMPLE_SCORE_TEXT);
    const wrong = fc.constantFrom<unknown>(null, 'x y', 7.5, -1, true, [], [3], {}, { wrong: 1 }, '12', undefined);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places(score)), wrong), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const copy = structuredClone(score) as object;
          for (const [path, value] of changes) change(copy, path, value);
          const text = stringify(copy);
          const parsed = parseScore(text, 's', SAMPLE_GESTURES);
          if (parsed.ok) return;
          expect(parsed.problems.length).toBeGreaterThan(0);
          let before = 0;
          for (const { line, column, message } of parsed.problems) {
            expect(line).toBeGreaterThanOrEqual(before);
            expect(line).toBeLessThanOrEqual(text.split('\n').length);
            expect(column).toBeGreaterThan(0);
            expect(message).not.toMatch(/Invalid|nvalid input|received|undefined|NaN|\[object|\.$/);
            before = line;
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('that takes a line out of the show that is shipped, never throws, and tells something near or nothing', () => {
    const lines = shipped.split('\n');
    fc.assert(
      fc.property(fc.nat({ max: lines.length - 1 }), fc.boolean(), (at, isTyped) => {
        const text = lines.flatMap((line, index) => (index === at ? (isTyped ? [`${line}"`] : []) : [line])).join('\n');
        const parsed = parseScore(text, 's', null);
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 6 },
    );
  }, 30_000);
});
