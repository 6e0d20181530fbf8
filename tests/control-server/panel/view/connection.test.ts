import { describe, expect, it } from 'vitest';
import { connectionView } from '#control-server/panel/view/connection.ts';
import type { Stage } from '#installation/protocol/session.ts';
import { localMs } from '#installation/time/axes.ts';
import { momentAt } from '../support/moments.ts';

const at = (stage: Stage, nowMs = 20_000) => connectionView(momentAt(nowMs, [], { stage }));

describe('the connection in words', () => {
  it('is quiet while it is well', () => {
    expect(at({ stage: 'live' })).toEqual({ tone: 'well', words: 'Connected ± 0.4 ms', trouble: null });
    expect(at({ stage: 'greeting' })).toMatchObject({ tone: 'working', trouble: null });
    expect(at({ stage: 'syncing' })).toMatchObject({ tone: 'working', trouble: null });
  });

  it('says that the walls play on when the server is lost, and since when', () => {
    const lost = at({ stage: 'stale', since: localMs(8000) });
    expect(lost.tone).toBe('lost');
    expect(lost.trouble?.says).toBe('The server is lost. Last heard of 12 s ago.');
    expect(lost.trouble?.advice).toMatch(/walls play on/);
  });

  it('offers to reload only where that can help', () => {
    const turned = { stage: 'refused', says: 'Too old.', advice: 'Reload.' } as const;
    expect(at({ ...turned, retry: false }).trouble).toEqual({ says: 'Too old.', advice: 'Reload.', reload: true });
    expect(at({ ...turned, retry: true }).trouble?.reload).toBe(false);
  });

  it('puts a missing right before everything else', () => {
    const barred = { says: 'This page may not direct the show.', advice: 'Open the link.' };
    const view = connectionView(momentAt(0, [], { barred, stage: { stage: 'stale', since: localMs(0) } }));
    expect(view).toEqual({ tone: 'refused', words: 'Not authorised', trouble: { ...barred, reload: false } });
  });
});
