import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, nextPendingMs } from '#installation/state/advance.ts';
import { type Core, type CueRun, emptyCore } from '#installation/state/core.ts';
import { isChange, isOpen } from '#installation/state/cue-runs.ts';
import { fold } from '#installation/state/fold.ts';
import { showAt } from '#installation/state/show-clock.ts';
import { serverMs } from '#installation/time/axes.ts';
import { anyEvening, type Evening, play } from '#tests/support/random-show.ts';

/** Every core of an evening, as its facts left it, and as time goes on for a while behind the last. */
function coresOf(evening: Evening): Core[] {
  const { plans, show } = play(evening);
  const cores: Core[] = [];
  for (const fact of show.facts) cores.push(fold(cores.at(-1) ?? emptyCore, fact, plans));
  for (let step = 0; step < 40; step++) {
    const last = cores.at(-1) ?? emptyCore;
    const next = nextPendingMs(last);
    if (next === null || !Number.isFinite(next)) break;
    cores.push(advance(last, serverMs(Math.max(next, last.upToMs) + 0.001)));
  }
  return cores;
}

const everyCore = (check: (core: Core) => void, numRuns: number): void =>
  fc.assert(
    fc.property(anyEvening(25), (evening) => {
      for (const core of coresOf(evening)) check(core);
    }),
    { numRuns },
  );

/** Whether something will still bring a run to its end: time, the crowd, the director, or what it plays. */
function willEnd(core: Core, run: CueRun): boolean {
  const cue = core.plan?.cues.get(run.key);
  if (run.heldSinceMs !== null || (run.quorum !== null && !run.quorum.isDecided)) return true;
  if (Number.isFinite(run.endsAtMs)) return true;
  if (core.pending.some((item) => item.by === run.key && !isChange(item))) return true;
  const inside = core.runs.filter(({ parent }) => parent === run.key);
  return cue !== undefined && inside.length > 0 && inside.every((child) => willEnd(core, child));
}

// Many cases on a machine that others may be using.
describe('any state of any show', { timeout: 120_000 }, () => {
  it('has no cue that waits for something that never comes', () => {
    everyCore((core) => {
      for (const run of core.runs) expect(willEnd(core, run), run.key).toBe(true);
    }, 250);
  });

  it('runs a cue once at a time, and children only within what plays them', () => {
    everyCore((core) => {
      const keys = core.runs.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const run of core.runs) expect(core.plan?.cues.has(run.key)).toBe(true);
    }, 100);
  });

  it('has due what is still to come, in order, and only of cues that run', () => {
    everyCore((core) => {
      const now = showAt(core.clock, core.upToMs);
      const due = core.pending.map(({ dueMs }) => dueMs);
      expect(due).toEqual([...due].sort((a, b) => a - b));
      if (!core.clock.paused) for (const ms of due) expect(ms).toBeGreaterThan(now);
      for (const item of core.pending) {
        if (!isChange(item))
          expect(
            core.runs.some(({ key }) => key === item.by),
            item.kind,
          ).toBe(true);
      }
    }, 100);
  });

  it('holds back only what is of cues that are paused', () => {
    everyCore((core) => {
      const now = showAt(core.clock, core.upToMs);
      for (const run of core.runs) {
        if (run.heldSinceMs === null) expect(run.held).toEqual([]);
        else expect(isOpen(run, now)).toBe(true);
      }
      const paused = new Set(core.runs.filter(({ heldSinceMs }) => heldSinceMs !== null).map(({ key }) => key));
      for (const { by, heldAtMs } of core.values.values())
        if (heldAtMs !== null) expect(paused.has(by ?? '')).toBe(true);
    }, 150);
  });

  it('has a cue on standby that there is, or none', () => {
    everyCore((core) => {
      if (core.standby !== null) expect(core.plan?.cues.has(core.standby)).toBe(true);
    }, 60);
  });
});
