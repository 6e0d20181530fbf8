/** Everybody's places that a sign of light stands on, as rows of one float texture: head, heart, hands and feet. */

import { int } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { mix, smoothBetween } from '#installation/time/easing.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { mixBits } from '../drawing/seeded.ts';
import { handOf, heartOf, newAnchor } from '../links/hands.ts';
import { answered } from './turn-taking.ts';

/** Texel columns of a row. */
export const SIGN = {
  /** x, y, z of the middle of the head, m; how large the person is drawn, 1 as large as life. */
  head: 0,
  /** x, y, z of the heart, m; height of the floor they stand on, m. */
  heart: 1,
  /** x, y, z of where light leaves for the upper edge on the left, m; how far the first sign has come, 0..1. */
  left: 2,
  /** The same on the right; how far the second sign has come. */
  right: 3,
  /** 0..1 of the person's own, and how present they are. */
  own: 4,
} as const;

const WIDTH = 5;
/** From the middle of the shoulders to that of the hips of somebody as large as life, m. */
const TRUNK_M = 0.49;

/** What the rows are written for: the dials of the two signs, and of whom. */
export interface Signs {
  readonly first: number;
  readonly second: number;
  readonly withCast: boolean;
}

/** Creates the rows of at most so many people. The caller disposes them. */
export function createSignRows(maxFigures: number) {
  const rows = createRowTexture(WIDTH, maxFigures);
  const [left, right, heart] = [newAnchor(), newAnchor(), newAnchor()];

  /** Light leaves a raised hand; of who lets them hang, the floor beside the feet. */
  const source = (row: number, side: -1 | 1, hand: typeof left, headX: number, groundM: number, sign: number): void => {
    const raised = smoothBetween(-0.1, 0.25, hand.yM - heart.yM);
    const x = mix(headX + side * 0.2, hand.xM, raised);
    rows.four(row, side < 0 ? SIGN.left : SIGN.right, x, mix(groundM, hand.yM, raised), hand.zM, sign);
  };

  const put = (row: number, figure: Figure, frame: SurfaceFrame, signs: Signs): void => {
    const eye = frame.offAxis?.eye ?? null;
    heartOf(heart, figure, eye);
    handOf(left, figure, eye, 'left');
    handOf(right, figure, eye, 'right');
    const at = (index: number, part: number): number => figure.joints[index * LANDMARK_STRIDE + part] ?? 0;
    const trunkY = (at(LANDMARK.leftShoulder, 1) + at(LANDMARK.rightShoulder, 1)) / 2;
    const hipsY = (at(LANDMARK.leftHip, 1) + at(LANDMARK.rightHip, 1)) / 2;
    const size = Math.max(0.2, (trunkY - hipsY) / TRUNK_M);
    const [headX, headY] = [(at(LANDMARK.leftEar, 0) + at(LANDMARK.rightEar, 0)) / 2, at(LANDMARK.nose, 1)];
    const chance = figure.isCast ? 0 : mixBits(figure.key ^ 0x5117) / 2 ** 32;
    // Who leads shows what is meant as soon as it is meant.
    const gesture = figure.isCast ? 1 : figure.gesture;
    const first = answered(signs.first, chance, gesture);
    const second = answered(signs.second, chance, gesture);
    rows.four(row, SIGN.head, headX, headY, heart.zM, size);
    rows.four(row, SIGN.heart, heart.xM, heart.yM, heart.zM, figure.groundM);
    const isLeftFirst = left.xM <= right.xM;
    source(row, -1, isLeftFirst ? left : right, headX, figure.groundM, first);
    source(row, 1, isLeftFirst ? right : left, headX, figure.groundM, second);
    rows.four(row, SIGN.own, chance, figure.presence, 0, 0);
  };

  return {
    numbers: rows.numbers,
    /** Writes everybody who is there; answers how many rows there are. */
    write(frame: SurfaceFrame, signs: Signs): number {
      let count = 0;
      for (const figure of frame.figures) {
        if (count >= maxFigures) break;
        if (figure.presence <= 0 || (figure.isCast && !signs.withCast)) continue;
        put(count, figure, frame, signs);
        count += 1;
      }
      rows.send(count);
      return count;
    },
    /** One texel of somebody's row, in a shader. */
    texel: (column: number, row: Node<'int'>): Node<'vec4'> => rows.texel(int(column), row),
    dispose: rows.dispose,
  };
}

export type SignRows = ReturnType<typeof createSignRows>;
