import { describe, expect, it } from 'vitest';
import { cueBeside, lineInFocus, sequencesInFocus, sequenceView } from '#control-server/panel/view/cue-list.ts';
import { fired, momentAt, plan } from '../support/moments.ts';

describe('the cue list', () => {
  it('marks the sequence that plays and the one of the next cue', () => {
    const moment = momentAt(2000, [fired(1000, 'first/5')]);
    expect(sequenceView(moment, 'first')).toEqual({ isOn: true, hasNext: false });
    expect(sequenceView(moment, 'second')).toEqual({ isOn: false, hasNext: true });
    expect(sequencesInFocus(moment)).toEqual(['first', 'second']);
  });

  it('plays nothing after a panic', () => {
    const moment = momentAt(3000, [fired(1000, 'first/5'), [2000, { type: 'panicked' }]]);
    expect(sequenceView(moment, 'first').isOn).toBe(false);
  });

  it('leads the eye to the question, then to what is next, then to what ran last', () => {
    expect(lineInFocus(momentAt(2000, [fired(1000, 'first/A')]))).toBe('first/A');
    expect(lineInFocus(momentAt(2000, []))).toBe('first/1');
    expect(lineInFocus(momentAt(2000, [fired(1000, 'second/1')]))).toBe('second/1');
  });

  it('walks through the list and stops at its ends', () => {
    expect(cueBeside(plan, null, 1)).toBe('first/1');
    expect(cueBeside(plan, 'first/1', 1)).toBe('first/2');
    expect(cueBeside(plan, 'first/1', -1)).toBe('first/1');
    expect(cueBeside(plan, 'first/5', 1)).toBe('second/1');
    expect(cueBeside(plan, 'second/1', 1)).toBe('second/1');
  });
});
