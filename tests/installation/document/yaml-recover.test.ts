import { describe, expect, it } from 'vitest';
import { LineCounter } from 'yaml';
import { recoverText } from '#installation/document/yaml-recover.ts';

/** What is told of a text, as `line:column message`, and what could be read all the same. */
function recovered(text: string): {
  readonly told: readonly string[];
  readonly value: unknown;
  readonly lost: unknown;
} {
  const lines = new LineCounter();
  const { document, faults, damage } = recoverText(text, lines);
  const told = faults.map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col} ${message}`;
  });
  return { told, value: document?.toJS(), lost: damage };
}

describe('a text that is no good YAML', () => {
  /** What is broken, the text, what is told, and what is read all the same. */
  const texts: readonly (readonly [string, string, readonly string[], unknown])[] = [
    [
      'a quote that swallows the lines below it',
      'steps:\n  - go: "in\n    name: x\n  - go: y\n',
      ['2:9 the " that opens here is never closed'],
      { steps: [{ name: 'x' }, { go: 'y' }] },
    ],
    [
      'a quote that ends where the next one begins',
      'steps:\n  - go: "in\n    name: "x"\n  - go: y\n',
      ['2:9 the " that opens here is never closed'],
      { steps: [{ name: 'x' }, { go: 'y' }] },
    ],
    [
      'a quote at the top, below which everything is swallowed',
      'title: "open\nwait: 1s\n',
      ['1:8 the " that opens here is never closed'],
      { wait: '1s' },
    ],
    [
      'an open quote in brackets, which are not open for any other reason',
      'a: {b: "x, c: 1 }\nd: "y"\n',
      ['1:8 the " that opens here is never closed'],
      { d: 'y' },
    ],
    [
      'a bracket in a bracket',
      'doors: { front: { colour: red }\nsteps: []\n',
      ['1:8 the { that opens here is never closed'],
      { steps: [] },
    ],
    ['a list that is open', 'a:\n  b: [1, 2\n  e: 3\n', ['2:6 the [ that opens here is never closed'], { a: { e: 3 } }],
    [
      'an apostrophe in single quotes',
      "go: 'don't'\nname: x\n",
      ['1:10 there is more text behind the end of the value: put all of it into quotes'],
      { name: 'x' },
    ],
    [
      'a colon in a text',
      'title: Act one: the street\nx: 1\n',
      ['1:8 a second ": " in one line: put the text into quotes'],
      { x: 1 },
    ],
    [
      'a line indented too far',
      'a:\n  b: 1\n   c: 2\nd: 3\n',
      ['3:4 this line is indented further than the one above, which has its value already'],
      { a: { b: 1 }, d: 3 },
    ],
    [
      'a line indented too little',
      'a:\n  b:\n    c: 1\n   d: 2\n  e: 3\n',
      ['4:4 this line begins at another column than the ones it belongs with'],
      { a: { b: { c: 1 }, e: 3 } },
    ],
    [
      'a line in a list that begins between two columns',
      'steps:\n  - go: x\n   over: 2\n  - go: y\n',
      ['3:4 this line begins at another column than the ones it belongs with'],
      { steps: [{ go: 'x' }, { go: 'y' }] },
    ],
    ['a tab', 'a:\n\tb: 1\nx: 2\n', ['2:1 a tab stands where only spaces may: indent with spaces'], { a: null, x: 2 }],
    ['a name alone', 'a: 1\nfoo\nbar: 1\n', ['2:1 expected a name, a colon and a value'], { a: 1, bar: 1 }],
    ['a colon without its space', 'a:b\nc: 1\n', ['1:1 a space is missing behind the colon'], { c: 1 }],
    ['a dash without its space', '- a\n-b\n- c\n', ['2:1 a space is missing behind the dash'], ['a', 'c']],
    ['an entry among names', 'a: 1\n- b\nc: 1\n', ['2:1 an entry of a list stands among names'], { a: 1, c: 1 }],
    ['a bracket nobody opened', 'a: {b: 1}}\nb: 1\n', ['1:10 a } that nothing opened'], { b: 1 }],
    ['two commas', 'a: [1,,2]\nb: 1\n', ['1:7 a comma with nothing before it'], { b: 1 }],
    ['a directive', '%FOO\na: b\n', ['1:1 a line cannot begin with "%"'], { a: 'b' }],
  ];

  it.each(texts)('such as %s is told where it has to be mended, and the rest is read', (_what, text, told, value) => {
    const read = recovered(text);
    expect(read.told).toEqual(told);
    expect(read.value).toEqual(value);
  });

  /** Faults that leave all the rest as it was meant: nothing is lost. */
  const harmless: readonly (readonly [string, string, readonly string[], unknown])[] = [
    ['a name twice', 'title: a\ntitle: b\n', ['2:1 "title" stands here a second time'], { title: 'b' }],
    ['an @', 'a: @b\n', ['1:4 a text cannot begin with "@" unless it stands in quotes'], { a: '@b' }],
    [
      'a backslash',
      'a: "\\q"\n',
      ['1:5 "\\q" means nothing in double quotes: use single ones, or write \\\\ for a \\'],
      { a: '\\q' },
    ],
    [
      'a second document',
      'a: 1\n---\na: 2\n',
      ['2:1 a second document begins here, and a file holds only one'],
      { a: 1 },
    ],
    [
      'an exclamation mark',
      'a: !now x\n',
      ['1:4 "!now" means nothing here: leave it away, or put the text into quotes'],
      { a: 'x' },
    ],
  ];

  it.each(harmless)('such as %s hides nothing', (_what, text, told, value) => {
    const read = recovered(text);
    expect(read.told).toEqual(told);
    expect(read.value).toEqual(value);
  });

  it('with several mistakes is told of all of them', () => {
    const text = 'a: x: 1\nb: "y\nc: [1\nd: 5\nc: 1\nd: 6\n';
    expect(recovered(text).told).toEqual([
      '1:4 a second ": " in one line: put the text into quotes',
      '2:4 the " that opens here is never closed',
      '3:4 the [ that opens here is never closed',
      '6:1 "d" stands here a second time',
    ]);
  });

  it('keeps every other character where it was', () => {
    const text = 'a: 1\r\nb: "x\r\nc: 2\r\n';
    const lines = new LineCounter();
    const { document } = recoverText(text, lines);
    expect(document?.toJS()).toEqual({ a: 1, c: 2 });
    expect(document?.getIn(['c'], true)).toMatchObject({ range: [16, 17, 19] });
  });

  it('is given up where hardly anything can be read', () => {
    const text = Array.from({ length: 40 }, (_, i) => `k${i}: "${i}`).join('\n');
    const read = recovered(text);
    expect(read.value).toBeUndefined();
    expect(read.told.length).toBeGreaterThan(20);
    expect(read.told.length).toBeLessThan(40);
  });
});

