/** A browser's tab, as far as a page's name needs one: what it keeps, and chance that only counts up. */

import type { DrawBytes, TabStorage } from '#installation/protocol/page-id.ts';

export interface FakeTab {
  readonly tab: TabStorage;
  readonly kept: Map<string, string>;
  readonly draw: DrawBytes;
}

/** A tab that begins with what `from` has kept: a duplicate of it. */
export function fakeTab(from: ReadonlyMap<string, string> = new Map()): FakeTab {
  const kept = new Map(from);
  let drawn = 0;
  return {
    kept,
    tab: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    draw: (bytes) => bytes.fill(++drawn),
  };
}
