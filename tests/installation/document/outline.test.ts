import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument, stringify, visit } from 'yaml';
import { outline } from '#installation/document/outline.ts';
import type { TextNode } from '#installation/document/text-node.ts';
import { SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

/** The value an outline finds in its text: each single value read from its own stretch, references from the library. */
function valueIn(text: string, root: TextNode): unknown {
  const anchors = new Map<string, unknown>();
  const document = parseDocument(text, { uniqueKeys: false });
  visit(document, {
    Value: (_key, node) => {
      if (node.anchor) anchors.set(node.anchor, node.toJS(document));
    },
  });
  const read = (node: TextNode): unknown => {
    switch (node.kind) {
      case 'map':
        return Object.fromEntries(node.entries.map(({ key, value }) => [key, read(value)]));
      case 'list':
        return node.entries.map(({ value }) => read(value));
      case 'scalar':
        return parse(text.slice(node.start, node.end));
      case 'alias':
        return anchors.get(node.text ?? '');
      case 'empty':
        return null;
      case 'strange':
        throw new Error(`strange at ${node.start}: ${text.slice(node.start, node.start + 40)}`);
    }
  };
  return read(root);
}

/** Every entry of an outline. */
const entriesIn = (node: TextNode): TextNode['entries'] =>
  node.entries.flatMap((entry) => [entry, ...entriesIn(entry.value)]);

const at = (text: string, ...path: readonly (string | number)[]): TextNode =>
  path.reduce<TextNode>((node, step) => {
    const entry = typeof step === 'number' ? node.entries[step] : node.entries.find(({ key }) => key === step);
    if (!entry) throw new Error(`no ${step}`);
    return entry.value;
  }, outline(text));

const SHOWN = `# A house.
title: A house   # its name
"wait for it": 1.5s

doors:
  # the front one
  front: { colour: "#FF0000", 'open wide': 0.5 } # red
  back:
    colour: "#00ff80"
    notes: |
      two lines
      # no comment
  side:
steps:
- go: in
  over: 200ms

- [out, { go: "x" }]
-
  - deep
  - - deeper
list:
  [
    1,
    2, # two
  ]
long: a text that
  goes on
`;

describe('an outline', () => {
  it.each([
    ['a text with a bit of everything', SHOWN],
    ['the sample score', SAMPLE_SCORE_TEXT],
    [
      'the show that is shipped',
      readFileSync(new URL('../../../config/shows/neo-tokyo-2147.yaml', import.meta.url), 'utf8'),
    ],
    [
      'line ends of another system',
      SHOWN.replaceAll('\n', '\r\n').replaceAll('\r\n      two lines\r\n', '\r\n      two lines\r\n'),
    ],
    ['JSON', JSON.stringify(parse(SAMPLE_SCORE_TEXT), null, 2)],
    ['a document that says where it begins', `%YAML 1.2\n---\n${SAMPLE_SCORE_TEXT}`.replace('%YAML 1.2\n', '')],
    ['a text without a last line end', SAMPLE_SCORE_TEXT.trimEnd()],
    ['a mark of its encoding', `\uFEFF${SAMPLE_SCORE_TEXT}`],
  ])('finds what the library finds in %s', (_what, text) => {
    expect(valueIn(text, outline(text))).toEqual(parse(text));
  });

  it('finds what the library finds in anything it has written', () => {
    const word = fc.constantFrom(
      'a',
      'b c',
      'x: y',
      '# no',
      '- d',
      'it\'s "so"',
      '12',
      'true',
      '',
      'multi\nline\n',
      '[1]',
      '{',
      'é☀',
    );
    const key = fc.constantFrom('a', 'b', 'go to', 'x-y', '1', 'a:b', '"q"', "it's");
    const value = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    })).tree;
    const options = fc.record({
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 30, 80),
      collectionStyle: fc.constantFrom<'any' | 'flow'>('any', 'any', 'flow'),
      singleQuote: fc.boolean(),
      indent: fc.constantFrom(2, 4),
    });
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }), options, (tree, how) => {
        const text = stringify(tree, how);
        expect(valueIn(text, outline(text))).toEqual(parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('finds what the library finds in anything in brackets, however plain', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ', ',
        ',',
        ': ',
        ':',
        ' ',
        '\n  ',
        'a',
        'b c',
        '12',
        '-2',
        '.5',
        '- x',
        '#',
        ' # c\n',
        '"q"',
        "'s'",
      ],
      ...["'it''s'", '"\\n"', '*x', '&x', 'null', '~', '?', 'a:b', 'x.y', '1.5s', '50%', '(so)', '@', '|'],
    );
    const flow = fc.letrec<{ readonly any: string; readonly map: string; readonly list: string }>((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, piece, piece, tie('map'), tie('list')),
      map: fc
        .array(fc.tuple(piece, fc.constantFrom(': ', ':', ':\n   '), tie('any')), { maxLength: 3 })
        .map((pairs) => `{ ${pairs.map(([key, colon, value]) => key + colon + value).join(', ')} }`),
      list: fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    }));
    const outcomes = { read: 0, told: 0 };
    fc.assert(
      fc.property(fc.oneof(flow.map, flow.list), (written) => {
        const text = `a: ${written} # c\n`;
        const document = parseDocument(text, { uniqueKeys: false, logLevel: 'error' });
        const root = outline(text);
        const node = root.entries[0]?.value ?? root;
        const kinds = new Set([root, node, ...entriesIn(node).map(({ value }) => value)].map(({ kind }) => kind));
        if (document.errors.length > 0) {
          expect(kinds).toContain('strange');
          outcomes.told += 1;
        } else if (!kinds.has('strange') && !kinds.has('alias')) {
          expect({ a: valueIn(text, node) }).toEqual(document.toJS());
          outcomes.read += 1;
        }
      }),
      { numRuns: 600 },
    );
    expect(outcomes.read).toBeGreaterThan(50);
    expect(outcomes.told).toBeGreaterThan(50);
  });

  it('gives places where a value can be taken out and put back, and entries that follow each other', () => {
    for (const entry of entriesIn(outline(SHOWN))) {
      expect(entry.leadStart).toBeLessThanOrEqual(entry.start);
      expect(entry.start).toBeLessThanOrEqual(entry.keyStart);
      expect(entry.keyEnd).toBeLessThanOrEqual(entry.valueFrom);
      expect(entry.valueFrom).toBeLessThanOrEqual(entry.value.start);
      expect(entry.value.end).toBeLessThanOrEqual(entry.end);
    }
    const places = (node: TextNode): void => {
      node.entries.slice(1).forEach((entry, index) => {
        expect(entry.leadStart).toBeGreaterThanOrEqual(node.entries[index]?.end ?? 0);
      });
      for (const { value } of node.entries) places(value);
    };
    places(outline(SHOWN));
  });

  it('knows what is text, as it is written, and what is none', () => {
    expect(at('cue: 12.10\n', 'cue').text).toBe('12.10');
    expect(at('cue: "12.10"\n', 'cue').text).toBe('12.10');
    expect(at('a: null\nb: ~\nc: "null"\nd: yes\ne:\n', 'a').text).toBeNull();
    expect(at('a: ~\n', 'a').text).toBeNull();
    expect(at('c: "null"\n', 'c').text).toBe('null');
    expect(at('e:\n', 'e')).toMatchObject({ kind: 'empty', start: 2, end: 2 });
    expect(at('a: { b: , c }\n', 'a', 'b').kind).toBe('empty');
    expect(at('a: { b: , c }\n', 'a', 'c').kind).toBe('empty');
  });

  it('leaves comments to the entry they stand right above, or deeper inside', () => {
    const text = 'a: 1\n\n# of nobody\n\n# of b\n# too\nb:\n  c: 2\n  # of c\n# of the end\n';
    const [a, b] = outline(text).entries;
    expect(text.slice(a?.leadStart, a?.end)).toBe('a: 1\n');
    expect(text.slice(b?.leadStart, b?.end)).toBe('# of b\n# too\nb:\n  c: 2\n  # of c\n');
  });
});

