import { describe, expect, it } from 'vitest';
import { createSyntheticOperator, handFor } from '#installation/rehearsal/synthetic-operator.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { NEVER, serverMs } from '#installation/time/axes.ts';
import { rehearse as openRun, type Rehearsal } from '#tests/support/rehearsal.ts';
import { asRunOf, beganAt, planOfParts, rehearsed } from './small-show.ts';

/** A run of `plan` that nobody has touched. */
const runOf = (plan: Plan): Rehearsal => openRun(new Map([[plan.scoreHash, plan]]), plan.scoreHash);

const TWO_CUES = planOfParts({ one: [{ cue: '1', duration: '5s' }, { cue: '2' }] });

describe('what the show waits for a hand to do', () => {
  it('is GO, where it is still and a cue stands by', () => {
    const run = runOf(TWO_CUES);
    expect(handFor(run.stateAt(0))).toEqual({ type: 'go' });
    run.ask(1000, { type: 'go' });
    expect(handFor(run.stateAt(1000))).toBeNull();
    expect(handFor(run.stateAt(6000))).toEqual({ type: 'go' });
    run.ask(7000, { type: 'go' });
    expect(handFor(run.stateAt(7000))).toBeNull();
  });

  it('is nothing while it is paused or dark, which no rehearsal brings about', () => {
    for (const type of ['pause', 'panic', 'fade-out'] as const) {
      const run = runOf(TWO_CUES);
      run.ask(1000, { type: 'go' });
      run.ask(2000, { type });
      expect(handFor(run.stateAt(60_000))).toBeNull();
    }
  });

  it('is nothing about a question, unless it is to be put by hand', () => {
    const quorum = {
      gesture: 'rise',
      share: 0.5,
      dwell: '1s',
      timeout: '10s',
      met: { label: 'a', go: '2' },
      unmet: { label: 'b', go: '2' },
    };
    const asked = runOf(planOfParts({ one: [{ cue: '1', quorum }, { cue: '2' }] }));
    asked.ask(0, { type: 'go' });
    expect(handFor(asked.stateAt(100))).toBeNull();
    asked.ask(200, { type: 'quorum-hold', cue: 'one/1' });
    expect(handFor(asked.stateAt(300))).toBeNull();
    const byHand = runOf(planOfParts({ one: [{ cue: '1', quorum: { ...quorum, arms: 'by-hand' } }, { cue: '2' }] }));
    byHand.ask(0, { type: 'go' });
    expect(handFor(byHand.stateAt(100))).toEqual({ type: 'quorum-release', cue: 'one/1' });
    byHand.ask(200, { type: 'quorum-release', cue: 'one/1' });
    expect(handFor(byHand.stateAt(300))).toBeNull();
  });

  it('is the end of a loop that only a hand ends, once it was seen', () => {
    const loop = { cue: '1', duration: '2s', repeat: { until: 'director' } };
    const followed = runOf(planOfParts({ one: [loop, { cue: '2' }] }));
    followed.ask(0, { type: 'go' });
    expect(handFor(followed.stateAt(1000))).toBeNull();
    expect(handFor(followed.stateAt(2500))).toEqual({ type: 'go' });
    const last = runOf(planOfParts({ one: [loop] }));
    last.ask(0, { type: 'go' });
    expect(handFor(last.stateAt(2500))).toEqual({ type: 'leave-loop', cue: 'one/1' });
    last.ask(2600, { type: 'leave-loop', cue: 'one/1' });
    expect(handFor(last.stateAt(2700))).toBeNull();
  });
});

describe('a synthetic operator', () => {
  const idle = (): ShowState => runOf(TWO_CUES).stateAt(0);
  const running = (): ShowState => {
    const run = runOf(TWO_CUES);
    run.ask(0, { type: 'go' });
    return run.stateAt(100);
  };

  it('presses after a pause, and not again before another', () => {
    const operator = createSyntheticOperator(1, [1500, 1500]);
    expect(operator.asks(idle(), serverMs(100))).toBeNull();
    expect(operator.nextMs()).toBe(1600);
    expect(operator.asks(idle(), serverMs(1599))).toBeNull();
    expect(operator.asks(idle(), serverMs(1600))).toEqual({ type: 'go' });
    expect(operator.asks(idle(), serverMs(1700))).toBeNull();
    expect(operator.asks(running(), serverMs(1800))).toBeNull();
    expect(operator.nextMs()).toBe(NEVER);
  });

  it('lets it be when the show goes on without them', () => {
    const operator = createSyntheticOperator(1, [1500, 1500]);
    operator.asks(idle(), serverMs(0));
    expect(operator.asks(running(), serverMs(1000))).toBeNull();
    expect(operator.nextMs()).toBe(NEVER);
    expect(operator.asks(running(), serverMs(9000))).toBeNull();
  });

  it('tries again after another pause, where they were refused', () => {
    const operator = createSyntheticOperator(1, [1000, 3000]);
    operator.asks(idle(), serverMs(0));
    const first = operator.nextMs();
    expect(operator.asks(idle(), first)).toEqual({ type: 'go' });
    expect(operator.asks(idle(), first)).toBeNull();
    const second = operator.nextMs();
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(second - first).toBeLessThanOrEqual(3001);
    expect(operator.asks(idle(), second)).toEqual({ type: 'go' });
  });

  it('gets through a score whose guard against double GOs is longer than their pauses', () => {
    const plan = planOfParts({ one: [{ cue: '1' }, { cue: '2' }, { cue: '3' }] }, { goGuard: '5s' });
    const run = rehearsed({}, plan);
    expect(asRunOf(run)).toEqual(['one/1 go', 'one/2 go', 'one/3 go']);
    expect(beganAt(run, 'one/2')).toBeGreaterThanOrEqual(5000);
  });

  it('ends loops, and goes on', () => {
    const loop = { cue: '1', duration: '2s', repeat: { until: 'director' } };
    expect(asRunOf(rehearsed({}, planOfParts({ one: [loop, { cue: '2' }] })))).toEqual(['one/1 go', 'one/2 go']);
    const alone = rehearsed({}, planOfParts({ one: [loop] }));
    expect(alone.end).toBe('over');
    expect(alone.facts.map(({ event }) => event.type)).toContain('loop-left');
  });
});
