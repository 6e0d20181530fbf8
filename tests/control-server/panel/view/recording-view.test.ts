import { describe, expect, it } from 'vitest';
import { recordingView } from '#control-server/panel/view/recording-view.ts';
import { NOTICE_MS } from '#installation/state/recording.ts';
import { type Happening, momentAt } from '../support/moments.ts';

const START: Happening = [1000, { type: 'take-started', name: 'A night', lastsMs: 60_000 }];
const viewAt = (atMs: number, ...more: Happening[]) => recordingView(momentAt(atMs, [START, ...more]));

describe('a take being recorded', () => {
  it('is announced, then counts up, and says when it will end by itself', () => {
    expect(recordingView(momentAt(500, []))).toBeNull();
    expect(viewAt(1000)).toEqual({ name: 'A night', stage: 'announced', time: '3 s', left: '0:01:00' });
    expect(viewAt(1000 + NOTICE_MS)).toMatchObject({ stage: 'recording', time: '0:00:00', left: '0:01:00' });
    expect(viewAt(1000 + NOTICE_MS + 12_400)).toMatchObject({ time: '0:00:12', left: '0:00:48' });
  });

  it('is over when it was stopped, and when its time is up though nobody has said so yet', () => {
    expect(viewAt(5000, [4000, { type: 'take-ended', how: 'asked' }])).toBeNull();
    expect(viewAt(1000 + NOTICE_MS + 60_000)).toBeNull();
  });

  it('says nothing before the panel knows the time', () => {
    expect(recordingView({ ...momentAt(1500, [START]), nowMs: null })).toBeNull();
  });
});
