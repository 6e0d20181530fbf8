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
        { gesture: 'claim', people: 2, percent: 25 },
        { gesture: 'rise', people: 0, percent: 0 },
      ],
    });
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
