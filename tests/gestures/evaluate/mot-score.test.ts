import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOverlap } from '#gestures/evaluate/mot-frames.ts';
import { type MotRow, parseMotRows } from '#gestures/evaluate/mot-rows.ts';
import { motScore } from '#gestures/evaluate/mot-score.ts';
import { realFile } from '#tests/gestures/support/real-data.ts';

/** A box 10 wide and 20 high whose left edge is at `left`. */
const box = (frame: number, id: number, left: number, rest: Partial<MotRow> = {}): MotRow => ({
  frame,
  id,
  left,
  top: 0,
  width: 10,
  height: 20,
  confidence: 1,
  kind: null,
  ...rest,
});

/** One box per frame from `from` to `to`. */
const walk = (id: number, from: number, to: number, left: number): MotRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => box(from + index, id, left));

describe('overlap of boxes', () => {
  it('is intersection over union', () => {
    expect(boxOverlap(box(1, 1, 0), box(1, 1, 0))).toBe(1);
    expect(boxOverlap(box(1, 1, 0), box(1, 1, 5))).toBeCloseTo(1 / 3, 12);
    expect(boxOverlap(box(1, 1, 0), box(1, 1, 10))).toBe(0);
    expect(boxOverlap(box(1, 1, 0, { width: 0 }), box(1, 1, 0, { width: 0 }))).toBe(0);
  });
});

