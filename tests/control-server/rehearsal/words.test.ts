import { describe, expect, it } from 'vitest';
import { createCueTable } from '#control-server/rehearsal/cue-table.ts';
import { evidenceInWords } from '#control-server/rehearsal/evidence-words.ts';
import { plain } from '#control-server/rehearsal/paint.ts';
import { progressLine } from '#control-server/rehearsal/progress.ts';
import { closing, opening } from '#control-server/rehearsal/report.ts';
import type { QuorumEvidence } from '#installation/log/quorum-evidence.ts';
import { rehearsing } from '#installation/rehearsal/rehearse.ts';
import {
  planOfParts,
  rehearsed,
  SMALL_PLAN,
  SMALL_SHOW_TEXT,
  UNWILLING,
  WILLING,
} from '#tests/installation/rehearsal/small-show.ts';
import { planOfText } from '#tests/support/sample-score.ts';

const EVIDENCE: QuorumEvidence = {
  option: 0,
  what: { mode: 'any', gestures: ['rise'] },
  share: 22 / 33,
  threshold: 0.5,
  present: 33,
  active: 22,
  minPeople: 1,
  dwellMs: 1050,
  requiredDwellMs: 1000,
  synchrony: null,
  askedSynchrony: null,
  chanceSynchrony: null,
  weights: { camera: 1, phone: 1, operator: 1 },
  sources: [],
  others: [],
};

const words = (change: Partial<QuorumEvidence>, quorum: Parameters<typeof evidenceInWords>[1] = null): string =>
  evidenceInWords({ ...EVIDENCE, ...change }, quorum);

describe('evidence in words', () => {
  it('says how many did it, what was asked, and how long they held it', () => {
    expect(words({})).toBe('22 of 33 rise (67 %, 50 % asked) for 1.0 s');
  });

  it('says what kept them from it', () => {
    expect(words({ active: 3, share: 3 / 33, dwellMs: 0 })).toBe('3 of 33 rise (9 %, 50 % asked)');
    expect(words({ active: 22, minPeople: 30, dwellMs: 0 })).toBe(
      '22 of 33 rise (67 %, 50 % asked), at least 30 asked',
    );
    expect(words({ dwellMs: 620 })).toBe('22 of 33 rise (67 %, 50 % asked), held for 0.6 s of 1.0 s');
  });

  it('says which gestures were meant, and how far they moved together', () => {
    expect(words({ what: { mode: 'any', gestures: ['rise', 'link'] } })).toContain('22 of 33 rise or link (');
    expect(words({ what: { mode: 'all', gestures: ['rise', 'link'] } })).toContain('22 of 33 rise and link (');
    expect(words({ askedSynchrony: 0.5, synchrony: 0.823 })).toContain(', in step 0.82 (0.50 asked)');
    expect(words({ askedSynchrony: 0.5 })).toContain(', in step not known (0.50 asked)');
  });

  it('says how the other options stood, by their labels', () => {
    const others = [{ option: 1, share: 0.1, active: 4 }];
    expect(words({ others })).toMatch(/, option 2 4$/);
    const labels = ['rising', 'linking'];
    const quorum = { options: labels.map((label) => ({ label })) } as never;
    expect(words({ others }, quorum)).toMatch(/, linking 4$/);
  });
});

describe('the as-run table', () => {
  it('is aligned, and tells time, place, name and cause of every cue', () => {
    const run = rehearsed(UNWILLING);
    const table = createCueTable(SMALL_PLAN, plain);
    const lines = [table.head, ...run.asRun.map((row) => table.row(row, row.atMs - run.beganAtMs))];
    expect(lines).toEqual([
      '       time  sequence  cue  name          why',
      '     0:00.0  one       1    Opens         GO',
      '     0:03.0  one       2    Asks          follow',
      '     0:23.1  one       4    Not yet       timeout: not yet  0 of 18 rise (0 %, 50 % asked)',
      '     0:24.1  one       5    Plays         follow',
      '     0:24.1  one       5a     First       group',
      '     0:25.1  one       5b     In no time  group',
      '     0:25.1  one       5c     Last        group',
      '     0:29.2  two       A    In no time    GO',
      '     0:29.2  two       B    Ends          follow',
    ]);
  });

  it('says what a trigger heard, and which sequence ended', () => {
    const plan = planOfParts(
      { wake: [{ cue: '1', duration: '5s' }], sleep: [{ cue: '1', name: 'A'.repeat(60), duration: '5s' }] },
      {
        triggers: {
          wakes: { quorum: { gesture: 'rise', share: 0.4, dwell: '1s' }, go: 'wake' },
          sleeps: { ends: 'wake', go: 'sleep' },
        },
      },
    );
    const run = rehearsed({ attended: false, limitMs: 60_000 }, plan);
    const table = createCueTable(plan, plain);
    const [wakes, sleeps] = run.asRun.map((row) => table.row(row, row.atMs - run.beganAtMs));
    expect(wakes).toMatch(/trigger wakes {2}\d+ of \d+ rise \(\d+ %, 40 % asked\) for 1\.\d s$/);
    expect(sleeps).toMatch(/ A{39}… {2}sequence end, sleeps$/);
  });
});

