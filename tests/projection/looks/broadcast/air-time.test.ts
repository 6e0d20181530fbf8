import { describe, expect, it } from 'vitest';
import { airTime } from '#projection/looks/broadcast/air-time.ts';

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
});
