import { describe, expect, it } from 'vitest';
import { continues, endOf } from '#installation/log/chain.ts';
import { factSchema } from '#installation/log/fact.ts';
import { type RehearsalMoment, rehearse, rehearsing, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { asRunOf, beganAt, inShort, planOfParts, rehearsed, SMALL_PLAN, UNWILLING, WILLING } from './small-show.ts';

const LEAD_MS = 120;

describe('a rehearsal', () => {
  it('plays the sequences in the order of the score, and tells what brought every cue about', () => {
    expect(asRunOf(rehearsed())).toEqual([
      'one/1 go',
      'one/2 follow',
      'one/3 crowd',
      'one/5 follow',
      'one/5a group',
      'one/5b group',
      'one/5c group',
      'two/A go',
      'two/B follow',
    ]);
  });

  it('fires every cue at its moment', () => {
    const run = rehearsed();
    expect(beganAt(run, 'one/1')).toBe(0);
    expect(beganAt(run, 'one/2')).toBe(3000);
    const answeredAt = beganAt(run, 'one/3');
    expect(beganAt(run, 'one/5')).toBe(answeredAt + 1000);
    expect(beganAt(run, 'one/5b')).toBe(answeredAt + 2000);
    expect(beganAt(run, 'one/5c')).toBe(answeredAt + 2000);
    // The group is over two seconds later, and then the operator takes two, and the fact its lead.
    expect(beganAt(run, 'two/A')).toBe(answeredAt + 6000 + LEAD_MS);
    expect(beganAt(run, 'two/B')).toBe(beganAt(run, 'two/A'));
  });

  it('is over when nothing runs and nothing stands by', () => {
    const run = rehearsed();
    expect(run.end).toBe('over');
    expect(run.lastsMs).toBe(beganAt(run, 'two/B') + 2000);
    expect(run.endedAtMs - run.beganAtMs).toBe(run.lastsMs);
  });

  it('asks the crowd, which answers after its reaction and a dwell', () => {
    const [decision, ...more] = rehearsed().decisions;
    expect(more).toEqual([]);
    expect(decision).toMatchObject({ cue: 'one/2', taken: 'risen', outcome: 'met', how: 'crowd' });
    const { active, present, share, dwellMs } = decision?.evidence ?? {};
    expect(active).toBeGreaterThan(10);
    expect(present).toBeGreaterThanOrEqual(active ?? 0);
    expect(present).toBeLessThanOrEqual(20);
    expect(share).toBeGreaterThanOrEqual(0.5);
    expect(dwellMs).toBeGreaterThanOrEqual(1000);
    expect(dwellMs).toBeLessThan(1200);
  });

  it('takes the default way when an unwilling crowd lets the time run out', () => {
    const run = rehearsed(UNWILLING);
    expect(asRunOf(run).slice(0, 4)).toEqual(['one/1 go', 'one/2 follow', 'one/4 timeout', 'one/5 follow']);
    expect(run.decisions).toMatchObject([
      { taken: 'not yet', outcome: 'unmet', how: 'timeout', evidence: { active: 0 } },
    ]);
    expect(beganAt(run, 'one/4')).toBe(3000 + 20_000 + LEAD_MS);
  });

  it('gets along without anybody', () => {
    const run = rehearsed({ crowd: 0 });
    expect(run.decisions).toMatchObject([{ how: 'timeout', evidence: { present: 0, active: 0, share: 0 } }]);
    expect(run.end).toBe('over');
  });

  it('hears a slow crowd later than a quick one', () => {
    const slow = beganAt(rehearsed({ reactionMs: 4000 }), 'one/3');
    expect(slow - beganAt(rehearsed({ reactionMs: 500 }), 'one/3')).toBeGreaterThan(1500);
  });

  it('takes no answer from before the question, however quick people are', () => {
    expect(beganAt(rehearsed({ reactionMs: 0 }), 'one/3')).toBeGreaterThanOrEqual(3000 + 1000);
  });

  it('writes a log that anybody can read back, and that gives the same show', () => {
    const run = rehearsed();
    let end = endOf([]);
    for (const fact of run.facts) {
      expect(factSchema.parse(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
      expect(continues(end, fact)).toBe(true);
      end = endOf([fact]);
    }
    const last = stateAt(new Map([[SMALL_PLAN.scoreHash, SMALL_PLAN]]), run.facts, serverMs(run.endedAtMs));
    expect(last.values).toMatchObject({ light: 0, tilt: 1 });
    expect(last.mode).toBe('idle');
  });

  it('has facts only for what somebody did or decided', () => {
    expect(rehearsed().facts.map(({ event, cause }) => `${event.type} ${cause.by}`)).toEqual([
      'run-opened server',
      'score-adopted server',
      'cue-fired director',
      'quorum-decided crowd',
      'cue-fired director',
    ]);
  });
});

describe('chance', () => {
  it('is the same for the same seed', () => {
    for (const seed of [1, 2, 4_000_000_000]) {
      const options = { ...USUAL_REHEARSAL, seed };
      const [a, b] = [rehearse(SMALL_PLAN, options), rehearse(SMALL_PLAN, options)];
      expect(a.facts).toEqual(b.facts);
      expect(a.hash).toBe(b.hash);
      expect(a).toEqual(b);
    }
  });

  it('is another for another seed', () => {
    const hashes = [1, 2, 3, 4, 5].map((seed) => rehearse(SMALL_PLAN, { ...USUAL_REHEARSAL, seed }).hash);
    expect(new Set(hashes).size).toBe(5);
  });

  it('lets every other condition change the hash, as far as it changes what happens', () => {
    const hash = rehearsed().hash;
    expect(rehearsed({ compliance: 0 }).hash).not.toBe(hash);
    expect(rehearsed({ crowd: 21 }).hash).not.toBe(hash);
    expect(rehearsed({ pauseMs: [2001, 2001] }).hash).not.toBe(hash);
    expect(rehearsed({ limitMs: 3_600_000 }).hash).toBe(hash);
  });

  it('gives the operator human pauses', () => {
    const pauses = Array.from({ length: 20 }, (_, seed) => {
      const [first] = rehearse(SMALL_PLAN, { ...USUAL_REHEARSAL, seed }).facts.slice(2);
      return first?.recordedAtMs ?? 0;
    });
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(3001);
    expect(new Set(pauses).size).toBeGreaterThan(15);
  });
});

describe('a rehearsal told moment by moment', () => {
  function told(options = WILLING): RehearsalMoment[] {
    return [...rehearsing(SMALL_PLAN, options)];
  }

  it('tells every cue when it begins', () => {
    const moments = told();
    const rows = moments.flatMap((moment) => moment.rows);
    expect(rows.map(inShort)).toEqual(asRunOf(rehearsed()));
    for (const { rows: begun, atMs } of moments) for (const row of begun) expect(row.atMs).toBe(atMs);
  });

  it('only ever goes forward', () => {
    const times = told().map(({ atMs }) => atMs);
    for (const [index, atMs] of times.entries()) if (index > 0) expect(atMs).toBeGreaterThan(times[index - 1] ?? 0);
  });

  it('looks ten times a second while the crowd is asked, and jumps from change to change where nobody is', () => {
    const moments = told(UNWILLING);
    const asked = moments.filter(({ state }) => state.quorum !== null);
    expect(asked.length).toBeGreaterThanOrEqual(200);
    expect(asked.length).toBeLessThan(210);
    expect(moments.length - asked.length).toBeLessThan(25);
  });
});

describe('a rehearsal that begins in the midst', () => {
  it('jumps there, and goes on from there', () => {
    const run = rehearsed({ from: 'two/B' });
    expect(asRunOf(run)).toEqual(['two/B jump']);
    expect(run.facts.map(({ event }) => event.type)).toEqual(['run-opened', 'score-adopted', 'jumped']);
    expect(run.lastsMs).toBe(2000);
  });

  it('finds the picture that the cues before leave', () => {
    const [, , first] = [...rehearsing(SMALL_PLAN, { ...WILLING, from: 'one/5' })].filter(
      ({ rows }) => rows.length > 0,
    );
    expect(first?.state.values.light).toBeCloseTo(0.2);
  });

  it('begins inside a group, with the groups around it', () => {
    expect(asRunOf(rehearsed({ from: 'one/5c' }))).toEqual(['one/5 jump', 'one/5c jump', 'two/A go', 'two/B follow']);
  });
});

describe('the end of a rehearsal', () => {
  const ends = (on: string, go: string) => ({ ends: on, go });

  it('comes when an unattended show is back at a sequence it has played', () => {
    const plan = planOfParts(
      { day: [{ cue: '1', duration: '5s' }], night: [{ cue: '1', duration: '3s' }] },
      { triggers: { dusk: ends('day', 'night'), dawn: ends('night', 'day') } },
    );
    const run = rehearsed({}, plan);
    expect(asRunOf(run)).toEqual(['day/1 go', 'night/1 sequence-end', 'day/1 sequence-end']);
    expect(run.end).toBe('loop');
    expect(run.lastsMs).toBe(8000);
    expect(run.asRun[1]?.cause).toEqual({ by: 'sequence-end', trigger: 'dusk' });
  });

  it('comes when a sequence begins itself again, though its last cue takes no time', () => {
    const plan = planOfParts(
      { round: [{ cue: '1', duration: '5s', next: 'follow' }, { cue: '2' }] },
      { triggers: { again: ends('round', 'round') } },
    );
    const run = rehearsed({}, plan);
    expect(asRunOf(run)).toEqual(['round/1 go', 'round/2 follow', 'round/1 sequence-end']);
    expect(run.end).toBe('loop');
  });

  it('comes at its limit, for a show that goes on and on', () => {
    const plan = planOfParts({ ring: [{ cue: '1', duration: '5s', next: 'follow', goTo: '1' }] });
    const run = rehearsed({ limitMs: 60_000 }, plan);
    expect(run.end).toBe('limit');
    expect(run.endedAtMs).toBe(60_000);
    expect(run.asRun.length).toBe(12);
  });

  it('comes when something runs that nobody will ever end', () => {
    const quorum = {
      gesture: 'rise',
      share: 0.5,
      dwell: '1s',
      timeout: '10s',
      arms: 'by-hand',
      met: { label: 'risen', go: '2' },
      unmet: { label: 'not yet', go: '2' },
    };
    const plan = planOfParts({ one: [{ cue: '1', quorum }, { cue: '2' }] });
    const alone = rehearsed({ attended: false, from: 'one/1' }, plan);
    expect(alone).toMatchObject({ end: 'stuck', decisions: [] });
    expect(asRunOf(alone)).toEqual(['one/1 jump']);
    // With somebody at the panel the question is put, and the crowd decides it.
    expect(asRunOf(rehearsed({ from: 'one/1' }, plan))).toEqual(['one/1 jump', 'one/2 crowd']);
  });

  it('comes at once where nobody is at the panel and nothing begins by itself', () => {
    const run = rehearsed({ attended: false });
    expect(run).toMatchObject({ end: 'over', lastsMs: 0, asRun: [], decisions: [] });
  });
});
