import { describe, expect, it } from 'vitest';
import { sampleOf } from '#gestures/reader/sample-of.ts';
import type { ReaderInput, Seen } from '#installation/protocol/reader-messages.ts';
import { seenFrame, seenPerson } from '../../control-server/perception/seen-frames.ts';

const INPUT: ReaderInput = { name: 'a.mp4', url: '/a', kind: 'video', label: 'wave', subject: 's1' };

describe('a sample made of what was seen', () => {
  it('is the performance of whoever was seen longest, from their first picture on', () => {
    const seen: Seen[] = [
      seenFrame(0, [seenPerson(1)]),
      seenFrame(1, [seenPerson(1), seenPerson(2, [], 1, 0.25)]),
      seenFrame(2, [seenPerson(2, [], 1, 0.25)]),
      seenFrame(3, [seenPerson(2, [], 1, 0.25)]),
    ];
    const sample = sampleOf(INPUT, seen, 'body33');
    expect(sample).toMatchObject({ label: 'wave', subject: 's1', layout: 'body33', aspect: 2 });
    expect(sample?.frames.map(({ tMs }) => tMs)).toEqual([0, 100, 200]);
    expect(sample?.frames[0]?.points[0]).toEqual([0.5, 0.25, 0.125, 1]);
  });

  it('of a hand is of the right one, or of the left where there is no right one', () => {
    const hand = (x: number): number[] => Array.from({ length: 21 }, () => [x, 0.5, 0]).flat();
    const seen = [
      seenFrame(0, [], { hands: { left: hand(1), right: hand(0.5) } }),
      seenFrame(1, [], { hands: { left: null, right: null } }),
      seenFrame(2, [], { hands: { left: hand(1), right: null } }),
    ];
    const frames = sampleOf(INPUT, seen, 'hand21')?.frames ?? [];
    expect(frames.map(({ tMs, points }) => [tMs, points.length, points[0]?.[0]])).toEqual([
      [0, 21, 0.25],
      [200, 21, 0.5],
    ]);
  });

  it('is none where nobody was seen', () => {
    expect(sampleOf(INPUT, [seenFrame(0, [])], 'body33')).toBeNull();
    expect(sampleOf(INPUT, [seenFrame(0, [seenPerson(1)])], 'hand21')).toBeNull();
    expect(sampleOf(INPUT, [], 'body33')).toBeNull();
  });
});
