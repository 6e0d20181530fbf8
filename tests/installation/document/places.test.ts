import { describe, expect, it } from 'vitest';
import { parseScore } from '#installation/score/parse-score.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

/** The line of `text` on which `part` stands, from 1. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a name that means nothing', () => {
  it('is told at its own line inside a part that has another mistake', () => {
    const text = edited(edited(SAMPLE_SCORE_TEXT, 'share: 0.5', 'share: 50'), 'go: 4 }', 'go: 44 }');
    const parsed = parseScore(text, 'small.yaml', ['rise']);
    expect(parsed.ok ? [] : parsed.problems.map(({ line, message }) => [line, message])).toEqual([
      [lineOf(text, 'share: 50'), '50 is above 1'],
      [lineOf(text, 'go: 44'), 'unknown cue "44"'],
    ]);
  });

  it('is told at its own line under a name that was mistyped', () => {
    const text = edited(edited(SAMPLE_SCORE_TEXT, 'quorum:', 'qorum:'), 'go: 4 }', 'go: 44 }');
    const parsed = parseScore(text, 'small.yaml', ['rise']);
    expect(parsed.ok ? [] : parsed.problems.map(({ line }) => line)).toEqual([
      lineOf(text, 'qorum:'),
      lineOf(text, 'go: 44'),
    ]);
  });
});
