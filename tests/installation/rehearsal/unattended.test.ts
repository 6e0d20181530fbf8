import { describe, expect, it } from 'vitest';
import { openByHours } from '#installation/rules/opening-hours.ts';
import { asRunOf, beganAt, planOfParts, rehearsed } from './small-show.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const rising = { gesture: 'rise', share: 0.4, dwell: '1s', rest: '5s' };
const ALONE = { attended: false, limitMs: 2 * HOUR } as const;

describe('a house with hours', () => {
  const hours = [{ from: '18:00', to: '19:00' }];
  const piece = { piece: [{ cue: '1', duration: '10m' }] };

  it('opens its doors as the rehearsal begins, and closes them', () => {
    const run = rehearsed(ALONE, planOfParts(piece, { hours, triggers: { again: { ends: 'piece', go: 'piece' } } }));
    const doors = run.facts.filter(({ event }) => event.type.startsWith('doors'));
    expect(doors.map(({ event, recordedAtMs }) => `${event.type} ${recordedAtMs}`)).toEqual([
      'doors-opened 0',
      `doors-closed ${HOUR}`,
    ]);
    expect(doors.every(({ cause }) => cause.by === 'clock')).toBe(true);
  });

  it('is begun in by a trigger at the time of the opening', () => {
    const plan = planOfParts(piece, { hours, triggers: { opening: { at: '18:00', doors: 'open', go: 'piece' } } });
    const run = rehearsed(ALONE, plan);
    expect(asRunOf(run)).toEqual(['piece/1 trigger']);
    expect(run.asRun[0]?.cause).toEqual({ by: 'trigger', trigger: 'opening', evidence: null });
    expect(run.beganAtMs).toBeLessThan(500);
    expect(openByHours(plan.hours, { day: 6, minutes: 18 * 60 }).isOpen).toBe(true);
  });

  it('plays at a time of day, to the millisecond', () => {
    const plan = planOfParts(piece, { hours, triggers: { bell: { at: '18:42', go: 'piece' } } });
    const run = rehearsed(ALONE, plan);
    const fired = run.facts.filter(({ event }) => event.type === 'trigger-fired');
    expect(fired.map(({ recordedAtMs }) => recordedAtMs)).toEqual([42 * MINUTE]);
  });

  it('begins at any time it is told to', () => {
    const plan = planOfParts(piece, { hours, triggers: { bell: { at: '18:42', go: 'piece' } } });
    const startsAt = { day: 2, minutes: 18 * 60 + 40 };
    expect(rehearsed({ ...ALONE, startsAt }, plan).beganAtMs).toBe(2 * MINUTE + 120);
    const closed = rehearsed({ ...ALONE, startsAt: { day: 2, minutes: 12 * 60 } }, plan);
    expect(closed.facts.some(({ event }) => event.type === 'doors-opened')).toBe(false);
    expect(closed.end).toBe('limit');
  });
});

describe('a piece that the crowd wakes', () => {
  const plan = planOfParts(
    { wake: [{ cue: '1', duration: '20s' }], sleep: [{ cue: '1', duration: '5s' }] },
    { triggers: { wakes: { quorum: rising, go: 'wake' }, sleeps: { ends: 'wake', go: 'sleep' } } },
  );

  it('is woken, goes to sleep, and has come round when it is woken again', () => {
    const run = rehearsed(ALONE, plan);
    expect(asRunOf(run)).toEqual(['wake/1 trigger', 'sleep/1 sequence-end', 'wake/1 trigger']);
    expect(run.end).toBe('loop');
    expect(beganAt(run, 'sleep/1')).toBe(20_000);
    expect(run.decisions).toEqual([]);
  });

  it('says what the crowd did', () => {
    const { cause } = rehearsed(ALONE, plan).asRun[0] ?? {};
    expect(cause).toMatchObject({
      by: 'trigger',
      trigger: 'wakes',
      evidence: { threshold: 0.4, requiredDwellMs: 1000 },
    });
    const evidence = cause?.by === 'trigger' ? cause.evidence : null;
    expect(evidence?.share).toBeGreaterThanOrEqual(0.4);
  });

  it('sleeps on where nobody does as it hopes', () => {
    expect(rehearsed({ ...ALONE, compliance: 0, limitMs: 5 * MINUTE }, plan)).toMatchObject({
      end: 'limit',
      asRun: [],
    });
    expect(rehearsed({ ...ALONE, crowd: 0, limitMs: 5 * MINUTE }, plan).asRun).toEqual([]);
  });

  it('is woken sooner or later by a few who try again from minute to minute', { timeout: 60_000 }, () => {
    const shy = { ...ALONE, compliance: 0.4, crowd: 12, limitMs: HOUR };
    const begins = [1, 2, 3, 4, 5].map((seed) => rehearsed({ ...shy, seed }, plan).beganAtMs);
    expect(Math.max(...begins)).toBeGreaterThan(10_000);
    expect(new Set(begins).size).toBeGreaterThan(1);
  });

  it('is not taken for a show that has come round where the crowd only interrupts a sequence', () => {
    const always = planOfParts(
      {
        long: [
          { cue: '1', duration: '2m', next: 'follow' },
          { cue: '2', duration: '5s' },
          { cue: '9', duration: '3s' },
        ],
      },
      { triggers: { greets: { quorum: { ...rising, rest: '1m' }, during: 'running', go: 'long/9' } } },
    );
    const run = rehearsed({}, always);
    expect(asRunOf(run).slice(0, 2)).toEqual(['long/1 go', 'long/9 trigger']);
    expect(run.end).toBe('over');
  });
});

describe('a show that is attended', () => {
  it('does not wait for a crowd that might begin it again', () => {
    const plan = planOfParts(
      { one: [{ cue: '1', duration: '5s' }] },
      { triggers: { again: { quorum: { ...rising, dwell: '10s' }, go: 'one' } } },
    );
    const run = rehearsed({}, plan);
    expect(asRunOf(run)).toEqual(['one/1 go']);
    expect(run).toMatchObject({ end: 'over', lastsMs: 5000 });
  });
});