describe('what was lost', () => {
  const lossIn = (text: string) => recoverText(text, new LineCounter()).damage;

  it.each([
    ['an entry of a map', 'a:\n  b: "x\n  c: 1\nd: 2\n', ['a']],
    ['a name of the whole', 'a: 1\nb: "x\nd: 2\n', []],
    ['the first name of an entry', 'steps:\n  - go: "in\n    name: x\n  - go: y\n', ['steps', 0]],
    ['the last name of an entry', 'steps:\n  - name: x\n    go: "in\n  - go: y\n', ['steps', 0]],
    ['a name of a later entry', 'steps:\n  - name: x\n  - name: y\n    go: "in\n', ['steps', 1]],
    ['everything an entry had', 'steps:\n  - { go: in\n  - go: y\n', ['steps', 0]],
    ['everything a name had', 'a:\n  b: "x\nc: 1\n', ['a']],
  ])('is noted where it stood: %s', (_what, text, path) => {
    const damage = lossIn(text);
    expect(damage.isPartial(path)).toBe(true);
    expect(damage.isPartial([...path, 'b'])).toBe(false);
    for (let depth = 0; depth < path.length; depth++) expect(damage.isPartial(path.slice(0, depth))).toBe(false);
  });

  it('is nothing where the text is well', () => {
    expect(lossIn('a: 1\nb: [1, 2]\n').touches([])).toBe(false);
  });
});
