import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { INCOMPARABLE, type Judge } from '#gestures/learn/judge.ts';
import { learnPoses } from '#gestures/learn/pose-learner.ts';
import { changeSample, SAMPLE_CHANGES } from '#gestures/samples/change-samples.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { ARM_POSES, armSample, performer, type Spread } from '../support/arm-poses.ts';
import { inventedHands } from '../support/invented-hands.ts';

// Learning takes a second and more where other programs run.
vi.setConfig({ testTimeout: 60_000 });

const STEADY: Spread = { biasDeg: 3, takeDeg: 3, yawDeg: 5, pitchDeg: 5, rollDeg: 2 };
const OTHERS: Spread = { biasDeg: 7, takeDeg: 4, yawDeg: 25, pitchDeg: 20, rollDeg: 5 };
const PLAIN = ['r', 'u', 'd', 'n'];

/** Five takes of one person before one camera, and ten other people before other cameras. */
function taught(seed: number, labels: readonly string[]): { judge: Judge; train: Sample[]; others: Sample[] } {
  const teacher = performer(seed, 'teacher', STEADY);
  const takes = [0, 1, 2, 3, 4];
  const train = labels.flatMap((label) => takes.map((take) => armSample(teacher, label, take, seed, STEADY)));
  const people = Array.from({ length: 10 }, (_, index) => performer(seed, `person ${index}`, OTHERS));
  const others = people.flatMap((who) => labels.map((label) => armSample(who, label, 0, seed, OTHERS)));
  return { judge: learnPoses(train), train, others };
}

const rightShare = (judge: Judge, samples: readonly Sample[]): number =>
  samples.filter((sample) => judge.judge(sample).label === sample.label).length / samples.length;

const withPoints = (
  sample: Sample,
  change: (
    point: Sample['frames'][number]['points'][number],
    index: number,
  ) => Sample['frames'][number]['points'][number],
): Sample => ({
  ...sample,
  frames: sample.frames.map(({ tMs, points }) => ({ tMs, points: points.map(change) })),
});

describe('arm poses taught by one person', () => {
  it('are known in other people elsewhere: all 26, and the four plainest', () => {
    const seeds = [11, 12, 13];
    const mean = (labels: readonly string[]): number =>
      seeds.map((seed) => taught(seed, labels)).reduce((sum, { judge, others }) => sum + rightShare(judge, others), 0) /
      seeds.length;
    expect(mean(Object.keys(ARM_POSES))).toBeGreaterThan(0.85);
    expect(mean(PLAIN)).toBeGreaterThan(0.97);
  });

  it('are not their mirror images', () => {
    const { judge, others } = taught(3, ['b', 'f']);
    expect(rightShare(judge, others)).toBe(1);
  });

  it('are known without hips, without visibilities, without a face, without elbows', () => {
    const { judge, others } = taught(4, PLAIN);
    const without = (hidden: (index: number) => boolean): number =>
      rightShare(
        judge,
        others.map((sample) => withPoints(sample, (point, index) => (hidden(index) ? null : point))),
      );
    expect(without((index) => index >= 23)).toBeGreaterThan(0.95);
    expect(without((index) => index <= 10)).toBeGreaterThan(0.95);
    expect(without((index) => index === 13 || index === 14)).toBeGreaterThan(0.9);
    const blind = others.map((sample) => withPoints(sample, (point) => point && [point[0], point[1], point[2], 0]));
    expect(rightShare(judge, blind)).toBeGreaterThan(0.95);
  });

  it('have the same verdict in every shape of picture', () => {
    const { judge, others } = taught(5, PLAIN);
    for (const sample of others.slice(0, 8)) {
      const { aspect } = sample;
      const wide = withPoints(
        { ...sample, aspect: aspect * 2 },
        (point) => point && [point[0] / 2, point[1], point[2] / 2, point[3]],
      );
      expect(judge.judge(wide).label).toBe(judge.judge(sample).label);
      expect(judge.judge(wide).novelty).toBeCloseTo(judge.judge(sample).novelty, 6);
    }
  });

  it('count in their own people, and another pose looks newer', () => {
    const { judge, train } = taught(6, PLAIN);
    for (const sample of train) {
      const { label, scores, novelty } = judge.judge(sample);
      expect(label).toBe(sample.label);
      expect(scores[label]).toBeGreaterThan(0.6);
      expect(novelty).toBeLessThan(1);
    }
    const standing = armSample(performer(6, 'teacher', STEADY), 'a', 0, 6, STEADY);
    expect(judge.judge(standing).novelty).toBeGreaterThan(
      Math.max(...train.map((sample) => judge.judge(sample).novelty)),
    );
  });
});

describe('hands', () => {
  const hands = inventedHands(6, 10);
  const train = hands.filter((_, index) => index % 2 === 0);
  const others = hands.filter((_, index) => index % 2 === 1);
  let judge: Judge;
  beforeAll(() => {
    judge = learnPoses(train);
  }, 60_000);

  it('are known from five takes', () => {
    expect(rightShare(judge, others)).toBeGreaterThan(0.9);
  });

  it.each(SAMPLE_CHANGES)('are known when the picture is changed: %s', (change) => {
    expect(
      rightShare(
        judge,
        others.map((sample) => changeSample(sample, change)),
      ),
    ).toBeGreaterThan(0.85);
  });

  it('are the same near and far, here and there', () => {
    const place = fc.record({
      scale: fc.double({ min: 0.05, max: 8, noNaN: true }),
      x: fc.double({ min: -2, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...others), place, (sample, { scale, x }) => {
        const moved = withPoints(
          sample,
          (point) => point && [point[0] * scale + x, point[1] * scale - x, point[2] * scale, point[3]],
        );
        const [here, there] = [judge.judge(sample), judge.judge(moved)];
        expect(there.label).toBe(here.label);
        expect(there.novelty).toBeCloseTo(here.novelty, 4);
      }),
    );
  });

  it('may miss points, and say nothing when all are missing', () => {
    const some = others.map((sample) =>
      withPoints(sample, (point, index) => (index === 3 || index === 19 ? null : point)),
    );
    expect(rightShare(judge, some)).toBeGreaterThan(0.85);
    const [none] = others.map((sample) => withPoints(sample, () => null));
    expect(none && judge.judge(none)).toMatchObject({ label: '', novelty: INCOMPARABLE });
  });

  it('get numbers in range, whatever is handed in', () => {
    const point = fc.option(
      fc.tuple(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.constantFrom(0, 0.5),
        fc.constant(0),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    );
    const frame = fc.array(point, { minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(frame, (points) => {
        const { scores, novelty } = judge.judge({ layout: 'hand21', aspect: 1, frames: [{ tMs: 0, points }] });
        expect(novelty).toBeGreaterThanOrEqual(0);
        for (const score of Object.values(scores)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are judged the same by a judge that learnt the same', () => {
    const again = learnPoses(train);
    for (const sample of others.slice(0, 5)) expect(again.judge(sample)).toEqual(judge.judge(sample));
  });

  it('can be learnt from one take each, and from one gesture', () => {
    const firsts = train.filter((_, index) => index % 5 === 0);
    expect(rightShare(learnPoses(firsts), others)).toBeGreaterThan(0.6);
    const [one] = train;
    expect(one && learnPoses([one]).judge(one)).toMatchObject({ label: 'gesture 0', novelty: 0 });
  });
});
