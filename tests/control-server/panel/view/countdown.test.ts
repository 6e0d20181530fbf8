import { describe, expect, it } from 'vitest';
import { countdown, countdownTone } from '#control-server/panel/view/countdown.ts';

describe('the colour of a countdown', () => {
  it('is green over 10 s, orange from 10 to 5 s, red below', () => {
    expect(countdownTone(10_001)).toBe('far');
    expect(countdownTone(10_000)).toBe('near');
    expect(countdownTone(5_000)).toBe('near');
    expect(countdownTone(4_999)).toBe('close');
    expect(countdownTone(0)).toBe('close');
  });

  it('does not count down to an end nobody knows', () => {
    expect(countdown(Number.POSITIVE_INFINITY)).toBeNull();
    expect(countdown(12_000)).toEqual({ text: '12.0', tone: 'far' });
  });

  it('has no colour while its time stands still', () => {
    expect(countdown(3000, true)).toEqual({ text: '3.0', tone: 'still' });
    expect(countdown(Number.POSITIVE_INFINITY, true)).toBeNull();
  });
});
