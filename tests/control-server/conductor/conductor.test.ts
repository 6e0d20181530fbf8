import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSummary } from '#control-server/conductor/summary.ts';
import { continues, endOf } from '#installation/log/chain.ts';
import { type Fact, factSchema } from '#installation/log/fact.ts';
import { type CommandAnswer, meterSchema } from '#installation/protocol/messages.ts';
import { createTimeline, stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { type ConductedShow, conduct } from '#tests/support/conducted-show.ts';
import { risen } from '#tests/support/counted.ts';
import { settled } from '#tests/support/fake-time.ts';
import { anyRequest } from '#tests/support/random-show.ts';
import { force } from '#tests/support/rehearsal.ts';
import { SAMPLE_PLAN, SAMPLE_PLANS, SAMPLE_SCORE } from '#tests/support/sample-score.ts';

const LEAD_MS = 120;

const codeOf = (answer: CommandAnswer): string => (answer.ok ? 'done' : answer.refusal.code);

function last(facts: readonly Fact[]): Fact {
  const fact = facts.at(-1);
  if (!fact) throw new Error('there are no facts');
  return fact;
}

const isChained = (facts: readonly Fact[]): boolean =>
  facts.every((fact, i) => continues(endOf(facts.slice(0, i)), fact));

/** A show whose first GO was pressed at 1000: its quorum is armed at 4620 and runs out at 14620. */
async function asking(): Promise<ConductedShow> {
  const show = conduct();
  expect(codeOf(await show.ask({ type: 'go' }))).toBe('done');
  await show.time.pass(5000);
  return show;
}

/** Lets `ms` pass while a camera counts ten times a second. */
async function count(show: ConductedShow, source: string, present: number, active: number, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    show.conductor.count('camera', source, risen(present, active));
    await show.time.pass(100);
  }
}

describe('a command', () => {
  it('becomes a fact that takes effect a little later, with the command as its cause', async () => {
    const show = conduct();
    const answer = await show.askAs('press-number-1', { type: 'go' });
    expect(answer).toEqual({ ok: true, seqs: [3], atMs: 1000 + LEAD_MS });
    expect(last(show.journal.facts)).toMatchObject({
      seq: 3,
      atMs: 1120,
      recordedAtMs: 1000,
      cause: { by: 'director', command: 'press-number-1' },
      event: { type: 'cue-fired', cue: 'one/1' },
    });
    expect(show.conductor.stateAt(serverMs(1119)).mode).toBe('idle');
    expect(show.conductor.stateAt(serverMs(1120)).mode).toBe('running');
  });

  it('takes effect as far ahead as the walls need, and never before what was decided before it', async () => {
    const leads = [300, 60];
    const show = conduct(undefined, 1000, () => leads.shift() ?? 120);
    await show.ask({ type: 'go' });
    await show.time.pass(100);
    await show.ask({ type: 'pause' });
    expect(show.told.map(({ recordedAtMs, atMs }) => [recordedAtMs, atMs])).toEqual([
      [1000, 1300],
      [1100, 1300],
    ]);
  });

  it('is neither answered nor told before it is durable', async () => {
    const show = conduct();
    const release = show.journal.hold();
    let answered: CommandAnswer | null = null;
    const asked = show.ask({ type: 'go' }).then((answer) => {
      answered = answer;
    });
    await show.time.pass(500);
    expect({ answered, told: show.told, facts: show.conductor.facts().length }).toEqual({
      answered: null,
      told: [],
      facts: 2,
    });
    release();
    await asked;
    expect(answered).toMatchObject({ ok: true });
    expect(show.told).toEqual(show.journal.facts.slice(2));
  });

  it('that is refused writes and tells nothing', async () => {
    const show = conduct();
    expect(codeOf(await show.ask({ type: 'resume' }))).toBe('not-paused');
    expect(codeOf(await show.askAs('too-late-1', { type: 'go' }, 999))).toBe('expired');
    expect(show.journal.groups).toEqual([]);
    expect(show.told).toEqual([]);
  });

  it('sees what the one before it brought about, though that has not taken effect yet', async () => {
    const show = conduct();
    const requests = [{ type: 'go' }, { type: 'go' }, { type: 'pause' }] as const;
    const answers = await Promise.all(requests.map((request) => show.ask(request)));
    expect(answers.map(codeOf)).toEqual(['done', 'double-go', 'done']);
  });

  it('pressed twice on two panels is a double GO, counted from the press', async () => {
    const show = conduct();
    await show.ask({ type: 'jump', cue: 'two/C' });
    await show.time.pass(399);
    expect(codeOf(await show.ask({ type: 'go' }))).toBe('double-go');
    await show.time.pass(1);
    expect(codeOf(await show.ask({ type: 'go' }))).toBe('done');
  });
});

