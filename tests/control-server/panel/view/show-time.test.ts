import { describe, expect, it } from 'vitest';
import {
  agoText,
  boundText,
  clockText,
  leftText,
  lengthText,
  parsePosition,
  percentText,
  positionText,
} from '#control-server/panel/view/show-time.ts';

describe('positions', () => {
  it('counts whole seconds that have passed', () => {
    expect(clockText(0)).toBe('0:00:00');
    expect(clockText(999)).toBe('0:00:00');
    expect(clockText(61_000)).toBe('0:01:01');
    expect(clockText(3_723_000)).toBe('1:02:03');
    expect(clockText(-5)).toBe('0:00:00');
  });
});

describe('what is left', () => {
  it('shows tenths below a minute and is over only when it says 0.0', () => {
    expect(leftText(9401)).toBe('9.5');
    expect(leftText(1)).toBe('0.1');
    expect(leftText(0)).toBe('0.0');
    expect(leftText(-20)).toBe('0.0');
    expect(leftText(59_900)).toBe('59.9');
  });

  it('goes over to minutes without ever showing 60.0', () => {
    expect(leftText(59_901)).toBe('1:00');
    expect(leftText(60_001)).toBe('1:01');
    expect(leftText(725_000)).toBe('12:05');
    expect(leftText(3_600_000)).toBe('1:00:00');
  });
});

describe('planned lengths', () => {
  it('says nothing for none and no more decimals than there are', () => {
    expect(lengthText(0)).toBe('');
    expect(lengthText(800)).toBe('0.8 s');
    expect(lengthText(1500)).toBe('1.5 s');
    expect(lengthText(45_000)).toBe('45 s');
    expect(lengthText(90_000)).toBe('1:30');
    expect(lengthText(3_600_000)).toBe('1:00:00');
  });
});

describe('other words', () => {
  it('says roughly how long ago', () => {
    expect(agoText(400)).toBe('just now');
    expect(agoText(12_900)).toBe('12 s ago');
    expect(agoText(240_000)).toBe('4 min ago');
    expect(agoText(8_000_000)).toBe('2 h ago');
  });

  it('bounds a clock with one decimal where that says something', () => {
    expect(boundText(0.42)).toBe('± 0.4 ms');
    expect(boundText(12.4)).toBe('± 12 ms');
  });

  it('never rounds a share up to a threshold that is not reached', () => {
    expect(percentText(0.599)).toBe('59 %');
    expect(percentText(0.6)).toBe('60 %');
    expect(percentText(0.29)).toBe('29 %');
    expect(percentText(1)).toBe('100 %');
  });
});

describe('places in a cue', () => {
  it('are written as minutes and seconds, with hours where there are any', () => {
    expect(positionText(0)).toBe('0:00');
    expect(positionText(30_400)).toBe('0:30');
    expect(positionText(65_000)).toBe('1:05');
    expect(positionText(600_000)).toBe('10:00');
    expect(positionText(3_600_000)).toBe('1:00:00');
  });

  it('are read as seconds, minutes and seconds, or with hours; a point does for a colon', () => {
    expect(parsePosition('90')).toBe(90_000);
    expect(parsePosition(' 1:30 ')).toBe(90_000);
    expect(parsePosition('1.30')).toBe(90_000);
    expect(parsePosition('1:00:05')).toBe(3_605_000);
    expect(parsePosition('0')).toBe(0);
  });

  it('are none where nobody could mean them', () => {
    for (const text of ['', '1:3', '1:75', 'soon', '-4', '1:2:3:4', '99:00:00', ':30']) {
      expect(parsePosition(text)).toBeNull();
    }
  });

  it('come back as they were written', () => {
    for (const ms of [0, 9000, 59_000, 61_000, 3_599_000, 3_600_000, 86_399_000]) {
      expect(parsePosition(positionText(ms))).toBe(ms);
    }
  });
});
