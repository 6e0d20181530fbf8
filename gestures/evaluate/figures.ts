/** Figures of a classifier, worked out from what was and what was said. */

/** How often each gesture was taken for each. */
export interface Confusion {
  readonly labels: readonly string[];
  /** A row for each true label, a column for each that was said. */
  readonly counts: readonly (readonly number[])[];
}

export interface Judged {
  readonly truth: string;
  readonly said: string;
}

export function confusionOf(judged: readonly Judged[], labels: readonly string[]): Confusion {
  const at = new Map(labels.map((label, index) => [label, index]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { truth, said } of judged) {
    const row = counts[at.get(truth) ?? -1];
    const column = at.get(said) ?? -1;
    if (row && column >= 0) row[column] = (row[column] ?? 0) + 1;
  }
  return { labels, counts };
}

/** The share of what was named rightly: 0..1, NaN for none. */
export const accuracyOf = (judged: readonly Judged[]): number =>
  judged.filter(({ truth, said }) => truth === said).length / judged.length;

export interface ClassFigures {
  readonly label: string;
  readonly count: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Of each gesture that occurs: how sure it is when named, how often it is found; F1 = their harmonic mean. */
export function classFigures({ labels, counts }: Confusion): ClassFigures[] {
  return labels.flatMap((label, index) => {
    const right = counts[index]?.[index] ?? 0;
    const count = sum(counts[index] ?? []);
    const named = sum(counts.map((row) => row[index] ?? 0));
    if (count === 0) return [];
    const precision = named === 0 ? 0 : right / named;
    const recall = right / count;
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return [{ label, count, precision, recall, f1 }];
  });
}

/**
 * The chance that one of `more` is larger than one of `less`, a draw counting half: the area under the receiver
 * operating characteristic (Mann and Whitney's U). NaN where one of them is empty.
 */
export function areaUnderRoc(more: readonly number[], less: readonly number[]): number {
  const sorted = [...less].sort((a, b) => a - b);
  const wins = sum(more.map((value) => (rankOf(sorted, value, false) + rankOf(sorted, value, true)) / 2));
  return wins / (more.length * less.length);
}

/** How many of `sorted` are smaller than `value`, or not larger. */
function rankOf(sorted: readonly number[], value: number, countsEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle] ?? 0;
    if (other < value || (countsEqual && other === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The mean of what is a number; null where nothing is. */
export function meanOrNull(values: readonly number[]): number | null {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? null : sum(known) / known.length;
}

/** Deviation of a sample; null for less than two. */
export function deviationOrNull(values: readonly number[]): number | null {
  const known = values.filter(Number.isFinite);
  if (known.length < 2) return null;
  const mean = sum(known) / known.length;
  return Math.sqrt(sum(known.map((value) => (value - mean) ** 2)) / (known.length - 1));
}
