import { describe, expect, test } from 'vitest';
import { LOOKS } from '#projection/looks/catalogue.ts';
import { type Parameter, readParameter } from '#projection/looks/parameter.ts';
import { waitingFrame } from '#projection/looks/waiting/waiting-frame.ts';
import { frameOf, LEFT_SLICE } from '../stage/support/sample-frames.ts';

const parameters = LOOKS.flatMap((look) =>
  look.parameters.map((parameter): [string, Parameter] => [look.name, parameter]),
);

describe('the catalogue of looks', () => {
  test('names every look and every parameter once', () => {
    expect(new Set(LOOKS.map((look) => look.name)).size).toBe(LOOKS.length);
    expect(new Set(parameters.map(([, parameter]) => parameter.name)).size).toBe(parameters.length);
  });

  test.each(parameters)('%s: parameter %o has a range, a default inside it and words', (_, parameter) => {
    expect(parameter.min).toBeLessThan(parameter.max);
    expect(parameter.default).toBeGreaterThanOrEqual(parameter.min);
    expect(parameter.default).toBeLessThanOrEqual(parameter.max);
    expect(parameter.says).toMatch(/^[A-Z].*\.$/);
  });

  test('knows every number of the attack, the shield and the wave', () => {
    const names = parameters.map(([, parameter]) => parameter.name);
    for (const name of [
      'city',
      'horizon',
      'haze',
      'shimmer',
      'links',
      'shield',
      'glitch',
      'embers',
      'wave',
      'waiting',
    ]) {
      expect(names).toContain(name);
    }
  });
});

describe('a parameter', () => {
  const tilt: Parameter = { name: 'tilt', min: -10, max: 10, default: 1, unit: 'deg', says: 'Leans.' };
  test.each([
    [{}, 1],
    [{ tilt: 4 }, 4],
    [{ tilt: 400 }, 10],
    [{ tilt: -400 }, -10],
    [{ tilt: Number.NaN }, 1],
  ])('reads %o as %d', (numbers, expected) => {
    expect(readParameter(frameOf([], numbers), tilt)).toBe(expected);
  });
});

test('the waiting frame depends on life time and slice alone, and breathes without a jump at the ten-minute round', () => {
  expect(waitingFrame(1234, LEFT_SLICE)).toEqual(waitingFrame(1234, LEFT_SLICE));
  const before = waitingFrame(599_999, LEFT_SLICE).parameters.haze ?? 0;
  const after = waitingFrame(600_001, LEFT_SLICE).parameters.haze ?? 0;
  expect(Math.abs(before - after)).toBeLessThan(0.001);
  expect(waitingFrame(3750, LEFT_SLICE).parameters.haze).not.toBe(waitingFrame(0, LEFT_SLICE).parameters.haze);
});
