import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#installation/document/problem.ts';
import { parseSite } from '#installation/site/site.ts';
import { edited, placeOf } from '#tests/support/problem-place.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

function problemsOf(text: string): readonly Problem[] {
  const parsed = parseSite(text, 'room.yaml');
  if (parsed.ok) throw new Error('nothing is wrong with it');
  return parsed.problems;
}

describe('a site', () => {
  it('is read, with the whole wall where a surface says no slice', () => {
    const parsed = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
    if (!parsed.ok) throw new Error('the sample site has a fault');
    expect(parsed.value.surfaces.other?.slice).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    expect(parsed.value.walls.side?.floorM).toBe(0.1);
  });

  it.each([
    [
      'a wall that is not there',
      'other: { wall: side }',
      'other: { wall: sidee }',
      'wall: sidee',
      { path: 'surfaces > other > wall', message: 'unknown wall "sidee"', suggestion: 'side' },
    ],
    [
      'a camera before no wall',
      'front: { wall: main',
      'front: { wall: mian2',
      'wall: mian2',
      { path: 'cameras > front > wall', message: 'unknown wall "mian2"' },
    ],
    [
      'a slice beyond the wall',
      'x: 0.5, y: 0, width: 0.5',
      'x: 0.6, y: 0, width: 0.5',
      'slice: { x: 0.6',
      { path: 'surfaces > right > slice', message: 'the slice reaches beyond the wall' },
    ],
    [
      'a slice of no width',
      'x: 0.5, y: 0, width: 0.5',
      'x: 0.5, y: 0, width: 0',
      'slice: { x: 0.5',
      { path: 'surfaces > right > slice', message: 'a slice of no size shows nothing' },
    ],
    [
      'a camera that looks the wrong way round',
      'toM: 7',
      'toM: 1',
      'toM',
      { path: 'cameras > front > toM', message: 'toM is not to the right of fromM' },
    ],
    [
      'a wall of no width',
      'widthM: 8',
      'widthM: 0',
      'widthM',
      { path: 'walls > main > widthM', message: 'a wall is wider than nothing' },
    ],
  ])('is told of %s, where it stands', (_what, piece, replacement, at, told) => {
    const text = edited(SAMPLE_SITE_TEXT, piece, replacement);
    expect(problemsOf(text)).toEqual([{ file: 'room.yaml', ...placeOf(text, at), ...told }]);
  });

  it('is told everything in one go, and nothing that only follows', () => {
    const told = (text: string): readonly string[] => problemsOf(text).map(({ path }) => path);
    const both = edited(edited(SAMPLE_SITE_TEXT, 'widthM: 8', 'widthM: wide'), 'wall: side', 'wall: sied');
    expect(told(both)).toEqual(['walls > main > widthM', 'surfaces > other > wall']);
    expect(told(edited(SAMPLE_SITE_TEXT, 'walls:', 'wals:'))).toEqual(['wals']);
    expect(told(edited(SAMPLE_SITE_TEXT, '  side: { widthM: 3', '  side: { widthM: "3'))).toEqual(['']);
    expect(told(edited(SAMPLE_SITE_TEXT, 'wall: side', 'wall: [side]'))).toEqual(['surfaces > other > wall']);
  });

  it('has at least one surface', () => {
    const text = 'site: empty\ntitle: Empty\nwalls: { main: { widthM: 1, heightM: 1 } }\nsurfaces: {}\n';
    expect(problemsOf(text)).toMatchObject([{ line: 4, column: 1, message: 'a site has at least one surface' }]);
  });

  it('that is shipped has no problem', () => {
    const text = readFileSync(new URL('../../../config/sites/default.yaml', import.meta.url), 'utf8');
    const parsed = parseSite(text, 'default.yaml');
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });
});
