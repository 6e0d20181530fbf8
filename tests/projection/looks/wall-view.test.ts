import { describe, expect, test } from 'vitest';
import { createWallView, marginPx, ROUND_S, roundAt } from '#projection/looks/wall-view.ts';
import { frameOf, LEFT_SLICE, RIGHT_SLICE } from '../stage/support/sample-frames.ts';

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

describe('the view of a slice', () => {
  test('draws a margin of whole pixels on every side', () => {
    const view = createWallView();
    view.update(frameOf([], {}, { slice: LEFT_SLICE }), 1920, 1080);
    const { x, y, z: width, w: height } = view.slice.value;
    const pixelM = LEFT_SLICE.widthM / 1920;
    expect(-x / pixelM).toBeCloseTo(marginPx(1920), 6);
    expect(-y / pixelM).toBeCloseTo(marginPx(1080), 6);
    expect(width / pixelM).toBeCloseTo(1920 + 2 * marginPx(1920), 6);
    expect(height / pixelM).toBeCloseTo(1080 + 2 * marginPx(1080), 6);
  });

  test('makes neighbours overlap by their margins', () => {
    const left = createWallView();
    const right = createWallView();
    left.update(frameOf([], {}, { slice: LEFT_SLICE }), 1920, 1080);
    right.update(frameOf([], {}, { slice: RIGHT_SLICE }), 1920, 1080);
    const overlap = left.slice.value.x + left.slice.value.z - right.slice.value.x;
    expect(overlap).toBeCloseTo((2 * marginPx(1920) * LEFT_SLICE.widthM) / 1920, 6);
  });
});
