/**
 * A map of participants that is never changed, only replaced. It is kept in buckets, so that one more of two thousand
 * costs a copy of some dozens and not of all.
 */

/** Values by participant (or by what else is known by an even hexadecimal name), in buckets by the first two digits. */
export type Roster<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

const bucketOf = (key: string): string => key.slice(0, 2);

const EMPTY: Roster<never> = new Map();

/** Nobody. */
export const emptyRoster = <T>(): Roster<T> => EMPTY;

export const rosterGet = <T>(roster: Roster<T>, key: string): T | undefined => roster.get(bucketOf(key))?.get(key);

export const rosterHas = <T>(roster: Roster<T>, key: string): boolean => roster.get(bucketOf(key))?.has(key) ?? false;

export function rosterSet<T>(roster: Roster<T>, key: string, value: T): Roster<T> {
  const bucket = new Map(roster.get(bucketOf(key))).set(key, value);
  return new Map(roster).set(bucketOf(key), bucket);
}

export function rosterDelete<T>(roster: Roster<T>, key: string): Roster<T> {
  if (!rosterHas(roster, key)) return roster;
  const bucket = new Map(roster.get(bucketOf(key)));
  bucket.delete(key);
  const left = new Map(roster);
  if (bucket.size === 0) left.delete(bucketOf(key));
  else left.set(bucketOf(key), bucket);
  return left;
}

export function rosterSize(roster: Roster<unknown>): number {
  let size = 0;
  for (const bucket of roster.values()) size += bucket.size;
  return size;
}

/** Everybody in the order of their names: the same whatever order they came in. */
export const rosterEntries = <T>(roster: Roster<T>): (readonly [string, T])[] =>
  [...roster.values()].flatMap((bucket) => [...bucket]).sort(([a], [b]) => (a < b ? -1 : 1));

/** Everybody through `change`; who becomes undefined is left out. */
export function rosterMap<T, U>(roster: Roster<T>, change: (value: T, key: string) => U | undefined): Roster<U> {
  const changed = new Map<string, ReadonlyMap<string, U>>();
  for (const [name, bucket] of roster) {
    const kept = new Map<string, U>();
    for (const [key, value] of bucket) {
      const next = change(value, key);
      if (next !== undefined) kept.set(key, next);
    }
    if (kept.size > 0) changed.set(name, kept);
  }
  return changed;
}

/** A roster of these entries. */
export function rosterOf<T>(entries: Iterable<readonly [string, T]>): Roster<T> {
  const roster = new Map<string, Map<string, T>>();
  for (const [key, value] of entries) {
    const bucket = roster.get(bucketOf(key)) ?? new Map<string, T>();
    roster.set(bucketOf(key), bucket.set(key, value));
  }
  return roster;
}
