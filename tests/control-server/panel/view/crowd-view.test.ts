import { describe, expect, it } from 'vitest';
import { crowdView, quorumView } from '#control-server/panel/view/crowd-view.ts';
import { fired, meter, momentAt } from '../support/moments.ts';

const asked = [fired(1000, 'first/A')];

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

  it('doubts a count that is old or never came', () => {
    expect(crowdView(momentAt(5000, [], { meter: meter({ atMs: 2000, present: 8 }) })).doubt).toMatch(/last count/);
    expect(crowdView(momentAt(5000, []))).toMatchObject({ present: null, doubt: expect.stringMatching(/No count/) });
  });
});

describe('the open quorum', () => {
  const at = (active: number, share: number, dwellMs: number, cue = 'first/A') =>
    quorumView(
      momentAt(6000, asked, {
        meter: meter({
          atMs: 5900,
          present: 10,
          active: { rise: active },
          quorum: { cue, options: [{ present: 10, active, share, dwellMs, synchrony: null, reached: false }] },
        }),
      }),
    );

  it('is none while nobody is asked', () => {
    expect(quorumView(momentAt(6000, []))).toBeNull();
  });

  it('says how many people lack, then that the share is short, then that they hold it', () => {
    expect(at(2, 0.2, 0)).toMatchObject({ standing: 'too-few', words: '1 more person needed', takes: 'fallen' });
    expect(at(1, 0.1, 0)).toMatchObject({ words: '2 more people needed' });
    expect(at(5, 0.5, 0)).toMatchObject({ standing: 'short', words: 'Not yet 60 % of the crowd', takes: 'fallen' });
    expect(at(7, 0.7, 1000)).toMatchObject({
      standing: 'holding',
      takes: 'held',
      dwellPercent: 50,
      dwellText: '1.0 of 2 s',
      sharePercent: 70,
      thresholdPercent: 60,
      leavePercent: 50,
    });
  });

  it('takes for fallen what only the hysteresis still holds', () => {
    expect(at(5, 0.55, 1500)).toMatchObject({ standing: 'holding', takes: 'fallen' });
  });

  it("does not show another quorum's count", () => {
    expect(at(7, 0.7, 1000, 'first/other')).toMatchObject({ active: 0, sharePercent: 0, dwellPercent: 0 });
  });

  it('says when the decision is held back', () => {
    const held = momentAt(9000, [...asked, [6000, { type: 'quorum-suspended', cue: 'first/A' }]]);
    expect(quorumView(held)).toMatchObject({ suspended: true, standing: 'held-back', left: { text: '40.0' } });
  });
});
