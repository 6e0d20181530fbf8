import { describe, expect, it } from 'vitest';
import { endSentence, endWords } from '#control-server/runs/end-words.ts';
import type { RunEnd, Standing } from '#control-server/runs/list-runs.ts';

const AFTER = 'rally/9';
const ends: readonly (readonly [Standing, string | null, string, string, string])[] = [
  [
    'playing',
    AFTER,
    'playing, after rally/9',
    'Left while it played on from cue 9 of “rally”.',
    'Playing on from cue 9 of “rally”.',
  ],
  ['paused', AFTER, 'paused, after rally/9', 'Left paused after cue 9 of “rally”.', 'Paused after cue 9 of “rally”.'],
  ['stopped', AFTER, 'stopped, after rally/9', 'Stopped after cue 9 of “rally”.', 'Stopped after cue 9 of “rally”.'],
  [
    'panicked',
    AFTER,
    'in panic, after rally/9',
    'Ended in panic after cue 9 of “rally”.',
    'In panic after cue 9 of “rally”.',
  ],
  ['faded-out', null, 'faded out', 'Faded out.', 'Faded out.'],
  ['playing', null, 'playing', 'Left while it played.', 'Playing.'],
  ['panicked', null, 'in panic', 'Ended in panic.', 'In panic.'],
  ['opened', null, 'opened, nothing played', 'Opened, and nothing was played.', 'Open, and nothing was played yet.'],
  ['empty', null, 'never begun', 'Never begun.', 'Open, and nothing was played yet.'],
  ['unread', null, 'not known', 'How it ended is not known.', 'How it stands is not known.'],
];

describe('how a run ended', () => {
  it.each(ends)('%s after %s', (standing, after, brief, ended, now) => {
    const end: RunEnd = { standing, after };
    expect(endWords(end)).toBe(brief);
    expect(endSentence(end, false)).toBe(ended);
    expect(endSentence(end, true)).toBe(now);
  });

  it('takes a sequence’s name up to the first slash', () => {
    expect(endSentence({ standing: 'stopped', after: 'act/2/b' }, false)).toBe('Stopped after cue 2/b of “act”.');
  });
});