describe('the scores', () => {
  it('are faultless where the result is the truth under other numbers', () => {
    const truth = [...walk(1, 1, 10, 0), ...walk(2, 1, 10, 50)];
    const result = truth.map((row) => ({ ...row, id: row.id + 70 }));
    expect(motScore(truth, result)).toMatchObject({
      ...{ MOTA: 1, MOTP: 1, IDF1: 1, HOTA: 1, DetA: 1, AssA: 1, FP: 0, FN: 0, switches: 0, fragmentations: 0 },
      ...{ mostlyTracked: 2, mostlyLost: 0, people: 2, tracks: 2 },
    });
  });

  it('count a switch where a person goes on under another number, and halve what was told apart', () => {
    const score = motScore(walk(1, 1, 10, 0), [...walk(1, 1, 5, 0), ...walk(2, 6, 10, 0)]);
    expect(score).toMatchObject({ switches: 1, fragmentations: 0, FP: 0, FN: 0, MOTA: 0.9, IDF1: 0.5, DetA: 1 });
    // Each half: 5 boxes together, of 10 of the person and 5 of the track: 5 / 10.
    expect(score.AssA).toBeCloseTo(0.5, 12);
    expect(score.HOTA).toBeCloseTo(Math.sqrt(0.5), 12);
  });

  it('count two switches where two people exchange their numbers, although every box is found', () => {
    const truth = [...walk(1, 1, 10, 0), ...walk(2, 1, 10, 50)];
    const result = [...walk(1, 1, 5, 0), ...walk(1, 6, 10, 50), ...walk(2, 1, 5, 50), ...walk(2, 6, 10, 0)];
    expect(motScore(truth, result)).toMatchObject({ switches: 2, FP: 0, FN: 0, MOTA: 0.9, IDF1: 0.5 });
  });

  it('keep a switch over a gap, and count the gap as a fragmentation', () => {
    const truth = walk(1, 1, 9, 0);
    const same = motScore(truth, [...walk(1, 1, 3, 0), ...walk(1, 7, 9, 0), ...walk(9, 1, 9, 500)]);
    expect(same).toMatchObject({ switches: 0, fragmentations: 1, FN: 3, FP: 9 });
    const other = motScore(truth, [...walk(1, 1, 3, 0), ...walk(2, 7, 9, 0), ...walk(9, 1, 9, 500)]);
    expect(other).toMatchObject({ switches: 1, fragmentations: 1, FN: 3, FP: 9 });
  });

  it('let a pairing go on although another box lies better', () => {
    const truth = walk(1, 1, 3, 0);
    const result = [...walk(1, 1, 3, 2), box(2, 2, 0), box(3, 2, 0)];
    expect(motScore(truth, result)).toMatchObject({ switches: 0, FP: 2, TP: 3 });
  });

  it('punish boxes where nobody is, down below zero', () => {
    const score = motScore(walk(1, 1, 2, 0), [...walk(1, 1, 2, 500), ...walk(2, 1, 2, 600)]);
    expect(score).toMatchObject({ MOTA: -2, IDF1: 0, HOTA: 0, FP: 4, FN: 2, TP: 0, mostlyLost: 1 });
  });

  it('find a box up to the half of overlap, and HOTA down to a twentieth', () => {
    // 10 x 20 boxes, 3 beside each other: 140 / 260 = 0.538; 4 beside: 120 / 280 = 0.429.
    expect(motScore(walk(1, 1, 4, 0), walk(1, 1, 4, 3))).toMatchObject({ TP: 4, MOTP: 140 / 260 });
    const beside = motScore(walk(1, 1, 4, 0), walk(1, 1, 4, 4));
    expect(beside).toMatchObject({ TP: 0, FP: 4, FN: 4, IDF1: 0 });
    // Right at the 8 thresholds 0.05 to 0.40 of 19.
    expect(beside.HOTA).toBeCloseTo(8 / 19, 12);
  });

  it('leave out truth that is not to be scored, and boxes on people who are not to be found', () => {
    const truth = [
      ...walk(1, 1, 4, 0).map((row) => ({ ...row, kind: 1 })),
      ...walk(2, 1, 4, 50).map((row) => ({ ...row, kind: 1, confidence: 0 })),
      ...walk(3, 1, 4, 100).map((row) => ({ ...row, kind: 7, confidence: 0 })),
      ...walk(4, 1, 4, 150).map((row) => ({ ...row, kind: 3, confidence: 0 })),
    ];
    const everywhere = [0, 50, 100, 150].flatMap((left, index) => walk(index + 1, 1, 4, left));
    // On the one who is not scored it is a false box as anywhere; on the static person it does not count.
    expect(motScore(truth, everywhere)).toMatchObject({ truthBoxes: 4, resultBoxes: 12, TP: 4, FP: 8, people: 1 });
  });

  it('do not change when the result is numbered otherwise or its lines stand otherwise', () => {
    const rows = fc.uniqueArray(
      fc.record({
        frame: fc.integer({ min: 1, max: 6 }),
        id: fc.integer({ min: 1, max: 4 }),
        left: fc.integer({ min: 0, max: 40 }),
      }),
      { minLength: 1, maxLength: 20, selector: ({ frame, id }) => `${frame} ${id}` },
    );
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        // No two overlaps are alike: where they are, either pairing is as good, and the order may decide.
        const truth = one.map(({ frame, id, left }, index) => box(frame, id, left + 0.31 * Math.sqrt(index + 2)));
        const result = other.map(({ frame, id, left }, index) => box(frame, id, left + 0.17 * Math.cbrt(index + 3)));
        const score = motScore(truth, result);
        const renamed = motScore(
          truth,
          [...result].reverse().map((row) => ({ ...row, id: 1000 - row.id })),
        );
        for (const name of ['MOTA', 'IDF1', 'HOTA', 'switches', 'FP'] as const) {
          expect(renamed[name]).toBeCloseTo(score[name], 9);
        }
        expect(score.TP + score.FN).toBe(truth.length);
        expect(score.TP + score.FP).toBe(result.length);
        for (const share of [score.IDF1, score.HOTA, score.DetA, score.AssA]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a known sequence', () => {
  const [truthFile, resultFile] = [realFile('tracking/TUD-Campus/gt.txt'), realFile('tracking/TUD-Campus/test.txt')];

  it.skipIf(truthFile === undefined || resultFile === undefined)('is scored as the reference scores it', () => {
    const [truth, result] = [
      parseMotRows(readFileSync(truthFile ?? '', 'utf8'), 'truth'),
      parseMotRows(readFileSync(resultFile ?? '', 'utf8'), 'result'),
    ];
    if (!truth.ok || !result.ok) throw new Error('the files cannot be read');
    const score = motScore(truth.rows, result.rows);
    expect(score).toMatchObject({ FP: 13, FN: 150, switches: 7, fragmentations: 7 });
    expect(score.MOTA).toBeCloseTo(0.526462, 6);
    expect(score.IDF1).toBeCloseTo(0.557659, 6);
    expect(score.HOTA).toBeCloseTo(0.391397, 6);
    expect(score.DetA).toBeCloseTo(0.418047, 6);
    expect(score.AssA).toBeCloseTo(0.369121, 6);
    expect(score.MOTP).toBeCloseTo(0.722799, 6);
  });
});