describe('what is printed round the table', () => {
  it('begins with the conditions', () => {
    expect(opening(SMALL_PLAN, WILLING, plain)).toBe(
      '\n  Rehearsal · A small show\n  seed 1 · 20 people · 100 % of them join in, after 0.5 s · Saturday 20:00\n',
    );
    const told = opening(SMALL_PLAN, { ...WILLING, attended: false, startsAt: { day: 1, minutes: 545 } }, plain);
    expect(told).toContain('Monday 09:05 · nobody at the panel');
  });

  it('ends with what was expected, the count and the hash', () => {
    const lines = [
      '{ says: They rise, reached: one/3 }',
      '{ reached: one/4 }',
      '{ given: { crowd: [1, 2] }, reached: two }',
    ];
    const run = rehearsed({}, planOfText(`${SMALL_SHOW_TEXT}expect: [${lines.join(', ')}]\n`));
    const told = closing(run, plain).split('\n');
    expect(told[1]).toBe('  Expected');
    expect(told[2]).toMatch(/^ {2}✓ They rise {2}one\/3 was fired at 0:0\d\.\d$/);
    expect(told.slice(3, 6)).toEqual([
      '  ✗ one/4 is reached',
      '    one/4 was never fired',
      '  · 1 not asked: meant for 1 to 2 people, and there are 20',
    ]);
    expect(told[7]).toMatch(/^ {2}Over after 0:1\d\.\d\.$/);
    expect(told[8]).toBe('  9 cues, 1 decision (1 by the crowd), 5 facts.');
    expect(told[9]).toBe('  1 held, 1 failed, 1 not asked.');
    expect(told[10]).toBe(`  ${run.hash}`);
  });

  it('says how it ended, where it was not simply over', () => {
    const ring = planOfParts({ ring: [{ cue: '1', duration: '5s', next: 'follow', goTo: '1' }] });
    expect(closing(rehearsed({ limitMs: 60_000 }, ring), plain)).toContain(
      'Broken off after 0:57.8, with ring/1 as the last',
    );
    const loop = planOfParts(
      { day: [{ cue: '1', duration: '5s' }] },
      { triggers: { again: { ends: 'day', go: 'day' } } },
    );
    expect(closing(rehearsed({}, loop), plain)).toContain('Back at day/1 after 0:05.0: from here it goes round.');
    const quorum = {
      gesture: 'rise',
      share: 0.5,
      dwell: '1s',
      timeout: '10s',
      arms: 'by-hand',
      met: { label: 'risen', go: '2' },
      unmet: { label: 'not yet', go: '2' },
    };
    const waiting = planOfParts({ one: [{ cue: '1', quorum }, { cue: '2' }] });
    expect(closing(rehearsed({ attended: false, from: 'one/1' }, waiting), plain)).toContain(
      'It stands still since one/1: something runs that nobody will ever end.',
    );
    expect(closing(rehearsed({ attended: false }), plain)).toContain(
      'Nothing was fired in 0:00.0: nobody was there to press GO, and no trigger had its time or its crowd.',
    );
    expect(closing(rehearsed(), plain)).toContain('The score expects nothing of a rehearsal.');
  });
});

describe('the progress bar', () => {
  it('grows with the score, and says what runs', () => {
    const moments = [...rehearsing(SMALL_PLAN, WILLING)];
    const lines = moments.map((moment) => progressLine(SMALL_PLAN, moment, moment.atMs, 80, plain));
    const filled = lines.map((line) => [...line].filter((character) => character === '━').length);
    expect(filled[0]).toBe(0);
    expect(Math.max(...filled)).toBe(24);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines[0]).toMatch(/─{24} {2}0:00\.0 · waiting for GO$/);
    expect(lines.some((line) => line.endsWith('one 2 Asks · the crowd is asked'))).toBe(true);
  });

  it('is cut where the terminal is narrow', () => {
    const [moment] = rehearsing(SMALL_PLAN, WILLING);
    if (!moment) throw new Error('nothing was told');
    expect(progressLine(SMALL_PLAN, moment, 0, 40, plain).length).toBeLessThanOrEqual(40);
  });
});
