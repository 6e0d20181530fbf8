import { describe, expect, it } from 'vitest';
import { groupWords } from '#control-server/panel/view/loop-words.ts';
import type { PlannedGroup } from '#installation/score/plan.ts';

const group = (mode: PlannedGroup['mode'], count: number, take = count) =>
  groupWords({ mode, take, children: Array.from({ length: count }, (_, index) => `a/${index}`) });

describe('how a group plays', () => {
  it('is said in the words of somebody who watches it', () => {
    expect(group('parallel', 2)).toBe('2 cues, all at once');
    expect(group('in-order', 3)).toBe('3 cues, one after the other');
    expect(group('timeline', 1)).toBe('1 cue, on a timeline');
  });

  it('says how many of a shuffled group come in one round', () => {
    expect(group('shuffle', 5, 2)).toBe('shuffled, 2 of 5 cues');
    expect(group('shuffle', 5)).toBe('5 cues, shuffled');
  });
});