describe('a command asked twice', () => {
  it('is answered twice and done once', async () => {
    const show = conduct();
    const first = await show.askAs('same-command', { type: 'go' });
    await show.time.pass(2000);
    expect(await show.askAs('same-command', { type: 'go' })).toEqual(first);
    expect(show.journal.facts).toHaveLength(3);
  });

  it('while the first is still being written is done once, too', async () => {
    const show = conduct();
    const release = show.journal.hold();
    const asked = [1, 2, 3].map(() => show.askAs('same-command', { type: 'go' }));
    await settled();
    release();
    const answers = await Promise.all(asked);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(show.journal.facts).toHaveLength(3);
  });

  it('is done once across a restart of the server', async () => {
    const before = conduct();
    const answer = await before.askAs('same-command', { type: 'jump', cue: 'two/C' });
    const after = conduct(before.journal.facts, 60_000);
    expect(await after.askAs('same-command', { type: 'jump', cue: 'two/C' })).toEqual(answer);
    expect(after.journal.groups).toEqual([]);
  });
});

describe('several commands at once', () => {
  it('that come while the disk is busy are written in one go, in the order they came', async () => {
    const show = conduct();
    const release = show.journal.hold();
    const first = show.ask({ type: 'go' });
    await settled();
    const others = [{ type: 'pause' }, { type: 'resume' }, { type: 'stop' }] as const;
    const rest = others.map((request) => show.ask(request));
    await settled();
    expect(show.journal.groups).toHaveLength(0);
    release();
    const answers = await Promise.all([first, ...rest]);
    expect(answers.map((answer) => (answer.ok ? answer.seqs : []))).toEqual([[3], [4], [5], [6]]);
    expect(show.journal.groups.map((group) => group.map((fact) => fact.event.type))).toEqual([
      ['cue-fired'],
      ['paused', 'resumed', 'stopped'],
    ]);
    expect(show.told.map((fact) => fact.seq)).toEqual([3, 4, 5, 6]);
    expect(isChained(show.journal.facts)).toBe(true);
  });
});

describe('a disk that cannot be written', () => {
  const full = new Error('ENOSPC: no space left on device');

  it('refuses the command, tells nobody, and leaves the show as it was', async () => {
    const show = conduct();
    const before = show.conductor.stateAt(serverMs(9000));
    show.journal.breakWith(full);
    expect(codeOf(await show.ask({ type: 'go' }))).toBe('log-stopped');
    expect(show.told).toEqual([]);
    expect(show.conductor.facts()).toHaveLength(2);
    expect(show.conductor.stateAt(serverMs(9000))).toEqual(before);
    expect(show.troubles).toEqual([full]);
  });

  it('works again as soon as it can be written, its chain whole', async () => {
    const show = conduct();
    show.journal.breakWith(full);
    await show.ask({ type: 'go' });
    show.journal.breakWith(null);
    await show.time.pass(10);
    expect(await show.ask({ type: 'go' })).toMatchObject({ ok: true, seqs: [3] });
    expect(isChained(show.journal.facts)).toBe(true);
    expect(show.conductor.stateAt(serverMs(9000)).mode).toBe('running');
  });

  it('refuses everything of the group, for each may rest on the one before', async () => {
    const show = conduct();
    const release = show.journal.hold();
    show.journal.breakWith(full);
    const first = show.ask({ type: 'standby', cue: 'one/1' });
    await settled();
    const group = [show.ask({ type: 'go' }), show.ask({ type: 'pause' })];
    release();
    expect((await Promise.all([first, ...group])).map(codeOf)).toEqual(['log-stopped', 'log-stopped', 'log-stopped']);
  });

  it('does not decide for the crowd either, and decides when it is back', async () => {
    const show = await asking();
    show.journal.breakWith(full);
    await count(show, 'front', 4, 4, 2000);
    expect(show.conductor.facts()).toHaveLength(3);
    // One word of it, however often it was tried.
    expect(show.troubles).toHaveLength(1);
    expect(show.conductor.trouble()).toContain('log cannot be written');
    show.journal.breakWith(null);
    await count(show, 'front', 4, 4, 2300);
    expect(show.conductor.trouble()).toBeNull();
    expect(show.troubles.at(-1)).toBeNull();
    expect(last(show.conductor.facts()).event).toMatchObject({ type: 'quorum-decided', outcome: 'met' });
  });

  it('is told to whoever declares the opening of a run', async () => {
    const show = conduct([]);
    show.journal.breakWith(full);
    await expect(show.conductor.declare([{ type: 'run-opened', show: 'small', seed: 1 }])).rejects.toThrow(
      'log cannot be written',
    );
    show.journal.breakWith(null);
    await show.conductor.declare([{ type: 'run-opened', show: 'small', seed: 1 }]);
    expect(show.told.map((fact) => [fact.seq, fact.cause.by])).toEqual([[1, 'server']]);
  });
});

