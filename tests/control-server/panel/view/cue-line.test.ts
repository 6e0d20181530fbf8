import { describe, expect, it } from 'vitest';
import { cueLine, followingOf } from '#control-server/panel/view/cue-line.ts';
import { cue, everyPart, plan } from '../support/moments.ts';

describe('the still part of a line', () => {
  it('writes the times and tells follow from continue', () => {
    expect(cueLine(plan, cue('first/1'), cue('first/2'))).toEqual({
      preWait: '2 s',
      action: '20 s',
      postWait: '3 s',
      goesOn: 'follow',
      goesTo: '',
      remarks: [],
    });
    expect(cueLine(plan, cue('first/2'), cue('first/2.5'))).toMatchObject({ goesOn: 'continue', goesTo: 'A' });
  });

  it('says what the crowd is asked for', () => {
    expect(cueLine(plan, cue('first/A'), cue('first/4'))).toMatchObject({
      action: '≤ 45 s',
      goesOn: 'crowd',
      remarks: ['rise: 60 % for 2 s, at least 3 people'],
    });
  });

  it('says how a group plays, and when its cues start on a timeline', () => {
    const remarks = (key: string) => cueLine(everyPart.plan, everyPart.cue(key), undefined).remarks;
    expect(remarks('arrival/2')).toEqual(['shuffled, 2 of 3 cues']);
    expect(remarks('arrival/2.1')).toEqual([]);
    expect(remarks('arrival/3.1')).toEqual(['at 0 s']);
    expect(remarks('arrival/3.3')).toEqual(['at 2 s', '2 cues, one after the other']);
    expect(remarks('question/2')).toEqual(['a choice of 3']);
  });

  it('leaves to the group how its cues go on', () => {
    expect(cueLine(everyPart.plan, everyPart.cue('arrival/2.1'), undefined)).toMatchObject({
      goesOn: 'group',
      goesTo: '',
    });
  });
});

describe('the line that follows', () => {
  const { cues } = everyPart.plan.sequences[0] ?? { cues: [] };
  const behind = (key: string) => followingOf(cues, everyPart.cue(key))?.number;

  it('is the next at the same level: what a group holds does not come after it', () => {
    expect(behind('arrival/1')).toBe('2');
    expect(behind('arrival/2')).toBe('3');
    expect(behind('arrival/3.3a')).toBe('3.3b');
    expect(behind('arrival/3')).toBe('4');
  });

  it('is none at the end of a group or of the sequence', () => {
    expect(behind('arrival/3.3b')).toBeUndefined();
    expect(behind('arrival/8')).toBeUndefined();
  });
});
