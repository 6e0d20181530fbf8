import { expect, test } from 'vitest';
import { waveHasPassed } from '#projection/looks/figures/wave-passing.ts';
import { frameOf, POSES, standAt } from '../../stage/support/sample-frames.ts';

const at = (wave: number, xM: number): number =>
  waveHasPassed(frameOf([], { wave }), standAt(xM, POSES.rest, 1.8, 0.2));

test('figures turn one after the other as the wave goes over them, and all have turned when it is done', () => {
  expect(at(0, 2)).toBe(0);
  expect(at(1, 7.9)).toBe(1);
  expect(at(0.5, 1)).toBeGreaterThan(at(0.5, 4));
  expect(at(0.5, 7.9)).toBe(0);
  for (let wave = 0.01; wave < 1; wave += 0.01) expect(at(wave, 4)).toBeGreaterThanOrEqual(at(wave - 0.01, 4));
});
