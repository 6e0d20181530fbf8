import { describe, expect, it } from 'vitest';
import { wantsStills } from '#gestures/camera/still-view.ts';

describe('what is shown behind the bodies', () => {
  it('is the video while looks are fast, and before their pace is known', () => {
    expect(wantsStills(false, { lookMs: 30, looks: 100 })).toBe(false);
    expect(wantsStills(false, { lookMs: 500, looks: 2 })).toBe(false);
  });

  it('is stills where looks are slow, and stays so when stills have made them faster', () => {
    expect(wantsStills(false, { lookMs: 120, looks: 10 })).toBe(true);
    expect(wantsStills(true, { lookMs: 60, looks: 50 })).toBe(true);
    expect(wantsStills(true, { lookMs: 25, looks: 50 })).toBe(false);
  });
});
