import { describe, expect, it } from 'vitest';
import { crowdView } from '#control-server/panel/view/crowd-view.ts';
import { everyPart, meter, momentAt } from '../support/moments.ts';

describe('who is here', () => {
  it("lists the score's gestures and whatever else is counted", () => {
    const moment = momentAt(5000, [], { meter: meter({ atMs: 4900, present: 8, active: { claim: 2 } }) });
    expect(crowdView(moment)).toEqual({
      present: 8,
      doubt: null,
      gestures: [
        { gesture: 'claim', people: 2, percent: 25, interval: { low: 7, high: 59 }, how: [] },
        { gesture: 'rise', people: 0, percent: 0, interval: { low: 0, high: 32 }, how: [] },
      ],
      counted: [],
      zones: [],
    });
  });

  it('says who counts them, and where they are', () => {
    const counted = [
      { kind: 'camera' as const, source: 'west', present: 5 },
      { kind: 'phone' as const, source: '', present: 3 },
    ];
    const view = crowdView(momentAt(5000, [], { meter: meter({ present: 8, counted, zones: { stage: 4, bar: 0 } }) }));
    expect(view.counted).toEqual([
      { name: 'west', people: 5 },
      { name: 'phones', people: 3 },
    ]);
    expect(view.zones).toEqual([
      { name: 'bar', people: 0 },
      { name: 'stage', people: 4 },
    ]);
  });

  it('says how they do it, and whether that is more than chance', () => {
    const how = (pulse: Parameters<typeof meter>[0] & object) =>
      crowdView(momentAt(5000, [], { meter: meter({ present: 8, active: { wave: 8 }, ...pulse }) })).gestures.find(
        ({ gesture }) => gesture === 'wave',
      )?.how;
    const together = { share: 0.25, chance: 0.5, people: 6 };
    expect(
      how({ pulses: { wave: { synchrony: { consistency: 0.62, chance: 0.31, people: 5 }, hz: 1.1, together } } }),
    ).toEqual([
      { text: 'in step 62 %, 31 % by chance', isReal: true },
      { text: '1.10 a second', isReal: null },
      { text: '25 % of 6 began at once, 50 % by chance', isReal: false },
    ]);
    expect(
      how({ pulses: { wave: { synchrony: { consistency: -0.1, chance: 0.3 }, hz: null, together: null } } }),
    ).toEqual([{ text: 'in step 0 %, 30 % by chance', isReal: false }]);
  });

  it('lists what is asked in a choice or listened for, each gesture once', () => {
    expect(crowdView(everyPart.momentAt(5000, [])).gestures.map(({ gesture }) => gesture)).toEqual([
      'claim',
      'link',
      'refuse',
      'rise',
    ]);
  });

  it('doubts a count that is old or never came', () => {
    expect(crowdView(momentAt(5000, [], { meter: meter({ atMs: 2000, present: 8 }) })).doubt).toMatch(/last count/);
    expect(crowdView(momentAt(5000, []))).toMatchObject({ present: null, doubt: expect.stringMatching(/No count/) });
  });
});
