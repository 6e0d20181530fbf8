import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScore } from '#installation/score/parse-score.ts';

const RING = /^the cues (.*) go round without taking any time/;

/** What is said of the rings of a show of these cues in one sequence: the numbers in each, as its message tells them. */
function ringsOf(cues: readonly object[]): readonly string[] {
  const text = JSON.stringify({
    show: 'rings',
    title: 'Rings',
    opensWith: 's',
    parameters: {},
    sequences: { s: { name: 's', cues: cues.map((cue) => ({ name: 'a cue', ...cue })) } },
  });
  const parsed = parseScore(text, 'rings.yaml', null);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => RING.exec(message)?.[1] ?? message);
}

const at = (cue: string, goTo?: string) => ({ cue, next: 'follow', ...(goTo === undefined ? {} : { goTo }) });

describe('cues that go round in no time', () => {
  it('are told, each from where it stands, and not what only leads to them', () => {
    expect(ringsOf([at('1'), at('2'), at('3'), at('4', '2'), { cue: '5' }])).toEqual([
      '2 > 3 > 4',
      '3 > 4 > 2',
      '4 > 2 > 3',
    ]);
  });

  it('are told for every ring there is', () => {
    expect(ringsOf([at('1', '1'), at('2'), at('3', '2')])).toEqual(['1', '2 > 3', '3 > 2']);
  });

  it('are those from which one comes back, and no others', () => {
    const sizes = fc.integer({ min: 1, max: 9 });
    const anyWays = sizes.chain((size) => fc.array(fc.nat({ max: size - 1 }), { minLength: size, maxLength: size }));
    const comesBack = (ways: readonly number[], start: number): boolean => {
      let here = ways[start];
      for (let steps = 1; steps < ways.length && here !== start; steps++) here = ways[here ?? 0];
      return here === start;
    };
    fc.assert(
      fc.property(anyWays, (ways) => {
        const told = ringsOf(ways.map((to, index) => at(`c${index}`, `c${to}`))).map((names) => names.split(' > ')[0]);
        expect(told).toEqual(ways.flatMap((_, index) => (comesBack(ways, index) ? [`c${index}`] : [])));
      }),
      { numRuns: 60 },
    );
  });

  it('are looked for in one pass, through a long list that runs by itself', () => {
    const chain = Array.from({ length: 2500 }, (_, index) => at(`${index}`));
    expect(ringsOf(chain)).toEqual([]);
  });
});
