import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BONE } from '#projection/looks/figures/body-shape.ts';
import { footholds } from '#projection/looks/manifesto/body-strands.ts';
import { breathOf } from '#projection/looks/manifesto/breath.ts';
import { createStandingLetters } from '#projection/looks/manifesto/standing-letters.ts';
import { gathered, shared } from '#projection/looks/manifesto/weaving.ts';
import { firstOf } from '#projection/looks/manifesto/woven-letters.ts';
import { crowd, leads, WHOLE_WALL } from '../../stage/support/sample-frames.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('weaving', () => {
  it('leaves the page whole at 0, makes the first body, and then everybody', () => {
    fc.assert(
      fc.property(share, (order) => {
        expect([gathered(0, order, 1), shared(0.4, order)]).toEqual([0, 0]);
        expect([gathered(0.55, order, 1), gathered(1, order, 1), shared(1, order)]).toEqual([1, 1, 1]);
      }),
    );
  });

  it('lets a line be read before any of its letters goes', () => {
    expect(gathered(1, 0, 0.8)).toBe(0);
    expect(gathered(1, 0, 0.9)).toBeGreaterThan(0);
  });

  it('goes one way, the first in order first', () => {
    fc.assert(
      fc.property(share, share, share, (a, b, order) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(gathered(high, order, 1)).toBeGreaterThanOrEqual(gathered(low, order, 1));
        expect(shared(high, order)).toBeGreaterThanOrEqual(shared(low, order));
        expect(gathered(order, low, 1)).toBeGreaterThanOrEqual(gathered(order, high, 1));
      }),
    );
  });
});

describe('the places of letters on a body', () => {
  it('are spread over all limbs, never inside the head, and fewer the larger letters are', () => {
    const counts = [0.058, 0.086, 0.12, 0.19].map((sizeM) => {
      const holds = footholds(sizeM);
      const bones = new Set(holds.map(({ bone }) => bone));
      for (const name of ['head', 'torso', 'leftShin', 'rightShin', 'leftForearm', 'rightForearm'] as const)
        expect(bones.has(BONE[name])).toBe(true);
      for (const { bone, across } of holds) if (bone === BONE.head) expect(Math.abs(across)).toBe(1);
      return holds.length;
    });
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.at(-1)).toBeGreaterThan(20);
    expect(counts[0]).toBeLessThan(300);
  });

  it('are set in rows that are read from left to right, from above, upright, on whoever stands upright', () => {
    for (const figure of crowd()) {
      const standing = createStandingLetters();
      standing.take(figure, null);
      const spot = { x: 0, y: 0, z: 0, turn: 0, yaw: 0, sure: 0 };
      let [lastX, lastY] = [0, Number.POSITIVE_INFINITY];
      const trunk = footholds(0.058).filter(({ bone }) => bone === BONE.torso);
      expect(trunk.length).toBeGreaterThan(40);
      for (const hold of trunk) {
        standing.at(hold, spot);
        expect(spot.turn).toBe(0);
        if (hold.opensRow) expect(spot.y).toBeLessThan(lastY);
        else expect(spot.x).toBeGreaterThan(lastX);
        lastX = spot.x;
        if (hold.opensRow) lastY = spot.y;
      }
    }
  });

  it('lie on the figure that is there', () => {
    const [figure] = crowd();
    if (!figure) throw new Error('there is nobody');
    const standing = createStandingLetters();
    expect(standing.take(figure, null)).toBeGreaterThan(0.5);
    const spot = { x: 0, y: 0, z: 0, turn: 0, yaw: 0, sure: 0 };
    const xs: number[] = [];
    for (const hold of footholds(0.086)) {
      expect(Math.sign(hold.side)).toBe(Math.sign(hold.across));
      standing.at(hold, spot);
      xs.push(spot.x);
      expect(spot.y).toBeGreaterThan(0);
      expect(spot.y).toBeLessThan(WHOLE_WALL.heightM + 0.4);
      expect(spot.yaw).toBe(0);
    }
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(2);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(0.3);
  });
});

describe('the first body', () => {
  it('is the first of the cast, without one whoever stands in the middle, and nobody where nobody is', () => {
    const [people, cast] = [crowd(), leads()];
    expect(firstOf([...people, ...cast])).toBe(cast[0]);
    expect(people).toContain(firstOf(people));
    expect(firstOf([])).toBeNull();
  });
});

describe('a story that is nobody else’s to read', () => {
  it('is breath, the same for the same story and another for another', () => {
    expect(breathOf('a')).toBe(breathOf('a'));
    expect(breathOf('a')).toMatch(/^[〜 ]+$/);
    expect(new Set(Array.from({ length: 40 }, (_, at) => breathOf(`story-${at}`))).size).toBeGreaterThan(30);
  });
});
