import { describe, expect, it } from 'vitest';
import { formatMotRows, parseMotRows } from '#gestures/evaluate/mot-rows.ts';

const problemsOf = (text: string, kind: 'truth' | 'detections' | 'result' = 'truth'): readonly string[] => {
  const parsed = parseMotRows(text, kind);
  return parsed.ok ? [] : parsed.problems;
};

describe('files of boxes', () => {
  it('are read with and without class, world place and confidence, however they are separated', () => {
    const read = (text: string) => {
      const parsed = parseMotRows(text, 'truth');
      return parsed.ok ? parsed.rows[0] : parsed.problems;
    };
    const box = { frame: 1, id: 2, left: 3.5, top: -4, width: 5, height: 6 };
    expect(read('1,2,3.5,-4,5,6,0,7,0.3\n')).toEqual({ ...box, confidence: 0, kind: 7 });
    expect(read('1,2,3.5,-4,5,6,1,-4.15,-7.3,0\r\n')).toEqual({ ...box, confidence: 1, kind: null });
    expect(read('1, 2, 3.5, -4, 5, 6\n')).toEqual({ ...box, confidence: 1, kind: null });
    expect(read('1.0 2 3.5 -4 5 6 0.5')).toEqual({ ...box, confidence: 0.5, kind: null });
  });

  it('are refused with the line and what is wrong there', () => {
    expect(problemsOf('1,1,0,0,5,5,1\n\n1,2,x,0,5,5,1\n')).toEqual(['line 3: left "x" is no number']);
    expect(problemsOf('1,1,,0,5,5,1')).toEqual(['line 1: left "" is no number']);
    expect(problemsOf('0,1,0,0,5,5')[0]).toContain('line 1: frame 0');
    expect(problemsOf('1.5,1,0,0,5,5')[0]).toContain('whole numbers from 1 on');
    expect(problemsOf('1,1,0,0,-5,5')[0]).toContain('cannot be negative');
    expect(problemsOf('1,1,0')[0]).toContain('at least six are expected');
    expect(problemsOf('\n \n')[0]).toContain('holds no box');
    expect(problemsOf('nan\n'.repeat(30)).at(-1)).toBe('and 22 more lines');
  });

  it('may hold an id once a frame, but for detections, whose ids mean nothing', () => {
    const text = '1,-1,0,0,5,5\n1,-1,9,0,5,5\n2,-1,0,0,5,5\n';
    expect(problemsOf(text, 'result')).toEqual(['line 2: id -1 is in frame 1 already (line 1)']);
    expect(problemsOf(text, 'detections')).toEqual([]);
  });

  it('are written as they are read', () => {
    const text = '1,7,10.25,20,30,40,1,-1,-1,-1\n2,7,11,20.5,30,40,1,-1,-1,-1\n';
    const parsed = parseMotRows(text, 'result');
    expect(parsed.ok && formatMotRows(parsed.rows)).toBe(text);
  });
});
