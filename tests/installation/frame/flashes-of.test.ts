import { describe, expect, it } from 'vitest';
import { type FlashLight, flashLight } from '#installation/frame/flash-light.ts';
import { flashesOf } from '#installation/frame/flashes-of.ts';

const GRID = { wide: 12, high: 12 };
const at = (light: (x: number, y: number) => FlashLight): FlashLight[] =>
  Array.from({ length: 144 }, (_, place) => light(place % 12, Math.floor(place / 12)));
const grey = (value: number): FlashLight => flashLight(value, value, value);

/** Flashes of four seconds at 60 pictures a second. */
const over = (light: (seconds: number, x: number, y: number) => FlashLight) =>
  flashesOf(
    GRID,
    Array.from({ length: 240 }, (_, frame) => ({
      atMs: (frame * 1000) / 60,
      lights: at((x, y) => light(frame / 60, x, y)),
    })),
  );
const isOn = (seconds: number, hz: number): boolean => Math.floor(seconds * hz * 2 + 1e-6) % 2 === 1;

describe('flashes of a picture', () => {
  it.each([1, 2, 3, 5, 10])('counts %i a second', (hz) => {
    const { general, red } = over((seconds) => grey(isOn(seconds, hz) ? 1 : 0));
    expect(general).toBe(hz);
    expect(red).toBe(0);
  });

  it('counts changes of a tenth of the light and more, where it is not bright all the time', () => {
    const between = (low: number, high: number) => over((s) => grey(isOn(s, 5) ? high : low)).general;
    expect(between(0.4, 0.49)).toBe(0);
    expect(between(0.4, 0.51)).toBe(5);
    expect(between(0.81, 1)).toBe(0);
    expect(between(0.79, 1)).toBe(5);
  });

  it('counts red by itself', () => {
    const { general, red } = over((s) => flashLight(isOn(s, 5) ? 0.3 : 0.2, 0, 0));
    expect(general).toBe(0);
    expect(red).toBe(5);
    expect(over((s) => (isOn(s, 5) ? flashLight(0.9, 0.3, 0.3) : grey(0))).red).toBe(0);
  });

  it('counts only what flashes over more than a quarter of what an eye takes in', () => {
    const patch = (size: number) => over((s, x, y) => grey(x < size && y < size && isOn(s, 5) ? 1 : 0)).general;
    expect(patch(2)).toBe(0);
    expect(patch(3)).toBe(5);
  });

  it('counts no light that moves past', () => {
    expect(over((s, x) => grey(Math.floor(s * 12) % 12 === x ? 1 : 0)).general).toBeLessThanOrEqual(1);
  });

  it('counts flashes of one part and then another as those of one picture', () => {
    const halves = over((s, x) => grey(isOn(s, 6) && x % 2 === Math.floor(s * 6) % 2 ? 1 : 0));
    expect(halves.general).toBeGreaterThan(5);
  });

  it('counts a fade there and back as one', () => {
    expect(over((s) => grey(0.5 - 0.5 * Math.cos(2 * Math.PI * s))).general).toBe(1);
  });

  it('cannot part every grid in three', () => {
    expect(() => flashesOf({ wide: 16, high: 9 }, [])).toThrow('parted in three');
  });
});
