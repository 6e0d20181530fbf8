import { describe, expect, it } from 'vitest';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { showMs } from '#installation/time/axes.ts';
import { numbersOf } from '#installation/world/identity-numbers.ts';
import { emptyWorld, worldAfterActs } from '#installation/world/world.ts';
import { concord, createRopeRows, ROPE } from '#projection/looks/links/rope-rows.ts';
import { crowd, frameOf, leads, POSES, standAt, WHOLE_WALL } from '../../stage/support/sample-frames.ts';

const STEPS = 56;
const TEXELS = 5;

/** The ropes of a frame, five texels of four numbers each. */
function ropesOf(frame: SurfaceFrame, slack = 0.5): number[][] {
  const ropes = createRopeRows(64, STEPS);
  const count = ropes.write(frame, slack);
  const data = ropes.rows.numbers;
  const found = Array.from({ length: count }, (_, row) => [...data.subarray(row * TEXELS * 4, (row + 1) * TEXELS * 4)]);
  ropes.dispose();
  return found;
}

const number = (rope: readonly number[] | undefined, column: number, part: number): number =>
  rope?.[column * 4 + part] ?? Number.NaN;

const worldAt = (written: object, ms: number) =>
  worldNumbers(worldAfterActs(emptyWorld, worldActs.parse(written), showMs(0), 2000), NO_WORDS, showMs(ms), WHOLE_WALL);

const pair = (pose: Parameters<typeof standAt>[1], more: Partial<Figure> = {}): Figure[] =>
  crowd(more)
    .slice(0, 2)
    .map((figure, index) => ({ ...figure, key: index + 5, joints: standAt(3.2 + index * 1.6, pose, 1.7, 0.2) }));

describe('ropes', () => {
  it('hang from hand to hand, from left to right', () => {
    const [rope] = ropesOf(frameOf(pair(POSES.rest)));
    expect(number(rope, ROPE.left, 0)).toBeGreaterThan(3.2);
    expect(number(rope, ROPE.right, 0)).toBeLessThan(4.8);
    expect(number(rope, ROPE.left, 0)).toBeLessThan(number(rope, ROPE.right, 0));
    expect(number(rope, ROPE.left, 3)).toBe(0);
  });

  it('are brighter between hands held out to each other, and hang deeper with more slack', () => {
    const [resting] = ropesOf(frameOf(pair(POSES.rest)));
    const [held] = ropesOf(frameOf(pair(POSES.link)));
    expect(number(held, ROPE.leftLight, 3)).toBeGreaterThan(1.4 * number(resting, ROPE.leftLight, 3));
    expect(number(held, ROPE.hang, 2)).toBeGreaterThan(0.9);
    expect(number(resting, ROPE.hang, 2)).toBeLessThan(0.1);
    const [deep] = ropesOf(frameOf(pair(POSES.rest)), 1);
    expect(number(deep, ROPE.hang, 0)).toBeGreaterThan(1.5 * number(resting, ROPE.hang, 0));
  });

  it('tear over the gap of a split network, between two pieces, and are warm as they heal', () => {
    const split = frameOf(
      pair(POSES.rest),
      {},
      { slice: WHOLE_WALL, world: worldAt({ network: { partition: 2 } }, 5000) },
    );
    const [torn] = ropesOf(split);
    expect(number(torn, ROPE.left, 3)).toBe(1);
    expect((number(torn, ROPE.hang, 1) * STEPS) % 1).toBeCloseTo(0.5, 4);
    expect(number(torn, ROPE.rightLight, 3)).toBe(0);
    const parted = worldAfterActs(emptyWorld, worldActs.parse({ network: { partition: 2 } }), showMs(0), 0);
    const healing = worldAfterActs(parted, worldActs.parse({ network: { heal: true } }), showMs(10), 2000);
    const half = worldNumbers(healing, NO_WORDS, showMs(1800), WHOLE_WALL);
    const [mending] = ropesOf(frameOf(pair(POSES.rest), {}, { slice: WHOLE_WALL, world: half }));
    expect(number(mending, ROPE.left, 3)).toBeLessThan(1);
    expect(number(mending, ROPE.rightLight, 3)).toBeGreaterThan(0.5);
  });

  it('tear where somebody of the crowd is fragmented, not where one of the cast is', () => {
    const [torn] = ropesOf(frameOf(pair(POSES.rest, { identity: numbersOf('fragmented') })));
    expect(number(torn, ROPE.left, 3)).toBe(1);
    const [one, other] = leads().map((lead) => ({ ...lead, identity: numbersOf('fragmented') }));
    if (!one || !other) throw new Error('four leads');
    expect(ropesOf(frameOf([one, other])).map((rope) => number(rope, ROPE.left, 3))).toEqual([0]);
  });

  it('pale between rivals while they are tense', () => {
    const [a, b] = pair(POSES.rest);
    if (!a || !b) throw new Error('a pair');
    const tense = frameOf([], {}, { world: worldAt({ factions: { rivalry: 1 } }, 9000) });
    expect(concord(tense, { ...a, faction: 0 }, { ...b, faction: 1 })).toBeLessThan(0.3);
    expect(concord(tense, { ...a, faction: 1 }, { ...b, faction: 1 })).toBe(1);
    expect(concord(tense, { ...a, faction: -1 }, { ...b, faction: 1 })).toBe(1);
  });
});
