import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OffAxisWindow, offAxisOf } from '#installation/mapping/off-axis.ts';
import { type OffAxisView, type ScenePlace, windowRows } from '#installation/mapping/off-axis-view.ts';
import { dot, minus, plus, unit, type Vector } from '#installation/mapping/vectors.ts';
import { type Place, type Screen, screenSchema } from '#installation/site/screen.ts';
import { parseSite, type Site } from '#installation/site/site.ts';

const USUAL_PLACE = { lowerLeft: [0, 0, 0], lowerRight: [6, 0, 0] } as const;

/**
 * A site of one wall, 6 m along the room's x axis if nothing else is said, and these screens; null: a slice. Made without
 * the checks of a site file, which refuse much of what is asked for here before anyone looks through it.
 */
function siteOf(screens: Readonly<Record<string, unknown>>, viewer: Place | null, place: unknown = USUAL_PLACE): Site {
  const surfaces = Object.fromEntries(Object.keys(screens).map((name) => [name, { wall: 'w' }]));
  const walls = { w: { widthM: 6, heightM: 2.5, place } };
  const parsed = parseSite(JSON.stringify({ site: 'room', title: 'A room', walls, surfaces }), 'room.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const site = parsed.value;
  for (const [name, surface] of Object.entries(site.surfaces)) {
    const written = screens[name];
    if (written) site.surfaces[name] = { ...surface, screen: screenSchema.parse(written) };
  }
  return viewer ? { ...site, viewer: [...viewer] } : site;
}

function windowIn(site: Site, surface: string): OffAxisWindow {
  const found = offAxisOf(site, surface);
  if (!found?.ok) throw new Error(found?.says ?? 'a slice');
  return found.window;
}

const saysOf = (screen: unknown, viewer: Place | null): string => {
  const found = offAxisOf(siteOf({ s: screen }, viewer), 's');
  return found && !found.ok ? found.says : 'a window';
};

/** Where a place of the scene is seen on the window: shares from the lower left. */
function seen(
  view: OffAxisView,
  place: ScenePlace,
): { readonly x: number; readonly y: number; readonly depth: number } {
  const rows = windowRows(view);
  if (!rows) throw new Error('edge-on');
  const from = minus(place, view.eye);
  const depth = dot(rows.depth, from);
  return { x: dot(rows.across, from) / depth, y: dot(rows.up, from) / depth, depth };
}

/** The same by brute force: the ray cast through the window's plane, measured along its sides. */
function castThrough(view: OffAxisView, place: ScenePlace): { readonly x: number; readonly y: number } {
  const [right, high] = [minus(view.lowerRight, view.lowerLeft), minus(view.upperLeft, view.lowerLeft)];
  const normal: Vector = [
    right[1] * high[2] - right[2] * high[1],
    right[2] * high[0] - right[0] * high[2],
    right[0] * high[1] - right[1] * high[0],
  ];
  const ray = minus(place, view.eye);
  const hit = plus(view.eye, ray, dot(minus(view.lowerLeft, view.eye), normal) / dot(ray, normal));
  const off = minus(hit, view.lowerLeft);
  // By Cramer's rule on two sides that need not be square to each other.
  const [rr, rh, hh] = [dot(right, right), dot(right, high), dot(high, high)];
  const [ro, ho] = [dot(right, off), dot(high, off)];
  const area = rr * hh - rh * rh;
  return { x: (ro * hh - ho * rh) / area, y: (ho * rr - ro * rh) / area };
}

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const share = number(0, 1);

const CORNER = {
  left: { flat: { lowerLeft: [0, 4, 0], lowerRight: [0, 0, 0], upperLeft: [0, 4, 2.7] } },
  front: { flat: { lowerLeft: [0, 0, 0], lowerRight: [6, 0, 0], upperLeft: [0, 0, 2.7] } },
  right: { flat: { lowerLeft: [6, 0, 0], lowerRight: [6, 4, 0], upperLeft: [6, 0, 2.7] } },
  floor: { flat: { lowerLeft: [0, 4, 0], lowerRight: [6, 4, 0], upperLeft: [0, 0, 0] } },
} as const;

describe('a flat screen', () => {
  it('is its own window, its corners those of the picture', () => {
    const { view, shape } = windowIn(siteOf(CORNER, [3, 3.4, 1.55]), 'left');
    expect(view.lowerLeft).toEqual([0, 0, 4]);
    expect(view.eye).toEqual([3, 1.55, 3.4]);
    expect(seen(view, view.lowerLeft)).toMatchObject({ x: expect.closeTo(0, 9), y: expect.closeTo(0, 9) });
    expect(seen(view, view.lowerRight)).toMatchObject({ x: expect.closeTo(1, 9), y: expect.closeTo(0, 9) });
    expect(seen(view, view.upperLeft)).toMatchObject({ x: expect.closeTo(0, 9), y: expect.closeTo(1, 9) });
    expect(shape.reading(0.3, 0.8, 0.5, 0.5)).toEqual([0.3, 0.8, 1]);
    expect(shape.aspect).toBeCloseTo(4 / 2.7, 9);
  });

  it('shows what a ray cast through it meets', () => {
    const site = siteOf(CORNER, [3, 3.4, 1.55]);
    fc.assert(
      fc.property(
        fc.constantFrom('left', 'front', 'right', 'floor'),
        number(-12, 18),
        number(-1, 2.5),
        number(-4, 1),
        (name, x, y, z) => {
          const { view } = windowIn(site, name);
          const here = seen(view, [x, y, z]);
          fc.pre(here.depth > 0.05);
          const cast = castThrough(view, [x, y, z]);
          expect(here.x).toBeCloseTo(cast.x, 6);
          expect(here.y).toBeCloseTo(cast.y, 6);
        },
      ),
    );
  });

  it('meets its neighbour: what is seen in the edge they share is seen there in both', () => {
    fc.assert(
      fc.property(number(1, 5), number(0.5, 3.9), number(0.6, 2.2), share, number(0.05, 4), (x, y, z, up, beyond) => {
        const site = siteOf(CORNER, [x, y, z]);
        for (const [left, right] of [
          ['left', 'front'],
          ['front', 'right'],
        ] as const) {
          const [a, b] = [windowIn(site, left).view, windowIn(site, right).view];
          // Any place on the ray from the eye through a place of the edge.
          const onEdge = plus(a.lowerRight, minus(a.upperLeft, a.lowerLeft), up);
          const place = plus(a.eye, minus(onEdge, a.eye), 1 + beyond);
          const [inA, inB] = [seen(a, place), seen(b, place)];
          expect(inA.x).toBeCloseTo(1, 7);
          expect(inB.x).toBeCloseTo(0, 7);
          expect(inA.y).toBeCloseTo(inB.y, 7);
          expect(inA.y).toBeCloseTo(up, 7);
        }
      }),
    );
  });

  it('meets the floor at its foot', () => {
    const site = siteOf(CORNER, [2, 3, 1.7]);
    const [front, floor] = [windowIn(site, 'front').view, windowIn(site, 'floor').view];
    fc.assert(
      fc.property(share, number(0.1, 5), (along, beyond) => {
        const place = plus(front.eye, minus([6 * along, 0, 0], front.eye), 1 + beyond);
        expect(seen(front, place)).toMatchObject({ x: expect.closeTo(along, 7), y: expect.closeTo(0, 7) });
        expect(seen(floor, place)).toMatchObject({ x: expect.closeTo(along, 7), y: expect.closeTo(1, 7) });
      }),
    );
  });

  it('is refused where it is seen from behind, edge-on, from nowhere, or has no area', () => {
    expect(saysOf(CORNER.front, [3, -2, 1.6])).toMatch('stands behind it');
    expect(saysOf(CORNER.front, [9, 0, 1.6])).toMatch('edge-on');
    expect(saysOf(CORNER.front, null)).toMatch('give the site a viewer');
    const line = { flat: { lowerLeft: [0, 0, 0], lowerRight: [1, 0, 0], upperLeft: [2, 0, 0] } };
    expect(saysOf(line, [3, 2, 1.6])).toMatch('on one line');
  });

  it('may have a viewer of its own, who counts before the one of the site', () => {
    const site = siteOf(CORNER, null);
    const front = site.surfaces.front;
    if (!front) throw new Error('no front');
    const own = { ...site, surfaces: { front: { ...front, viewer: [1, 2, 1.2] as [number, number, number] } } };
    expect(windowIn(own, 'front').view.eye).toEqual([1, 1.2, 2]);
  });
});

describe('a slice', () => {
  it('is no window, and neither is what the site does not have', () => {
    const site = siteOf({ plain: null }, [3, 3, 1.6]);
    expect(offAxisOf(site, 'plain')).toBeNull();
    expect(offAxisOf(site, 'attic')).toBeNull();
    expect(offAxisOf(site, 'constructor')).toBeNull();
  });
});

describe('the scene of a wall', () => {
  it('lies along it, wherever it stands in the room', () => {
    const turned = { lowerLeft: [10, 8, 0.5], lowerRight: [10, 2, 0.5] };
    // Facing it from x = 13 one has y = 8 on the left.
    const screen = { flat: { lowerLeft: [10, 8, 0.5], lowerRight: [10, 2, 0.5], upperLeft: [10, 8, 3] } };
    const { view } = windowIn(siteOf({ s: screen }, [13, 5, 2], turned), 's');
    expect(view.lowerLeft).toEqual([0, 0, 0]);
    expect(view.lowerRight).toEqual([6, 0, 0]);
    expect(view.upperLeft).toEqual([0, 2.5, 0]);
    expect(view.eye).toEqual([3, 1.5, 3]);
  });
});

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
