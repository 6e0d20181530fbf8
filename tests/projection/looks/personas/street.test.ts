import { describe, expect, test } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, type ScoreWords, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { worldDeclaration } from '#installation/score/world-declaration.ts';
import { showMs } from '#installation/time/axes.ts';
import { adoptWorld, emptyWorld, type World, worldAfterActs } from '#installation/world/world.ts';
import { stampAt } from '#projection/looks/personas/board-rows.ts';
import { type Board, createStreet, type StreetDials } from '#projection/looks/personas/street.ts';
import { frameOf, WHOLE_WALL } from '../../stage/support/sample-frames.ts';

const WEARS = { coat: 0, hood: 0, plates: 0, halo: 0, sparks: 1, threads: 0, masks: 0 };
const WORDS: ScoreWords = {
  ...NO_WORDS,
  cast: {
    ayla: {
      name: 'Ayla Talon',
      light: [
        [1, 0.5, 0.6],
        [1, 0.7, 0.3],
      ],
      garment: WEARS,
    },
  },
};
const START = adoptWorld(
  emptyWorld,
  worldDeclaration.parse({ market: { prices: { ayla: 184_000, crowd: 640 }, buyers: ['One', 'Two', 'Three'] } }),
  ['ayla'],
  2147,
  showMs(0),
);
const DIALS: StreetDials = { presence: 1, boards: 8, copies: 3 };

const doing = (world: World, market: object, ms: number, fadeMs = 0): World =>
  worldAfterActs(world, worldActs.parse({ market }), showMs(ms), fadeMs);

/** The theft as the score has it, in short. */
const opened = doing(START, { open: true, heat: 0.4, list: 'crowd' }, 1000, 4000);
const offered = doing(opened, { heat: 1, list: 'ayla' }, 30_000, 2000);
const soldOff = doing(offered, { heat: 0.3, delist: 'ayla' }, 45_000, 5000);
const shut = doing(soldOff, { close: true, delist: 'crowd' }, 60_000, 3000);

const worldAt = (ms: number): World =>
  ms < 1000 ? START : ms < 30_000 ? opened : ms < 45_000 ? offered : ms < 60_000 ? soldOff : shut;

const frameAt = (ms: number): SurfaceFrame =>
  frameOf(
    [],
    {},
    { showMs: showMs(ms), slice: WHOLE_WALL, world: worldNumbers(worldAt(ms), WORDS, showMs(ms), WHOLE_WALL) },
  );

const street = createStreet();
const at = (ms: number, dials = DIALS): readonly Board[] => {
  const count = street.at(frameAt(ms), dials);
  return street.boards.slice(0, count);
};

/** How much of each person is seen on each board. */
function seen(boards: readonly Board[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, board] of boards.entries()) {
    const whole = board.shown * (1 - board.collapse);
    const over = board.hasOver ? (board.hasUnder ? board.roll : 1) : 0;
    const add = (seed: number, share: number): void => {
      if (share > 0) found.set(`${index} ${seed}`, (found.get(`${index} ${seed}`) ?? 0) + share);
    };
    if (board.hasOver) add(board.over.seed, whole * over);
    if (board.hasUnder) add(board.under.seed, whole * (1 - over));
  }
  return found;
}

const likenesses = (boards: readonly Board[]): number =>
  boards.filter((board) => board.hasOver && board.roll > 0.9 && board.over.quote?.likeness && board.collapse < 0.5)
    .length;

describe('the street of boards', () => {
  test('is empty before the market opens and after it has shut', () => {
    expect(seen(at(500)).size).toBe(0);
    expect(seen(at(70_000)).size).toBe(0);
  });

  test('stands whole while it is open, with as many boards as the score asks for, and the quoted ones besides', () => {
    expect(at(20_000).filter(({ shown }) => shown === 1)).toHaveLength(8);
    const few = at(20_000, { ...DIALS, boards: 0 }).filter(({ hasOver, hasUnder }) => hasOver || hasUnder);
    expect(few.map(({ over }) => over.quote?.what)).toEqual(['crowd']);
  });

  test('hangs ever more copies of whoever sells, and takes all of them down when they are taken off', () => {
    const counts = [31_000, 36_000, 40_000, 44_900].map((ms) => likenesses(at(ms)));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBeGreaterThanOrEqual(7);
    expect(likenesses(at(48_000))).toBe(0);
    expect(at(53_000).filter(({ shown }) => shown === 1)).toHaveLength(8);
  });

  test('keeps a likeness on its own board where sales make no copies', () => {
    expect(likenesses(at(44_900, { ...DIALS, copies: 0 }))).toBe(1);
  });

  test('never pops: from frame to frame hardly any of anybody comes or goes', () => {
    let before = seen(at(0));
    for (let ms = 16; ms < 70_000; ms += 16) {
      const now = seen(at(ms));
      for (const who of new Set([...before.keys(), ...now.keys()])) {
        const change = Math.abs((now.get(who) ?? 0) - (before.get(who) ?? 0));
        if (change > 0.09) expect.fail(`${who} changed by ${change} at ${ms}`);
      }
      before = now;
    }
  });

  test('is the same whatever was asked before', () => {
    const once = seen(at(41_000));
    at(5000);
    at(69_000);
    expect(seen(at(41_000))).toEqual(once);
  });
});

describe('SOLD', () => {
  const stamp = (ageMs: number, gone = 0) => {
    const out = { size: 0, light: 0, impact: 0 };
    stampAt(out, ageMs, gone);
    return out;
  };

  test('falls from above, lies, rings, and is not there before or after', () => {
    expect(stamp(-1).light).toBe(0);
    expect(stamp(50).size).toBeGreaterThan(stamp(200).size);
    expect(stamp(260)).toEqual({ size: 1, light: 1, impact: 1 });
    expect(stamp(5000)).toEqual({ size: 1, light: 1, impact: 0 });
    expect(stamp(5000, 1).light).toBe(0);
  });
});
