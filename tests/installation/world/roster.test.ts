import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyRoster,
  type Roster,
  rosterDelete,
  rosterEntries,
  rosterGet,
  rosterHas,
  rosterMap,
  rosterOf,
  rosterSet,
  rosterSize,
} from '#installation/world/roster.ts';

const key = fc.stringMatching(/^[0-9a-f]{4}$/);
type Step = { readonly key: string; readonly value: number | null };
const steps = fc.array(fc.record({ key, value: fc.option(fc.nat(), { nil: null }) }), { maxLength: 60 });

const apply = (roster: Roster<number>, step: Step): Roster<number> =>
  step.value === null ? rosterDelete(roster, step.key) : rosterSet(roster, step.key, step.value);

const model = (done: readonly Step[]): [string, number][] => {
  const map = new Map<string, number>();
  for (const { key: name, value } of done) {
    if (value === null) map.delete(name);
    else map.set(name, value);
  }
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
};

describe('a roster', () => {
  it('holds what a plain map would, in the order of the names', () => {
    fc.assert(
      fc.property(steps, key, (done, asked) => {
        const roster = done.reduce(apply, emptyRoster<number>());
        const expected = model(done);
        expect(rosterEntries(roster)).toEqual(expected);
        expect(rosterSize(roster)).toBe(expected.length);
        expect(rosterGet(roster, asked)).toBe(new Map(expected).get(asked));
        expect(rosterHas(roster, asked)).toBe(new Map(expected).has(asked));
        expect(rosterEntries(rosterOf(expected))).toEqual(expected);
      }),
    );
  });

  it('is never changed by what comes after', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const roster = before.reduce(apply, emptyRoster<number>());
        const seen = rosterEntries(roster);
        after.reduce(apply, roster);
        expect(rosterEntries(roster)).toEqual(seen);
      }),
    );
  });

  it('copies one bucket of many for one change', () => {
    const many = rosterOf(Array.from({ length: 512 }, (_, i) => [i.toString(16).padStart(4, '0'), i] as const));
    const more = rosterSet(many, 'ffff', 1);
    const copied = [...more].filter(([name, bucket]) => many.get(name) !== bucket);
    expect(copied.map(([name]) => name)).toEqual(['ff']);
  });

  it('leaves no empty bucket behind, and is itself where nothing was to delete', () => {
    const one = rosterSet(emptyRoster<number>(), 'ab01', 1);
    expect(rosterDelete(one, 'ab02')).toBe(one);
    expect(rosterDelete(one, 'ab01').size).toBe(0);
    expect(rosterMap(one, () => undefined).size).toBe(0);
  });

  it('changes everybody, and drops whom the change drops', () => {
    const roster = rosterOf([
      ['aa', 1],
      ['ab', 2],
      ['bb', 3],
    ]);
    const odd = rosterMap(roster, (value, name) => (value % 2 === 1 ? `${name}${value}` : undefined));
    expect(rosterEntries(odd)).toEqual([
      ['aa', 'aa1'],
      ['bb', 'bb3'],
    ]);
  });
});
