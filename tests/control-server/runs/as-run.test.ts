import { describe, expect, it } from 'vitest';
import type { WholeRun } from '#control-server/journal/read-whole-run.ts';
import { type AsRunRow, asRun } from '#control-server/runs/as-run.ts';
import { timingWords } from '#control-server/runs/timing-words.ts';
import { chain, endOf } from '#installation/log/chain.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import { serverMs } from '#installation/time/axes.ts';
import { force, grant, rehearse, rehearsing } from '#tests/support/rehearsal.ts';
import { planOf, SAMPLE_PLANS, SAMPLE_SCORE } from '#tests/support/sample-score.ts';
import { EVIDENCE, factsOf, SAMPLES } from './sample-facts.ts';

const ZERO = Date.UTC(2026, 10, 22, 20, 15);

const wholeOf = (facts: readonly Fact[], more: Partial<WholeRun> = {}): WholeRun => ({
  id: '2026-11-22T20-15-00.000Z',
  folder: '/runs/x',
  zeroWallMs: ZERO,
  facts,
  holes: [],
  unreadAtEnd: 0,
  isTorn: false,
  keptAside: [],
  scores: [SAMPLE_SCORE],
  ...more,
});

const brief = ({ wallMs, showMs, what }: AsRunRow) => [(wallMs ?? Number.NaN) - ZERO, showMs, what];

describe('an as-run report', () => {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  grant(show, 9000, { type: 'pause' });
  grant(show, 12_000, { type: 'resume' });
  grant(show, 16_000, force('met'));
  grant(show, 30_000, { type: 'panic' });
  const report = asRun(wholeOf(show.facts), SAMPLE_PLANS, null);

  it('has every fact in order, and between them the cues that followed by themselves', () => {
    expect(report.rows.map(brief)).toEqual([
      [0, 0, 'the run of “small” was opened'],
      [0, 0, `the score “A small show” (${SAMPLE_SCORE.hash.slice(0, 8)}) plays from here on`],
      [1000, 1000, 'GO 1 Opens'],
      [4500, 4500, '2 Asks follows'],
      [9000, 9000, 'pause'],
      [12_000, 9000, 'the show goes on'],
      [16_000, 13_000, '2 Asks: the director forces it, “risen” → 3 Risen'],
      [18_000, 15_000, '5 Goes on follows'],
      [30_000, 27_000, 'panic: everything to black'],
    ]);
  });

  it('tells what it is of', () => {
    expect(report).toMatchObject({
      run: '2026-11-22T20-15-00.000Z',
      title: 'A small show',
      show: 'small',
      openedWallMs: ZERO,
      lengthMs: 30_000,
      facts: 7,
      remarks: [],
    });
  });

  it('gives each row its cue, and what is no fact no number', () => {
    expect(report.rows[3]).toMatchObject({
      seq: null,
      kind: 'followed',
      sequence: 'one',
      cue: '2',
      cueName: 'Asks',
      cause: 'the score',
      leadMs: null,
    });
    expect(report.rows[6]).toMatchObject({ seq: 6, kind: 'decision', sequence: 'one', cue: '2', cueName: 'Asks' });
  });

  it('goes on to the present where the run does', () => {
    const going = asRun(wholeOf(show.facts.slice(0, 3)), SAMPLE_PLANS, serverMs(20_000));
    expect(going.rows.map(({ what }) => what).slice(3)).toEqual(['2 Asks follows']);
    expect(going.lengthMs).toBe(20_000);
  });

  it('lists the cues of a group behind the GO that began it, and each round of a loop', () => {
    const plan = planOf([
      {
        cue: 1,
        group: {
          mode: 'in-order',
          cues: [
            { cue: 'a', duration: '1s' },
            { cue: 'b', duration: '1s' },
          ],
        },
        repeat: { times: 2 },
      },
    ]);
    const looped = rehearsing(plan);
    grant(looped, 1000, { type: 'go' });
    const plans = new Map([[plan.scoreHash, plan]]);
    const { rows } = asRun(wholeOf(looped.facts), plans, serverMs(9000));
    expect(rows.slice(2).map(({ wallMs, what }) => [(wallMs ?? 0) - ZERO, what])).toEqual([
      [1000, 'GO 1 N'],
      [1000, 'a N follows in 1 N'],
      [2000, 'b N follows in 1 N'],
      [3000, 'a N follows in 1 N'],
      [4000, 'b N follows in 1 N'],
    ]);
  });

  it('has no time of day where nobody knows when the run began', () => {
    const { rows, remarks } = asRun(wholeOf(show.facts, { zeroWallMs: null }), SAMPLE_PLANS, null);
    expect(rows.every(({ wallMs }) => wallMs === null)).toBe(true);
    expect(remarks).toEqual(['When the run was opened cannot be told, so it has no time of day.']);
  });

  it('of a run in which nothing happened has no rows', () => {
    expect(asRun(wholeOf([], { scores: [] }), new Map(), null)).toMatchObject({ rows: [], title: null, lengthMs: 0 });
  });
});

