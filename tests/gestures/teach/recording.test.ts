import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  COUNTDOWN_MS,
  IDLE,
  numeral,
  pressed,
  progress,
  type Recording,
  type SeenFrame,
  saw,
} from '#gestures/teach/recording.ts';
import { SHELTER } from '#tests/support/taught.ts';

const points = SHELTER.takes[0]?.frames[0]?.points ?? [];
const frame = (atMs: number, isSeen = true): SeenFrame => ({ atMs, aspect: 1.6, points: isSeen ? points : null });

/** A take from the press at 1000 ms on, with a picture every `everyMs`. */
function recorded(kind: 'pose' | 'motion', everyMs: number, untilMs = 20_000): { done: Recording; endedMs: number } {
  let recording = pressed(IDLE, kind, 1000);
  for (let nowMs = 1000; nowMs <= untilMs; nowMs += 10) {
    recording = at(recording, nowMs);
    if (recording.stage !== 'done' && nowMs % everyMs === 0) recording = saw(recording, frame(nowMs));
    if (recording.stage === 'done') return { done: recording, endedMs: nowMs };
  }
  return { done: recording, endedMs: untilMs };
}

const framesOf = (recording: Recording): readonly SeenFrame[] => ('frames' in recording ? recording.frames : []);

describe('a take', () => {
  it('counts 3, 2, 1, then records', () => {
    const counting = pressed(IDLE, 'pose', 1000);
    expect([1000, 1999, 2001, 3500, 3999].map((ms) => numeral(at(counting, ms), ms))).toEqual([3, 3, 2, 1, 1]);
    const recording = at(counting, 1000 + COUNTDOWN_MS);
    expect(recording.stage).toBe('recording');
    expect(numeral(recording, 4000)).toBeNull();
    expect([4000, 4500, 9000].map((ms) => progress(recording, ms))).toEqual([0, 0.5, 1]);
    expect(progress(counting, 1500)).toBeNull();
  });

  it.each([
    ['pose', 1000],
    ['motion', 3000],
  ] as const)('of a %s holds the pictures of %i ms and no others', (kind, lastsMs) => {
    const { done, endedMs } = recorded(kind, 50);
    const times = framesOf(done).map(({ atMs }) => atMs);
    expect([times[0], times.at(-1)]).toEqual([4000, 4000 + lastsMs]);
    expect(endedMs).toBeLessThanOrEqual(4000 + lastsMs + 500);
  });

  it('of a pose waits on a slow machine until there are enough pictures, and gives up in the end', () => {
    const slow = recorded('pose', 700);
    expect(framesOf(slow.done).length).toBeGreaterThanOrEqual(4);
    expect(slow.endedMs).toBeLessThan(7500);
    const stalled = recorded('pose', 100_000);
    expect(stalled.done.stage).toBe('done');
    expect(framesOf(stalled.done)).toEqual([]);
    expect(stalled.endedMs).toBeLessThan(12_500);
  });

  it('is called off by a second press, at any moment', () => {
    const counting = pressed(IDLE, 'motion', 0);
    expect(pressed(counting, 'motion', 100)).toEqual(IDLE);
    expect(pressed(at(counting, 3200), 'motion', 3200)).toEqual(IDLE);
  });

  it('leaves out pictures from before it began, however late they come', () => {
    const recording = at(pressed(IDLE, 'motion', 0), 3100);
    expect(framesOf(saw(recording, frame(2900)))).toEqual([]);
    expect(framesOf(saw(recording, frame(3050)))).toHaveLength(1);
  });

  it('always ends, whatever is seen and whenever it is looked at', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.boolean(), fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(steps, fc.constantFrom('pose' as const, 'motion' as const), (walk, kind) => {
        let nowMs = 0;
        let recording = pressed(IDLE, kind, 0);
        for (const [passMs, isPicture, isSeen] of walk) {
          nowMs += passMs;
          recording = at(recording, nowMs);
          if (isPicture) recording = saw(recording, frame(nowMs, isSeen));
          for (const { atMs } of framesOf(recording)) expect(atMs).toBeGreaterThanOrEqual(COUNTDOWN_MS);
        }
        if (nowMs > 12_000) expect(recording.stage).toBe('done');
      }),
    );
  });
});
