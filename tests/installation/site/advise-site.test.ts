import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Advice, adviseSite } from '#installation/site/advise-site.ts';
import { parseSite } from '#installation/site/site.ts';
import { type Area, unshown } from '#installation/site/wall-parts.ts';

const ROOM = `site: room
title: A room
walls:
  main: { widthM: 8, heightM: 2 }
surfaces:
  left:
    wall: main
    slice: { x: 0, y: 0, width: 0.55, height: 1 }
  right:
    wall: main
    slice: { x: 0.5, y: 0, width: 0.5, height: 1 }
`;

function adviceOn(text: string): readonly Advice[] {
  const parsed = parseSite(text, 'room.yaml');
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
  return adviseSite(text, 'room.yaml', parsed.value);
}

const with2 = (left: string, right: string, more = ''): string =>
  `${ROOM.replace('x: 0, y: 0, width: 0.55, height: 1', left).replace('x: 0.5, y: 0, width: 0.5, height: 1', right)}${more}`;
const said = (text: string): string[] =>
  adviceOn(text).map(({ line, column, severity, message }) => `${line}:${column} ${severity}: ${message}`);

describe('advice on a site', () => {
  it('notes who overlaps whom, and by how much', () => {
    expect(said(ROOM)).toEqual(['11:5 note: "left" and "right" overlap by 0.40 m: they are blended']);
  });

  it.each<[string, string, string[]]>([
    [
      'a part nobody shows',
      with2('x: 0, y: 0, width: 0.4, height: 1', 'x: 0.6, y: 0, width: 0.4, height: 1'),
      ['4:3 warning: the wall "main" is not shown from 3.2 m to 4.8 m (no surface)'],
    ],
    [
      'a strip along the top',
      with2('x: 0, y: 0.1, width: 0.5, height: 0.9', 'x: 0.5, y: 0.1, width: 0.5, height: 0.9'),
      ['4:3 warning: the wall "main" is not shown from 1.8 m to 2 m above its lower edge (no surface)'],
    ],
    [
      'a corner',
      with2('x: 0, y: 0, width: 0.5, height: 1', 'x: 0.5, y: 0, width: 0.5, height: 0.5'),
      ['4:3 warning: the wall "main" is not shown from 4 m to 8 m, 0 m to 1 m above its lower edge (no surface)'],
    ],
    [
      'a gap that is a slip of the pen',
      with2('x: 0, y: 0, width: 0.499, height: 1', 'x: 0.5, y: 0, width: 0.5, height: 1'),
      ['4:3 warning: the wall "main" is not shown from 3.99 m to 4 m (a dark line will show between two pictures)'],
    ],
    [
      'an overlap too narrow for a blend',
      with2('x: 0, y: 0, width: 0.501, height: 1', 'x: 0.5, y: 0, width: 0.5, height: 1'),
      ['11:5 warning: "left" and "right" overlap by 0.01 m only, too little to blend: a line will show'],
    ],
    [
      'an overlap that is told not to blend',
      `${ROOM}    output: { blend: { left: 0 } }\n`,
      [
        '12:24 warning: "left" and "right" overlap by 0.40 m, and "right" is told not to blend there: a bright band will show',
      ],
    ],
    [
      'a blend that misses the overlap',
      `${ROOM}    output: { blend: { left: 0.05 } }\n`,
      [
        '12:24 warning: "left" and "right" overlap by 0.40 m, and "right" fades over 0.20 m of it: leave its blend out and it fits',
      ],
    ],
    [
      'a blend that fits it',
      `${ROOM}    output: { blend: { left: 0.1 } }\n`,
      ['11:5 note: "left" and "right" overlap by 0.40 m: they are blended'],
    ],
    [
      'the same part twice',
      with2('x: 0, y: 0, width: 1, height: 1', 'x: 0, y: 0, width: 1, height: 1'),
      ['11:5 warning: "left" and "right" show the very same part of the wall "main": it is twice as bright there'],
    ],
    [
      'one within another',
      with2('x: 0, y: 0, width: 1, height: 1', 'x: 0.2, y: 0.2, width: 0.2, height: 0.2'),
      ['11:5 warning: "right" lies within "left": what both show is twice as bright'],
    ],
    [
      'a wall without surfaces',
      ROOM.replace('walls:\n', 'walls:\n  bare: { widthM: 1, heightM: 1 }\n'),
      [
        '4:3 warning: the wall "bare" is not shown at all: no surface is on it',
        '12:5 note: "left" and "right" overlap by 0.40 m: they are blended',
      ],
    ],
    [
      'one above the other',
      with2('x: 0, y: 0, width: 1, height: 0.6', 'x: 0, y: 0.5, width: 1, height: 0.5'),
      ['11:5 note: "left" and "right" overlap by 0.20 m: they are blended'],
    ],
    [
      'a mesh that folds',
      `${with2('x: 0, y: 0, width: 0.5, height: 1', 'x: 0.5, y: 0, width: 0.5, height: 1')}    output:\n      mesh: { columns: 3, rows: 2, points: [[0, 0], [1.1, 0], [1, 0], [0, 1], [0.5, 1], [1, 1]] }\n`,
      ['13:36 warning: the mesh of "right" lies over itself between columns 2 and 3, rows 1 and 2'],
    ],
    [
      'a camera beyond its wall',
      `${with2('x: 0, y: 0, width: 0.5, height: 1', 'x: 0.5, y: 0, width: 0.5, height: 1')}cameras:\n  front: { wall: main, fromM: 9, toM: 12 }\n`,
      ['13:24 warning: the camera "front" looks at no part of the wall "main", which is 8 m wide'],
    ],
    [
      'a screen that is not square',
      ROOM.replace(
        'right:\n    wall: main\n    slice: { x: 0.5, y: 0, width: 0.5, height: 1 }',
        'right:\n    wall: main\n    viewer: [3, 4, 1.6]\n    screen: { flat: { lowerLeft: [0, 0, 0], lowerRight: [6, 0, 0.3], upperLeft: [0, 0, 3] } }',
      ),
      ['12:15 warning: the lower left corner of "right" is one of 87.1°, not 90°: measure its three corners again'],
    ],
  ])('says where: %s', (_what, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('notes for whom pictures are gentler', () => {
    const gentle = (more: string): string[] => said(`${ROOM}comfort: ${more}\n`).slice(1);
    expect(gentle('{}')).toEqual([]);
    expect(gentle('{ reducedMotion: true, highContrast: true }')).toEqual([
      '12:12 note: motion is reduced on every wall: nothing shakes, tears, leans or rushes',
      '12:33 note: contrast is high on every wall: scenery steps back, people and words come forward',
    ]);
  });

  it('has nothing against the sites that come with it', () => {
    for (const file of readdirSync('config/sites').filter((name) => name.endsWith('.yaml'))) {
      const warnings = adviceOn(readFileSync(`config/sites/${file}`, 'utf8')).filter(
        ({ severity }) => severity === 'warning',
      );
      expect([file, warnings]).toEqual([file, []]);
    }
  });
});

describe('what no slice shows', () => {
  const edge = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
  const area = fc
    .tuple(edge, edge, edge, edge)
    .map(
      ([a, b, c, d]): Area => ({
        left: Math.min(a, b),
        right: Math.max(a, b),
        top: Math.min(c, d),
        bottom: Math.max(c, d),
      }),
    )
    .filter(({ left, right, top, bottom }) => left < right && top < bottom);
  const holds = ({ left, right, top, bottom }: Area, x: number, y: number): boolean =>
    left < x && x < right && top < y && y < bottom;

  it('is, point by point, all that is in none', () => {
    fc.assert(
      fc.property(fc.array(area, { maxLength: 6 }), (parts) => {
        const bare = unshown(parts);
        for (let x = 0.5; x < 20; x++) {
          for (let y = 0.5; y < 20; y++) {
            const within = (areas: readonly Area[]): number => areas.filter((one) => holds(one, x / 20, y / 20)).length;
            expect(within(bare)).toBe(within(parts) > 0 ? 0 : 1);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
