import { describe, expect, it } from 'vitest';
import { type AsRunRow, createAsRun } from '#installation/rehearsal/as-run.ts';
import type { Plan } from '#installation/score/plan.ts';
import { nextChangesOf } from './next-changes.ts';
import { asRunOf, inShort, planOfParts, rehearsed } from './small-show.ts';

const asking = (rest: object = {}) => ({
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '5s',
  met: { label: 'yes', go: '3' },
  unmet: { label: 'no', go: '4' },
  ...rest,
});

const runOf = (plan: Plan, options = {}): string[] => asRunOf(rehearsed(options, plan));

describe('the as-run list', () => {
  it('tells the cue that was played where the one that was fired is passed over', () => {
    const plan = planOfParts({
      one: [
        { cue: '1', arming: 'skipped', duration: '1s' },
        { cue: '2', duration: '1s', next: 'follow' },
        { cue: '3', arming: 'skipped', next: 'follow' },
        { cue: '4', duration: '1s' },
      ],
    });
    expect(runOf(plan)).toEqual(['one/2 go', 'one/4 follow']);
  });

  it('tells the way that was taken where that is passed over, as decided', () => {
    const plan = planOfParts({
      one: [
        { cue: '1', quorum: asking() },
        { cue: '3', arming: 'skipped' },
        { cue: '4', duration: '1s' },
      ],
    });
    const run = rehearsed({}, plan);
    expect(asRunOf(run)).toEqual(['one/1 go', 'one/4 crowd']);
    expect(run.asRun[1]?.cause).toMatchObject({ decision: { taken: 'yes', cue: 'one/1' } });
  });

  it('tells what is played in a group where the cue of it that was jumped to is passed over', () => {
    const cues = [
      { cue: '1a', name: 'A', arming: 'skipped' },
      { cue: '1b', name: 'B', duration: '1s' },
      { cue: '1c', name: 'C', duration: '1s' },
    ];
    const plan = planOfParts({ one: [{ cue: '1', group: { mode: 'in-order', cues } }] });
    expect(runOf(plan, { from: 'one/1a' })).toEqual(['one/1 jump', 'one/1b jump', 'one/1c group']);
  });

  it('tells a question that is disarmed as followed by its default way', () => {
    const plan = planOfParts({
      one: [{ cue: '1', arming: 'disarmed', quorum: asking() }, { cue: '3' }, { cue: '4', duration: '1s' }],
    });
    expect(runOf(plan)).toEqual(['one/1 go', 'one/4 follow']);
  });

  it('tells every round of a loop by what is played in it', () => {
    const loop = {
      mode: 'in-order',
      cues: [
        { cue: '1a', name: 'A', duration: '1s' },
        { cue: '1b', name: 'B' },
      ],
    };
    const plan = planOfParts({ one: [{ cue: '1', repeat: { times: 3 }, group: loop }] });
    expect(runOf(plan)).toEqual(['one/1 go', ...Array(3).fill(['one/1a group', 'one/1b group']).flat()]);
  });

  it('tells all that began at one moment, in order', () => {
    const inNoTime = ['1', '2', '3', '4'].map((cue) => ({ cue, next: 'follow' }));
    const side = { mode: 'parallel', cues: ['5a', '5b', '5c'].map((cue) => ({ cue, name: cue })) };
    const plan = planOfParts({ one: [...inNoTime, { cue: '5', group: side }] });
    const rows = rehearsed({}, plan).asRun;
    expect(rows.map(inShort)).toEqual([
      'one/1 go',
      'one/2 follow',
      'one/3 follow',
      'one/4 follow',
      'one/5 follow',
      'one/5a group',
      'one/5b group',
      'one/5c group',
    ]);
    expect(new Set(rows.map(({ atMs }) => atMs)).size).toBe(1);
    expect(rows.at(-1)).toMatchObject({ sequence: 'one', number: '5c', name: '5c', depth: 1 });
  });

  it('tells nested groups by their depth', () => {
    const inner = { mode: 'in-order', cues: [{ cue: '1aa', name: 'Inner', duration: '1s' }] };
    const outer = { mode: 'in-order', cues: [{ cue: '1a', name: 'Outer', group: inner }] };
    const rows = rehearsed({}, planOfParts({ one: [{ cue: '1', group: outer }] })).asRun;
    expect(rows.map(({ number, depth }) => `${number} ${depth}`)).toEqual(['1 0', '1a 1', '1aa 2']);
  });

  it('remembers decisions, whoever took them', () => {
    const plan = planOfParts({ one: [{ cue: '1', quorum: asking() }, { cue: '3' }, { cue: '4' }] });
    const rows: AsRunRow[] = [];
    const asRun = createAsRun(plan);
    const run = nextChangesOf(plan, [
      [0, { type: 'go' }],
      [1000, { type: 'quorum-force', cue: 'one/1', outcome: 'unmet' }],
    ]);
    for (const { state, facts } of run) rows.push(...asRun.see(state, facts));
    expect(rows.map(inShort)).toEqual(['one/1 go', 'one/4 director']);
    expect(asRun.rows()).toEqual(rows);
    expect(asRun.decisions()).toMatchObject([
      { atMs: 1000, cue: 'one/1', taken: 'no', outcome: 'unmet', how: 'forced' },
    ]);
  });

  it('tells a cue that is fired again, and nothing that merely goes on', () => {
    const plan = planOfParts({ one: [{ cue: '1', duration: '10s' }] });
    const asRun = createAsRun(plan);
    const run = nextChangesOf(plan, [
      [0, { type: 'go' }],
      [2000, { type: 'pause' }],
      [3000, { type: 'resume' }],
      [4000, { type: 'jump', cue: 'one/1' }],
    ]);
    for (const { state, facts } of run) asRun.see(state, facts);
    expect(asRun.rows().map(inShort)).toEqual(['one/1 go', 'one/1 jump']);
  });
});
