/** How large letters are where a text has more lines than its place is high: smaller, and of a whole page as small as need be. Pure. */

/** So much of its wall's height a text may take up. */
export const HIGHEST = 0.42;
/** Smaller than this share of the wall's height letters are only where a text would else leave the wall. */
const LEAST = 1 / 40;
/** What a page of text may take up then. */
const PAGE = 0.8;
/** Sizes are tried from the wished one down, each by so much smaller. */
const STEP = 0.93;
/** No letters are this small, m. */
const NOTHING_M = 1e-4;

export interface Fit {
  readonly wishedM: number;
  /** Of the wall. */
  readonly heightM: number;
  /** From baseline to baseline, em. */
  readonly spacing: number;
  /** How many lines the text has in letters of a size, m. */
  readonly linesAt: (sizeM: number) => number;
}

/** The largest of the sizes at which the text fits, m. */
export function fittingSizeM({ wishedM, heightM, spacing, linesAt }: Fit): number {
  const leastM = Math.min(wishedM, LEAST * heightM);
  let sizeM = wishedM;
  while (sizeM > NOTHING_M) {
    const isLarger = sizeM > leastM;
    if (linesAt(sizeM) * spacing * sizeM <= (isLarger ? HIGHEST : PAGE) * heightM) break;
    sizeM = isLarger ? Math.max(leastM, sizeM * STEP) : sizeM * STEP;
  }
  return sizeM;
}
