import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOST_KEPT_MS, PersonTracker, type Sighting } from '#gestures/track/person-tracker.ts';
import type { Landmarks } from '#installation/crowd/body.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { bodyOf, POSES } from '#tests/gestures/support/poses.ts';

const STEP_MS = 50;

const numbers = (): (() => number) => {
  const stream = seededStream(1, 'tracks');
  return () => Math.floor(stream() * 2 ** 32);
};
const at = (x: number, y = 0.4): Sighting => ({ landmarks: bodyOf({ ...POSES.standing, at: { x, y } }) });
const xOf = (landmarks: Landmarks): number => landmarks[0] ?? Number.NaN;

describe('the tracker', () => {
  it('counts a body from its second sighting and keeps its number', () => {
    const tracker = new PersonTracker(numbers());
    expect(tracker.update([at(0.5)], 0)).toEqual([]);
    const [first] = tracker.update([at(0.51)], STEP_MS);
    const [second] = tracker.update([at(0.52)], 2 * STEP_MS);
    expect(first?.track).toBeGreaterThan(0);
    expect(second?.track).toBe(first?.track);
    expect(second?.ageMs).toBe(2 * STEP_MS);
  });

  it('is not misled by the order in which the model lists people', () => {
    const tracker = new PersonTracker(numbers());
    const places = [0.3, 0.9, 1.5];
    const orders = [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
      [2, 1, 0],
    ];
    const whereIs = new Map<number, number>();
    for (let frame = 0; frame < 40; frame += 1) {
      const order = orders[frame % orders.length] ?? [];
      for (const person of tracker.update(
        order.map((index) => at(places[index] ?? 0)),
        frame * STEP_MS,
      )) {
        const place = whereIs.get(person.track) ?? xOf(person.landmarks);
        expect(xOf(person.landmarks)).toBeCloseTo(place, 3);
        whereIs.set(person.track, place);
      }
    }
    expect(whereIs.size).toBe(3);
  });

  it('lets two people walk past each other without exchanging them', () => {
    const tracker = new PersonTracker(numbers());
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    for (let frame = 0; frame <= 60; frame += 1) {
      const t = frame / 60;
      const detections = [at(0.3 + t, 0.4), at(1.3 - t, 0.52)];
      if (frame % 2 === 1) detections.reverse();
      for (const { track, landmarks } of tracker.update(detections, frame * STEP_MS)) {
        if (!first.has(track)) first.set(track, xOf(landmarks));
        last.set(track, xOf(landmarks));
      }
    }
    expect(first.size).toBe(2);
    for (const [track, from] of first) expect(last.get(track)).toBeCloseTo(1.6 - from, 1);
  });

  it('finds somebody again within 1.5 s and never gives a number twice', () => {
    const tracker = new PersonTracker(numbers());
    const run = (fromMs: number, x: number): number => {
      tracker.update([at(x)], fromMs);
      return tracker.update([at(x)], fromMs + STEP_MS)[0]?.track ?? 0;
    };
    const before = run(0, 0.5);
    expect(run(STEP_MS + LOST_KEPT_MS - 100, 0.55)).toBe(before);
    const muchLater = run(10_000, 0.55);
    expect(muchLater).not.toBe(before);
    expect(muchLater).toBeGreaterThan(0);
  });

  it('shows a missed person a little longer, marked as not fresh, then not at all', () => {
    const tracker = new PersonTracker(numbers());
    tracker.update([at(0.5)], 0);
    tracker.update([at(0.5)], 50);
    expect(tracker.update([], 200)).toMatchObject([{ isFresh: false }]);
    expect(tracker.update([], 400)).toEqual([]);
  });

  it('takes one body found twice as one', () => {
    const tracker = new PersonTracker(numbers());
    tracker.update([at(0.5), at(0.505)], 0);
    expect(tracker.update([at(0.5), at(0.505)], 50)).toHaveLength(1);
  });

  it('gives every person in a picture a number of their own, whatever comes', () => {
    const picture = fc.array(fc.record({ x: fc.double({ min: 0, max: 1.7, noNaN: true }) }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(picture, { maxLength: 20 }), (pictures) => {
        const tracker = new PersonTracker(numbers());
        for (const [index, people] of pictures.entries()) {
          const seen = tracker.update(
            people.map(({ x }) => at(x)),
            index * STEP_MS,
          );
          expect(new Set(seen.map((person) => person.track)).size).toBe(seen.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});
