import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CALM,
  cornerGains,
  FIELD,
  type GuardedPlace,
  guarded,
  guardStepS,
  heldOf,
  PLACES,
} from '#installation/frame/flash-guard.ts';
import { type FlashLight, flashLight } from '#installation/frame/flash-light.ts';
import { createFlashMeter, type MostFlashes } from '#installation/frame/flashes-of.ts';

const SIZE = PLACES.wide * PLACES.high;
const WHITE = flashLight(1, 1, 1);
const BLACK = flashLight(0, 0, 0);
const RED = flashLight(1, 0, 0);

type Picture = readonly FlashLight[];
const full = (light: FlashLight): Picture => Array.from({ length: SIZE }, () => light);
const patch = (wide: number, high: number, light: FlashLight, around: FlashLight): Picture =>
  Array.from({ length: SIZE }, (_, at) => {
    const [x, y] = [at % PLACES.wide, Math.floor(at / PLACES.wide)];
    return x >= 4 && x < 4 + wide && y >= 3 && y < 3 + high ? light : around;
  });

/** What is thrown of a row of pictures: gains in the middle of places, and the flashes without and with them. */
function played(pictures: readonly Picture[], frameMs = 1000 / 60) {
  const [before, after] = [createFlashMeter(PLACES), createFlashMeter(PLACES)];
  let places: GuardedPlace[] = full(BLACK).map(() => CALM);
  const leastGains: number[] = [];
  for (const [index, lights] of pictures.entries()) {
    const atMs = index * frameMs;
    const stepS = guardStepS(index === 0 ? null : atMs - frameMs, atMs);
    places = places.map((place, at) => guarded(place, lights[at] ?? BLACK, stepS));
    const corners = cornerGains(places);
    const gains = lights.map((_, at) => meanOfCorners(corners, at));
    before.add(atMs, lights);
    after.add(
      atMs,
      lights.map(({ luminance, red }, at) => ({
        luminance: luminance * (gains[at] ?? 1),
        red: red * (gains[at] ?? 1),
      })),
    );
    leastGains.push(Math.min(...corners));
  }
  return { before: before.most(), after: after.most(), leastGains };
}

function meanOfCorners(corners: readonly number[], at: number): number {
  const [x, y] = [at % PLACES.wide, Math.floor(at / PLACES.wide)];
  const corner = (right: number, down: number): number => corners[(y + down) * (PLACES.wide + 1) + x + right] ?? 1;
  return (corner(0, 0) + corner(1, 0) + corner(0, 1) + corner(1, 1)) / 4;
}

const most = ({ general, red }: MostFlashes): number => Math.max(general, red);
/** Pictures of `seconds` that change between the two `hz` times a second, one after the other. */
const strobe = (a: Picture, b: Picture, hz: number, seconds: number): Picture[] =>
  Array.from({ length: Math.round(60 * seconds) }, (_, frame) => (Math.floor((frame / 60) * hz * 2) % 2 === 0 ? a : b));

describe('the guard against flashes', () => {
  it.each([
    ['white and black, 10 a second', full(WHITE), full(BLACK), 10],
    ['white and black, every picture', full(WHITE), full(BLACK), 30],
    ['white and black, four a second', full(WHITE), full(BLACK), 4],
    ['grey and white', full(flashLight(0.5, 0.5, 0.5)), full(WHITE), 8],
    ['red and black', full(RED), full(BLACK), 10],
    ['red and a grey as bright', full(RED), full(flashLight(0.2126, 0.2126, 0.2126)), 10],
    ['red and brighter red', full(flashLight(0.3, 0, 0)), full(RED), 6],
    ['a third of the picture each way', patch(6, 4, WHITE, BLACK), full(BLACK), 10],
    ['a patch beside steady light', patch(6, 4, BLACK, WHITE), full(WHITE), 10],
  ])('tames %s', (_, a, b, hz) => {
    const { before, after } = played(strobe(a, b, hz, 4));
    expect(most(before)).toBeGreaterThan(3);
    expect(most(after)).toBeLessThanOrEqual(3);
  });

  it('leaves a picture as it is that changes twice a second, moves, sparkles or cuts', () => {
    const moving = Array.from({ length: 240 }, (_, frame) =>
      full(BLACK).map((dark, at) => (at % PLACES.wide === Math.floor(frame / 8) % PLACES.wide ? WHITE : dark)),
    );
    const sparkling = strobe(patch(2, 2, WHITE, BLACK), full(BLACK), 10, 3);
    const cuts = [WHITE, BLACK, RED, BLACK, WHITE].flatMap((light) => Array.from({ length: 40 }, () => full(light)));
    for (const pictures of [strobe(full(WHITE), full(BLACK), 2, 4), moving, sparkling, cuts]) {
      expect(played(pictures).leastGains.every((gain) => gain === 1)).toBe(true);
    }
  });

  it('lets go of a place once it is calm, slowly and wholly', () => {
    const { leastGains } = played([
      ...strobe(full(WHITE), full(BLACK), 10, 2),
      ...Array.from({ length: 240 }, () => full(WHITE)),
    ]);
    const since = leastGains.slice(120);
    expect(Math.min(...since.slice(0, 30))).toBeLessThan(0.1);
    expect(since.at(-1)).toBe(1);
    const steps = since.slice(1).map((gain, at) => gain - (since[at] ?? 1));
    expect(Math.max(...steps)).toBeLessThan(0.01);
  });

  it('takes seeks, pauses and hidden tabs for one change each', () => {
    expect(guardStepS(null, 5000)).toBe(0.25);
    expect(guardStepS(5000, 5016)).toBeCloseTo(0.016, 9);
    for (const then of [5000, 4000, 90_000]) expect(guardStepS(5000, then)).toBe(0.25);
    const sought = Array.from({ length: 40 }, (_, at) => full(at % 2 === 0 ? WHITE : BLACK));
    expect(played(sought, 40_000).leastGains.every((gain) => gain === 1)).toBe(true);
  });

  it('never lets more than three flashes through, whatever the whole picture does', () => {
    const channel = fc.double({ min: 0, max: 1, noNaN: true });
    const light = fc.oneof(
      fc.tuple(channel, channel, channel),
      fc.constantFrom([0, 0, 0] as const, [1, 1, 1] as const, [1, 0, 0] as const),
    );
    const scenes = fc.array(fc.record({ light, frames: fc.integer({ min: 1, max: 20 }) }), {
      minLength: 8,
      maxLength: 60,
    });
    fc.assert(
      fc.property(scenes, fc.constantFrom(1000 / 60, 1000 / 30, 1000 / 144), (parts, frameMs) => {
        // Of a picture that is the same everywhere, one place says it all.
        const meter = createFlashMeter({ wide: 3, high: 3 });
        let place = CALM;
        const lights = parts.flatMap(({ light: [r, g, b], frames }) =>
          Array.from({ length: frames }, () => flashLight(r, g, b)),
        );
        for (const [index, { luminance, red }] of lights.entries()) {
          place = guarded(place, { luminance, red }, frameMs / 1000);
          const gain = 1 - heldOf(place);
          meter.add(
            index * frameMs,
            Array.from({ length: 9 }, () => ({ luminance: luminance * gain, red: red * gain })),
          );
        }
        expect(most(meter.most())).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });

  it('guards a field of a third of the picture each way', () => {
    expect([FIELD.wide * 3, FIELD.high * 3]).toEqual([PLACES.wide, PLACES.high]);
  });
});
