import { describe, expect, it } from 'vitest';
import { airTime, framed } from '#projection/looks/broadcast/air-time.ts';

describe('the sign of the broadcast', () => {
  it('counts minutes and seconds, and hours when there are some', () => {
    expect([0, 999, 7000, 61_000, 3_599_999, 3_600_000, 36_061_000].map(airTime)).toEqual([
      '00:00',
      '00:00',
      '00:07',
      '01:01',
      '59:59',
      '1:00:00',
      '10:01:01',
    ]);
  });

  it('comes on air, stays, and leaves in its own time; where nothing ever was on air, nothing leaves', () => {
    const at = (onAir: boolean, onAirMs: number, offAirMs: number | null) => framed({ onAir, onAirMs, offAirMs });
    expect([at(true, 0, null), at(true, 600, null), at(true, 1200, null), at(true, 9e6, null)]).toEqual([0, 0.5, 1, 1]);
    expect([at(false, 0, 0), at(false, 0, 800), at(false, 0, 1600), at(false, 0, null)]).toEqual([1, 0.5, 0, 0]);
  });
});
