import { describe, expect, it } from 'vitest';
import { chanceOf, drawShots, drawSplit } from '#gestures/evaluate/draw.ts';
import { inventedHands } from '../support/invented-hands.ts';

const samples = inventedHands(3, 8);
const counts = (list: readonly { readonly label: string }[]): number[] =>
  [...Map.groupBy(list, ({ label }) => label).values()].map((group) => group.length);

describe('draws', () => {
  it('take so many shots of each gesture and judge the rest', () => {
    const { train, test } = drawSplit(samples, 'random', 5, chanceOf(1, 0));
    expect(counts(train)).toEqual([5, 5, 5]);
    expect(counts(test)).toEqual([3, 3, 3]);
    expect(new Set([...train, ...test]).size).toBe(samples.length);
  });

  it('learn from half where all shots are asked of one file', () => {
    expect(counts(drawSplit(samples, 'random', null, chanceOf(1, 0)).train)).toEqual([4, 4, 4]);
  });

  it('never judge a person that was learnt from when split by subject', () => {
    const people = new Set<string>();
    for (let draw = 0; draw < 10; draw += 1) {
      const { train, test } = drawSplit(samples, 'subject', null, chanceOf(1, draw));
      const taught = new Set(train.map(({ subject }) => subject));
      expect(taught.size).toBe(2);
      expect(test.filter(({ subject }) => taught.has(subject))).toEqual([]);
      expect(train.length + test.length).toBe(samples.length);
      for (const name of taught) people.add(name);
    }
    expect(people.size).toBe(4);
  });

  it('are the same for the same seed, others for another', () => {
    const first = drawSplit(samples, 'random', 2, chanceOf(7, 3));
    expect(drawSplit(samples, 'random', 2, chanceOf(7, 3))).toEqual(first);
    expect(drawSplit(samples, 'random', 2, chanceOf(8, 3))).not.toEqual(first);
  });

  it('leave out what could not be learnt', () => {
    const train = samples.filter(({ label }) => label !== 'gesture 2');
    const { test } = drawShots(train, samples, 3, chanceOf(1, 0));
    expect(new Set(test.map(({ label }) => label))).toEqual(new Set(['gesture 0', 'gesture 1']));
  });
});
