/** The list of surfaces on a wall that does not know which it is, and what keys do to it. Pure. */

export interface ChooserRow {
  readonly name: string;
  /** The key that goes straight there; null from the eleventh on. */
  readonly key: string | null;
  /** Whether a wall shows it already. */
  readonly isShown: boolean;
}

export interface ChooserList {
  readonly rows: readonly ChooserRow[];
  /** Rows in a column; the list runs down its columns. */
  readonly perColumn: number;
}

/** The most rows that can be read from the far end of a room. */
const MOST_ROWS = 6;

/** The list of `names`, `shown` among them marked. */
export function chooserList(names: readonly string[], shown: readonly string[]): ChooserList {
  const columns = Math.max(1, Math.ceil(names.length / MOST_ROWS));
  return {
    rows: names.map((name, index) => ({
      name,
      key: index < 10 ? String((index + 1) % 10) : null,
      isShown: shown.includes(name),
    })),
    perColumn: Math.max(1, Math.ceil(names.length / columns)),
  };
}

/** The first row to stand on: the one that was shown last, or the first that no wall shows. */
export function firstPick({ rows }: ChooserList, remembered: string | null): number {
  const last = rows.findIndex(({ name }) => name === remembered);
  return last >= 0
    ? last
    : Math.max(
        0,
        rows.findIndex(({ isShown }) => !isShown),
      );
}

/** What a key does: another row is stood on, or one is taken; null where it does nothing. */
export type KeyEffect = { readonly picked: number } | { readonly taken: string } | null;

export function chooserKey({ rows, perColumn }: ChooserList, picked: number, key: string): KeyEffect {
  const named = rows.find((row) => row.key === key);
  if (named) return { taken: named.name };
  if (key === 'Enter' || key === ' ') {
    const row = rows[picked];
    return row ? { taken: row.name } : null;
  }
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: perColumn, ArrowLeft: -perColumn }[key];
  if (step === undefined || rows.length === 0) return null;
  const next = picked + step;
  // Down and up run round; to the side there may be nothing.
  if (Math.abs(step) === 1) return { picked: (next + rows.length) % rows.length };
  return next < 0 || next >= rows.length ? null : { picked: next };
}
