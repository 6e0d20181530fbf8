/** What a benchmark is: a name, a sentence, and figures with units and goals. Measured, never asserted in a test. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be, as a reader compares it: `<= 16.7`; null for a figure without a goal. */
  readonly goal: string | null;
  readonly holds: boolean;
}

export interface BenchOptions {
  /** How long it may measure; each benchmark makes of it what it can. */
  readonly seconds: number | null;
  /** Where to write the pictures it looked at, for people to see; null: nowhere. */
  readonly pictures: string | null;
  /** Tells how far it is. */
  readonly say: (text: string) => void;
}

export interface Bench {
  readonly name: string;
  /** What it measures and how, in a sentence. */
  readonly says: string;
  /** Whether it opens pages in Chromium: then both are brought before it runs. */
  readonly needsBrowser: boolean;
  run(options: BenchOptions): Promise<Figure[]>;
}

/** A figure without a goal. */
export const figure = (name: string, value: number, unit: string): Figure => ({
  name,
  value,
  unit,
  goal: null,
  holds: true,
});

/** A figure that should not be larger than `most`. */
export const atMost = (name: string, value: number, unit: string, most: number): Figure => ({
  name,
  value,
  unit,
  goal: `<= ${round(most)}`,
  holds: value <= most,
});

/** A figure that should not be smaller than `least`. */
export const atLeast = (name: string, value: number, unit: string, least: number): Figure => ({
  name,
  value,
  unit,
  goal: `>= ${round(least)}`,
  holds: value >= least,
});

/** The value below which the share `p` of `values` lie (nearest rank). NaN for none. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}

/** Three significant digits, for reading. */
export const round = (value: number): number => Number(value.toPrecision(3));
