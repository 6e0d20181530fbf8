import { describe, expect, it } from 'vitest';
import { createTransitMeter } from '#installation/protocol/transit-meter.ts';

describe('the transit of facts', () => {
  it('is unknown before the first', () => {
    expect(createTransitMeter().read()).toBeNull();
  });

  it('is what 95 of 100 are quicker than', () => {
    const meter = createTransitMeter();
    for (let i = 40; i >= 1; i--) meter.add(i);
    expect(meter.read()).toBe(38);
  });

  it('counts no fact as come before it was decided', () => {
    const meter = createTransitMeter();
    meter.add(-3);
    expect(meter.read()).toBe(0);
  });

  it('forgets a bad hour', () => {
    const meter = createTransitMeter();
    for (let i = 0; i < 50; i++) meter.add(400);
    for (let i = 0; i < 48; i++) meter.add(12);
    expect(meter.read()).toBe(12);
  });
});