describe('a quorum', () => {
  it('is met by a crowd that holds it for the dwell, with its evidence', async () => {
    const show = await asking();
    show.conductor.count('camera', 'back', risen(1, 0));
    await count(show, 'front', 3, 2, 900);
    expect(show.told).toHaveLength(1);
    show.conductor.count('camera', 'back', risen(1, 1));
    await count(show, 'front', 3, 2, 200);
    // The slower camera has not seen it held for the dwell yet, and the quicker one does not vouch for it.
    expect(show.told).toHaveLength(1);
    show.conductor.count('camera', 'back', risen(1, 1));
    await count(show, 'front', 3, 2, 200);
    const decided = last(show.told);
    expect(decided.cause).toEqual({ by: 'crowd' });
    expect(decided.event).toMatchObject({
      type: 'quorum-decided',
      cue: 'one/2',
      outcome: 'met',
      how: 'crowd',
      evidence: {
        what: { mode: 'any', gestures: ['rise'] },
        share: 0.75,
        threshold: 0.5,
        present: 4,
        active: 3,
        minPeople: 2,
        requiredDwellMs: 1000,
        sources: [
          { source: 'back', present: 1, active: 1 },
          { source: 'front', present: 3, active: 2 },
        ],
      },
    });
    expect(show.conductor.stateAt(decided.atMs).cues.map((cue) => cue.key)).toEqual(['one/3']);
    expect(factSchema.safeParse(decided).success).toBe(true);
  });

  it('is decided once, however long the crowd goes on', async () => {
    const show = await asking();
    await count(show, 'front', 4, 4, 4000);
    expect(show.told.filter((fact) => fact.event.type === 'quorum-decided')).toHaveLength(1);
  });

  it('starts its dwell over when the crowd lets go', async () => {
    const show = await asking();
    await count(show, 'front', 4, 4, 800);
    await count(show, 'front', 4, 1, 100);
    await count(show, 'front', 4, 4, 900);
    expect(show.told).toHaveLength(1);
    await count(show, 'front', 4, 4, 300);
    expect(show.told).toHaveLength(2);
  });

  it('is not held by the silence after a last picture', async () => {
    const show = await asking();
    show.conductor.count('camera', 'front', risen(4, 4));
    await show.time.pass(1400);
    expect(show.told).toHaveLength(1);
  });

  it('no longer counts a camera that fell silent or went', async () => {
    const silent = await asking();
    silent.conductor.count('camera', 'front', risen(4, 1));
    await silent.time.pass(600);
    expect(silent.meters.at(-1)).toMatchObject({ present: 4, quorum: { options: [{ active: 1 }] } });
    await silent.time.pass(1100);
    expect(silent.meters.at(-1)).toMatchObject({ present: 0, quorum: { options: [{ active: 0 }] } });

    const gone = await asking();
    gone.conductor.count('camera', 'front', risen(4, 4));
    await gone.time.pass(200);
    gone.conductor.forget('camera', 'front');
    await gone.time.pass(2000);
    expect(gone.told).toHaveLength(1);
  });

  it('that nobody answers runs out on its very moment, though it was armed by time alone', async () => {
    const show = await asking();
    await show.time.pass(20_000);
    const decided = last(show.told);
    expect(decided).toMatchObject({
      cause: { by: 'clock' },
      event: { outcome: 'unmet', how: 'timeout', cue: 'one/2' },
    });
    expect(decided.recordedAtMs).toBeGreaterThanOrEqual(14_620);
    expect(decided.recordedAtMs).toBeLessThan(14_625);
    expect(show.conductor.stateAt(decided.atMs).cues.map((cue) => cue.key)).toEqual(['one/4']);
  });

  it('does not run out while it is held back or the show is paused', async () => {
    for (const request of [{ type: 'quorum-hold', cue: 'one/2' }, { type: 'pause' }] as const) {
      const show = await asking();
      await show.ask(request);
      await count(show, 'front', 4, 4, 3000);
      await show.time.pass(60_000);
      expect(show.told).toHaveLength(2);
    }
  });

  it('is taken as the crowd stands then, not as it stood when the decision was held back', async () => {
    const show = await asking();
    await count(show, 'front', 4, 4, 500);
    await show.ask({ type: 'quorum-hold', cue: 'one/2' });
    await count(show, 'front', 4, 0, 2000);
    await show.ask({ type: 'quorum-take', cue: 'one/2' });
    expect(last(show.told).event).toMatchObject({
      outcome: 'unmet',
      how: 'taken',
      evidence: { active: 0, present: 4 },
    });
  });

  it('wants its dwell after a release, too', async () => {
    const show = await asking();
    await count(show, 'front', 4, 4, 500);
    await show.ask({ type: 'quorum-hold', cue: 'one/2' });
    await count(show, 'front', 4, 0, 5000);
    show.conductor.count('camera', 'front', risen(4, 4));
    await show.ask({ type: 'quorum-release', cue: 'one/2' });
    await count(show, 'front', 4, 4, 600);
    expect(show.told.some((fact) => fact.event.type === 'quorum-decided')).toBe(false);
    await count(show, 'front', 4, 4, 700);
    expect(last(show.told).event).toMatchObject({ type: 'quorum-decided', outcome: 'met', how: 'crowd' });
  });

  it('goes on from where it was when the show is resumed', async () => {
    const show = await asking();
    await show.ask({ type: 'pause' });
    await show.time.pass(60_000);
    await show.ask({ type: 'resume' });
    const resumedAtMs = last(show.told).atMs;
    await show.time.pass(9000);
    // At the pause, 6120, 8500 ms were left.
    expect(last(show.told).event).toMatchObject({ how: 'timeout' });
    expect(last(show.told).recordedAtMs).toBeCloseTo(resumedAtMs + 8500, -1);
  });

  it('counts nothing of what was held before it was asked', async () => {
    const show = conduct();
    await show.ask({ type: 'go' });
    await count(show, 'front', 4, 4, 3600);
    await count(show, 'front', 4, 4, 900);
    expect(show.told).toHaveLength(1);
    await count(show, 'front', 4, 4, 400);
    expect(show.told).toHaveLength(2);
  });

  it('can be forced, and the crowd’s numbers are kept all the same', async () => {
    const show = await asking();
    await count(show, 'front', 10, 1, 500);
    await show.ask(force('met'));
    expect(last(show.told).event).toMatchObject({
      how: 'forced',
      outcome: 'met',
      evidence: { share: 0.1, present: 10 },
    });
  });

  it('taken now goes by the last count', async () => {
    const show = await asking();
    await count(show, 'front', 4, 2, 300);
    await show.ask({ type: 'quorum-take', cue: 'one/2' });
    expect(last(show.told).event).toMatchObject({ how: 'taken', outcome: 'met' });
  });

  it('is armed anew after a restart: the crowd has to hold it again', async () => {
    const before = await asking();
    await count(before, 'front', 4, 4, 900);
    const after = conduct(before.journal.facts, before.time.now());
    await count(after, 'front', 4, 4, 900);
    expect(after.told).toHaveLength(0);
    await count(after, 'front', 4, 4, 300);
    expect(last(after.told).event).toMatchObject({ outcome: 'met' });
  });

  it('that ran out while the server was away is decided as soon as it is back', async () => {
    const before = await asking();
    const after = conduct(before.journal.facts, 60_000);
    await after.time.pass(200);
    expect(last(after.told).event).toMatchObject({ how: 'timeout' });
  });
});

