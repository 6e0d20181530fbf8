import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  anchorsIn,
  freedForGrowth,
  freedForLoss,
  meantBy,
  writtenValue,
} from '#installation/document/anchors.ts';
import { outline } from '#installation/document/outline.ts';
import { applySplices, type Splice } from '#installation/document/splice.ts';
import type { TextNode } from '#installation/document/text-node.ts';

const TEXT = `# &no anchor, *no alias
a: &one { x: 1 }
b: *one
notes: "R&D &no *no"
c:
  &two [1, 2]
d: { e: &three word, f: *two, g: *three }
h: &four
  i: *one
  j: 5
k: *four
a2: &one 9
l: *one
`;

const anchors = (text = TEXT): readonly Anchor[] => anchorsIn(text, outline(text));

const nodeAt = (text: string, ...path: readonly string[]): TextNode =>
  path.reduce<TextNode>((node, key) => node.entries.find((entry) => entry.key === key)?.value ?? node, outline(text));

describe('named parts of a text', () => {
  it('are found with the places that repeat them, and nothing that only looks so', () => {
    expect(
      anchors().map(({ name, node, aliases }) => [name, TEXT.slice(node.start, node.end), aliases.length]),
    ).toEqual([
      ['one', '{ x: 1 }', 2],
      ['two', '[1, 2]', 1],
      ['three', 'word', 1],
      ['four', 'i: *one\n  j: 5', 1],
      ['one', '9', 1],
    ]);
  });

  it('are none where the text has none', () => {
    expect(anchors('a: 1\nb: R&D\nc: 2 * 3\n')).toEqual([]);
  });

  it('are meant by the places that repeat them: the last of that name before', () => {
    expect(meantBy(nodeAt(TEXT, 'b'), anchors())?.node.entries).toHaveLength(1);
    expect(meantBy(nodeAt(TEXT, 'l'), anchors())?.node.text).toBe('9');
    expect(meantBy(nodeAt('a: *nobody\n', 'a'), anchors('a: *nobody\n'))).toBeUndefined();
  });

  it('are read where they are repeated', () => {
    expect(writtenValue(TEXT, outline(TEXT), anchors(), new Set(['j']))).toEqual({
      a: { x: 1 },
      b: { x: 1 },
      notes: 'R&D &no *no',
      c: [1, 2],
      d: { e: 'word', f: [1, 2], g: 'word' },
      h: { i: { x: 1 }, j: '5' },
      k: { i: { x: 1 }, j: '5' },
      a2: 9,
      l: 9,
    });
  });
});

describe('a part that is repeated elsewhere', () => {
  const done = (text: string, splices: readonly Splice[]): string => applySplices(text, splices).text;
  const lineOf = (text: string, piece: string): readonly [number, number] => {
    const start = text.indexOf(piece);
    return [start, text.indexOf('\n', start) + 1];
  };

  it('hands its name on when it goes', () => {
    const text = 'a: &one { x: 1 }\nb: *one\nc: *one\n';
    const [start, end] = lineOf(text, 'a:');
    expect(done(text, [...freedForLoss(text, anchors(text), start, end), { start, end, text: '' }])).toBe(
      'b: &one { x: 1 }\nc: *one\n',
    );
  });

  it('hands its name on and loses it when it changes', () => {
    const text = 'a: &one { x: 1 }\nb: *one\n';
    expect(done(text, freedForGrowth(text, anchors(text), nodeAt(text, 'a')))).toBe('a: { x: 1 }\nb: &one { x: 1 }\n');
    const [, to] = lineOf(text, 'a:');
    expect(done(text, freedForLoss(text, anchors(text), text.indexOf('x:'), to))).toBe(
      'a: { x: 1 }\nb: &one { x: 1 }\n',
    );
  });

  it('is written in one line where it takes its name along, whatever it was written in', () => {
    const text = 'a: &one\n  # why\n  x: 1\n  y: [1,\n    2]\nb: *one\n';
    expect(done(text, freedForGrowth(text, anchors(text), nodeAt(text, 'a')))).toBe(
      'a:\n  # why\n  x: 1\n  y: [1,\n    2]\nb: &one { x: 1, y: [1, 2] }\n',
    );
  });

  it('keeps its name when only something beside it or inside another part changes', () => {
    const text = 'a: { b: &one 1, c: 2 }\nd: *one\n';
    expect(freedForGrowth(text, anchors(text), nodeAt(text, 'a'))).toEqual([]);
    expect(freedForLoss(text, anchors(text), text.indexOf('c:'), text.indexOf(' }'))).toEqual([]);
  });

  it('keeps its name when all that repeats it goes with it', () => {
    const text = 'a: { b: &one 1, c: *one }\nd: 1\n';
    const [start, end] = lineOf(text, 'a:');
    expect(freedForLoss(text, anchors(text), start, end)).toEqual([]);
  });
});
