import { describe, expect, it } from 'vitest';
import { askView, standsForIt } from '#control-server/panel/view/ask-view.ts';
import type { PlannedAsk } from '#installation/score/plan.ts';
import { measured } from '../support/moments.ts';

const ask = (change: Partial<PlannedAsk> = {}): PlannedAsk => ({
  what: { mode: 'any', gestures: ['rise'] },
  share: 0.6,
  leaveShare: 0.5,
  minPeople: 3,
  dwellMs: 2000,
  synchrony: null,
  ...change,
});

describe('how the crowd stands to what is asked', () => {
  it('begins with nobody', () => {
    expect(askView(ask())).toMatchObject({ standing: 'too-few', words: '3 more people needed', active: 0, present: 0 });
  });

  it('says how many people lack, then that the share is short, then that they hold it, then that it is reached', () => {
    const at = (active: number, share: number, dwellMs = 0, reached = false) =>
      askView(ask(), measured({ present: 10, active, share, dwellMs, reached }));
    expect(at(1, 0.1)).toMatchObject({ standing: 'too-few', words: '2 more people needed' });
    expect(at(2, 0.2)).toMatchObject({ standing: 'too-few', words: '1 more person needed' });
    expect(at(5, 0.5)).toMatchObject({ standing: 'short', words: 'Not yet 60 % of the crowd' });
    expect(at(7, 0.7, 1000)).toMatchObject({
      standing: 'holding',
      words: 'The crowd holds it',
      sharePercent: 70,
      shareText: '70 %',
      thresholdPercent: 60,
      leavePercent: 50,
      dwellPercent: 50,
      dwellText: '1.0',
      dwellOf: '2 s',
    });
    expect(at(7, 0.7, 2400, true)).toMatchObject({ standing: 'reached', dwellPercent: 100, dwellText: '2.0' });
  });

  it('never shows a dwell as over that is not', () => {
    expect(askView(ask(), measured({ active: 7, share: 0.7, dwellMs: 1999 })).dwellText).toBe('1.9');
  });

  it('has no dwell to wait for where none is asked', () => {
    expect(askView(ask({ dwellMs: 0 }), measured({ active: 2, share: 1 }))).toMatchObject({ dwellPercent: 0 });
    expect(askView(ask({ dwellMs: 0 }), measured({ active: 3, share: 1 }))).toMatchObject({
      dwellPercent: 100,
      dwellOf: '0 s',
    });
  });

  it('speaks of moving together only where that is asked', () => {
    expect(askView(ask(), measured({ synchrony: { consistency: 0.9, chance: 0.1 } })).synchrony).toBeNull();
    expect(askView(ask({ synchrony: 0.3 }), measured()).synchrony).toEqual({
      text: 'In step: not known yet, 30 % asked',
      isEnough: false,
    });
  });

  it('tells moving together from what chance brings about', () => {
    const together = (consistency: number, chance: number) =>
      askView(
        ask({ synchrony: 0.3 }),
        measured({ present: 10, active: 7, share: 0.7, synchrony: { consistency, chance } }),
      );
    expect(together(0.2, 0.1)).toMatchObject({
      standing: 'out-of-step',
      words: 'Enough of them, but not in step',
      synchrony: { text: 'In step: 20 %, 30 % asked', isEnough: false },
    });
    expect(together(0.4, 0.5).synchrony).toEqual({
      text: 'In step: 40 %, no more than chance, 30 % asked',
      isEnough: false,
    });
    expect(together(0.4, 0.1).synchrony).toMatchObject({ isEnough: true });
    expect(together(-0.2, 0.1).synchrony?.text).toMatch(/^In step: 0 %/);
  });
});

describe('whether the crowd stands for it', () => {
  it('takes share, heads and moving together, whatever the dwell', () => {
    const crowd = measured({ present: 10, active: 6, share: 0.6 });
    expect(standsForIt(ask(), crowd)).toBe(true);
    expect(standsForIt(ask(), { ...crowd, share: 0.59 })).toBe(false);
    expect(standsForIt(ask({ minPeople: 7 }), crowd)).toBe(false);
    expect(standsForIt(ask({ share: 0, minPeople: 1 }), measured())).toBe(false);
    expect(standsForIt(ask({ synchrony: 0.3 }), crowd)).toBe(false);
    expect(standsForIt(ask({ synchrony: 0.3 }), { ...crowd, synchrony: { consistency: 0.5, chance: 0.2 } })).toBe(true);
  });

  it('forgives what weighing rounds away', () => {
    expect(standsForIt(ask({ share: 0.3 }), measured({ active: 3, share: 0.1 + 0.2 - 1e-12 }))).toBe(true);
  });
});
