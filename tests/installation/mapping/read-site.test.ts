import { describe, expect, it } from 'vitest';
import { describeProblem } from '#installation/document/problem.ts';
import { readSite } from '#installation/mapping/read-site.ts';

const siteWith = (viewer: string, screen: string): string =>
  [
    'site: room',
    'title: A room',
    `viewer: ${viewer}`,
    'walls:',
    '  main: { widthM: 4, heightM: 2 }',
    'surfaces:',
    '  left:',
    '    wall: main',
    `    screen: ${screen}`,
    '',
  ].join('\n');

const FRONT = '{ flat: { lowerLeft: [0, 0, 0], lowerRight: [4, 0, 0], upperLeft: [0, 0, 2] } }';
const ROUND_ABOUT = '{ folded: { foot: [[0, 4], [0, 0], [4, 0], [4, 4]], bottomM: 0, heightM: 2 } }';

const problemsOf = (text: string): readonly string[] => {
  const read = readSite(text, 'room.yaml');
  return read.ok ? [] : read.problems.map(describeProblem);
};

describe('a site with windows', () => {
  it('is read where each can be seen', () => {
    expect(problemsOf(siteWith('[2, 3, 1.6]', FRONT))).toEqual([]);
  });

  it('is refused at the line of a window that lies on more sides of its viewer than one picture can', () => {
    const [problem, ...others] = problemsOf(siteWith('[2, 3.5, 1.6]', ROUND_ABOUT));
    expect(others).toEqual([]);
    expect(problem).toMatch(/^room\.yaml:9:\d+: surfaces > left > screen: the surface "left" cannot be a window: /);
  });

  it('keeps the problems of its form', () => {
    expect(problemsOf(siteWith('[2, 3]', FRONT))[0]).toContain('room.yaml:3:');
  });
});
