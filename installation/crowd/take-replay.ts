/**
 * A take at the interface of a camera: asked for a moment or a stretch of time, it answers with samples dated by whoever
 * asks. Closed in time: nothing is stepped, and the same question has the same answer.
 */

import { seededInteger } from '../random/seeded.ts';
import type { CrowdSample, Person } from './body.ts';
import type { Take, TakeSample } from './take.ts';

/** A sample and the camera it is of. */
export interface ReplayedSample {
  readonly source: string;
  readonly sample: CrowdSample;
}

export interface ReplayOptions {
  /** When it begins, on the clock of whoever asks, ms. */
  readonly startMs: number;
  /** Whether it begins anew when it is over. */
  readonly loops: boolean;
  /** Another seed gives the people other numbers, as another evening would. */
  readonly seed: number;
}

export interface TakeReplay {
  /** The cameras of the take, in order. */
  readonly sources: readonly string[];
  /** What every camera saw last at `atMs`; a camera that has not seen anything yet in this round is left out. */
  samplesAt(atMs: number): readonly ReplayedSample[];
  /** All that was seen after `afterMs` up to `upToMs`, in order. At most one round of it: older rounds are left out. */
  samplesBetween(afterMs: number, upToMs: number): readonly ReplayedSample[];
}

/** People of one round are not those of the next: they left with the end of the take. */
export function createTakeReplay(take: Take, { startMs, loops, seed }: ReplayOptions): TakeReplay {
  const { samples, durationMs } = take;
  const bySource = Map.groupBy(samples, (sample) => sample.source);
  const sources = [...bySource.keys()].sort();

  const redated = (sample: TakeSample, round: number): ReplayedSample => ({
    source: sample.source,
    sample: {
      capturedAtMs: startMs + round * durationMs + sample.atMs,
      aspect: sample.aspect,
      people: sample.people.map((person): Person => ({ ...person, track: trackIn(seed, person.track, round) })),
    },
  });

  const roundAt = (atMs: number): number => {
    if (atMs < startMs) return -1;
    const round = Math.floor((atMs - startMs) / durationMs);
    return loops ? round : Math.min(round, 0);
  };

  const between = (afterMs: number, upToMs: number): readonly ReplayedSample[] => {
    const last = roundAt(upToMs);
    const rounds = [last - 1, last].filter((round) => round >= 0);
    return rounds.flatMap((round) =>
      samples
        .map((sample) => ({ sample, atMs: startMs + round * durationMs + sample.atMs }))
        .filter(({ atMs }) => atMs > afterMs && atMs <= upToMs && atMs > upToMs - durationMs)
        .map(({ sample }) => redated(sample, round)),
    );
  };

  return {
    sources,
    samplesAt: (atMs) => {
      const round = roundAt(atMs);
      const intoMs = atMs - startMs - round * durationMs;
      if (round < 0 || intoMs > durationMs) return [];
      return sources.flatMap((source) => {
        const seen = lastBefore(bySource.get(source) ?? [], intoMs);
        return seen ? [redated(seen, round)] : [];
      });
    },
    samplesBetween: between,
  };
}

/** A person's number in a round of a replay, 1..2^32-1. */
const trackIn = (seed: number, track: number, round: number): number =>
  seededInteger(seed, `${track} in round ${round}`) || 1;

/** The last sample no later than `atMs`; the samples are in order. */
function lastBefore(samples: readonly TakeSample[], atMs: number): TakeSample | undefined {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
    else high = middle;
  }
  return samples[low - 1];
}
