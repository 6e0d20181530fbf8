/** Sums up what was seen: pictures, people, person-minutes, and how often each gesture began to count. Pure. */

import type { Seen } from '#installation/protocol/reader-messages.ts';

/** What was seen of one input, or of all of them. */
export interface PeopleCount {
  readonly pictures: number;
  /** Over all pictures; the mean is this divided by `pictures`. */
  readonly sightings: number;
  readonly fewest: number;
  readonly most: number;
  /** How many numbers were given out: someone who is lost and found again may be counted twice. */
  readonly ids: number;
  readonly personMinutes: number;
  /** How often each gesture began to count, by its name. */
  readonly onsets: Readonly<Record<string, number>>;
}

export interface PeopleCounter {
  /** Takes in the next picture, which stands for `lastsMs`. */
  add(seen: Seen, lastsMs: number): void;
  count(): PeopleCount;
}

/** Counts one input; ids mean nothing beyond it. */
export function createPeopleCounter(): PeopleCounter {
  const ids = new Set<number>();
  const onsets = new Map<string, number>();
  let before = new Set<string>();
  let [pictures, sightings, fewest, most, personMs] = [0, 0, Number.POSITIVE_INFINITY, 0, 0];
  return {
    add: ({ people }, lastsMs) => {
      pictures += 1;
      sightings += people.length;
      fewest = Math.min(fewest, people.length);
      most = Math.max(most, people.length);
      personMs += people.length * lastsMs;
      const now = new Set<string>();
      for (const { track, gestures } of people) {
        ids.add(track);
        for (const { name, active } of gestures) {
          if (!active) continue;
          const key = `${track} ${name}`;
          now.add(key);
          if (!before.has(key)) onsets.set(name, (onsets.get(name) ?? 0) + 1);
        }
      }
      before = now;
    },
    count: () => ({
      pictures,
      sightings,
      fewest: pictures === 0 ? 0 : fewest,
      most,
      ids: ids.size,
      personMinutes: personMs / 60_000,
      onsets: Object.fromEntries([...onsets].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
  };
}

/** Several counts as one. */
export function addCounts(counts: readonly PeopleCount[]): PeopleCount {
  const sum = (of: (count: PeopleCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const names = [...new Set(counts.flatMap(({ onsets }) => Object.keys(onsets)))].sort();
  return {
    pictures: sum(({ pictures }) => pictures),
    sightings: sum(({ sightings }) => sightings),
    fewest: counts.length === 0 ? 0 : Math.min(...counts.map(({ fewest }) => fewest)),
    most: Math.max(0, ...counts.map(({ most }) => most)),
    ids: sum(({ ids }) => ids),
    personMinutes: sum(({ personMinutes }) => personMinutes),
    onsets: Object.fromEntries(names.map((name) => [name, sum(({ onsets }) => onsets[name] ?? 0)])),
  };
}
