import { describe, expect, it } from 'vitest';
import { scoreTitle } from '#control-server/runs/score-title.ts';
import { SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

describe('what a score calls itself', () => {
  it.each<[string, string | null]>([
    [SAMPLE_SCORE_TEXT, 'A small show'],
    ["# first of all\nshow: x\ntitle: 'It''s: a title' # really\n", "It's: a title"],
    ['title: >\n  in two\n  lines\nshow: x\n', 'in two lines'],
    ['{ show: x, title: in braces }', 'in braces'],
    ['title: 2147\n', '2147'],
    ['title: Old\nsequences: { one: { cues: [ { from: another time } ] } }\n', 'Old'],
    ['show: x\nsequences:\n  one:\n    title: not this one\n', null],
    ['title:\nshow: x\n', null],
    ['title: ""\n', null],
    ['- title: x\n', null],
    ['title: [a, b]\n', null],
    ['\t{"', null],
    ['', null],
  ])('%j: %s', (text, title) => {
    expect(scoreTitle(text)).toBe(title);
  });
});
