import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_KEPT_MS, PersonTracker, type Sighting } from '#gestures/track/person-tracker.ts';
import type { Landmarks } from '#installation/crowd/body.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { bodyOf, POSES } from '#tests/gestures/support/poses.ts';

const STEP_MS = 50;

const numbers = (): (() => number) => {
  const stream = seededStream(1, 'tracks');
  return () => Math.floor(stream() * 2 ** 32);
};
const at = (x: number, y = 0.4): { landmarks: Landmarks } & Sighting => ({
  landmarks: bodyOf({ ...POSES.standing, at: { x, y } }),
});
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

  it('finds somebody again within 4 s and never gives a number twice', () => {
    const tracker = new PersonTracker(numbers());
    const run = (fromMs: number, x: number): number => {
      tracker.update([at(x)], fromMs);
      return tracker.update([at(x)], fromMs + STEP_MS)[0]?.track ?? 0;
    };
    const before = run(0, 0.5);
    expect(run(STEP_MS + LONGEST_KEPT_MS - 100, 0.55)).toBe(before);
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

  it('does not miss whom it was told not to look for', () => {
    const tracker = new PersonTracker(numbers());
    for (let frame = 0; frame < 5; frame += 1) tracker.update([at(0.4), at(1.2)], frame * STEP_MS);
    const [left, right] = tracker.update([at(0.4), at(1.2)], 250).map(({ track }) => track);
    if (left === undefined || right === undefined) throw new Error('two people were to be seen');
    for (let atMs = 300; atMs <= 250 + LONGEST_KEPT_MS; atMs += 50) {
      const seen = tracker.update([at(0.4)], atMs, new Set([left]));
      expect(seen).toMatchObject([
        { track: left, isFresh: true },
        { track: right, isFresh: false },
      ]);
    }
    expect(tracker.update([at(0.4)], 300 + LONGEST_KEPT_MS, new Set([left]))).toMatchObject([{ track: left }]);
  });

  it('bridges one miss of somebody who is looked for rarely, not two', () => {
    const tracker = new PersonTracker(numbers());
    for (const atMs of [0, 200, 400]) tracker.update([at(0.5)], atMs);
    expect(tracker.update([], 800)).toMatchObject([{ isFresh: false }]);
    expect(tracker.update([], 1000)).toEqual([]);
  });

  it('says where everybody ought to be: moved on, with those who are lost and those seen once', () => {
    const tracker = new PersonTracker(numbers());
    for (let frame = 0; frame <= 20; frame += 1) tracker.update([at(0.3 + 0.01 * frame), at(1.5)], frame * STEP_MS);
    tracker.update([at(0.51), at(1, 0.7)], 1050);
    const [walker, still, newcomer] = tracker.expected(1150);
    expect(xOf(walker?.landmarks ?? new Float32Array())).toBeCloseTo(0.53, 2);
    expect(xOf(still?.landmarks ?? new Float32Array())).toBeCloseTo(1.5, 2);
    expect([walker?.isShown, still?.isShown, newcomer?.isShown]).toEqual([true, true, false]);
    expect(tracker.expected(1050 + LONGEST_KEPT_MS + 1)).toEqual([]);
  });

  it('hands the fingers on with the picture in which they were seen', () => {
    const tracker = new PersonTracker(numbers());
    const hands = { left: new Float32Array(63), right: null };
    tracker.update([at(0.5)], 0);
    expect(tracker.update([{ ...at(0.5), hands }], 50)[0]?.hands).toBe(hands);
    expect(tracker.update([at(0.5)], 100)[0]).not.toHaveProperty('hands');
    expect(tracker.update([{ ...at(0.5), hands }], 150)[0]?.hands).toBe(hands);
    expect(tracker.update([], 200)[0]).not.toHaveProperty('hands');
  });

  it('opens no track for what no body is', () => {
    const tracker = new PersonTracker(numbers());
    const guessed = at(0.3).landmarks.map((value, index) => (index % 4 === 3 ? 0.1 : value));
    const collapsed = at(0.6).landmarks.map((_, index) => (index % 4 === 3 ? 1 : 0.5));
    const giant = bodyOf({ ...POSES.standing, torso: 3 });
    const broken = at(0.9).landmarks.map((value, index) => (index === 40 ? Number.NaN : value));
    for (const atMs of [0, 50, 100]) {
      const bodies = [guessed, collapsed, giant, broken].map((landmarks) => ({ landmarks }));
      expect(tracker.update(bodies, atMs)).toEqual([]);
    }
    expect(tracker.expected(100)).toEqual([]);
  });

  it.each([
    ['20 Hz', 50],
    ['5 Hz', 200],
  ])('keeps two apart who cross, one hidden behind the other for a while, at %s', (_, stepMs) => {
    const tracker = new PersonTracker(numbers());
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    for (let atMs = 0; atMs <= 4000; atMs += stepMs) {
      const [a, b] = [0.3 + (1.2 * atMs) / 4000, 1.5 - (1.2 * atMs) / 4000];
      const isHidden = Math.abs(a - b) < 0.15;
      const seen = isHidden ? [at(a)] : [at(b, 0.42), at(a)];
      for (const { track, landmarks, isFresh } of tracker.update(seen, atMs)) {
        if (!isFresh) continue;
        if (!first.has(track)) first.set(track, xOf(landmarks));
        last.set(track, xOf(landmarks));
      }
    }
    expect(first.size).toBe(2);
    for (const [track, from] of first) expect(Math.abs((last.get(track) ?? 0) - (1.8 - from))).toBeLessThan(0.15);
  });

  it('finds somebody again who stopped behind a pillar, and somebody who went on', () => {
    for (const goesOnFor of [0, 1000]) {
      const tracker = new PersonTracker(numbers());
      const walk = (atMs: number): number => 0.3 + 0.0003 * atMs;
      for (let atMs = 0; atMs <= 1000; atMs += 50) tracker.update([at(walk(atMs))], atMs);
      const before = tracker.expected(1000)[0]?.track;
      for (let atMs = 1050; atMs < 2200; atMs += 50) tracker.update([], atMs);
      const [after] = tracker.update([at(walk(1000 + goesOnFor))], 2200);
      expect(after?.track).toBe(before);
    }
  });

  it('keeps walkers of equal size apart who go side by side, a fifth missing once all were seen', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom(50, 100, 200),
        (seed, people, stepMs) => {
          const random = seededStream(seed, 'walkers');
          const tracker = new PersonTracker(numbers());
          const trackOf = new Map<number, number>();
          for (let atMs = 0; atMs <= 3000; atMs += stepMs) {
            const places = Array.from({ length: people }, (_, index) => 0.2 + 0.35 * index + 0.0002 * atMs);
            const seen = places.filter(() => random() >= 0.2 || atMs <= 2 * stepMs);
            const shaken = seen.map((x) => at(x + 0.008 * (random() - 0.5)));
            for (const { track, landmarks, isFresh } of tracker.update(shaken.reverse(), atMs)) {
              if (!isFresh) continue;
              const person = Math.round((xOf(landmarks) - 0.2 - 0.0002 * atMs) / 0.35);
              expect(trackOf.get(person) ?? track).toBe(track);
              trackOf.set(person, track);
            }
          }
          expect(new Set(trackOf.values()).size).toBe(people);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('remembers nobody who is gone, however many came', () => {
    const tracker = new PersonTracker(numbers());
    const seen = new Set<number>();
    for (let visit = 0; visit < 3000; visit += 1) {
      const fromMs = visit * 2 * LONGEST_KEPT_MS;
      tracker.update([at(0.5)], fromMs);
      for (const { track } of tracker.update([at(0.5)], fromMs + 50)) seen.add(track);
      expect(tracker.expected(fromMs + 50)).toHaveLength(1);
      expect(tracker.expected(fromMs + 50 + LONGEST_KEPT_MS + 1)).toHaveLength(0);
    }
    expect(seen.size).toBe(3000);
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
