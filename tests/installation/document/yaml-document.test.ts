import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { colour, durationMs, name, share, words } from '#installation/document/fields.ts';
import type { Problem } from '#installation/document/problem.ts';
import { type Fault, type Reading, readYaml } from '#installation/document/yaml-document.ts';
import { placeOf } from '#tests/support/problem-place.ts';

const schema = z.strictObject({
  title: words,
  wait: durationMs.default(0),
  doors: z.record(name, z.strictObject({ colour, open: share.optional() })).default({}),
  steps: z.array(z.strictObject({ go: words, over: durationMs.optional() })).default([]),
});
type Value = z.infer<typeof schema>;
type Check = (value: Value, reading: Reading) => readonly Fault[];

const read = (text: string, check: Check = () => []) => readYaml(text, 'a.yaml', schema, check);

function problemsOf(text: string, check?: Check): readonly Problem[] {
  const parsed = read(text, check);
  if (parsed.ok) throw new Error('nothing is wrong with it');
  return parsed.problems;
}

const HOUSE = `title: A house
wait: 1.5s
doors:
  front: { colour: "#FF0000" }
  back:
    colour: "#00ff80"
    open: 0.5
steps:
  - go: in
  - go: out
    over: 200ms
`;

describe('a document without fault', () => {
  it('is read, with durations in ms, colours as shares and defaults filled in', () => {
    expect(read(HOUSE)).toEqual({
      ok: true,
      value: {
        title: 'A house',
        wait: 1500,
        doors: { front: { colour: [1, 0, 0] }, back: { colour: [0, 1, 128 / 255], open: 0.5 } },
        steps: [{ go: 'in' }, { go: 'out', over: 200 }],
      },
    });
  });

  it('may name a value once and refer to it again', () => {
    const parsed = read('title: &t Twice\nsteps: [{ go: *t }]\n');
    expect(parsed).toMatchObject({ ok: true, value: { title: 'Twice', steps: [{ go: 'Twice' }] } });
  });
});

describe('a fault is told with its line, column and path', () => {
  it('at the key of a wrong value, however deep', () => {
    const text = HOUSE.replace('open: 0.5', 'open: 1.5');
    expect(problemsOf(text)).toEqual([
      { file: 'a.yaml', ...placeOf(text, 'open'), path: 'doors > back > open', message: '1.5 is above 1' },
    ]);
  });

  it('inside a list, by its place from 0', () => {
    const text = HOUSE.replace('over: 200ms', 'over: 200');
    expect(problemsOf(text)).toEqual([
      {
        file: 'a.yaml',
        ...placeOf(text, 'over'),
        path: 'steps > 1 > over',
        message: 'expected a duration such as 1.5s, 800ms or 2m, found 200',
      },
    ]);
  });

  it('inside a flow mapping on one line', () => {
    const text = HOUSE.replace('"#FF0000"', 'red');
    expect(problemsOf(text)).toEqual([
      {
        file: 'a.yaml',
        ...placeOf(text, 'colour: red'),
        path: 'doors > front > colour',
        message: 'expected a colour such as "#5FF2FF", found "red"',
      },
    ]);
  });

  it('at the mistyped name itself, with what it may have meant', () => {
    const text = HOUSE.replace('open: 0.5', 'opeen: 0.5');
    expect(problemsOf(text)).toEqual([
      {
        file: 'a.yaml',
        ...placeOf(text, 'opeen'),
        path: 'doors > back > opeen',
        message: 'nothing here is called "opeen"',
        suggestion: 'open',
      },
    ]);
  });

  it('at a name that may not be one, saying what a name is', () => {
    const text = HOUSE.replace('front:', '2front:');
    expect(problemsOf(text)).toEqual([
      {
        file: 'a.yaml',
        ...placeOf(text, '2front'),
        path: 'doors > 2front',
        message: 'a name begins with a letter and has only letters, digits and dashes',
      },
    ]);
  });

  it('where something is missing, at the nearest thing around it that is there', () => {
    const text = HOUSE.replace('  - go: in\n', '  - over: 1s\n');
    expect(problemsOf(text)).toEqual([
      { file: 'a.yaml', ...placeOf(text, 'over'), path: 'steps > 0 > go', message: 'missing: expected a text' },
    ]);
  });

  it('for an empty file and for one that is a list', () => {
    expect(problemsOf('')).toMatchObject([{ line: 1, column: 1, path: '' }]);
    expect(problemsOf('\n\n- 1\n')).toMatchObject([{ line: 3, column: 1, path: '' }]);
  });

  it('all at once, not only the first', () => {
    const text = 'titel: A\nwait: soon\ndoors: { 1a: { colour: x } }\nsteps: [{ go: 3 }]\n';
    expect(
      problemsOf(text)
        .map((problem) => problem.path)
        .sort(),
    ).toEqual(['doors > 1a', 'steps > 0 > go', 'titel', 'wait']);
  });

  it('that only the whole shows, where the check says it is', () => {
    const check = (): Fault[] => [
      { path: ['doors', 'back'], message: 'leads nowhere', suggestion: 'front' },
      { path: ['steps', 1, 'over', 'further', 'in'], message: 'too long' },
    ];
    expect(problemsOf(HOUSE, check)).toEqual([
      {
        file: 'a.yaml',
        ...placeOf(HOUSE, 'back'),
        path: 'doors > back',
        message: 'leads nowhere',
        suggestion: 'front',
      },
      { file: 'a.yaml', ...placeOf(HOUSE, 'over'), path: 'steps > 1 > over > further > in', message: 'too long' },
    ]);
  });

  it('leaves out that something is missing where a mistyped name was meant for it', () => {
    expect(problemsOf('titel: A house\n')).toEqual([
      {
        file: 'a.yaml',
        line: 1,
        column: 1,
        path: 'titel',
        message: 'nothing here is called "titel"',
        suggestion: 'title',
      },
    ]);
  });

  it('also inside something whose name is mistyped', () => {
    const text = HOUSE.replace('doors:', 'dors:').replace('"#FF0000"', 'red');
    expect(problemsOf(text).map(({ path }) => path)).toEqual(['dors', 'doors > front > colour']);
  });
});

