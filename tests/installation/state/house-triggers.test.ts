import { describe, expect, it } from 'vitest';
import { grant, type Rehearsal, rehearsing } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

/** A house with hours, whose doors begin and end the day. */
const house = (more: Record<string, unknown> = {}): Rehearsal =>
  rehearsing(
    planOf([{ cue: 1, duration: '2s', next: 'follow' }, { cue: 2 }, { cue: 3 }], {
      hours: [{ from: '10:00', to: '18:00' }],
      triggers: { morning: { house: 'opens', go: 's/1' }, night: { house: 'closes', go: 's/3' }, ...more },
    }),
  );

const lastFired = (show: Rehearsal, atMs: number): string | undefined => show.stateAt(atMs).cues.at(-1)?.key;

describe('a trigger of the house', () => {
  it('fires when the doors open and when they close, whoever turned them', () => {
    const show = house();
    expect(show.stateAt(500).doorsOpen).toBe(false);
    show.declare(1000, { type: 'doors-opened' });
    expect(lastFired(show, 1000)).toBe('s/1');
    expect(lastFired(show, 3000)).toBe('s/2');
    grant(show, 5000, { type: 'close-doors' });
    expect(lastFired(show, 5000)).toBe('s/3');
    expect([...show.stateAt(6000).triggered.keys()]).toEqual(['morning', 'night']);
  });

  it('takes the show over from what runs', () => {
    const show = house();
    show.declare(1000, { type: 'doors-opened' });
    grant(show, 2000, { type: 'close-doors' });
    expect(lastFired(show, 2000)).toBe('s/3');
    expect(lastFired(show, 9000)).toBe('s/3');
  });

  it('fires nothing in a paused or a darkened show', () => {
    const show = house();
    show.declare(1000, { type: 'doors-opened' });
    grant(show, 1500, { type: 'pause' });
    grant(show, 1600, { type: 'close-doors' });
    expect(lastFired(show, 1700)).toBe('s/1');
    const dark = house();
    grant(dark, 500, { type: 'panic' });
    dark.declare(1000, { type: 'doors-opened' });
    expect(dark.stateAt(2000)).toMatchObject({ mode: 'panicked', doorsOpen: true, cues: [] });
  });

  it('waits for its condition like any other', () => {
    const show = house({ morning: { house: 'opens', go: 's/1', during: 'running' } });
    show.declare(1000, { type: 'doors-opened' });
    expect(show.stateAt(1000).cues).toEqual([]);
  });
});
