/** The whole vocabulary, performed by people of many builds before cameras of many kinds; and what people do besides. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import { HOLD_TIMING } from '#gestures/interpret/gesture-hold.ts';
import { scorePose } from '#gestures/interpret/score-gesture.ts';
import { chance } from '#tests/gestures/support/chance.ts';
import { ownEngines, ownPoses } from '#tests/gestures/support/gesture-files.ts';
import { anyWaving, EVERYDAY, HELD, hanging, onFace, opened, waving } from '#tests/gestures/support/performances.ts';
import { Performer } from '#tests/gestures/support/performer.ts';
import { posedBody, type Vector } from '#tests/gestures/support/posed-body.ts';
import { type Act, activeIn, everyday, onsets, type Seen, watch } from '#tests/gestures/support/watched.ts';

const engines = ownEngines();
const PEOPLE = 60;
const FPS: [number, ...number[]] = [8, 15, 20, 30];

const standing = (performer: Performer, lastsS: number, reachS = 0.5): Act => ({
  name: 'standing',
  lastsS,
  reachS,
  arms: () => ({ left: hanging(performer.build), right: hanging(performer.build) }),
});

/** What is seen of each of many people who do `acts`. */
function performed(name: string, acts: (performer: Performer) => readonly Act[]): readonly (readonly Seen[])[] {
  return Array.from({ length: PEOPLE }, (_, seed) => {
    const own = chance(seed, `vocabulary ${name}`);
    const performer = new Performer(own);
    return watch(performer, acts(performer), engines, { fps: own.oneOf(FPS) });
  });
}

const shareOf = (people: readonly (readonly Seen[])[], test: (seen: readonly Seen[]) => boolean): number =>
  people.filter(test).length / people.length;

describe.each(Object.entries(HELD))('%s', (name, perform) => {
  const people = performed(name, (performer) => [
    standing(performer, 0.8, 0),
    { name, lastsS: 2, reachS: performer.chance.between(0.35, 0.8), arms: perform(performer.chance, performer.build) },
    standing(performer, 1),
  ]);

  it('is seen in nearly everybody and stays until they stop', () => {
    const isSeen = (seen: readonly Seen[]): boolean => {
      const held = seen.filter(({ act, sinceS }) => act === name && sinceS > 0.7);
      return held.filter((now) => activeIn(now).includes(name)).length > 0.8 * held.length;
    };
    expect(shareOf(people, isSeen)).toBeGreaterThanOrEqual(0.93);
  });

  it('ends with it, and is taken for no other gesture', () => {
    for (const seen of people) {
      const last = seen.at(-1);
      expect(last && activeIn(last)).toEqual([]);
    }
    const others = people.flatMap(onsets).filter(({ gesture }) => gesture !== name);
    expect(others.length).toBeLessThanOrEqual(PEOPLE / 30);
  });
});

describe('unmask', () => {
  const people = performed('unmask', (performer) => {
    const [face, open] = [onFace(performer.chance, performer.build), opened(performer.chance, performer.build)];
    return [
      standing(performer, 0.8, 0),
      { name: 'mask', lastsS: 1.2, reachS: 0.6, arms: () => ({ left: face, right: face }) },
      {
        name: 'open',
        lastsS: 1.2,
        reachS: performer.chance.between(0.4, 1.1),
        arms: () => ({ left: open, right: open }),
      },
      standing(performer, 2.5),
    ];
  });
  const progressOf = ({ person }: Seen): number =>
    person.gestures.find(({ name }) => name === 'unmask')?.progress ?? Number.NaN;

  it('is seen when the hands open, its progress before, and it is over two seconds later', () => {
    expect(shareOf(people, (seen) => seen.some((now) => activeIn(now).includes('unmask')))).toBeGreaterThan(0.95);
    const unfolds = (seen: readonly Seen[]): boolean => {
      const way = seen.filter(({ act, sinceS }) => act === 'open' && sinceS < 0).map(progressOf);
      return way.some((progress) => progress > 0.1 && progress < 0.95);
    };
    expect(shareOf(people, unfolds)).toBeGreaterThan(0.9);
    for (const seen of people) expect(seen.at(-1)?.person.gestures.some(({ active }) => active)).toBe(false);
  });

  it('is nothing of hands that open without a mask, nor of a mask that is let fall', () => {
    const others = performed('no unmask', (performer) => {
      const [face, open] = [onFace(performer.chance, performer.build), opened(performer.chance, performer.build)];
      return [
        { name: 'open', lastsS: 1, reachS: 0.5, arms: () => ({ left: open, right: open }) },
        standing(performer, 1),
        { name: 'mask', lastsS: 1, reachS: 0.5, arms: () => ({ left: face, right: face }) },
        standing(performer, 2, 0.5),
      ];
    });
    expect(shareOf(others, (seen) => seen.some((now) => activeIn(now).includes('unmask')))).toBeLessThanOrEqual(0.02);
  });
});

