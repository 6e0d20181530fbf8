import { describe, expect, it } from 'vitest';
import { blendShares, blendView } from '#control-server/panel/walls/view/blend-view.ts';
import { surfaceSizeM } from '#control-server/panel/walls/view/surface-size.ts';
import { setBlend } from '#installation/mapping/output-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import { OVERLAPPING, siteOf } from '../support/walls-moments.ts';

describe('the blends of a surface', () => {
  it('follow from how the slices overlap, in per cent and in the room', () => {
    const edges = blendView(OVERLAPPING, 'left', PLAIN_OUTPUT);
    const [left, right] = edges;
    expect(left).toMatchObject({ written: null, inForce: 0, automaticWords: 'nothing overlaps here' });
    expect(right).toMatchObject({ written: null, automaticWords: '16.7 %, 0.80 m into “right”' });
    expect(blendShares(edges).right).toBeCloseTo(1 / 6);
  });

  it('are what somebody has written, and say what would follow', () => {
    const { output } = setBlend(PLAIN_OUTPUT, 'right', 0.25);
    expect(blendView(OVERLAPPING, 'left', output)[1]).toMatchObject({ written: 0.25, inForce: 0.25 });
    expect(blendView(OVERLAPPING, 'left', output)[1]?.automaticWords).toContain('16.7 %');
  });
});

describe('the size of a surface', () => {
  it('is its part of the wall, or its window unrolled', () => {
    const site = siteOf(`
site: s
title: s
viewer: [2, 4, 1.6]
walls: { main: { widthM: 8, heightM: 3 } }
surfaces:
  part: { wall: main, slice: { x: 0, y: 0, width: 0.5, height: 1 } }
  flat: { wall: main, screen: { flat: { lowerLeft: [0, 0, 0], lowerRight: [3, 0, 0], upperLeft: [0, 0, 2] } } }
  corner: { wall: main, screen: { folded: { foot: [[0, 2], [0, 0], [3, 0]], heightM: 2.5 } } }
  pillar: { wall: main, screen: { round: { centre: [4, 3], radiusM: 2, fromDeg: 180, toDeg: 270, heightM: 3 } } }
`);
    expect(surfaceSizeM(site, 'part')).toEqual({ widthM: 4, heightM: 3 });
    expect(surfaceSizeM(site, 'flat')).toEqual({ widthM: 3, heightM: 2 });
    expect(surfaceSizeM(site, 'corner')).toEqual({ widthM: 5, heightM: 2.5 });
    expect(surfaceSizeM(site, 'pillar').widthM).toBeCloseTo(Math.PI);
  });
});
