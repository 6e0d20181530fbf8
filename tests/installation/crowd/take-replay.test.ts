import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Take, TakeSample } from '#installation/crowd/take.ts';
import { TAKE_FORMAT, TAKE_NOTE } from '#installation/crowd/take.ts';
import { createTakeReplay, type ReplayedSample } from '#installation/crowd/take-replay.ts';
import { anySamples, stillPerson } from './support/any-take.ts';

const takeOf = (samples: readonly TakeSample[]): Take => ({
  header: {
    format: TAKE_FORMAT,
    name: 'x',
    made: { how: 'recorded', on: '', from: [] },
    gestures: [],
    fps: null,
    note: TAKE_NOTE,
  },
  samples,
  durationMs: (samples.at(-1)?.atMs ?? 0) + 100,
});

const at = (atMs: number, source: string, track: number): TakeSample => ({
  atMs,
  source,
  aspect: 1.5,
  people: [stillPerson(track)],
});

const TWO = takeOf([at(0, 'front', 1), at(100, 'front', 1), at(150, 'side', 2), at(300, 'front', 1)]);

const told = (samples: readonly ReplayedSample[]): unknown[] =>
  samples.map(({ source, sample }) => [source, sample.capturedAtMs]);

describe('a replayed take', () => {
  it('answers with what each camera saw last, on the clock of whoever asks', () => {
    const replay = createTakeReplay(TWO, { startMs: 5000, loops: false, seed: 1 });
    expect(replay.sources).toEqual(['front', 'side']);
    expect(told(replay.samplesAt(4999))).toEqual([]);
    expect(told(replay.samplesAt(5120))).toEqual([['front', 5100]]);
    expect(told(replay.samplesAt(5299))).toEqual([
      ['front', 5100],
      ['side', 5150],
    ]);
    expect(told(replay.samplesAt(5401))).toEqual([]);
  });

  it('begins anew when it loops, with the same movements of other people', () => {
    const replay = createTakeReplay(TWO, { startMs: 0, loops: true, seed: 1 });
    expect(told(replay.samplesAt(520))).toEqual([['front', 500]]);
    const [first] = replay.samplesAt(0);
    const [again] = replay.samplesAt(400);
    expect(again?.sample.people[0]?.landmarks).toEqual(first?.sample.people[0]?.landmarks);
    expect(again?.sample.people[0]?.track).not.toBe(first?.sample.people[0]?.track);
    const [within] = replay.samplesAt(100);
    expect(within?.sample.people[0]?.track).toBe(first?.sample.people[0]?.track);
  });

  it('gives every picture exactly once, in order, however finely it is asked', () => {
    fc.assert(
      fc.property(anySamples, fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 }), (samples, steps) => {
        const take = takeOf(samples);
        const replay = createTakeReplay(take, { startMs: 1000, loops: true, seed: 3 });
        let nowMs = 999;
        const heard: ReplayedSample[] = [];
        for (const step of steps.map((ms) => Math.min(ms, take.durationMs))) {
          heard.push(...replay.samplesBetween(nowMs, nowMs + step));
          nowMs += step;
        }
        const rounds = Math.ceil((nowMs - 1000) / take.durationMs) + 1;
        const due = Array.from({ length: Math.max(0, rounds) }, (_, round) =>
          samples.map((sample) => 1000 + round * take.durationMs + sample.atMs),
        )
          .flat()
          .filter((ms) => ms <= nowMs);
        expect(heard.map(({ sample }) => sample.capturedAtMs)).toEqual(due);
      }),
      { numRuns: 100 },
    );
  });

  it('gives at most one round to whoever was away for long', () => {
    const replay = createTakeReplay(TWO, { startMs: 0, loops: true, seed: 1 });
    expect(replay.samplesBetween(0, 1_000_000).length).toBe(4);
  });
});
