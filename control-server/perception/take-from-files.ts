/** Strings what was seen of several inputs into one take: one follows the other, and a picture is held for a while. */

import type { TakeSample } from '#installation/crowd/take.ts';
import { personSeen, type Seen } from '#installation/protocol/reader-messages.ts';

/** A take made of files is what one camera saw. */
const SOURCE = 'files';

export interface TakeStringer {
  /** The pictures of the take that `seen` of input number `index` is; `isPicture`: it is held. */
  samplesOf(index: number, seen: Seen, isPicture: boolean): readonly TakeSample[];
  /** How long the take is by now, ms. */
  durationMs(): number;
  /** How many pictures it has by now. */
  samples(): number;
}

/** @param fps pictures a second of every input. */
export function createTakeStringer(fps: number, holdMs: number): TakeStringer {
  const stepMs = 1000 / fps;
  let beganMs = 0;
  let endMs = 0;
  let current = -1;
  let count = 0;
  return {
    samplesOf: (index, seen, isPicture) => {
      if (index !== current) beganMs = endMs;
      current = index;
      const held = isPicture ? Math.max(1, Math.round(holdMs / stepMs)) : 1;
      const samples = Array.from({ length: held }, (_, step) =>
        sampleAt(beganMs + seen.tMs + step * stepMs, seen, step * stepMs),
      );
      endMs = beganMs + seen.tMs + held * stepMs;
      count += samples.length;
      return samples;
    },
    durationMs: () => endMs,
    samples: () => count,
  };
}

const sampleAt = (atMs: number, { width, height, people }: Seen, olderMs: number): TakeSample => ({
  atMs,
  source: SOURCE,
  aspect: width / height,
  people: people.map(personSeen).map((person) => ({ ...person, ageMs: person.ageMs + olderMs })),
});
