import { describe, expect, it } from 'vitest';
import { nextCountdown, nextCue } from '#control-server/panel/view/next-cue.ts';
import { nowLines } from '#control-server/panel/view/now-lines.ts';
import { everyPart, fired, type Happening, momentAt } from '../support/moments.ts';

describe('what stands at the top', () => {
  it('is the cue that stands by, with its notes and what comes of it', () => {
    expect(nextCue(momentAt(1000, []))).toEqual({
      kind: 'cue',
      sequence: 'First',
      number: '1',
      name: 'Opens',
      notes: 'Doors are open.',
      leadsTo: 'then 2 Beside follows its end',
      from: '',
      caution: '',
      text: '',
    });
    const beside = momentAt(1000, [[500, { type: 'standby-set', cue: 'first/2' }]]);
    expect(nextCue(beside)).toMatchObject({ leadsTo: 'then A Asked continues beside it' });
    const asks = momentAt(1000, [[500, { type: 'standby-set', cue: 'first/A' }]]);
    expect(nextCue(asks)).toMatchObject({ leadsTo: 'asks the crowd to rise: held → 4, fallen → 5' });
  });

  it('is the cue that comes by itself while none stands by', () => {
    const moment = momentAt(2000, [fired(1000, 'first/1')]);
    expect(nextCue(moment)).toMatchObject({ kind: 'due', number: '2', name: 'Beside' });
    expect(nextCountdown(moment)).toEqual({ text: '24.0', tone: 'far' });
  });

  it('is the question while the crowd decides, and then not said twice', () => {
    const moment = momentAt(6000, [fired(1000, 'first/A')]);
    expect(nextCue(moment)).toMatchObject({ kind: 'crowd', number: 'A', gesture: 'rise' });
    expect(nextCountdown(moment)).toEqual({ text: '40.0', tone: 'far' });
    expect(nowLines(moment)).toEqual([]);
    const withStandby = momentAt(6000, [fired(1000, 'first/A'), [2000, { type: 'standby-set', cue: 'first/5' }]]);
    expect(nowLines(withStandby)).toMatchObject([{ number: 'A', word: 'Crowd asked' }]);
    expect(nextCountdown(withStandby)).toBeNull();
  });

  it('says so when nothing comes and nothing is known', () => {
    expect(nextCue(momentAt(9000, [fired(1000, 'second/1')]))).toEqual({
      kind: 'nothing',
      says: 'Choose a cue in the list.',
    });
    expect(nextCue(momentAt(0, [], { state: null }))).toEqual({ kind: 'unknown' });
  });
});

describe('what has to be known before a GO', () => {
  const standing = (cue: string, ...before: Happening[]) =>
    nextCue(everyPart.momentAt(1000, [...before, [600, { type: 'standby-set', cue }]]));

  it('is the text it writes on the walls, or that it takes it off', () => {
    expect(standing('arrival/1')).toMatchObject({ text: '“An open hand is a signature nobody can forge.”' });
    expect(standing('arrival/4')).toMatchObject({ text: 'takes the text off the walls' });
    expect(standing('arrival/5')).toMatchObject({ text: '' });
  });

  it('is how a group plays and goes round', () => {
    expect(standing('arrival/3')).toMatchObject({
      leadsTo: 'plays 3 cues, on a timeline, 4 times, then 4 Held before follows its end',
    });
    expect(standing('arrival/2')).toMatchObject({ leadsTo: 'plays shuffled, 2 of 3 cues, until you leave it' });
  });

  it('is what it does not do', () => {
    expect(standing('arrival/5')).toMatchObject({ caution: 'disarmed: keeps its time and does nothing' });
    expect(standing('arrival/7')).toMatchObject({ caution: expect.stringMatching(/^broken, keeps its time/) });
  });

  it('is what GO plays instead of a cue that is passed over', () => {
    expect(standing('arrival/4')).toMatchObject({ caution: 'only if fate is held: GO plays 5 Rain' });
    expect(standing('arrival/6')).toMatchObject({ caution: 'skipped: GO plays 7 Glare' });
    expect(standing('arrival/4', [500, { type: 'variable-set', variable: 'fate', value: 'held' }])).toMatchObject({
      caution: '',
    });
    const skipped: Happening = [500, { type: 'cue-armed', cue: 'arrival/8', arming: 'skipped' }];
    expect(standing('arrival/8', skipped)).toMatchObject({ caution: 'skipped: GO plays nothing' });
  });

  it('is where into itself it begins', () => {
    const loaded = everyPart.momentAt(1000, [[500, { type: 'standby-set', cue: 'arrival/1', offsetMs: 65_000 }]]);
    expect(nextCue(loaded)).toMatchObject({ from: '1:05' });
  });

  it('names every gesture of a choice, and waits with the countdown until the question is put', () => {
    const waiting = everyPart.momentAt(2000, [fired(1000, 'question/2')]);
    expect(nextCue(waiting)).toMatchObject({
      kind: 'crowd',
      gesture: 'rise or claim or refuse or rise and link',
      awaitsHand: true,
      notes: 'Wait until the room is quiet, then put the question.',
    });
    expect(nextCountdown(waiting)).toBeNull();
    const put = everyPart.momentAt(2000, [
      fired(1000, 'question/2'),
      [1500, { type: 'quorum-released', cue: 'question/2' }],
    ]);
    expect(nextCue(put)).toMatchObject({ awaitsHand: false });
    expect(nextCountdown(put)).toEqual({ text: '1:30', tone: 'far' });
  });
});

describe('what runs now', () => {
  it('is the cues of a group, and the group itself where it goes round', () => {
    const lines = nowLines(everyPart.momentAt(4500, [fired(1000, 'arrival/3')]));
    expect(lines.map(({ number, word }) => `${number} ${word}`)).toEqual(['3.2 ', '3.3a ', '3.1 ', '3 round 1 of 4']);
  });

  it('has a word where a cue does not simply run', () => {
    const paused = everyPart.momentAt(3000, [
      fired(1000, 'arrival/1'),
      [2000, { type: 'cue-paused', cue: 'arrival/1' }],
    ]);
    expect(nowLines(paused)).toMatchObject([{ number: '1', word: 'Paused', countdown: { text: '11.0' } }]);
  });
});
