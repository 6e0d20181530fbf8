import { describe, expect, it } from 'vitest';
import { branchLines, cueLine, cueRow, quorumSentence } from '#control-server/panel/view/cue-row.ts';
import { cue, fired, plan, showAt } from '../support/moments.ts';

describe('the moving part of a line', () => {
  it('marks the cue that stands by before anything runs', () => {
    const row = cueRow(showAt(1000, []), cue('first/1'));
    expect(row).toEqual({ state: 'rest', word: 'Next', standsBy: true, countdown: null, overPercent: 0 });
  });

  it('goes through pre-wait, action and post-wait, each with its own countdown', () => {
    const go = [fired(1000, 'first/1')];
    const at = (nowMs: number) => cueRow(showAt(nowMs, go), cue('first/1'));
    expect(at(2000)).toMatchObject({ state: 'pre-wait', countdown: { text: '1.0', tone: 'close' }, overPercent: 50 });
    expect(at(8000)).toMatchObject({ state: 'running', countdown: { text: '15.0', tone: 'far' }, overPercent: 25 });
    expect(at(24_500)).toMatchObject({ state: 'post-wait', countdown: { text: '1.5', tone: 'close' } });
    expect(at(27_000)).toMatchObject({ state: 'rest', countdown: null });
  });

  it('counts down to a cue that follows the end of another', () => {
    const row = cueRow(showAt(20_000, [fired(1000, 'first/1')]), cue('first/2'));
    expect(row).toMatchObject({ state: 'due', word: 'Follows', countdown: { text: '6.0', tone: 'near' } });
  });

  it('counts down to a cue that continues beside another, whatever the length of its action', () => {
    const row = cueRow(showAt(2000, [fired(1000, 'first/2')]), cue('first/A'));
    expect(row).toMatchObject({ state: 'due', countdown: { text: '3.0', tone: 'close' } });
  });

  it('says when the crowd is asked and when the director holds the decision back', () => {
    const go = [fired(1000, 'first/A')];
    expect(cueRow(showAt(11_000, go), cue('first/A'))).toMatchObject({
      state: 'asking',
      word: 'Crowd asked',
      countdown: { text: '35.0', tone: 'far' },
    });
    const held = showAt(20_000, [...go, [11_000, { type: 'quorum-suspended', cue: 'first/A' }]]);
    expect(cueRow(held, cue('first/A'))).toMatchObject({ state: 'held', countdown: { text: '35.0' } });
  });

  it('calls the last cue done', () => {
    const row = cueRow(showAt(9000, [fired(1000, 'first/5')]), cue('first/5'));
    expect(row).toMatchObject({ state: 'done', word: 'Done', countdown: null });
  });

  it('stands still while the show is paused', () => {
    const paused = showAt(60_000, [fired(1000, 'first/1'), [8000, { type: 'paused' }]]);
    expect(cueRow(paused, cue('first/1'))).toMatchObject({ state: 'running', countdown: { text: '15.0' } });
  });
});

describe('the still part of a line', () => {
  it('writes the times and tells follow from continue', () => {
    expect(cueLine(plan, cue('first/1'), cue('first/2'))).toEqual({
      preWait: '2 s',
      action: '20 s',
      postWait: '3 s',
      goesOn: 'follow',
      goesTo: '',
    });
    expect(cueLine(plan, cue('first/2'), cue('first/2.5'))).toMatchObject({ goesOn: 'continue', goesTo: 'A' });
  });

  it('says what the crowd is asked for and where its answer leads', () => {
    expect(cueLine(plan, cue('first/A'), cue('first/4'))).toMatchObject({ action: '≤ 45 s', goesOn: 'crowd' });
    expect(quorumSentence(cue('first/A'))).toBe('rise: 60 % for 2 s, at least 3 people');
    expect(quorumSentence(cue('first/1'))).toBeNull();
    expect(branchLines(plan, cue('first/A'))).toEqual([
      { outcome: 'met', option: 0, label: 'held', number: '4', name: 'Holds' },
      { outcome: 'unmet', option: 0, label: 'fallen', number: '5', name: 'Falls' },
    ]);
  });
});
