import { describe, expect, it } from 'vitest';
import {
  adoptBroadcast,
  type Broadcast,
  broadcastAfterAct,
  broadcastAt,
  emptyBroadcast,
  resetBroadcast,
} from '#installation/world/broadcast.ts';
import { AT } from './support/participants.ts';

const START = adoptBroadcast(emptyBroadcast, { frame: { x: 0.1, y: 0, width: 0.8 } });

const at = (broadcast: Broadcast, ms: number) => broadcastAt(broadcast, AT(ms));

describe('the programme picture', () => {
  it('begins off air, framed as declared', () => {
    expect(at(START, 5000)).toEqual({
      onAir: false,
      onAirMs: 0,
      offAirMs: null,
      x: 0.1,
      y: 0,
      width: 0.8,
      caption: null,
      captionBefore: null,
      captionShare: 1,
    });
  });

  it('tells how long it has been on air, and does not begin anew by being told again', () => {
    const live = broadcastAfterAct(START, { onAir: true }, AT(2000), 0);
    expect(at(live, 5000)).toMatchObject({ onAir: true, onAirMs: 3000, offAirMs: null });
    expect(at(broadcastAfterAct(live, { onAir: true }, AT(4000), 0), 5000).onAirMs).toBe(3000);
    expect(at(broadcastAfterAct(live, { onAir: false }, AT(4000), 0), 5000)).toMatchObject({
      onAir: false,
      onAirMs: 0,
      offAirMs: 1000,
    });
    expect(at(resetBroadcast(live), 5000).offAirMs).toBeNull();
  });

  it('moves to another frame in the time the cue gives', () => {
    const moved = broadcastAfterAct(START, { frame: { x: 0.5, y: 0.2, width: 0.4 } }, AT(0), 1000);
    expect(at(moved, 500).x).toBeCloseTo(0.3, 9);
    expect(at(moved, 1000)).toMatchObject({ x: 0.5, y: 0.2, width: 0.4 });
  });

  it('melts one caption into the next, and into none', () => {
    const first = broadcastAfterAct(START, { caption: 'who-we-are' }, AT(0), 1000);
    const second = broadcastAfterAct(first, { caption: 'what-we-ask' }, AT(5000), 1000);
    expect(at(second, 5500)).toMatchObject({ caption: 'what-we-ask', captionBefore: 'who-we-are' });
    expect(at(second, 5500).captionShare).toBeCloseTo(0.5, 9);
    const none = broadcastAfterAct(second, { caption: null }, AT(9000), 0);
    expect(at(none, 9000)).toMatchObject({ caption: null, captionBefore: 'what-we-ask', captionShare: 1 });
    expect(broadcastAfterAct(second, { caption: 'what-we-ask' }, AT(9000), 0).captionShare).toBe(second.captionShare);
  });

  it('stays as the cues left it when the score is changed, and goes back before a jump', () => {
    const live = broadcastAfterAct(START, { onAir: true, frame: { x: 0, y: 0, width: 0.5 } }, AT(1000), 0);
    const next = adoptBroadcast(live, { frame: { x: 0.2, y: 0, width: 0.6 } });
    expect(at(next, 2000)).toMatchObject({ onAir: true, x: 0, width: 0.5 });
    expect(at(adoptBroadcast(START, { frame: { x: 0.2, y: 0, width: 0.6 } }), 2000)).toMatchObject({
      x: 0.2,
      width: 0.6,
    });
    expect(at(resetBroadcast(next), 2000)).toMatchObject({ onAir: false, x: 0.2, width: 0.6, caption: null });
  });
});
