import { describe, expect, it } from 'vitest';
import { createTransitMeter } from '#installation/protocol/transit-meter.ts';

describe('the transit of facts', () => {
  it('is unknown before anything came', () => {
    expect(createTransitMeter().read()).toBeNull();
  });

  it('is what 95 of 100 facts are quicker than', () => {
    const meter = createTransitMeter();
    for (const ms of [18, 64, 22]) meter.fact(ms);
    expect(meter.read()).toBe(64);
    for (let i = 40; i >= 1; i--) meter.fact(i);
    expect(meter.read()).toBe(39);
  });

  it('does not hold a page for slow that stood still once', () => {
    const meter = createTransitMeter();
    for (let i = 0; i < 48; i++) meter.fact(20);
    meter.fact(3000);
    meter.fact(3000);
    expect(meter.read()).toBe(20);
  });

  it('is guessed from the answers before the first fact: those need not be on a disk first', () => {
    const meter = createTransitMeter();
    for (const ms of [3, 9, 4]) meter.answer(ms);
    expect(meter.read()).toBe(29);
  });

  it('reckons with the link’s bad moments before a fact has met one', () => {
    const meter = createTransitMeter();
    for (const ms of [24, 25, 26]) meter.fact(ms);
    for (let i = 0; i < 99; i++) meter.answer(5);
    meter.answer(205);
    // Facts usually take 20 ms longer than answers.
    expect(meter.read()).toBe(225);
  });

  it('counts nothing as come before it was sent', () => {
    const meter = createTransitMeter();
    meter.fact(-3);
    expect(meter.read()).toBe(0);
  });

  it('forgets a bad hour', () => {
    const meter = createTransitMeter();
    for (let i = 0; i < 50; i++) meter.fact(400);
    for (let i = 0; i < 480; i++) meter.answer(300);
    for (let i = 0; i < 50; i++) meter.fact(12);
    for (let i = 0; i < 480; i++) meter.answer(2);
    expect(meter.read()).toBe(12);
  });
});
