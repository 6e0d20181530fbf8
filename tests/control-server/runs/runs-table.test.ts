import { describe, expect, it } from 'vitest';
import type { AsRunReport, AsRunRow } from '#control-server/runs/as-run.ts';
import { asRunTable, runsTable } from '#control-server/runs/runs-table.ts';
import { wallClock } from '#control-server/runs/time-words.ts';
import { EVIDENCE } from './sample-facts.ts';

const clock = wallClock('UTC');
const ZERO = Date.UTC(2026, 10, 22, 20, 15);

const row: AsRunRow = {
  seq: 3,
  kind: 'cue',
  wallMs: ZERO + 1120,
  showMs: 1120,
  sequence: 'one',
  cue: '1',
  cueName: 'Opens',
  what: 'GO 1 Opens',
  cause: 'the director',
  command: 'c',
  leadMs: 120,
  lateMs: null,
  evidence: null,
};

const decided: AsRunRow = {
  ...row,
  seq: 12,
  kind: 'decision',
  what: '2 Asks: the crowd decides',
  cause: 'the crowd',
  lateMs: 40,
  evidence: { words: '9 of 14 did rise', counts: EVIDENCE },
};

const hole: AsRunRow = { ...row, seq: null, wallMs: null, showMs: null, sequence: null, what: 'gone', leadMs: null };

const report: AsRunReport = {
  run: 'a-run',
  title: 'A small show',
  show: 'small',
  openedWallMs: ZERO,
  lengthMs: 61_000,
  goesOn: false,
  facts: 12,
  rows: [row, decided, hole],
  remarks: ['The log is damaged.'],
};

describe('a report on a terminal', () => {
  it('stands in columns, evidence below what it is for', () => {
    const [title, remark, empty, ...lines] = asRunTable(report, clock).split('\n');
    expect(title).toMatch(/^A small show, Sunday,? 22 November 2026, 1:01 \(run a-run, times of UTC\)$/);
    expect([remark, empty]).toEqual(['! The log is damaged.', '']);
    expect(lines).toEqual([
      'time        show           what                             by            timing',
      '20:15:01.1  0:00:01.1   3  GO 1 Opens [one]                 the director  120 ms ahead',
      '20:15:01.1  0:00:01.1  12  2 Asks: the crowd decides [one]  the crowd     decided 40 ms late, 120 ms ahead',
      '                           9 of 14 did rise',
      '                           gone                             the director',
    ]);
  });

  it('lets one long name make one long row', () => {
    const long = asRunTable({ ...report, rows: [row, { ...row, what: 'x'.repeat(200) }] }, clock).split('\n');
    expect(long[4]?.length).toBeLessThan(130);
    expect(long[5]).toContain('x'.repeat(200));
  });
});

describe('the runs on a terminal', () => {
  it('stand one a line, with what is damaged', () => {
    const end = { standing: 'stopped', after: null } as const;
    const summary = { title: null, show: 'small', openedWallMs: ZERO, lengthMs: 5400, facts: 4, end, damage: null };
    expect(
      runsTable(
        [
          { ...summary, id: '2026-11-22T20-15-00.000Z' },
          { ...summary, id: 'b', show: null, openedWallMs: null, facts: 1200, damage: '2 facts cannot be read' },
        ],
        clock,
      ).split('\n'),
    ).toEqual([
      'run                       show   opened            length  facts  ended',
      '2026-11-22T20-15-00.000Z  small  2026-11-22 20:15   5.4 s      4  stopped',
      'b                         ?      ?                  5.4 s   1200  stopped  ! 2 facts cannot be read',
    ]);
  });
});