describe('the whole', () => {
  const everyStepIsADoor: Check = (value, { written, damage }) =>
    value.steps.flatMap((step, index) =>
      damage.at(['steps', index, 'go']) || Object.hasOwn((written as Value).doors, step.go)
        ? []
        : [{ path: ['steps', index, 'go'], message: `no door "${step.go}"` }],
    );

  it('is checked although parts of it are faulty, and all is told in the order of the lines', () => {
    const text = HOUSE.replace('#00ff80', 'green').replace('go: in', 'go: [in]').replace('wait: 1.5s', 'wait: soon');
    expect(problemsOf(text, everyStepIsADoor).map(({ line, path, message }) => [line, path, message])).toEqual([
      [2, 'wait', '"soon" is no duration: write one such as 1.5s, 800ms or 2m'],
      [6, 'doors > back > colour', 'expected a colour such as "#5FF2FF", found "green"'],
      [9, 'steps > 0 > go', 'expected a text, found a list of 1'],
      [10, 'steps > 1 > go', 'no door "out"'],
    ]);
  });

  it('is handed what was written as it was, and something harmless where that is faulty', () => {
    let seen: { readonly value: Value; readonly reading: Reading } | null = null;
    problemsOf(HOUSE.replace('"#00ff80"', 'green').replace('go: in', 'go: 4'), (value, reading) => {
      seen = { value, reading };
      return [];
    });
    expect(seen).toMatchObject({
      value: {
        title: 'A house',
        doors: { back: { colour: [0, 0, 0], open: 0.5 } },
        steps: [{ go: 'x' }, { go: 'out' }],
      },
      reading: { written: { doors: { back: { colour: 'green' } }, steps: [{ go: 4 }, { go: 'out' }] } },
    });
  });

  it('is not checked where the document is something else altogether', () => {
    const problems = problemsOf('- 1\n', () => {
      throw new Error('asked about a list');
    });
    expect(problems).toMatchObject([{ message: 'expected names with values, found a list of 1' }]);
  });

  it('tells the same fault once', () => {
    const twice: Check = () => [
      { path: ['title'], message: 'too short' },
      { path: ['title'], message: 'too short' },
    ];
    expect(problemsOf(HOUSE, twice)).toHaveLength(1);
  });
});

describe('text that is no YAML', () => {
  it.each([
    ['a quote that is not closed', 'title: "open\nwait: 1s\n'],
    ['a name twice', 'title: a\ntitle: b\n'],
    ['a mapping inside a scalar', 'title: a: b\n'],
    ['a tab for an indent', 'doors:\n\tfront: 1\n'],
    ['two documents', 'title: a\n---\ntitle: b\n'],
    ['an unclosed flow mapping', 'doors: { front: { colour: "#ffffff" }\n'],
  ])('such as %s is a problem with a place', (_what, text) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem.line).toBeGreaterThanOrEqual(1);
      expect(problem.line).toBeLessThanOrEqual(text.split('\n').length);
      expect(problem.column).toBeGreaterThanOrEqual(1);
      expect(problem.message).not.toMatch(/\.$/);
    }
  });

  it('names the place where a name appears the second time', () => {
    expect(problemsOf('title: a\nwait: 1s\ntitle: b\n')).toMatchObject([{ line: 3, column: 1 }]);
  });

  it('tells of a reference to nothing', () => {
    const text = 'title: *nobody\nwait: 1s\n';
    expect(problemsOf(text)).toEqual([
      { file: 'a.yaml', ...placeOf(text, '*nobody'), path: '', message: 'there is no &nobody before this *nobody' },
    ]);
  });

  it('refuses references that unfold without end', () => {
    const lines = ['a0: &a0 [x, x]'];
    for (let i = 1; i < 70; i++) lines.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    const told = problemsOf(lines.join('\n')).filter(({ message }) => message.includes('*'));
    expect(told.map(({ message }) => message)).toEqual(['the references with * write out to far too much']);
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      ...'abc:{}[],&*!|>-?#"\' \n\t%@`0123'.split(''),
      'title',
      'doors',
      '\n  ',
      ': ',
      '- ',
    );
    const nearly = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const parsed = read(text);
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const { line, column } of parsed.problems) expect(line >= 1 && column >= 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws for a good document with a piece cut out or put elsewhere', () => {
    const cut = fc.nat({ max: HOUSE.length });
    fc.assert(
      fc.property(cut, cut, cut, (a, b, to) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const rest = HOUSE.slice(0, start) + HOUSE.slice(end);
        const text = rest.slice(0, to) + HOUSE.slice(start, end) + rest.slice(to);
        expect(typeof read(text).ok).toBe('boolean');
        expect(typeof read(rest).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