describe('the timing of a fact', () => {
  /** A quorum asked at 4500, with ten seconds' time. */
  const asked = rehearse();
  grant(asked, 1000, { type: 'go' });
  const decidedAt = (
    recordedAtMs: number,
    change: Partial<(typeof SAMPLES)['quorum-decided']>,
  ): AsRunRow | undefined => {
    const event: FactEvent = { ...SAMPLES['quorum-decided'], ...change };
    const placed = { atMs: serverMs(recordedAtMs + 120), recordedAtMs: serverMs(recordedAtMs), event };
    const fact = chain(endOf(asked.facts), { ...placed, cause: { by: 'clock' } });
    return asRun(wholeOf([...asked.facts, fact]), SAMPLE_PLANS, null).rows.find(({ seq }) => seq === fact.seq);
  };

  it('says how far ahead it was written', () => {
    const row = asRun(wholeOf(factsOf([SAMPLES['run-opened']])), SAMPLE_PLANS, null).rows[0];
    expect(row).toMatchObject({ leadMs: 120, lateMs: null, command: 'c-1', cause: 'the director' });
    expect(row && timingWords(row)).toBe('120 ms ahead');
  });

  it('says how late a time that ran out was decided', () => {
    const row = decidedAt(14_538, { outcome: 'unmet', how: 'timeout' });
    expect(row?.lateMs).toBeCloseTo(38, 6);
    expect(row && timingWords(row)).toBe('decided 38 ms late, 120 ms ahead');
    expect(decidedAt(14_500, { outcome: 'unmet', how: 'timeout' })?.lateMs).toBeCloseTo(0, 6);
  });

  it('counts no time that the decision was held back', () => {
    const held = rehearse();
    grant(held, 1000, { type: 'go' });
    grant(held, 6000, { type: 'quorum-hold', cue: 'one/2' });
    grant(held, 9000, { type: 'quorum-release', cue: 'one/2' });
    held.declare(17_530, { ...SAMPLES['quorum-decided'], outcome: 'unmet', how: 'timeout' });
    const row = asRun(wholeOf(held.facts), SAMPLE_PLANS, null).rows.findLast(({ kind }) => kind === 'decision');
    expect(row?.lateMs).toBeCloseTo(30, 6);
  });

  it('says how much longer than asked the crowd had held it', () => {
    expect(decidedAt(8000, { evidence: { ...EVIDENCE, dwellMs: 1250 } })).toMatchObject({ lateMs: 250 });
    expect(decidedAt(8000, { how: 'forced' })).toMatchObject({ lateMs: null });
  });

  it.each([
    [{ leadMs: 0, lateMs: null }, 'at once'],
    [{ leadMs: -40, lateMs: null }, '40 ms after it was due'],
    [{ leadMs: 120, lateMs: 0.3 }, 'decided in time, 120 ms ahead'],
    [{ leadMs: null, lateMs: null }, ''],
  ])('%o is “%s”', (row, words) => {
    expect(timingWords(row)).toBe(words);
  });
});

describe('the report of a damaged run', () => {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  grant(show, 9000, { type: 'pause' });
  grant(show, 12_000, { type: 'resume' });
  grant(show, 16_000, force('met'));
  const left = show.facts.filter(({ seq }) => seq !== 4);

  it('tells the hole in its place, and no show time behind it', () => {
    const { rows, remarks, lengthMs } = asRun(wholeOf(left, { holes: [{ from: 4, to: 4 }] }), SAMPLE_PLANS, null);
    expect(rows.slice(3).map(brief)).toEqual([
      [12_000, null, 'fact 4 cannot be read'],
      [12_000, null, 'the show goes on'],
      [16_000, null, '2 Asks: the director forces it, “risen” → 3 Risen'],
    ]);
    expect(remarks[0]).toBe('The log is damaged: fact 4 cannot be read.');
    expect(lengthMs).toBe(16_000);
  });

  it('tells a hole at the very beginning', () => {
    const { rows, show: name } = asRun(
      wholeOf(show.facts.slice(3), { holes: [{ from: 1, to: 3 }] }),
      SAMPLE_PLANS,
      null,
    );
    expect(rows[0]).toMatchObject({ kind: 'hole', what: 'facts 1 to 3 cannot be read' });
    expect(name).toBe('small');
  });

  it('says what else is wrong', () => {
    const { remarks } = asRun(
      wholeOf(show.facts, { unreadAtEnd: 2, keptAside: ['log.ndjson.damaged-5'], scores: [] }),
      new Map(),
      null,
    );
    expect(remarks).toEqual([
      'The log is damaged at its end: 2 line(s) mean nothing.',
      'A start found the log damaged; what it did not believe is kept as log.ndjson.damaged-5.',
      'A score it was played with cannot be read any more; its cues stand without their names.',
    ]);
  });

  it('without its score has the facts, and the show’s own time', () => {
    const { rows, title } = asRun(wholeOf(show.facts, { scores: [] }), new Map(), null);
    expect(title).toBe('small');
    expect(rows.map(brief).slice(2)).toEqual([
      [1000, 1000, 'GO one/1'],
      [9000, 9000, 'pause'],
      [12_000, 9000, 'the show goes on'],
      [16_000, 13_000, 'one/2: the director forces it, met'],
    ]);
  });
});

it('says why the crowd decided as it did, of triggers too', () => {
  const { rows } = asRun(wholeOf(factsOf(Object.values(SAMPLES))), SAMPLE_PLANS, null);
  const withEvidence = rows.filter(({ evidence }) => evidence !== null);
  expect(withEvidence.map(({ what }) => what)).toEqual([
    'trigger somebody',
    '2 Asks: the crowd decides, “risen” → 3 Risen',
  ]);
  expect(withEvidence[0]?.evidence?.words).toContain('9 of 14 did rise');
});