describe('the meter', () => {
  it('tells ten times a second how the crowd stands', async () => {
    const show = await asking();
    const before = show.meters.length;
    await count(show, 'front', 4, 1, 1000);
    expect(show.meters.length - before).toBeGreaterThanOrEqual(10);
    expect(show.meters.at(-1)).toEqual({
      atMs: show.time.now(),
      present: 4,
      active: { rise: 1 },
      pulses: { rise: { synchrony: null, hz: null, together: null } },
      zones: {},
      counted: [{ kind: 'camera', source: 'front', present: 4 }],
      quorum: {
        cue: 'one/2',
        options: [{ present: 4, active: 1, share: 0.25, dwellMs: 0, synchrony: null, reached: false }],
      },
      triggers: [],
    });
    for (const meter of show.meters) expect(meterSchema.safeParse(meter).success).toBe(true);
  });

  it('has no quorum where none is open', async () => {
    const show = conduct();
    await count(show, 'front', 4, 1, 200);
    expect(show.meters.at(-1)).toMatchObject({ present: 4, quorum: null });
  });
});

describe('the end', () => {
  it('waits for what is being written, then leaves no timer behind', async () => {
    const show = await asking();
    const release = show.journal.hold();
    const asked = show.ask({ type: 'pause' });
    let stopped = false;
    const stop = show.conductor.stop().then(() => {
      stopped = true;
    });
    await settled();
    expect(stopped).toBe(false);
    release();
    await stop;
    expect(codeOf(await asked)).toBe('done');
    expect(show.time.waiting()).toBe(0);
  });
});

