/** Where on people their signs of light stand. */

import { describe, expect, it } from 'vitest';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { createSignRows, SIGN, type Signs } from '#projection/looks/signs/sign-rows.ts';
import { crowd, frameOf, leads, POSES, standAt } from '../../stage/support/sample-frames.ts';

const TEXELS = 5;
const ASKED: Signs = { first: 0.05, second: 0, withCast: true };

/** The rows of a frame: of each texel four numbers. */
function rowsOf(frame: SurfaceFrame, signs: Signs = ASKED, most = 64): number[][] {
  const rows = createSignRows(most);
  const count = rows.write(frame, signs);
  const found = Array.from({ length: count }, (_, row) => [
    ...rows.numbers.subarray(row * TEXELS * 4, (row + 1) * TEXELS * 4),
  ]);
  rows.dispose();
  return found;
}

const of = (row: readonly number[] | undefined, texel: number, part: number): number =>
  row?.[texel * 4 + part] ?? Number.NaN;

const one = (pose: Parameters<typeof standAt>[1], more: Partial<Figure> = {}): Figure[] =>
  crowd(more)
    .slice(0, 1)
    .map((figure) => ({ ...figure, joints: standAt(4, pose, 1.7, 0.2), groundM: 0.2 }));

describe('signs of light', () => {
  it('stand on the head, the heart and the ground of a person as large as life', () => {
    const [row] = rowsOf(frameOf(one(POSES.rest)));
    expect(of(row, SIGN.head, 0)).toBeCloseTo(4, 1);
    expect(of(row, SIGN.head, 1)).toBeGreaterThan(of(row, SIGN.heart, 1) + 0.3);
    expect(of(row, SIGN.head, 3)).toBeCloseTo(1, 1);
    expect(of(row, SIGN.heart, 3)).toBeCloseTo(0.2);
  });

  it('leave raised hands, and the floor where hands hang', () => {
    const [risen] = rowsOf(frameOf(one(POSES.rise)));
    const [rests] = rowsOf(frameOf(one(POSES.rest)));
    const headM = of(rests, SIGN.head, 1);
    expect(of(risen, SIGN.left, 1)).toBeGreaterThan(headM + 0.3);
    expect(of(rests, SIGN.left, 1)).toBeCloseTo(0.2);
    for (const row of [risen, rests]) expect(of(row, SIGN.left, 0)).toBeLessThan(of(row, SIGN.right, 0));
  });

  it('come to whoever shows the gesture that is asked for, and to nobody else yet', () => {
    expect(of(rowsOf(frameOf(one(POSES.rest, { gesture: 1 })))[0], SIGN.left, 3)).toBe(1);
    expect(of(rowsOf(frameOf(one(POSES.rest, { gesture: 0 })))[0], SIGN.left, 3)).toBe(0);
    expect(of(rowsOf(frameOf(one(POSES.rest, { gesture: 1 })))[0], SIGN.right, 3)).toBe(0);
  });

  it('come to the cast where they are meant for it, and at once', () => {
    const frame = frameOf([...one(POSES.rest), ...leads()]);
    const all = rowsOf(frame);
    expect(all).toHaveLength(1 + leads().length);
    expect(of(all.at(-1), SIGN.left, 3)).toBe(1);
    expect(rowsOf(frame, { ...ASKED, withCast: false })).toHaveLength(1);
  });

  it('are no more than there is room for, and none for who is gone', () => {
    expect(rowsOf(frameOf(crowd()), ASKED, 2)).toHaveLength(2);
    expect(rowsOf(frameOf(crowd({ presence: 0 })))).toHaveLength(0);
  });
});
