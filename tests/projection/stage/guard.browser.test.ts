import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALM, cornerGains, type GuardedPlace, guarded, guardStepS, PLACES } from '#installation/frame/flash-guard.ts';
import type { FlashLight } from '#installation/frame/flash-light.ts';
import { flashesOf, type MostFlashes } from '#installation/frame/flashes-of.ts';
import type { Flash, Thrown } from './support/guard-page.ts';
import { openStagePage } from './support/stage-browser.ts';

const FRAME_MS = 1000 / 30;

let browser: Awaited<ReturnType<typeof openStagePage>>;

beforeAll(async () => {
  browser = await openStagePage(join(import.meta.dirname, 'support', 'guard-page.ts'), 'guardPage');
}, 40_000);

afterAll(async () => {
  expect(browser.errors).toEqual([]);
  await browser.close();
});

type Numbers = Readonly<Record<string, number>>;
const white: Numbers = { 'strobe.red': 6, 'strobe.green': 6, 'strobe.blue': 6 };
const red: Numbers = { 'strobe.red': 0.8 };
/** A third of the wall each way, on the edges of places; and a small part of it. */
const third: Numbers = { 'strobe.left': 3 / 18, 'strobe.right': 9 / 18, 'strobe.low': 4 / 12, 'strobe.high': 8 / 12 };
const small: Numbers = { 'strobe.left': 4 / 18, 'strobe.right': 6 / 18, 'strobe.low': 4 / 12, 'strobe.high': 6 / 12 };

/** So many seconds of one and the other, `hz` times each a second. */
const strobing = (one: Numbers, other: Numbers, hz: number, seconds: number): Flash[] =>
  Array.from({ length: Math.round((seconds * 1000) / FRAME_MS) }, (_, frame) => ({
    atMs: 5000 + frame * FRAME_MS,
    numbers: Math.floor((frame * FRAME_MS * hz * 2) / 1000 + 1e-6) % 2 === 0 ? one : other,
  }));

const worst = (flashes: readonly Flash[], { lights }: Thrown): number => {
  const most: MostFlashes = flashesOf(
    PLACES,
    lights.map((those, at) => ({ atMs: flashes[at]?.atMs ?? 0, lights: those })),
  );
  return Math.max(most.general, most.red);
};

/** What the law without a graphics card lets through of lights; see `flash-guard.ts`. */
function letThrough(flashes: readonly Flash[], lights: Thrown['lights']): FlashLight[][] {
  let places: GuardedPlace[] = Array.from({ length: PLACES.wide * PLACES.high }, () => CALM);
  return lights.map((those, index) => {
    const stepS = guardStepS(flashes[index - 1]?.atMs ?? null, flashes[index]?.atMs ?? 0);
    places = places.map((place, at) => guarded(place, those[at] ?? { luminance: 0, red: 0 }, stepS));
    const gains = cornerGains(places);
    const gain = (at: number): number => {
      const [x, y] = [at % PLACES.wide, Math.floor(at / PLACES.wide)];
      const corner = (right: number, down: number): number => gains[(y + down) * (PLACES.wide + 1) + x + right] ?? 1;
      return (corner(0, 0) + corner(1, 0) + corner(0, 1) + corner(1, 1)) / 4;
    };
    return those.map((light, at) => ({ luminance: light.luminance * gain(at), red: light.red * gain(at) }));
  });
}

describe.each(['webgpu', 'webgl2'] as const)('the guard on %s', (backend) => {
  const play = (isGuarded: boolean, flashes: readonly Flash[]): Promise<Thrown> =>
    browser.page.evaluate(([engine, guards, those]) => window.guardPage.play(engine, guards, those), [
      backend,
      isGuarded,
      flashes,
    ] as const);

  test.each([
    ['a white strobe', strobing(white, {}, 7.5, 3)],
    ['a red strobe', strobing(red, {}, 7.5, 3)],
    [
      'a strobe over a third of the wall beside steady light',
      strobing({ ...third, 'strobe.around': 1 }, { ...third, ...white, 'strobe.around': 1 }, 5, 3),
    ],
  ])('tames %s as the law says', { timeout: 120_000 }, async (_, flashes) => {
    const bare = await play(false, flashes);
    const held = await play(true, flashes);
    expect(worst(flashes, bare)).toBeGreaterThan(4);
    expect(worst(flashes, held)).toBeLessThanOrEqual(3);
    expect(held.isHolding).toBe(true);
    let most = 0;
    for (const [index, those] of letThrough(flashes, bare.lights).entries())
      for (const [at, light] of those.entries())
        most = Math.max(most, Math.abs(light.luminance - (held.lights[index]?.[at]?.luminance ?? 9)));
    expect(most).toBeLessThan(0.03);
  });

  test('throws to the bit as it is what does not flash, and what is small', { timeout: 120_000 }, async () => {
    const slow = Array.from({ length: 60 }, (_, frame) => ({
      atMs: frame * FRAME_MS,
      numbers: { ...third, 'strobe.red': 0.6 + 0.5 * Math.sin(frame / 9), 'strobe.green': 0.4, 'strobe.around': 0.2 },
    }));
    for (const flashes of [slow, strobing({ ...small, ...white }, small, 7.5, 2), strobing(white, {}, 2, 2)]) {
      const bare = await play(false, flashes);
      const held = await play(true, flashes);
      expect(held.hash).toBe(bare.hash);
      expect(held.isHolding).toBe(false);
    }
  });

  test('gives the same for the same pictures, and recovers', { timeout: 120_000 }, async () => {
    const strobe = strobing(white, {}, 7.5, 1.5);
    const last = strobe.at(-1)?.atMs ?? 0;
    const calm = Array.from({ length: 120 }, (_, at) => ({ atMs: last + (at + 1) * FRAME_MS, numbers: white }));
    const first = await play(true, [...strobe, ...calm]);
    expect((await play(true, [...strobe, ...calm])).hash).toBe(first.hash);
    expect(first.isHolding).toBe(false);
    expect(first.lights.at(-1)?.[0]?.luminance).toBeGreaterThan(0.9);
  });
});
