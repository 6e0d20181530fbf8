import { describe, expect, it } from 'vitest';
import { plain } from '#control-server/rehearsal/paint.ts';
import type { CommandOptions } from '#control-server/rehearsal/rehearsal-options.ts';
import { cueFrom, runRehearsal } from '#control-server/rehearsal/run-rehearsal.ts';
import type { Plan } from '#installation/score/plan.ts';
import { rehearsed, SMALL_PLAN, SMALL_SHOW_TEXT, WILLING } from '#tests/installation/rehearsal/small-show.ts';
import { type FakeTime, fakeTime } from '#tests/support/fake-time.ts';
import { planOfText } from '#tests/support/sample-score.ts';

const OPTIONS: CommandOptions = {
  showFile: 'small',
  from: null,
  speed: null,
  json: false,
  takeFile: null,
  rehearsal: WILLING,
};

interface Told {
  readonly texts: string[];
  readonly time: FakeTime;
  readonly holds: Promise<boolean>;
}

function run(options: Partial<CommandOptions> = {}, plan: Plan = SMALL_PLAN, isTTY = false): Told {
  const texts: string[] = [];
  const time = fakeTime();
  const out = { isTTY, columns: 100, write: (text: string) => texts.push(text) };
  const surroundings = { out, paint: plain, clock: time.clock, timers: time.timers };
  return { texts, time, holds: runRehearsal(plan, { ...OPTIONS, ...options }, null, surroundings) };
}

const expecting = (expectation: string): Plan => planOfText(`${SMALL_SHOW_TEXT}expect: [${expectation}]\n`);

describe('the rehearsal command', () => {
  it('prints the table, what was expected, and the hash', async () => {
    const { texts, holds } = run();
    expect(await holds).toBe(true);
    const text = texts.join('');
    expect(text).toContain('Rehearsal · A small show');
    expect(text.match(/^ +\d:\d\d\.\d {2}(one|two)/gm)?.length).toBe(9);
    expect(text).toContain(rehearsed().hash);
    expect(text).not.toContain('\x1b');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('answers whether everything held', async () => {
    expect(await run({}, expecting('{ reached: one/3 }')).holds).toBe(true);
    expect(await run({}, expecting('{ reached: one/3 }, { reached: one/4 }')).holds).toBe(false);
    expect(await run({}, expecting('{ reached: one/4, given: { crowd: [0, 1] } }')).holds).toBe(true);
  });

  it('prints one JSON object and nothing else where that is asked for', async () => {
    const { texts, holds } = run({ json: true }, expecting('{ reached: one/4 }'), true);
    expect(await holds).toBe(false);
    const report = JSON.parse(texts.join(''));
    expect(Object.keys(report)).toEqual([
      'show',
      'title',
      'scoreHash',
      'seed',
      'crowd',
      'take',
      'compliance',
      'reactionMs',
      'from',
      'attended',
      'end',
      'lastsMs',
      'asRun',
      'decisions',
      'expectations',
      'facts',
      'hash',
    ]);
    expect(report).toMatchObject({
      show: 'small',
      seed: 1,
      crowd: 20,
      compliance: 1,
      reactionMs: 500,
      end: 'over',
      facts: 5,
    });
    expect(report.asRun[0]).toEqual({
      atMs: 0,
      sequence: 'one',
      cue: '1',
      name: 'Opens',
      depth: 0,
      cause: { by: 'go' },
    });
    expect(report.asRun[2]).toMatchObject({ cue: '3', cause: { by: 'crowd', cue: 'one/2', taken: 'risen' } });
    expect(report.decisions).toMatchObject([
      { cue: 'one/2', taken: 'risen', outcome: 'met', how: 'crowd', evidence: { threshold: 0.5 } },
    ]);
    expect(report.decisions[0].atMs).toBe(report.asRun[2].atMs);
    expect(report.lastsMs).toBeGreaterThan(report.asRun.at(-1).atMs);
    expect(report.expectations).toEqual([
      { says: 'one/4 is reached', outcome: 'failed', found: 'one/4 was never fired' },
    ]);
    expect(report.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('prints the same for the same seed, and something else for another', async () => {
    const textOf = async (seed: number) => {
      const { texts, holds } = run({ rehearsal: { ...WILLING, pauseMs: [1000, 3000], seed } });
      await holds;
      return texts.join('');
    };
    expect(await textOf(1)).toBe(await textOf(1));
    expect(await textOf(2)).not.toBe(await textOf(1));
  });

  it('plays at the speed that is asked for, and prints as it goes', async () => {
    const { texts, time, holds } = run({ speed: 10 });
    await time.pass(0);
    expect(texts.join('')).toContain('why');
    expect(texts.join('')).not.toContain('Opens');
    // The operator takes two seconds, and the fact its lead.
    await time.pass(211);
    expect(texts.join('')).not.toContain('Opens');
    await time.pass(10);
    expect(texts.join('')).toContain('Opens');
    expect(texts.join('')).not.toContain('Asks');
    await time.pass(300);
    expect(texts.join('')).toContain('Asks');
    await time.pass(1000);
    expect(await holds).toBe(true);
    expect(texts.join('')).toContain(rehearsed().hash);
  });

  it('shows a bar on a terminal, and takes it away in the end', async () => {
    const { texts, time, holds } = run({ speed: 10 }, SMALL_PLAN, true);
    await time.pass(5000);
    expect(await holds).toBe(true);
    const bars = texts.filter((text) => text.includes('━'));
    expect(bars.length).toBeGreaterThan(10);
    // Never more often than every 50 ms, be the moments ever so many.
    expect(texts.length).toBeLessThan(2000 / 50 + 40);
    expect(texts.at(-2)).toBe('\r\x1b[2K');
    expect(texts.at(-1)).not.toContain('━');
  });
});

describe('where a rehearsal begins', () => {
  it('is a cue, or the first of a sequence', () => {
    expect(cueFrom(SMALL_PLAN, null)).toEqual({ ok: true, cue: null });
    expect(cueFrom(SMALL_PLAN, 'one/5a')).toEqual({ ok: true, cue: 'one/5a' });
    expect(cueFrom(SMALL_PLAN, 'two')).toEqual({ ok: true, cue: 'two/A' });
  });

  it('is refused with a guess where there is no such cue', () => {
    expect(cueFrom(SMALL_PLAN, 'twoo')).toEqual({
      ok: false,
      says: 'The score has no cue "twoo" to begin with. Did you mean "two"?',
    });
    expect(cueFrom(SMALL_PLAN, 'constructor/9')).toMatchObject({ ok: false });
  });
});
