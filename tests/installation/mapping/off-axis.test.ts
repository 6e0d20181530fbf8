import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offAxisOf } from '#installation/mapping/off-axis.ts';
import { minus, plus } from '#installation/mapping/vectors.ts';
import { castThrough, number, saysOf, seen, share, siteOf, windowIn } from './support/looked-through.ts';

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
