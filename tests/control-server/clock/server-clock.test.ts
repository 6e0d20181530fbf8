import { describe, expect, it } from 'vitest';
import { openServerClock, processTimers, wallMs } from '#control-server/clock/server-clock.ts';
import { serverMs } from '#installation/time/axes.ts';

describe('the server’s clock', () => {
  it('counts from the moment the run was opened', () => {
    const ms = openServerClock(wallMs() - 5000, serverMs(0)).now();
    expect(ms).toBeGreaterThanOrEqual(5000);
    expect(ms).toBeLessThan(6000);
  });

  it('never begins before the last fact, though the wall clock was set back', () => {
    const ms = openServerClock(wallMs() + 3_600_000, serverMs(90_000)).now();
    expect(ms).toBeGreaterThanOrEqual(90_000);
    expect(ms).toBeLessThan(91_000);
  });

  it('only ever goes on', () => {
    const clock = openServerClock(wallMs(), serverMs(0));
    let before = clock.now();
    for (let i = 0; i < 1000; i++) {
      const now = clock.now();
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });
});

describe('the process’s timers', () => {
  it('run once, or again and again, until they are cancelled', async () => {
    const seen: string[] = [];
    processTimers.after(1, () => seen.push('once'));
    const cancelled = processTimers.after(1, () => seen.push('never'));
    cancelled();
    await new Promise<void>((resolve) => {
      const stop = processTimers.every(2, () => {
        seen.push('again');
        if (seen.filter((what) => what === 'again').length < 3) return;
        stop();
        resolve();
      });
    });
    expect(seen.sort()).toEqual(['again', 'again', 'again', 'once']);
  });
});
