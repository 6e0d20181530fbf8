import { describe, expect, it } from 'vitest';
import { createCrowdDesk } from '#installation/crowd/crowd-desk.ts';
import { phaseConsistency } from '#installation/crowd/synchrony.ts';
import { phasesOf, tallyOfReadings } from '#installation/crowd/tally.ts';
import { Tempo } from '#installation/crowd/tempo.ts';
import { serverMs } from '#installation/time/axes.ts';

const WAVE = { mode: 'any' as const, gestures: ['wave'] };
const swaying = (phase: number) => [{ name: 'wave', score: 1, active: true, phase }];
const tallyAt = (hz: number, atMs: number, offsets: readonly number[]) =>
  tallyOfReadings(
    offsets.map((offset) => swaying(2 * Math.PI * hz * (atMs / 1000) + offset)),
    atMs,
  );

describe('the tempo of a crowd', () => {
  const learnt = (hz: number, offsets: readonly number[], everyMs = 100): number | null => {
    const tempo = new Tempo();
    let before = { phases: phasesOf(tallyAt(hz, 0, offsets), WAVE), seenMs: 0 };
    for (let ms = everyMs; ms <= 3000; ms += everyMs) {
      const after = { phases: phasesOf(tallyAt(hz, ms, offsets), WAVE), seenMs: ms };
      tempo.learn(before, after);
      before = after;
    }
    return tempo.hz(3000);
  };

  it.each([0.6, 0.8, 1, 1.3, 1.8, 2.5])('is read off how the sum of their phases turns: %f Hz', (hz) => {
    expect(learnt(hz, [0, 0.3, -0.4])).toBeCloseTo(hz, 3);
    expect(learnt(hz, [0.1], 40)).toBeCloseTo(hz, 3);
  });

  it('is not known before anybody was followed, of nobody, or long after', () => {
    expect(new Tempo().hz(0)).toBeNull();
    const tempo = new Tempo();
    const [a, b] = [0, 100].map((ms) => ({ phases: phasesOf(tallyAt(1.2, ms, [0]), WAVE), seenMs: ms }));
    if (a && b) tempo.learn(a, b);
    expect(tempo.hz(200)).toBeCloseTo(1.2, 3);
    expect(tempo.hz(10_000)).toBeNull();
  });

  it('is followed where it changes: a crowd that claps together speeds up', () => {
    const desk = createCrowdDesk();
    let phase = 0;
    const known: number[] = [];
    for (let ms = 0; ms <= 20_000; ms += 50) {
      const hz = 0.8 + (0.7 * ms) / 20_000;
      phase += (2 * Math.PI * hz * 50) / 1000;
      desk.count('camera', 'a', tallyOfReadings([swaying(phase), swaying(phase + 0.2)], ms), serverMs(ms));
      if (ms > 3000) known.push((desk.running(serverMs(ms)).hz('wave') ?? 0) - hz);
    }
    expect(Math.max(...known.map(Math.abs))).toBeLessThan(0.1);
  });

  it.each([0.8, 1.5])('is what the counts of sources that look at different moments are compared by: %f Hz', (hz) => {
    const desk = createCrowdDesk();
    for (let ms = 0; ms <= 5000; ms += 50) {
      // One camera is 450 ms behind the other.

      desk.count('camera', 'a', tallyAt(hz, ms + 450, [0, 0.1]), serverMs(ms + 450), ms + 450);
      if (ms % 100 === 0) desk.count('camera', 'b', tallyAt(hz, ms, [0, 0.1]), serverMs(ms + 450), ms);
    }
    const sum = phasesOf(desk.running(serverMs(5450)).kinds.camera, WAVE);
    expect(phaseConsistency(sum)).toBeGreaterThan(0.98);
    // Against a dial that assumes 1 Hz they would seem apart.
    const fixed = desk.sources(serverMs(5450)).map(({ tally }) => phasesOf(tally, WAVE));
    const [one, other] = fixed;
    const apart = {
      n: 4,
      cos: (one?.cos ?? 0) + (other?.cos ?? 0),
      sin: (one?.sin ?? 0) + (other?.sin ?? 0),
    };
    expect(phaseConsistency(apart)).toBeLessThan(0.9);
  });
});
