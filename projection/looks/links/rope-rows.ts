/** Ropes between neighbours as rows of one float texture. */

import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { linearChannel } from '../drawing/palette.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { mixBits } from '../drawing/seeded.ts';
import { isHealing, splitBetween, tornAt } from '../network/tearing.ts';
import { handTowards, newAnchor } from './hands.ts';
import { createRow, REACH_M } from './neighbours.ts';

/** Texel columns of a rope. */
export const ROPE = {
  /** Left hand: x, y, z in metres; how far the rope is torn, 0..1. */
  left: 0,
  /** Right hand: x, y, z in metres; a chance 0..1 of the pair's own. */
  right: 1,
  /** Linear colour of the left figure; light of the rope. */
  leftLight: 2,
  /** Linear colour of the right figure; how warm its seam is, 0..1. */
  rightLight: 3,
  /** How deep it hangs, m; where it tears, 0..1 along it; how far each hand is held out, 0..1. */
  hang: 4,
} as const;

const TEXELS = 5;
/** Ropes per figure that find room. A figure has two neighbours, rarely more while somebody passes. */
const PER_FIGURE = 3;
/** Rivals hold hardly any rope. */
const RIVALS_LET_GO = 0.85;

/** Creates the texture for at most `maxFigures` figures; a rope tears between two of its `steps` pieces. */
export function createRopeRows(maxFigures: number, steps: number) {
  const most = maxFigures * PER_FIGURE;
  const rows = createRowTexture(TEXELS, most);
  const row = createRow(maxFigures);
  const [a, b] = [newAnchor(), newAnchor()];
  let count = 0;
  let now: SurfaceFrame | null = null;
  let slack = 0.5;

  const four = (column: number, x: number, y: number, z: number, w: number): void =>
    rows.four(count, column, x, y, z, w);

  const tie = (left: Figure, right: Figure, weight: number): void => {
    if (now === null || count >= most) return;
    const eye = now.offAxis?.eye ?? null;
    handTowards(a, left, eye, 1);
    handTowards(b, right, eye, -1);
    const apartM = Math.hypot(b.xM - a.xM, b.yM - a.yM);
    const near = Math.min(1, Math.max(0, (REACH_M - 0.4 - apartM) / 0.6));
    const held = Math.max(a.held, b.held) * 0.5 + a.held * b.held * 0.5;
    const sure = Math.min(1, Math.min(a.sure, b.sure) * 2);
    const light =
      near * weight * sure * (left.presence * right.presence) ** 2 * concord(now, left, right) * (0.5 + held);
    if (light <= 0.004) return;
    const chance = mixBits(left.key ^ right.key) / 2 ** 32;
    const torn = tornBetween(now, left, right, a.xM, b.xM, chance);
    const cut = (Math.floor((0.3 + 0.4 * chance) * steps) + 0.5) / steps;
    const { network } = now.world;
    four(ROPE.left, a.xM, a.yM, a.zM, torn);
    four(ROPE.right, b.xM, b.yM, b.zM, chance);
    lit(ROPE.leftLight, left, light);
    lit(ROPE.rightLight, right, isHealing(network) ? 1 - smoothBetween(0.35, 1, network.apart) : 0);
    four(
      ROPE.hang,
      (0.05 + 0.14 * Math.min(1.6, apartM)) * (0.3 + 1.4 * slack) * (1 - 0.45 * held),
      cut,
      a.held,
      b.held,
    );
    count += 1;
  };

  const lit = (column: number, { light: { base } }: Figure, w: number): void =>
    four(column, linearChannel(base[0]), linearChannel(base[1]), linearChannel(base[2]), w);

  return {
    rows,
    /** Writes a row for every pair of neighbours within reach; answers how many. `slack`: how deep they hang, 0..1. */
    write(frame: SurfaceFrame, slackNow: number): number {
      now = frame;
      slack = slackNow;
      count = 0;
      row.eachNeighbours(frame.figures, tie);
      now = null;
      rows.send(count);
      return count;
    },
    dispose: (): void => rows.dispose(),
  };
}

/** What rivalry leaves of a bond, 0..1. */
export function concord({ world }: SurfaceFrame, { faction: a }: Figure, { faction: b }: Figure): number {
  return a < 0 || b < 0 || a === b ? 1 : 1 - RIVALS_LET_GO * world.factions.tension;
}

/** How far the bond of two is torn: by a gap between them, by the parting of the whole, or by coming apart themselves. */
export function tornBetween(
  { world: { network }, slice }: SurfaceFrame,
  left: Figure,
  right: Figure,
  leftM: number,
  rightM: number,
  chance: number,
): number {
  const split = splitBetween(network, slice.wallWidthM, leftM, rightM);
  const own = Math.max(left.isCast ? 0 : left.identity.fragmentation, right.isCast ? 0 : right.identity.fragmentation);
  return Math.max(tornAt(split, chance), tornAt(own, chance));
}
