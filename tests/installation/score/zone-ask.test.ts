import { describe, expect, it } from 'vitest';
import { measureAsk, newAskMeter } from '#installation/crowd/ask-meter.ts';
import { createCrowdDesk } from '#installation/crowd/crowd-desk.ts';
import { tallyOfBodies } from '#installation/crowd/tally.ts';
import { plannedAsk } from '#installation/score/plan-cue.ts';
import { quorum } from '#installation/score/quorum-schema.ts';
import { serverMs } from '#installation/time/axes.ts';

const written = {
  gesture: 'rise',
  share: 0.5,
  dwell: '0s',
  timeout: '20s',
  met: { label: 'held', go: '2' },
  unmet: { label: 'fallen', go: '3' },
};
const WEIGHTS = { camera: 1, phone: 1, operator: 1 };
const risen = (does: boolean, ...zones: readonly string[]) => ({
  readings: [{ name: 'rise', score: 1, active: does }],
  zones,
});

describe('a question to the people of one zone', () => {
  const askedIn = (zone?: string) => {
    const [option] = quorum.parse(zone === undefined ? written : { ...written, zone }).options;
    if (!option) throw new Error('a quorum has an option');
    const desk = createCrowdDesk();
    const bodies = [risen(true, 'stage'), risen(true, 'stage'), risen(false), risen(false), risen(false, 'bar')];
    desk.count('camera', 'front', tallyOfBodies(bodies, 1000), serverMs(1000));
    const meter = newAskMeter(plannedAsk(option), WEIGHTS, serverMs(0));
    return measureAsk(meter, desk.running(serverMs(1000)), serverMs(1000));
  };

  it('counts those who are in it, and no others', () => {
    expect(askedIn('stage')).toMatchObject({ present: 2, active: 2, share: 1, reached: true });
    expect(askedIn('bar')).toMatchObject({ present: 1, active: 0, reached: false });
    expect(askedIn('nowhere')).toMatchObject({ present: 0, active: 0, share: 0, reached: false });
  });

  it('counts everybody where no zone is named', () => {
    expect(askedIn()).toMatchObject({ present: 5, active: 2, share: 0.4, reached: false });
  });
});
