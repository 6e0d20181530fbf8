import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#installation/document/problem.ts';
import { parseSite } from '#installation/site/site.ts';
import { edited, placeOf } from '#tests/support/problem-place.ts';

const TEXT = readFileSync('config/sites/two-cameras.yaml', 'utf8');

function problemsOf(text: string): readonly Problem[] {
  const parsed = parseSite(text, 'room.yaml');
  if (parsed.ok) throw new Error('nothing is wrong with it');
  return parsed.problems;
}

describe('a site whose cameras know the floor', () => {
  it('is read, with zones that count where they do not say otherwise', () => {
    const parsed = parseSite(TEXT, 'two-cameras.yaml');
    if (!parsed.ok) throw new Error('the example has a fault');
    expect(parsed.value.zones.stage?.counts).toBe(true);
    expect(parsed.value.zones.bar?.counts).toBe(false);
    expect(parsed.value.cameras.west?.floor?.room[0]).toEqual([5, 1.5]);
  });

  it('needs neither floors nor zones', () => {
    const parsed = parseSite(readFileSync('config/sites/default.yaml', 'utf8'), 'default.yaml');
    expect(parsed.ok && parsed.value.zones).toEqual({});
    expect(parsed.ok && parsed.value.cameras.front?.floor).toBeUndefined();
  });

  it.each<[string, string, string, string, Partial<Problem>]>([
    [
      'two places exchanged',
      'room: [[8.0, 1.5], [4.0, 1.5]',
      'room: [[4.0, 1.5], [8.0, 1.5]',
      '[4.0, 1.5], [8.0',
      { path: 'cameras > east > floor > room > 0', message: expect.stringContaining('two of them are exchanged') },
    ],
    [
      'a camera measured in a mirror',
      'room: [[8.0, 1.5], [4.0, 1.5], [3.5, 5.5], [8.5, 5.5]]',
      'room: [[4.0, 1.5], [8.0, 1.5], [8.5, 5.5], [3.5, 5.5]]',
      'room: [[4.0',
      {
        path: 'cameras > east > floor > room',
        message:
          'the camera "east" sees left and right of the room the other way round than "west": one of them is measured mirrored',
      },
    ],
    [
      'a place outside the picture',
      '[0.26, 0.42]]\n      room: [[8.0',
      '[0.26, 1.42]]\n      room: [[8.0',
      '1.42',
      { path: 'cameras > east > floor > picture > 3 > 1', message: 'right of or below the picture' },
    ],
    [
      'a misspelt field',
      'counts: false',
      'count: false',
      'count: false',
      { path: 'zones > bar > count', suggestion: 'counts' },
    ],
    [
      'a zone that crosses itself',
      '[[1, 1], [8, 1], [8, 4], [1, 4]]',
      '[[1, 1], [8, 1], [1, 4], [8, 4]]',
      'points: [[1, 1]',
      { path: 'zones > stage > points', message: expect.stringContaining('the sides behind corners 2 and 4 cross') },
    ],
    [
      'a zone of no size',
      '[[1, 1], [8, 1], [8, 4], [1, 4]]',
      '[[1, 1], [8, 1], [8, 1.001]]',
      'points: [[1, 1]',
      { path: 'zones > stage > points', message: 'nobody can stand in a zone as small as this' },
    ],
  ])('%s', (_what, from, to, at, problem) => {
    const text = edited(TEXT, from, to);
    const [first] = problemsOf(text);
    expect(first).toMatchObject(problem);
    expect([first?.line, first?.column]).toEqual(Object.values(placeOf(text, at)));
  });
});
