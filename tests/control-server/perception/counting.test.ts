import { describe, expect, it } from 'vitest';
import { addCounts, createPeopleCounter } from '#control-server/perception/people-count.ts';
import { boxOf, peopleLine } from '#control-server/perception/people-line.ts';
import { summaryJson, summaryTable } from '#control-server/perception/perceive-summary.ts';
import { createTakeStringer } from '#control-server/perception/take-from-files.ts';
import { seenFrame, seenPerson } from './seen-frames.ts';

describe('counting people', () => {
  const counted = () => {
    const counter = createPeopleCounter();
    counter.add(seenFrame(0, []), 100);
    counter.add(seenFrame(1, [seenPerson(1, ['rise']), seenPerson(2)]), 100);
    counter.add(seenFrame(2, [seenPerson(1, ['rise', 'wave']), seenPerson(2, ['rise'])]), 100);
    counter.add(seenFrame(3, [seenPerson(1)]), 100);
    counter.add(seenFrame(4, [seenPerson(1, ['rise'])]), 100);
    return counter.count();
  };

  it('counts a gesture when it begins to count, again after it has ended, and for each person', () => {
    expect(counted()).toMatchObject({ pictures: 5, fewest: 0, most: 2, ids: 2, onsets: { rise: 3, wave: 1 } });
    expect(counted().personMinutes).toBeCloseTo(600 / 60_000, 9);
  });

  it('adds up over inputs', () => {
    const both = addCounts([counted(), counted()]);
    expect(both).toMatchObject({ pictures: 10, sightings: 12, ids: 4, onsets: { rise: 6, wave: 2 } });
    expect(addCounts([])).toMatchObject({ pictures: 0, fewest: 0, most: 0 });
  });

  it('is told as a table and as an object', () => {
    const inputs = [
      { input: 'a.mp4', count: counted() },
      { input: 'b.mp4', count: counted() },
    ];
    const table = summaryTable(inputs).split('\n');
    expect(table.length).toBe(4);
    expect(table[1]).toMatch(/5 +0-2 +1\.20 +2 +0\.01 +rise 3, wave 1 \(4000\.0 in 10 person-min\) +a\.mp4/);
    expect(table[3]).toMatch(/all$/);
    const json = JSON.parse(JSON.stringify(summaryJson(inputs, 1)));
    expect(json).toMatchObject({ unreadable: 1, all: { pictures: 10, onsets: { rise: 6 } } });
    expect(json.inputs[0]).toMatchObject({ input: 'a.mp4', people: { fewest: 0, most: 2, mean: 1.2 } });
  });
});

describe('a line of people', () => {
  it('has x and y as shares of the picture', () => {
    const line = peopleLine('a.mp4', seenFrame(3, [seenPerson(7, ['wave'], 1, 0.5)]));
    expect(line.endsWith('\n')).toBe(true);
    const { people, ...rest } = JSON.parse(line);
    expect(rest).toEqual({ input: 'a.mp4', frame: 3, tMs: 300, width: 200, height: 100, aspect: 2 });
    expect(people[0]).toMatchObject({ id: 7, certainty: 1, box: { x: 0.5, y: 0.5, width: 0, height: 0 } });
    expect(people[0].points.length).toBe(33);
    expect(people[0].points[0]).toEqual([0.5, 0.5, 0.125, 1]);
    expect(people[0].gestures[1]).toEqual({ name: 'wave', score: 1, active: true });
    expect(people[0].hands).toBeUndefined();
  });

  it('has a box round what is seen, within the picture', () => {
    const points = [
      [-0.2, 0.1, 0, 1],
      [0.5, 0.4, 0, 0.9],
      [0.9, 0.99, 0, 0.01],
    ];
    expect(boxOf(points)).toEqual({ x: 0, y: 0.1, width: 0.5, height: 0.3 });
    expect(boxOf(points.map(([x = 0, y = 0]) => [x, y, 0, 0]))).toMatchObject({ width: 0.9, height: 0.89 });
  });
});

describe('stringing inputs into a take', () => {
  it('puts one behind the other and holds pictures', () => {
    const stringer = createTakeStringer(10, 300);
    const times = [
      stringer.samplesOf(0, seenFrame(0, []), false),
      stringer.samplesOf(0, seenFrame(1, [seenPerson(1)]), false),
      stringer.samplesOf(1, seenFrame(0, [seenPerson(2)]), true),
      stringer.samplesOf(2, seenFrame(0, []), false),
    ].map((samples) => samples.map(({ atMs }) => atMs));
    expect(times).toEqual([[0], [100], [200, 300, 400], [500]]);
    expect([stringer.samples(), stringer.durationMs()]).toEqual([6, 600]);
  });

  it('lets people grow older while a picture is held', () => {
    const held = createTakeStringer(10, 200).samplesOf(0, seenFrame(0, [seenPerson(2)]), true);
    expect(held.map(({ people }) => people[0]?.ageMs)).toEqual([0, 100]);
    expect(held[0]?.aspect).toBe(2);
  });
});
