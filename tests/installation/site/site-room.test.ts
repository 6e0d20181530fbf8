import { describe, expect, it } from 'vitest';
import { parseSite } from '#installation/site/site.ts';
import { edited } from '#tests/support/problem-place.ts';

const ROOM = `site: room
title: A corner and a pillar
viewer: [3, 4, 1.6]

walls:
  main:
    widthM: 6
    heightM: 3
    place: { lowerLeft: [0, 0, 0], lowerRight: [6, 0, 0] }

surfaces:
  wall:
    wall: main
    screen:
      flat: { lowerLeft: [0, 0, 0], lowerRight: [6, 0, 0], upperLeft: [0, 0, 3] }
  corner:
    wall: main
    screen:
      folded: { foot: [[0, 3], [0, 0], [3, 0]], heightM: 3 }
  pillar:
    wall: main
    viewer: [5, 5, 1.6]
    screen:
      round: { centre: [4, 2], radiusM: 0.4, fromDeg: 180, toDeg: 0, heightM: 3 }
  floor:
    wall: main
    screen:
      flat: { lowerLeft: [0, 3, 0], lowerRight: [6, 3, 0], upperLeft: [0, 0, 0] }
  slice:
    wall: main
    slice: { x: 0, y: 0, width: 0.5, height: 1 }
    output:
      corners: { topLeft: [0.1, 0.1] }
      blend: { left: 0.2, right: 0.2 }
      masks:
        - points: [[0, 0], [0.2, 0], [0.2, 0.2]]
`;

describe('a room with screens', () => {
  it('is read', () => {
    expect(parseSite(ROOM, 'room.yaml')).toMatchObject({ ok: true });
  });

  it.each<[string, string, string, number, number, RegExp]>([
    [
      'a slice beside a screen',
      '  corner:\n    wall: main\n',
      '  corner:\n    wall: main\n    slice: { x: 0, y: 0, width: 1, height: 1 }\n',
      18,
      5,
      /corner > slice: a surface shows a slice of its wall or is a screen/,
    ],
    [
      'nobody to see it',
      'viewer: [3, 4, 1.6]\n',
      '',
      13,
      5,
      /wall > screen: from where it is seen is not said: write viewer/,
    ],
    [
      'a wall of another length than its width',
      'lowerRight: [6, 0, 0] }\n\n',
      'lowerRight: [5.8, 0, 0] }\n\n',
      9,
      5,
      /main > place: its lower ends lie 5.8 m apart, and it is 6 m wide/,
    ],
    ['corners in one line', 'upperLeft: [0, 0, 3]', 'upperLeft: [3, 0, 0.01]', 15, 7, /three corners lie in one line/],
    [
      'left and right the other way round',
      'flat: { lowerLeft: [0, 0, 0], lowerRight: [6, 0, 0], upperLeft: [0, 0, 3] }',
      'flat: { lowerLeft: [6, 0, 0], lowerRight: [0, 0, 0], upperLeft: [6, 0, 3] }',
      15,
      7,
      /viewer stands behind it/,
    ],
    [
      'a foot that stands still',
      '[[0, 3], [0, 0], [3, 0]]',
      '[[0, 3], [0, 0], [0, 0]]',
      19,
      40,
      /places 2 and 3 of its foot are the same/,
    ],
    [
      'a foot from right to left',
      '[[0, 3], [0, 0], [3, 0]]',
      '[[3, 0], [0, 0], [0, 3]]',
      19,
      17,
      /viewer sees none of its sides/,
    ],
    ['a pillar of no width', 'toDeg: 0', 'toDeg: 180', 24, 60, /ends where it begins/],
    [
      'a pillar that goes round twice',
      'fromDeg: 180, toDeg: 0',
      'fromDeg: -200, toDeg: 200',
      24,
      61,
      /round more than once: 400°/,
    ],
    [
      'crossed corners',
      'topLeft: [0.1, 0.1]',
      'topLeft: [1, 1], bottomRight: [0, 0]',
      33,
      18,
      /slice > output > corners > \w+: /,
    ],
    [
      'collapsed corners',
      'topLeft: [0.1, 0.1]',
      'topLeft: [1, 0]',
      33,
      18,
      /upper left and the upper right corner lie on each other/,
    ],
    [
      'blends that overlap',
      'right: 0.2',
      'right: 0.85',
      34,
      27,
      /blends left and right overlap: together they may be 1 at most, and are 1.05/,
    ],
    [
      'a crossed mask',
      '[0.2, 0], [0.2, 0.2]',
      '[0.2, 0.2], [0.2, 0], [0, 0.2]',
      36,
      11,
      /masks > 0 > points: the sides behind corners 1 and 3 cross/,
    ],
    ['a mask of nothing', '[0.2, 0], [0.2, 0.2]', '[0.1, 0], [0.2, 0]', 36, 11, /hides nothing/],
    [
      'a mistyped part of a fit',
      'corners: { top',
      'corner: { top',
      33,
      7,
      /nothing here is called "corner" \(did you mean "corners"\?\)/,
    ],
    ['a mistyped corner', 'topLeft: [0.1', 'topleft: [0.1', 33, 18, /did you mean "topLeft"/],
    ['a mistyped screen', 'round: {', 'rond: {', 24, 7, /did you mean "round"/],
    ['a mistyped edge', 'blend: { left', 'blend: { lef', 34, 16, /did you mean "left"/],
  ])('refuses %s, and says where', (_what, from, to, line, column, says) => {
    const parsed = parseSite(edited(ROOM, from, to), 'room.yaml');
    if (parsed.ok) throw new Error('it was read');
    const [first] = parsed.problems;
    const told = `${first?.path}: ${first?.message}${first?.suggestion ? ` (did you mean "${first.suggestion}"?)` : ''}`;
    expect(told).toMatch(says);
    expect([first?.line, first?.column]).toEqual([line, column]);
  });
});
