import { describe, expect, it } from 'vitest';
import { headView, transportView } from '#control-server/panel/view/head-view.ts';
import { fired, momentAt } from '../support/moments.ts';

describe('the line at the very top', () => {
  it('shows the mode, the sequence that plays and whole seconds', () => {
    expect(headView(momentAt(4700, [fired(1000, 'first/4')]))).toEqual({
      title: 'A small show',
      mode: 'running',
      modeWord: 'Running',
      showMs: 4000,
      sequence: 'First',
      positionMs: 3000,
      lightPercent: null,
    });
  });

  it('shows how far the light has gone in a panic, and no sequence', () => {
    const panicked = headView(momentAt(3000, [fired(1000, 'first/4'), [2000, { type: 'panicked' }]]));
    expect(panicked).toMatchObject({ modeWord: 'Panic', sequence: '', lightPercent: 50 });
  });
});

describe('the buttons over the whole show', () => {
  it('offer the fade-out with its time, and the way back while it is dark', () => {
    expect(transportView(momentAt(1000, []))).toEqual({
      isPaused: false,
      isPanicked: false,
      isDark: false,
      fadeMs: 6000,
    });
    const faded = momentAt(4000, [fired(1000, 'first/4'), [2000, { type: 'faded-out' }]]);
    expect(transportView(faded)).toMatchObject({ isDark: true, isPanicked: false });
    expect(headView(faded)).toMatchObject({ mode: 'faded', modeWord: 'Faded out', sequence: '' });
    const panicked = momentAt(4000, [fired(1000, 'first/4'), [2000, { type: 'panicked' }]]);
    expect(transportView(panicked)).toMatchObject({ isDark: true, isPanicked: true });
    const relit = momentAt(6000, [fired(1000, 'first/4'), [2000, { type: 'faded-out' }], [5000, { type: 'relit' }]]);
    expect(transportView(relit)).toMatchObject({ isDark: false });
  });

  it('know a paused show', () => {
    expect(transportView(momentAt(3000, [fired(1000, 'first/4'), [2000, { type: 'paused' }]])).isPaused).toBe(true);
  });
});
