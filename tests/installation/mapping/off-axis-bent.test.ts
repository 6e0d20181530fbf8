import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OffAxisWindow } from '#installation/mapping/off-axis.ts';
import type { ScenePlace } from '#installation/mapping/off-axis-view.ts';
import { minus, plus, unit } from '#installation/mapping/vectors.ts';
import { type Screen, screenSchema } from '#installation/site/screen.ts';
import { castThrough, saysOf, seen, share, siteOf, windowIn } from './support/looked-through.ts';

/** Where the light for a point of the screen is read, shares from the upper left, and whether before the eye. */
function readAt({ shape }: OffAxisWindow, u: number, v: number): { x: number; y: number; q: number } {
  const [x, y, q] = shape.reading(u, v, u, v);
  return { x: x / q, y: y / q, q };
}

/** The place of a folded or round screen by the words of the contract, in the scene of the usual wall. */
function placeOf(screen: Screen, u: number, v: number): ScenePlace {
  const { folded, round } = screen;
  if (round) {
    const angle = ((round.fromDeg + u * (round.toDeg - round.fromDeg)) * Math.PI) / 180;
    const [x, y] = [
      round.centre[0] + round.radiusM * Math.cos(angle),
      round.centre[1] + round.radiusM * Math.sin(angle),
    ];
    return [x, round.bottomM + (1 - v) * round.heightM, y];
  }
  if (!folded) throw new Error('a bent screen');
  const sides = folded.foot.slice(1).map((to, at) => ({ from: folded.foot[at] ?? to, to }));
  let left = u * sides.reduce((sum, { from, to }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0);
  for (const { from, to } of sides) {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (left <= length + 1e-12) {
      const part = left / length;
      const [x, y] = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
      return [x, folded.bottomM + (1 - v) * folded.heightM, y];
    }
    left -= length;
  }
  throw new Error('beyond its end');
}

const BENT = {
  'a corner of a room': [
    {
      folded: {
        foot: [
          [0, 3],
          [0, 0],
          [3, 0],
        ],
        heightM: 2.5,
      },
    },
    [2.5, 2.8, 1.6],
  ],
  'a square pillar': [
    {
      folded: {
        foot: [
          [5.8, 2.2],
          [5.8, 2.7],
          [6.3, 2.7],
        ],
        heightM: 3,
      },
    },
    [4, 5.5, 1.6],
  ],
  'a round pillar': [
    { round: { centre: [2, 2.6], radiusM: 0.35, fromDeg: 130, toDeg: -15, heightM: 3 } },
    [4, 5.5, 1.6],
  ],
  'a part of a round room': [
    { round: { centre: [3, 3], radiusM: 3, fromDeg: 200, toDeg: 330, heightM: 2.5 } },
    [3, 3.2, 1.6],
  ],
} as const;

describe.each(Object.entries(BENT))('%s', (_, [written, viewer]) => {
  const screen = screenSchema.parse(written);
  const window = windowIn(siteOf({ s: written }, [...viewer]), 's');

  it('reads its light where the ray from the eye to it crosses the window', () => {
    fc.assert(
      fc.property(share, share, (u, v) => {
        const here = readAt(window, u, v);
        const cast = castThrough(window.view, placeOf(screen, u, v));
        expect(here.q).toBeGreaterThan(0);
        expect(here.x).toBeCloseTo(cast.x, 9);
        expect(here.y).toBeCloseTo(1 - cast.y, 9);
      }),
    );
  });

  it('lies wholly in its window, and touches its edges', () => {
    const all = Array.from({ length: 41 * 41 }, (__, at) => readAt(window, (at % 41) / 40, Math.floor(at / 41) / 40));
    const xs = all.map(({ x }) => x);
    const ys = all.map(({ y }) => y);
    expect(Math.min(...xs, ...ys)).toBeGreaterThan(-1e-3);
    expect(Math.max(...xs, ...ys)).toBeLessThan(1 + 1e-3);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(0.98);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(0.98);
  });

  it('runs straight between its breaks, so that a graphics card reads it right in between', () => {
    const columns = [0, ...window.shape.breaks.u, 1];
    for (const [at, to] of columns.slice(1).entries()) {
      const from = columns[at] ?? 0;
      for (const v of [0, 0.37, 1]) {
        const [a, b] = [window.shape.reading(from, v, from, v), window.shape.reading(to, v, to, v)];
        // Perspective-correct interpolation: the three numbers are mixed, then divided.
        const middle = a.map((value, part) => (value + (b[part] ?? 0)) / 2);
        const right = readAt(window, (from + to) / 2, v);
        expect(Math.abs((middle[0] ?? 0) / (middle[2] ?? 1) - right.x)).toBeLessThan(2e-4);
        expect(Math.abs((middle[1] ?? 0) / (middle[2] ?? 1) - right.y)).toBeLessThan(2e-4);
      }
    }
  });

  it('faces the eye, upright', () => {
    const { lowerLeft, lowerRight, upperLeft, eye } = window.view;
    const [right, high] = [unit(minus(lowerRight, lowerLeft)), unit(minus(upperLeft, lowerLeft))];
    if (!right || !high) throw new Error('no window');
    expect(high[1]).toBeCloseTo(1, 9);
    expect(right[1]).toBeCloseTo(0, 9);
    expect(seen(window.view, plus(eye, [0, 0, 0])).depth).toBeCloseTo(0, 9);
  });
});

describe('a bent screen that cannot be seen on one plane', () => {
  it('is refused with what to do: around the viewer, under whom they stand, named backwards', () => {
    const around = { round: { centre: [3, 3], radiusM: 3, fromDeg: 180, toDeg: 400, heightM: 2.5 } };
    expect(saysOf(around, [3, 3, 1.6])).toMatch(/over 220 degrees.*divide it/);
    const corner = {
      folded: {
        foot: [
          [0, 3],
          [0, 0],
          [3, 0],
        ],
        heightM: 2.5,
      },
    };
    expect(saysOf(corner, [0, 1, 1.6])).toMatch('stands in it');
    const backwards = {
      folded: {
        foot: [
          [3, 0],
          [0, 0],
          [0, 3],
        ],
        heightM: 2.5,
      },
    };
    expect(saysOf(backwards, [2, 2, 1.6])).toMatch('from left to right');
    const high = {
      folded: {
        foot: [
          [0, 0],
          [3, 0],
        ],
        bottomM: 40,
        heightM: 2,
      },
    };
    expect(saysOf(high, [1, 0.5, 1.6])).toMatch('right under it');
  });
});
