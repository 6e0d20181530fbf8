import { describe, expect, it } from 'vitest';
import { MAX_TAKE_MS, NOTICE_MS, USUAL_TAKE_MS } from '#installation/state/recording.ts';
import { codeOf, grant, rehearse } from '#tests/support/rehearsal.ts';

const START = { type: 'start-take', name: 'First night' } as const;

describe('a take recorded live', () => {
  it('is told to the audience before anything is kept, and ends when it is asked to', () => {
    const show = rehearse();
    expect(show.stateAt(900).recording).toBeNull();
    grant(show, 1000, { ...START, lastsMs: 60_000 });
    expect(show.stateAt(1000).recording).toEqual({
      name: 'First night',
      sinceMs: 1000,
      fromMs: 1000 + NOTICE_MS,
      untilMs: 1000 + NOTICE_MS + 60_000,
    });
    grant(show, 20_000, { type: 'end-take' });
    expect(show.stateAt(19_999).recording).not.toBeNull();
    expect(show.stateAt(20_000).recording).toBeNull();
    expect(show.facts.map(({ event }) => event.type)).toContain('take-ended');
  });

  it('ends by itself, by the clock, once its time is up: also in a show that is paused or dark', () => {
    for (const type of ['go', 'pause', 'panic'] as const) {
      const show = rehearse();
      grant(show, 0, { type: 'go' });
      if (type !== 'go') grant(show, 10, { type });
      grant(show, 1000, { ...START, lastsMs: 5000 });
      const untilMs = 1000 + NOTICE_MS + 5000;
      expect(show.stateAt(2000).nextChangeMs).toBeLessThanOrEqual(untilMs);
      expect(show.alone(untilMs - 1, null)).toBe(false);
      expect(show.alone(untilMs, null)).toBe(true);
      expect(show.facts.at(-1)?.event).toEqual({ type: 'take-ended', how: 'limit' });
      expect(show.stateAt(untilMs).recording).toBeNull();
    }
  });

  it('lasts ten minutes unless it is said otherwise, and no longer than an hour', () => {
    const show = rehearse();
    grant(show, 0, START);
    expect(show.stateAt(0).recording?.untilMs).toBe(NOTICE_MS + USUAL_TAKE_MS);
    expect(USUAL_TAKE_MS).toBeLessThanOrEqual(MAX_TAKE_MS);
  });

  it('does not begin twice, and an end without one is refused', () => {
    const show = rehearse();
    grant(show, 0, START);
    expect(codeOf(show.ask(100, START))).toBe('take-runs-already');
    grant(show, 200, { type: 'end-take' });
    expect(codeOf(show.ask(300, { type: 'end-take' }))).toBe('no-take-runs');
    expect(codeOf(show.ask(400, START))).toBe('done');
  });
});
