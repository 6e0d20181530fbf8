import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { EMPTY_BOOK, type GestureBook } from '#gestures/camera/gesture-book.ts';
import { describedGesture } from '#gestures/interpret/described-gesture.ts';
import type { GestureEngine } from '#gestures/interpret/gesture-engine.ts';
import { taughtGestures } from '#gestures/interpret/taught-gesture.ts';
import { UNNAMED } from '#gestures/teach/draft.ts';
import { LiveTrace } from '#gestures/teach/live-trace.ts';
import { performerOf, recordedPoints } from '#gestures/teach/performer.ts';
import type { Performer } from '#gestures/teach/teach-eyes.ts';
import { Workshop } from '#gestures/teach/workshop.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';
import { ownGestures } from '#tests/gestures/support/gesture-files.ts';
import { type BodyPose, bodyOf, POSES } from '#tests/gestures/support/poses.ts';
import { SHELTER, taughtPose } from '#tests/support/taught.ts';

const personOf = (pose: BodyPose, track = 7): Performer => ({
  track,
  ageMs: 1000,
  landmarks: bodyOf(pose),
  gestures: [],
  hands: null,
  isFresh: true,
});

interface Bench {
  readonly workshop: Workshop;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly stored: Map<string, string>;
  engines(): readonly GestureEngine[];
  /** Records a take of somebody in this pose, or of an empty room. */
  record(pose: BodyPose | null): void;
}

function bench(stored = new Map<string, string>()): Bench {
  const clock = fakeClock();
  let engines: readonly GestureEngine[] = [];
  const workshop = new Workshop({
    clock,
    storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) },
    wallIso: () => '2147-04-05T19:30:00Z',
    changed: () => undefined,
    enginesChanged: (now) => {
      engines = now;
    },
  });
  return {
    workshop,
    clock,
    stored,
    engines: () => engines,
    record: (pose) => {
      workshop.press();
      for (let step = 0; step < 220; step += 1) {
        clock.pass(50);
        const performer = pose && personOf(pose);
        workshop.see({ atMs: clock.now(), aspect: 1.6, people: performer ? [performer] : [], performer });
        workshop.tick();
        if (workshop.recording.stage === 'idle') return;
      }
    },
  };
}

const bookOf = (...taught: (typeof SHELTER)[]): GestureBook => ({
  ...EMPTY_BOOK,
  version: taught.map(({ name }) => name).join(),
  engines: [...ownGestures().map(describedGesture), ...taughtGestures(taught)],
  taught,
  versions: new Map(taught.map(({ name }) => [name, `version of ${name}`])),
});

describe('the workshop', () => {
  it('records take after take, keeps them, and compares them from the third on', () => {
    const { workshop, record, clock, stored } = bench();
    workshop.setBook(bookOf(taughtPose('shield', POSES.refuse)));
    for (const _ of [1, 2, 3]) record(POSES.handsOnHips);
    expect(workshop.draft.takes).toHaveLength(3);
    expect(workshop.comparison).toBeNull();
    expect(workshop.isComparing).toBe(true);
    clock.pass(2000);
    expect(workshop.isComparing).toBe(false);
    expect(workshop.comparison).toMatchObject({ right: 3 });
    expect([...stored.values()].join()).not.toMatch(/data:|image/);
    expect(bench(stored).workshop.draft.takes).toEqual(workshop.draft.takes);
  });

  it('takes only what was really seen: somebody shown again is not recorded twice', () => {
    const { workshop, clock } = bench();
    workshop.press();
    for (let step = 0; step < 120 && workshop.draft.takes.length === 0; step += 1) {
      clock.pass(50);
      const performer = { ...personOf(POSES.cactus), isFresh: step % 4 === 0 };
      workshop.see({ atMs: clock.now(), aspect: 1.6, people: [performer], performer });
    }
    const times = workshop.draft.takes[0]?.frames.map(({ tMs }) => tMs) ?? [];
    expect(times.length).toBeGreaterThanOrEqual(4);
    for (const [index, tMs] of times.entries()) expect(tMs).toBe(index * 200);
  });

  it('says why a take is none, and takes nothing up', () => {
    const { workshop, record } = bench();
    record(null);
    expect(workshop.draft.takes).toEqual([]);
    expect(workshop.note).toContain('Nobody was seen');
    record(POSES.cactus);
    expect([workshop.draft.takes.length, workshop.note]).toEqual([1, '']);
  });

  it('deletes the last take or any, and brings it back', () => {
    const { workshop, record } = bench();
    for (const subject of ['Ada', 'Bo', 'Cy']) {
      workshop.change({ subject });
      record(POSES.cactus);
    }
    const subjects = () => workshop.draft.takes.map(({ subject }) => subject);
    workshop.removeTake();
    expect([subjects(), workshop.note]).toEqual([['Ada', 'Bo'], 'Take 3 is deleted.']);
    workshop.undo();
    expect(subjects()).toEqual(['Ada', 'Bo', 'Cy']);
    workshop.removeTake(0);
    expect(subjects()).toEqual(['Bo', 'Cy']);
    expect(workshop.canUndo).toBe(true);
    record(POSES.cactus);
    expect(workshop.canUndo).toBe(false);
  });

  it('deletes nothing while it records, and calls a take off', () => {
    const { workshop, record, clock } = bench();
    record(POSES.cactus);
    workshop.press();
    clock.pass(1000);
    workshop.removeTake();
    expect(workshop.draft.takes).toHaveLength(1);
    workshop.cancel();
    expect([workshop.recording.stage, workshop.note]).toEqual(['idle', 'The take was called off.']);
    clock.pass(20_000);
    workshop.tick();
    expect(workshop.draft.takes).toHaveLength(1);
  });

  it('lets the draft be tried beside all others, and in place of what it was', () => {
    const { workshop, record, engines } = bench();
    workshop.setBook(bookOf(SHELTER));
    expect(engines().map(({ name }) => name)).toContain('shelter');
    expect(engines().map(({ name }) => name)).not.toContain(UNNAMED);
    record(POSES.handsOnHips);
    expect(engines().map(({ name }) => name)).toEqual(expect.arrayContaining(['shelter', 'rise', UNNAMED]));
    workshop.open(SHELTER, 'version of shelter');
    expect(engines().map(({ name }) => name)).not.toContain('shelter');
    expect(engines().map(({ name }) => name)).toContain(UNNAMED);
    workshop.open(null);
    expect(workshop.draft.takes).toEqual([]);
  });

  it('learns anew when the gestures of the server are others, and only then', () => {
    const { workshop, engines } = bench();
    workshop.setBook(bookOf(SHELTER));
    const before = engines();
    workshop.setBook(bookOf(SHELTER));
    expect(engines()).toBe(before);
    workshop.setBook(bookOf(SHELTER, taughtPose('shield', POSES.refuse)));
    expect(engines()).not.toBe(before);
  });
});

