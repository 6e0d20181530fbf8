import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyBox, framing, viewOfBody } from '#gestures/recognise/body-box.ts';
import { mergeBodies } from '#gestures/recognise/merge-bodies.ts';
import { bodyInPicture, squareView, wholeView } from '#gestures/recognise/view.ts';
import { standing } from '#tests/gestures/support/fake-crowd.ts';

describe('merging', () => {
  it('keeps each person once, as the view shows them that frames them best', () => {
    const [a, b] = [standing(0.4, 0.4, 0.15), standing(0.75, 0.42, 0.15)];
    const [own, far] = [viewOfBody(a, 1.25, 16 / 9), wholeView(16 / 9)];
    const found = [
      { landmarks: a, view: far },
      { landmarks: a.map((value, index) => (index % 4 < 2 ? value + 0.004 : value)), view: own },
      { landmarks: b, view: far },
    ];
    for (const order of [found, found.toReversed()]) {
      const merged = mergeBodies(order);
      expect(merged).toHaveLength(2);
      expect(merged.map(({ view }) => view)).toContain(own);
    }
  });

  it('tells people apart who stand shoulder to shoulder', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.3, noNaN: true }), fc.integer({ min: 2, max: 8 }), (torso, count) => {
        const people = Array.from({ length: count }, (_, index) => standing(index * torso * 0.85, 0.5, torso));
        const view = wholeView(4);
        expect(mergeBodies(people.map((landmarks) => ({ landmarks, view })))).toHaveLength(count);
      }),
    );
  });
});

describe('the view of a body', () => {
  it('holds it with room, and stays in the picture', () => {
    const place = fc.record({
      x: fc.double({ min: 0.1, max: 1.6, noNaN: true }),
      y: fc.double({ min: 0.2, max: 0.7, noNaN: true }),
      torso: fc.double({ min: 0.03, max: 0.15, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ x, y, torso }) => {
        const view = viewOfBody(standing(x, y, torso), 1.25, 16 / 9);
        expect(view.width).toBeCloseTo(view.height);
        expect(view.left).toBeGreaterThanOrEqual(-1e-9);
        expect(view.left + view.width).toBeLessThanOrEqual(16 / 9 + 1e-9);
        expect(framing(standing(x, y, torso), view).fill).toBeCloseTo(1 / 1.25, 5);
      }),
    );
  });

  it('grows with what the arms can reach, whether they are up or not', () => {
    const { top } = bodyBox(standing(0.8, 0.5, 0.2));
    expect(top).toBeLessThan(0.5 - 0.2);
  });

  it('leads back into the picture', () => {
    const view = squareView(0.5, 0.5, 0.4);
    const body = standing(0.5, 0.5, 0.5);
    const back = bodyInPicture(body, view);
    expect(back[0]).toBeCloseTo(0.3 + (body[0] ?? 0) * 0.4);
    expect(back[1]).toBeCloseTo(0.3 + (body[1] ?? 0) * 0.4);
    expect(back[3]).toBe(body[3]);
  });
});
