/** Neo-Tokyo played through, in a second: with crowds that do all, some and nothing of what they are asked. */

import { describe, expect, it } from 'vitest';
import { type Rehearsal, rehearse, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { shippedShow } from './shipped-show.ts';

const { plan } = shippedShow('neo-tokyo-2147');

const rehearsed = (options: Partial<typeof USUAL_REHEARSAL>): Rehearsal =>
  rehearse(plan, { ...USUAL_REHEARSAL, ...options });

const failures = ({ expectations }: Rehearsal): readonly string[] =>
  expectations.filter(({ outcome }) => outcome === 'failed').map(({ says, found }) => `${says}: ${found}`);

const minutes = ({ lastsMs }: Rehearsal): number => lastsMs / 60_000;

const cuesOf = ({ asRun }: Rehearsal): ReadonlySet<string> => new Set(asRun.map(({ key }) => key));

describe.each([0, 0.3, 0.6, 1])('with a compliance of %f', (compliance) => {
  it.each([1, 2, 3])('it comes to its end and to what it expects of itself (seed %i)', (seed) => {
    const evening = rehearsed({ compliance, seed });
    expect(evening.end).toBe('over');
    expect(failures(evening)).toEqual([]);
    expect(minutes(evening)).toBeGreaterThan(20);
    expect(minutes(evening)).toBeLessThan(compliance >= 0.6 ? 25 : 30);
  });
});

it.each([20, 200])('it is the same show for a willing crowd of %i', (crowd) => {
  const evening = rehearsed({ compliance: 1, crowd });
  expect(evening.end).toBe('over');
  expect(failures(evening)).toEqual([]);
});

it.each([0, 1, 3])('it comes to its end before %i people too, of whom nothing is expected', (crowd) => {
  const evening = rehearsed({ compliance: 1, crowd });
  expect(evening.end).toBe('over');
  expect(failures(evening)).toEqual([]);
});

it('an evening of yes and an evening of no differ in every act', () => {
  const [yes, no] = [cuesOf(rehearsed({ compliance: 1 })), cuesOf(rehearsed({ compliance: 0 }))];
  for (const { id } of plan.sequences) {
    const only = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] =>
      [...a].filter((key) => key.startsWith(`${id}/`) && !b.has(key));
    expect(only(yes, no), id).not.toEqual([]);
    expect(only(no, yes), id).not.toEqual([]);
  }
});

it('between them, evenings play every cue there is', () => {
  const played = new Set<string>();
  for (const compliance of [0, 0.4, 0.5, 1])
    for (const seed of [1, 2, 3, 4]) for (const key of cuesOf(rehearsed({ compliance, seed }))) played.add(key);
  // Those only who run a sequence alone see: what was asked in one that was not played.
  const alone = ['confrontation/6.4', 'aftermath/2.3'];
  expect([...plan.cues.keys()].filter((key) => !played.has(key) && !alone.includes(key))).toEqual([]);
});

describe.each(plan.sequences.map(({ id }) => id))('begun with %s', (from) => {
  it('the evening still comes to its end', () => {
    const evening = rehearsed({ from: `${from}/1`, compliance: 0.9 });
    expect(evening.end).toBe('over');
    expect(failures(evening)).toEqual([]);
    expect(evening.asRun[0]?.key).toBe(`${from}/1`);
  });
});
