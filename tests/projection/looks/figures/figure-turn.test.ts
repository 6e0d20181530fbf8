import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FigureTurn,
  faceTheRoom,
  turnedX,
  turnedZ,
  turnTo,
  yawOf,
} from '#projection/looks/figures/figure-turn.ts';
import { POSES, standAt } from '../../stage/support/sample-frames.ts';

const turnOf = (eye: readonly [number, number, number] | null, xM: number, zM: number): FigureTurn => {
  const turn: FigureTurn = { cosineLess1: 9, sine: 9, xM: 9, zM: 9 };
  turnTo(turn, eye, xM, zM);
  return turn;
};
const metres = fc.double({ min: -9, max: 9, noNaN: true });

describe('a figure', () => {
  test('on a slice stays as it is, to the last bit', () => {
    fc.assert(
      fc.property(metres, metres, metres, (at, x, z) => {
        const turn = turnOf(null, at, 0);
        expect(turnedX(turn, x, z) === x).toBe(true);
        expect(turnedZ(turn, x, z) === z).toBe(true);
      }),
    );
  });

  test('in a window faces the eye, and keeps its shape and its place', () => {
    fc.assert(
      fc.property(metres, metres, metres, metres, metres, (at, eyeX, eyeZ, x, z) => {
        fc.pre(Math.hypot(eyeX - at, eyeZ) > 0.3);
        const turn = turnOf([eyeX, 1.6, eyeZ], at, 0);
        // What was straight before it now lies on the way to the eye.
        const [noseX, noseZ] = [turnedX(turn, at, 1), turnedZ(turn, at, 1)];
        expect((noseX - at) * eyeZ - noseZ * (eyeX - at)).toBeCloseTo(0, 9);
        expect((noseX - at) * (eyeX - at) + noseZ * eyeZ).toBeGreaterThan(0);
        expect(Math.hypot(turnedX(turn, x, z) - at, turnedZ(turn, x, z))).toBeCloseTo(Math.hypot(x - at, z), 9);
      }),
    );
  });

  test('in which the eye is does not spin', () => {
    expect(turnOf([1.05, 1.6, 0.1], 1, 0)).toMatchObject({ cosineLess1: 0, sine: 0 });
  });
});

describe('a body that the wave has passed', () => {
  test('faces the room, on the spot where it stood, however it was turned', () => {
    fc.assert(
      fc.property(fc.double({ min: -175, max: 175, noNaN: true }), (turn) => {
        const joints = standAt(3, { ...POSES.open, turn }, 1.8, 0.2);
        expect(yawOf(joints)).toBeCloseTo((turn * Math.PI) / 180, 5);
        const turned = faceTheRoom(new Float32Array(132), joints, yawOf(joints));
        expect(yawOf(turned)).toBeCloseTo(0, 4);
        expect((turned[23 * 4] ?? 0) + (turned[24 * 4] ?? 0)).toBeCloseTo(6, 4);
        for (let at = 1; at < joints.length; at += 4) expect(turned[at]).toBe(joints[at]);
      }),
    );
  });
});
