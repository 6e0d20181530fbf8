import { describe, expect, it } from 'vitest';
import { roomPlan } from '#control-server/panel/walls/view/room-plan.ts';
import { OVERLAPPING, siteOf } from '../support/walls-moments.ts';

const WINDOWS = siteOf(`
site: pillar
title: A floor, a corner and a pillar
viewer: [4, 6, 1.6]
walls:
  main: { widthM: 8, heightM: 3 }
surfaces:
  front: { wall: main }
  floor:
    wall: main
    screen: { flat: { lowerLeft: [2, 4, 0], lowerRight: [6, 4, 0], upperLeft: [2, 1, 0] } }
  side:
    wall: main
    screen: { flat: { lowerLeft: [8, 0, 0], lowerRight: [8, 5, 0], upperLeft: [8, 0, 3] } }
  corner:
    wall: main
    viewer: [1, 5, 1.6]
    screen: { folded: { foot: [[0, 2], [0, 0], [2, 0]], heightM: 3 } }
  pillar:
    wall: main
    screen: { round: { centre: [4, 3], radiusM: 0.5, fromDeg: 180, toDeg: 360, heightM: 3 } }
`);

describe('the room from above', () => {
  it('is not drawn where it would be one line', () => {
    expect(roomPlan(OVERLAPPING)).toBeNull();
  });

  const plan = roomPlan(WINDOWS);
  const line = (name: string) => plan?.lines.find((one) => one.name === name);

  it('has walls that show slices, and windows of every form where they stand', () => {
    expect(plan?.lines.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'wall main',
      'window floor',
      'window side',
      'window corner',
      'window pillar',
    ]);
    expect(line('side')).toMatchObject({ isArea: false, middle: [8, 2.5] });
    expect(line('floor')).toMatchObject({ isArea: true, middle: [4, 2.5] });
    expect(line('floor')?.points).toEqual([
      [2, 4],
      [6, 4],
      [6, 1],
      [2, 1],
    ]);
    expect(line('corner')?.middle).toEqual([0, 0]);
    for (const [x, y] of line('pillar')?.points ?? []) expect(Math.hypot(x - 4, y - 3)).toBeCloseTo(0.5);
    expect(line('pillar')?.middle[1]).toBeCloseTo(2.5, 1);
  });

  it('says who sees which window from where', () => {
    expect(plan?.viewers.map(({ at, sees }) => [at, sees.length])).toEqual([
      [[4, 6], 4 + 2 + 2],
      [[1, 5], 2],
    ]);
  });

  it('is as large as what stands in it', () => {
    expect(plan?.bounds).toMatchObject({ xM: 0, yM: 0, widthM: 8, heightM: 6 });
  });
});
