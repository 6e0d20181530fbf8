/** Where the hands and the heart of a figure are that light can be hung from, as whoever looks sees them. */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure } from '#installation/frame/surface-frame.ts';
import type { ScenePlace } from '#installation/mapping/off-axis-view.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { type FigureTurn, turnedX, turnedZ, turnTo } from '../figures/figure-turn.ts';

/** A place to hang light from. */
export interface Anchor {
  xM: number;
  yM: number;
  zM: number;
  /** How sure the camera was of it, 0..1. */
  sure: number;
  /** How far the hand is held out to the side, 0..1. */
  held: number;
}

export const newAnchor = (): Anchor => ({ xM: 0, yM: 0, zM: 0, sure: 0, held: 0 });

/** Scratch memory. */
const turn: FigureTurn = { cosineLess1: 0, sine: 0, xM: 0, zM: 0 };

const at = ({ joints }: Figure, landmark: number, part: number): number =>
  joints[landmark * LANDMARK_STRIDE + part] ?? 0;

const between = (figure: Figure, a: number, b: number, part: number, share = 0.5): number =>
  at(figure, a, part) * (1 - share) + at(figure, b, part) * share;

/** Middle of the shoulders along the wall, m. */
export const shouldersX = (figure: Figure): number => between(figure, LANDMARK.leftShoulder, LANDMARK.rightShoulder, 0);

/** Sets `anchor` to a place on the body, turned as the body is. */
function put(
  anchor: Anchor,
  figure: Figure,
  eye: ScenePlace | null,
  x: number,
  y: number,
  z: number,
  sure: number,
): void {
  turnTo(
    turn,
    eye,
    between(figure, LANDMARK.leftHip, LANDMARK.rightHip, 0),
    between(figure, LANDMARK.leftHip, LANDMARK.rightHip, 2),
  );
  anchor.xM = turnedX(turn, x, z);
  anchor.yM = y;
  anchor.zM = turnedZ(turn, x, z);
  anchor.sure = sure;
}

/** Sets `anchor` to the hand that is nearest to a side of the wall: 1 its right end, -1 its left. Hands change softly. */
export function handTowards(anchor: Anchor, figure: Figure, eye: ScenePlace | null, side: 1 | -1): void {
  const { leftIndex: l, rightIndex: r, leftShoulder, rightShoulder } = LANDMARK;
  const share = smoothBetween(-0.1, 0.1, (at(figure, r, 0) - at(figure, l, 0)) * side);
  const [x, y] = [between(figure, l, r, 0, share), between(figure, l, r, 1, share)];
  put(anchor, figure, eye, x, y, between(figure, l, r, 2, share), between(figure, l, r, 3, share));
  const outM = (x - shouldersX(figure)) * side;
  const offM = Math.abs(y - between(figure, leftShoulder, rightShoulder, 1));
  anchor.held = smoothBetween(0.32, 0.58, outM) * (1 - smoothBetween(0.22, 0.5, offM));
}

/** Sets `anchor` to one hand. */
export function handOf(anchor: Anchor, figure: Figure, eye: ScenePlace | null, which: 'left' | 'right'): void {
  const hand = which === 'left' ? LANDMARK.leftIndex : LANDMARK.rightIndex;
  put(anchor, figure, eye, at(figure, hand, 0), at(figure, hand, 1), at(figure, hand, 2), at(figure, hand, 3));
  const shoulder = which === 'left' ? LANDMARK.leftShoulder : LANDMARK.rightShoulder;
  anchor.held = smoothBetween(-0.45, 0.1, at(figure, hand, 1) - at(figure, shoulder, 1));
}

/** Sets `anchor` to the heart: between the shoulders, a quarter of the way down to the hips. */
export function heartOf(anchor: Anchor, figure: Figure, eye: ScenePlace | null): void {
  const { leftShoulder, rightShoulder, leftHip, rightHip } = LANDMARK;
  const part = (index: number): number =>
    0.72 * between(figure, leftShoulder, rightShoulder, index) + 0.28 * between(figure, leftHip, rightHip, index);
  put(anchor, figure, eye, part(0), part(1), part(2), between(figure, leftShoulder, rightShoulder, 3));
  anchor.held = 0;
}
