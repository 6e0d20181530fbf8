/** Which takes are learnt from and which are judged, in one draw. Seeded: the same draw is the same everywhere. */

import { seededStream } from '#installation/random/seeded.ts';
import type { Sample } from '../samples/sample.ts';
import type { Split } from './evaluate-options.ts';

export interface Draw {
  readonly train: readonly Sample[];
  /** Only gestures that `train` has. */
  readonly test: readonly Sample[];
}

/** Learns from `shots` takes of each gesture in one list, judges all of another. */
export function drawShots(
  train: readonly Sample[],
  test: readonly Sample[],
  shots: number | null,
  uniform: () => number,
): Draw {
  return known(chosen(train, shots, uniform), test);
}

/** Divides one list. With all shots, half of what there is is learnt from. */
export function drawSplit(samples: readonly Sample[], split: Split, shots: number | null, uniform: () => number): Draw {
  if (split === 'subject') {
    const people = shuffled([...new Set(samples.map(({ subject }) => subject))].sort(), uniform);
    const teachers = new Set(people.slice(0, Math.ceil(people.length / 2)));
    const taught = samples.filter(({ subject }) => teachers.has(subject));
    return known(
      chosen(taught, shots, uniform),
      samples.filter(({ subject }) => !teachers.has(subject)),
    );
  }
  const train = chosen(samples, shots ?? 'half', uniform);
  const learnt = new Set(train);
  return known(
    train,
    samples.filter((sample) => !learnt.has(sample)),
  );
}

/** The stream of chance for one draw. */
export const chanceOf = (seed: number, draw: number): (() => number) => seededStream(seed, `draw ${draw}`);

function known(train: readonly Sample[], test: readonly Sample[]): Draw {
  const labels = new Set(train.map(({ label }) => label));
  return { train, test: test.filter(({ label }) => labels.has(label)) };
}

/** Some takes of each gesture; all where there are not more. */
function chosen(samples: readonly Sample[], shots: number | 'half' | null, uniform: () => number): Sample[] {
  return [...Map.groupBy(samples, ({ label }) => label).values()].flatMap((takes) => {
    if (shots === null) return takes;
    return shuffled(takes, uniform).slice(0, shots === 'half' ? Math.ceil(takes.length / 2) : shots);
  });
}

/** Every order equally likely. */
function shuffled<T>(list: readonly T[], uniform: () => number): T[] {
  const keyed = list.map((item) => ({ item, key: uniform() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
