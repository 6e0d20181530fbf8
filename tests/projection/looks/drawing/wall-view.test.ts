import { describe, expect, test } from 'vitest';
import { ROUND_S, roundAt } from '#projection/looks/drawing/wall-view.ts';

describe('the ten-minute round', () => {
  test('wraps without a jump and keeps its precision after a month', () => {
    const month = 30 * 86_400_000;
    expect(roundAt(0)).toBe(0);
    expect(roundAt(ROUND_S * 1000)).toBe(0);
    expect(roundAt(month + 1) - roundAt(month)).toBeCloseTo(1 / (ROUND_S * 1000), 12);
  });

  test('stays within 0..1 for times before the run was opened', () => {
    expect(roundAt(-1)).toBeGreaterThan(0.99);
    expect(roundAt(-1)).toBeLessThan(1);
  });
});
