import { describe, expect, it } from 'vitest';
import { cueRow } from '#control-server/panel/view/cue-row.ts';
import { cue, everyPart, fired, type Happening, showAt } from '../support/moments.ts';

describe('the moving part of a line', () => {
  it('marks the cue that stands by before anything runs', () => {
    const row = cueRow(showAt(1000, []), cue('first/1'));
    expect(row).toEqual({
      state: 'rest',
      word: 'Next',
      standsBy: true,
      countdown: null,
      overPercent: 0,
      effect: 'armed',
      caution: '',
      condition: null,
      loop: '',
    });
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
    expect(cueRow(held, cue('first/A'))).toMatchObject({ state: 'held', countdown: { text: '35.0', tone: 'still' } });
  });

  it('calls the last cue done', () => {
    const row = cueRow(showAt(9000, [fired(1000, 'first/5')]), cue('first/5'));
    expect(row).toMatchObject({ state: 'done', word: 'Done', countdown: null });
  });

  it('stands still while the show is paused', () => {
    const paused = showAt(60_000, [fired(1000, 'first/1'), [8000, { type: 'paused' }]]);
    expect(cueRow(paused, cue('first/1'))).toMatchObject({
      state: 'running',
      countdown: { text: '15.0', tone: 'still' },
    });
  });
});

describe('a cue that is not as the others', () => {
  const row = (key: string, nowMs: number, happenings: readonly Happening[]) =>
    cueRow(everyPart.showAt(nowMs, happenings), everyPart.cue(key));

  it('says what it does not do as it is written', () => {
    expect(row('arrival/5', 1000, [])).toMatchObject({ effect: 'disarmed', word: 'Disarmed', state: 'rest' });
    expect(row('arrival/6', 1000, [])).toMatchObject({
      effect: 'skipped',
      caution: 'skipped: as if it were not there',
    });
    expect(row('arrival/1', 1000, [])).toMatchObject({ effect: 'armed', caution: '', condition: null });
  });

  it('says why it is broken, and that it keeps its time', () => {
    expect(row('arrival/7', 1000, [])).toMatchObject({ effect: 'broken', word: 'Broken' });
    expect(row('arrival/7', 1000, []).caution).toMatch(/^broken, keeps its time\. Line \d+: 30 lies outside 0 to 1/);
    expect(row('arrival/7', 3000, [fired(1000, 'arrival/7')])).toMatchObject({
      state: 'mute',
      word: 'Broken',
      countdown: { text: '3.0' },
    });
  });

  it('goes by the word of the director over what is written', () => {
    const armed: Happening = [500, { type: 'cue-armed', cue: 'arrival/5', arming: 'armed' }];
    expect(row('arrival/5', 1000, [armed])).toMatchObject({ effect: 'armed', word: '' });
    const disarmed: Happening = [500, { type: 'cue-armed', cue: 'question/2', arming: 'disarmed' }];
    expect(row('question/2', 1000, [disarmed]).caution).toBe('disarmed: asks nobody and goes to nobody speaks');
  });

  it('keeps its time and does nothing while it is disarmed', () => {
    expect(row('arrival/5', 3000, [fired(1000, 'arrival/5')])).toMatchObject({
      state: 'mute',
      word: 'Disarmed',
      countdown: { text: '6.0' },
    });
  });

  it('says under which condition it plays, and whether that holds', () => {
    expect(row('arrival/4', 1000, []).condition).toEqual({
      words: 'only if fate is held, not as things stand',
      holds: false,
    });
    const held: Happening = [500, { type: 'variable-set', variable: 'fate', value: 'held' }];
    expect(row('arrival/4', 1000, [held]).condition).toEqual({ words: 'only if fate is held', holds: true });
  });

  it('stands still while it alone is paused', () => {
    const happenings: Happening[] = [fired(1000, 'arrival/1'), [4000, { type: 'cue-paused', cue: 'arrival/1' }]];
    expect(row('arrival/1', 9000, happenings)).toMatchObject({
      state: 'paused',
      word: 'Paused',
      countdown: { text: '9.0', tone: 'still' },
    });
  });

  it('waits for the hand that puts its question', () => {
    const asked = fired(1000, 'question/2');
    expect(row('question/2', 9000, [asked])).toMatchObject({ state: 'held', word: 'Waits for you', countdown: null });
    const put: Happening = [9000, { type: 'quorum-released', cue: 'question/2' }];
    expect(row('question/2', 10_000, [asked, put])).toMatchObject({ state: 'asking', countdown: { text: '1:29' } });
    const held: Happening = [12_000, { type: 'quorum-suspended', cue: 'question/2' }];
    expect(row('question/2', 20_000, [asked, put, held])).toMatchObject({
      state: 'held',
      word: 'Held back',
      countdown: { text: '1:27' },
    });
  });
});

describe('groups and loops', () => {
  const row = (key: string, nowMs: number, happenings: readonly Happening[]) =>
    cueRow(everyPart.showAt(nowMs, happenings), everyPart.cue(key));

  it('have no countdown, for nobody knows their end; their cues have', () => {
    const go = [fired(1000, 'arrival/3')];
    expect(row('arrival/3', 4500, go)).toMatchObject({ state: 'running', countdown: null, overPercent: 0 });
    expect(row('arrival/3.1', 4500, go)).toMatchObject({ state: 'running', countdown: { text: '0.5' } });
    expect(row('arrival/3.2', 4500, go)).toMatchObject({ state: 'running', countdown: { text: '4.5' } });
    expect(row('arrival/3.3b', 6000, go)).toMatchObject({ state: 'running', countdown: { text: '1.0' } });
  });

  it('say how they go round, and which round it is', () => {
    expect(row('arrival/3', 500, []).loop).toBe('4 times');
    expect(row('arrival/3', 2000, [fired(1000, 'arrival/3')]).loop).toBe('round 1 of 4');
    expect(row('arrival/3', 10_000, [fired(1000, 'arrival/3')]).loop).toBe('round 2 of 4');
    expect(row('arrival/2', 500, []).loop).toBe('until you leave it');
    expect(row('vamp/1', 6000, [fired(1000, 'vamp/1')]).loop).toBe('round 2, until the crowd answers');
  });

  it('say when this round is the last', () => {
    const left: Happening[] = [fired(1000, 'arrival/2'), [3000, { type: 'loop-left', cue: 'arrival/2' }]];
    expect(row('arrival/2', 4000, left).loop).toBe('round 1, the last');
  });
});