describe('who is recorded', () => {
  const near = personOf({ ...POSES.cactus, torso: 0.3 }, 1);
  const far = personOf({ ...POSES.cactus, torso: 0.12 }, 2);
  const between = personOf({ ...POSES.cactus, torso: 0.25 }, 3);

  it('is the largest, and stays it until somebody clearly larger comes', () => {
    expect(bodyScale(near.landmarks)).toBeGreaterThan(bodyScale(far.landmarks));
    expect(performerOf([far, near], null)?.track).toBe(1);
    expect(performerOf([far, near], 2)?.track).toBe(1);
    expect(performerOf([between, near], 3)?.track).toBe(3);
    expect(performerOf([near], 3)?.track).toBe(1);
    expect(performerOf([], 3)).toBeNull();
  });

  it('shows a body, or the hand that is meant', () => {
    const hand = (y: number) => Float32Array.from({ length: 63 }, (_, index) => (index % 3 === 1 ? y : 0.5));
    const hands = { left: hand(0.2), right: hand(0.7) };
    const performer = { landmarks: near.landmarks, hands };
    const heightOf = (
      sides: 'either' | 'left' | 'right',
      seen: typeof hands | { left: null; right: typeof hands.right },
    ) => recordedPoints({ layout: 'hand21', sides }, { ...performer, hands: seen }, 1.6)?.[0]?.[1];
    expect(recordedPoints({ layout: 'body33', sides: 'either' }, performer, 1.6)).toHaveLength(33);
    expect(heightOf('either', hands)).toBeCloseTo(0.2, 6);
    expect(heightOf('right', hands)).toBeCloseTo(0.7, 6);
    expect(heightOf('left', { left: null, right: hands.right })).toBeUndefined();
    expect(recordedPoints({ layout: 'hand21', sides: 'either' }, { ...performer, hands: null }, 1.6)).toBeNull();
    expect(recordedPoints({ layout: 'body33', sides: 'either' }, null, 1.6)).toBeNull();
  });
});

describe('the trace of a live score', () => {
  it('tells where it began and ceased to count, against the line as it is drawn', () => {
    const trace = new LiveTrace();
    for (let ms = 0; ms < 3000; ms += 100) trace.add(ms, ms >= 1000 && ms < 2000 ? 0.75 : 0.1, 0.7);
    const active = trace.points.filter(({ isActive }) => isActive).map(({ atMs }) => atMs);
    expect(active[0]).toBe(1200);
    expect(active.at(-1)).toBeLessThan(2300);
    const strict = new LiveTrace();
    for (let ms = 0; ms < 3000; ms += 100) strict.add(ms, 0.75, 0.9);
    expect(strict.newest).toMatchObject({ score: 0.75, isActive: false });
  });

  it('forgets what is long past', () => {
    const trace = new LiveTrace();
    for (let ms = 0; ms <= 20_000; ms += 100) trace.add(ms, 0.5, 0.6);
    expect(trace.points[0]?.atMs).toBeGreaterThan(11_900);
    trace.forget();
    expect(trace.newest).toBeNull();
  });
});
