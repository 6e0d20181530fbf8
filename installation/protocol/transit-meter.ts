/**
 * How long facts are on the way to a page at worst: from the moment the server decides them to the moment the page has
 * them. Facts are few; the answers to clock probes come eight times a second on the same link, and meet its bad moments first.
 */

export interface TransitMeter {
  /** A fact came `ms` after it was decided, on the server's clock. */
  fact(ms: number): void;
  /** An answer came `ms` after the server sent it. */
  answer(ms: number): void;
  /**
   * The 95th percentile of the last facts; or the slowest answer of the last minute and what facts take besides, where
   * that is more. Ms; null before anything came.
   */
  read(): number | null;
}

/** The last half hour of GOs. Two of them may have come late: a page that stood still once is not held to be slow. */
const FACTS = 50;
const SHARE = 0.95;
/** A minute of answers. One in fifty lost on the way is a GO in a dozen that some wall of four has late. */
const ANSWERS = 480;
/** What facts take besides, where none has come yet: they are on the server's disk before they are sent, ms. */
const USUALLY_MORE_MS = 20;

/** A meter nothing has come to yet. */
export function createTransitMeter(): TransitMeter {
  let facts: readonly number[] = [];
  let answers: readonly number[] = [];
  return {
    fact: (ms) => {
      facts = kept(facts, ms, FACTS);
    },
    answer: (ms) => {
      answers = kept(answers, ms, ANSWERS);
    },
    read: () => {
      const factMs = quantile(facts, SHARE);
      if (answers.length === 0) return factMs;
      const moreMs = facts.length === 0 ? USUALLY_MORE_MS : Math.max(0, median(facts) - median(answers));
      return Math.max(factMs ?? 0, Math.max(...answers) + moreMs);
    },
  };
}

/** A page's clock may be a little behind: nothing comes before it was sent. */
const kept = (values: readonly number[], ms: number, count: number): readonly number[] =>
  [...values, Math.max(0, ms)].slice(-count);

/** The value that this share of them does not exceed; null for none. */
const quantile = (values: readonly number[], share: number): number | null =>
  values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? null;

const median = (values: readonly number[]): number => quantile(values, 0.5) ?? 0;