describe('any evening', () => {
  it('leaves a chained log of readable facts, whose state is the one that was told all along', async () => {
    const step = fc.record({
      passMs: fc.nat({ max: 2500 }),
      request: anyRequest(SAMPLE_PLAN, SAMPLE_PLAN),
      active: fc.nat({ max: 4 }),
      broken: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const show = conduct();
        for (const { passMs, request, active, broken } of steps) {
          show.journal.breakWith(broken ? new Error('full') : null);
          show.conductor.count('camera', 'front', risen(4, active));
          const [answer] = await Promise.all([show.ask(request), show.time.pass(passMs)]);
          if (!answer.ok) continue;
          for (const seq of answer.seqs) expect(show.journal.facts.some((fact) => fact.seq === seq)).toBe(true);
        }
        expect(show.told).toEqual(show.journal.facts.slice(2));
        expect(show.conductor.facts()).toEqual(show.journal.facts);
        expect(isChained(show.journal.facts)).toBe(true);
        expect(show.journal.facts.every((fact) => factSchema.safeParse(fact).success)).toBe(true);
        const now = show.time.now();
        expect(show.conductor.stateAt(now)).toEqual(stateAt(SAMPLE_PLANS, show.journal.facts, now));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a log that has grown long', () => {
  const LONG = 2000;

  /** A show that was dialled about until a summary is due. */
  async function long(): Promise<ConductedShow> {
    const show = conduct();
    const pressed = Array.from({ length: LONG }, (_, i) =>
      show.ask({ type: 'set-value', value: 'light', to: (i % 11) / 10, overMs: 100 }),
    );
    await show.time.pass(50);
    expect((await Promise.all(pressed)).every((answer) => answer.ok)).toBe(true);
    return show;
  }

  it('is summed up in a checkpoint when nothing is under way, and the show goes on as it was', async () => {
    const show = await long();
    const before = show.conductor.stateAt(serverMs(5000));
    await show.time.pass(1000);
    expect(show.journal.checkpoints).toHaveLength(1);
    expect(show.conductor.base().end).toMatchObject({ seq: LONG + 2, hash: last(show.journal.facts).hash });
    expect(show.conductor.facts()).toEqual([]);
    expect(show.conductor.end().seq).toBe(LONG + 2);
    expect(show.conductor.stateAt(serverMs(5000))).toEqual(before);
    expect(codeOf(await show.ask({ type: 'go' }))).toBe('done');
    expect(last(show.conductor.facts()).seq).toBe(LONG + 3);
    expect(isChained(show.journal.facts)).toBe(true);
  });

  it('can be gone on with from its checkpoint alone', async () => {
    const show = await long();
    await show.time.pass(1000);
    const [checkpoint] = show.journal.checkpoints;
    const summary = decodeSummary(checkpoint?.core, SAMPLE_PLANS);
    if (!checkpoint || !summary) throw new Error('there is no checkpoint that can be read');
    const timeline = createTimeline(SAMPLE_PLANS, { end: checkpoint.end, core: summary.core });
    expect(timeline.stateAt(serverMs(9000))).toEqual(stateAt(SAMPLE_PLANS, show.journal.facts, serverMs(9000)));
    expect(checkpoint.scoreHashes).toEqual([SAMPLE_SCORE.hash]);
    expect(summary.answered.at(-1)).toEqual({ id: `command-${LONG}`, seq: LONG + 2, atMs: expect.any(Number) });
  });

  it('goes on growing where it cannot be summed up, and says so', async () => {
    const show = await long();
    show.journal.breakWith(new Error('the disk is full'));
    await show.time.pass(1000);
    expect(show.unsummed).toEqual([new Error('the disk is full')]);
    expect(show.conductor.trouble()).toBeNull();
    expect(show.conductor.facts()).toHaveLength(LONG + 2);
    show.journal.breakWith(null);
    expect(codeOf(await show.ask({ type: 'go' }))).toBe('done');
  });
});