describe('anchors', () => {
  const shown = 'a: &x\n  b: 1\nc: &y { d: 1 }\ne: !t\n  f: 2\ng:\n  &z [1]\nh: { i: &w 3, j: *w }\nk: *x\n';

  it('and tags stand before the place of a value', () => {
    expect(valueIn(shown, outline(shown))).toEqual({
      a: { b: 1 },
      c: { d: 1 },
      e: { f: 2 },
      g: [1],
      h: { i: 3, j: 3 },
      k: { b: 1 },
    });
    const from = outline(shown).entries.map(({ valueFrom }) => shown.slice(0, valueFrom).split('\n').at(-1));
    expect(from).toEqual(['a: &x', 'c: &y', 'e: !t', 'g:', 'h:', 'k:']);
    const inside = at(shown, 'h').entries.map(({ start, valueFrom }) => shown.slice(start, valueFrom));
    expect(inside).toEqual(['i: &w', 'j:']);
  });
});

describe('what an outline does not follow', () => {
  it.each([
    ['an anchor on a block that begins at a dash', '- &x a: 1\n  b: 2\n', [0]],
    ['a question mark', '? a\n: b\n', []],
    ['a tab', 'a:\n\tb: 1\n', []],
    ['a line without a name', 'a: 1\nb\n', []],
    ['a line between two columns', 'a:\n    b: 1\n  c: 2\n', ['a']],
    ['a bracket that is never closed', 'a: { b: 1\n', ['a']],
    ['a pair in a list', 'a: [b: 1]\n', ['a', 0]],
    ['a map for a name', 'a: { [b]: 1 }\n', ['a']],
    ['the end of a document', 'a: 1\n...\n', []],
  ])('is strange to it, and it says so: %s', (_what, text, path) => {
    expect(at(text, ...path).kind).toBe('strange');
  });

  it('is a reference, which it knows', () => {
    expect(at('a: &x 1\nb: *x\n', 'b').kind).toBe('alias');
    expect(at('a: &x 1\nb: *x\n', 'a')).toMatchObject({ kind: 'scalar', text: '1' });
    expect(at('a: { b: *x }\n', 'a', 'b').kind).toBe('alias');
  });

  it('is nothing at all', () => {
    for (const text of ['', '\n', '# only a comment', '# only\n\n', '---\n']) expect(outline(text).kind).toBe('empty');
  });

  it('never throws, and never says of a broken text what the library would not', () => {
    const cut = fc.nat({ max: SHOWN.length });
    fc.assert(
      fc.property(cut, cut, fc.constantFrom('', '"', '{', '\n', ': ', '- ', '\t'), (a, b, inserted) => {
        const text = SHOWN.slice(0, Math.min(a, b)) + inserted + SHOWN.slice(Math.max(a, b));
        const root = outline(text);
        const kinds = new Set([root, ...entriesIn(root).map(({ value }) => value)].map(({ kind }) => kind));
        const document = parseDocument(text, { uniqueKeys: false });
        if (document.errors.length > 0 || kinds.has('strange') || kinds.has('alias')) return;
        expect(valueIn(text, root)).toEqual(document.toJS());
      }),
      { numRuns: 400 },
    );
  });
});