describe('wave', () => {
  const people = performed('wave', (performer) => [
    standing(performer, 0.8, 0),
    { name: 'wave', lastsS: 4, reachS: 0.5, arms: waving(performer.build, anyWaving(performer.chance)) },
    standing(performer, 1.2),
  ]);

  it('is seen within two swings or so, and ends when the hand falls', () => {
    const isSeen = (seen: readonly Seen[]): boolean => {
      const late = seen.filter(({ act, sinceS }) => act === 'wave' && sinceS > 2.2);
      return late.filter((now) => activeIn(now).includes('wave')).length > 0.8 * late.length;
    };
    expect(shareOf(people, isSeen)).toBeGreaterThanOrEqual(0.95);
    for (const seen of people) expect(activeIn(seen.at(-1) as Seen)).not.toContain('wave');
  });

  it('tells no phase of a hand that hangs', () => {
    for (const seen of people)
      for (const { person } of seen.filter(({ act }) => act === 'standing').slice(0, 5))
        expect(person.gestures.every(({ phase }) => phase === undefined)).toBe(true);
  });
});

describe('what people do all day', () => {
  const QUIET = ['standing', 'walking', 'handsOnHips', 'handsInPockets', 'handsBehindBack', 'clapping', 'handsAtBelly'];

  it.each(QUIET)('%s is no gesture', (name) => {
    const people = performed(name, (performer) => {
      const arms = EVERYDAY[name]?.(performer.chance, performer.build);
      return arms ? [{ name, lastsS: 5, reachS: 0.5, arms }] : [];
    });
    expect(people.flatMap(onsets).length).toBeLessThanOrEqual(1);
  });

  it('is rarely taken for a gesture even where it never pauses: less than once in forty seconds', () => {
    let minutes = 0;
    const mistaken = Array.from({ length: 12 }, (_, seed) => {
      const own = chance(seed, 'vocabulary all day');
      const performer = new Performer(own);
      const seen = watch(performer, everyday(performer, 1.5, own), engines, { fps: own.oneOf(FPS) });
      minutes += (seen.at(-1)?.atMs ?? 0) / 60_000;
      return onsets(seen).length;
    }).reduce((a, b) => a + b, 0);
    expect(minutes).toBeGreaterThan(15);
    expect(mistaken / minutes).toBeLessThan(1.5);
  });
});

describe('the poses', () => {
  const place = (low: Vector, high: Vector) =>
    fc.tuple(
      ...([0, 1, 2] as const).map((axis) =>
        fc.double({ min: low[axis], max: high[axis], noNaN: true, noDefaultInfinity: true }),
      ),
    ) as fc.Arbitrary<[number, number, number]>;
  const arm = fc.record({
    wrist: place([-0.4, -1.05, -0.3], [1.4, 1.1, 1]),
    elbow: place([0, -1, -0.5], [1, 0.5, 0.5]),
    fingers: place([-1, -1, -0.3], [1, 1, 1]),
  });

  it('are never shown two at once, whatever the arms do', () => {
    const poses = ownPoses();
    fc.assert(
      fc.property(fc.record({ left: arm, right: arm }), (arms) => {
        const landmarks = posedBody(arms);
        const measures = measureBody(landmarks, bodyScale(landmarks));
        const shown = poses.filter((pose) => scorePose(pose, measures) >= HOLD_TIMING.enterScore);
        expect(shown.map(({ name }) => name).slice(1)).toEqual([]);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
});
