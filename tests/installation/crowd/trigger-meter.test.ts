import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Listening,
  measureTrigger,
  newTriggerMeter,
  type TriggerMeter,
} from '#installation/crowd/trigger-meter.ts';
import { serverMs } from '#installation/time/axes.ts';
import { camera, EVEN, operator, RISE, tallyWith } from './support/asks.ts';

const LISTENING: Listening = { name: 'greeting', ask: RISE, weights: EVEN, restMs: 5000, firedAtMs: null };

/** One look: when, and how many of ten do it. */
type Look = readonly [atMs: number, active: number];

/** Looks at a crowd, and lets the trigger fire whenever it would, as a conductor does. */
function listen(looks: readonly Look[], start: Listening = LISTENING): { meter: TriggerMeter; fired: number[] } {
  let listening = start;
  let meter = newTriggerMeter(listening, serverMs(looks[0]?.[0] ?? 0));
  const fired: number[] = [];
  for (const [atMs, active] of looks) {
    meter = measureTrigger(meter, listening, [camera(atMs, tallyWith(10, { rise: active }))], serverMs(atMs));
    if (!meter.fires) continue;
    fired.push(atMs);
    listening = { ...listening, firedAtMs: serverMs(atMs) };
  }
  return { meter, fired };
}

/** A look every tenth of a second from `fromMs` on, before `toMs`. */
const during = (fromMs: number, toMs: number, active: number): Look[] =>
  Array.from({ length: Math.ceil((toMs - fromMs) / 100) }, (_, i) => [fromMs + i * 100, active] as const);

describe('a gesture that is listened to', () => {
  it('fires when it was held for its dwell', () => {
    expect(listen(during(0, 900, 10)).fired).toEqual([]);
    expect(listen(during(0, 1100, 10)).fired).toEqual([1000]);
  });

  it('fires once, however long the crowd goes on', () => {
    expect(listen(during(0, 60_000, 10)).fired).toEqual([1000]);
  });

  it('fires again after the crowd let go and it has rested', () => {
    expect(listen([...during(0, 2000, 10), ...during(2000, 7000, 0), ...during(7000, 9000, 10)]).fired).toEqual([
      1000, 8000,
    ]);
  });

  it('does not take a share that only sank to its lower bound for letting go', () => {
    const sank = [...during(0, 2000, 10), ...during(2000, 9000, 4), ...during(9000, 12_000, 10)];
    expect(listen(sank).fired).toEqual([1000]);
    const fell = [...during(0, 2000, 10), ...during(2000, 2100, 3), ...during(2100, 12_000, 10)];
    expect(listen(fell).fired).toEqual([1000, 7000]);
  });

  it('does not count what was done while it rested', () => {
    // Taken up again at 5500: at 6000 it has rested, and from there on the dwell counts.
    const early = [...during(0, 2000, 10), ...during(2000, 5500, 0), ...during(5500, 9000, 10)];
    expect(listen(early).fired).toEqual([1000, 7000]);
  });

  it('is spent from the moment it fired until it is armed again', () => {
    const phaseAt = (ms: number): string =>
      listen([...during(0, 2000, 10), ...during(2000, ms, 0)].slice(0, ms / 100)).meter.phase;
    expect([1000, 1200, 3000, 6000, 6100].map(phaseAt)).toEqual(['armed', 'spent', 'spent', 'spent', 'armed']);
  });

  it('does not fire at once for a crowd that stands as it stood when the server stopped', () => {
    const fired = { ...LISTENING, firedAtMs: serverMs(1000) };
    expect(listen(during(60_000, 70_000, 10), fired).fired).toEqual([]);
    expect(listen([...during(60_000, 60_100, 0), ...during(60_100, 62_000, 10)], fired).fired).toEqual([61_100]);
  });

  it('counts nothing that was done before it was listened to', () => {
    const meter = newTriggerMeter(LISTENING, serverMs(5000));
    const rising = tallyWith(10, { rise: 10 });
    const first = measureTrigger(meter, LISTENING, [camera(4800, rising)], serverMs(5000));
    expect(first.ask).toMatchObject({ holdingSinceMs: 5000, dwellMs: 0 });
  });

  it('is not told about by the director, who speaks of the open question', () => {
    const sources = [camera(0, tallyWith(10, {})), operator(10, 10)];
    const meter = measureTrigger(newTriggerMeter(LISTENING, serverMs(0)), LISTENING, sources, serverMs(0));
    expect(meter.ask).toMatchObject({ active: 0, present: 10 });
  });

  it('never fires twice within its rest, nor without the crowd having let go in between', () => {
    const looks = fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 10 })), { maxLength: 80 });
    fc.assert(
      fc.property(looks, (steps) => {
        let atMs = 0;
        const all = steps.map(([passMs, active]): Look => {
          atMs += passMs;
          return [atMs, active];
        });
        const { fired } = listen(all);
        for (const [i, at] of fired.slice(1).entries()) {
          const before = fired[i] ?? 0;
          expect(at - before).toBeGreaterThanOrEqual(LISTENING.restMs + RISE.dwellMs);
          expect(all.some(([ms, active]) => ms > before && ms < at && active < 4)).toBe(true);
        }
      }),
    );
  });
});
