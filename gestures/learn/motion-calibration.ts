/**
 * Makes answers of a regression into honest numbers, from what was answered of takes whose makers it had not seen:
 * shares that are as often right as they say, and how unusually weak an answer is for the gesture it names.
 */

/** Candidates for the factor before the exponential. */
const TEMPERS = [1, 2, 3, 4, 6, 8, 12, 16] as const;
/** A take that was thought this unlikely counts no worse: a wrong label must not decide. */
const LEAST_SHARE = 1e-6;
/** A gesture's own middle and spread count this much, all gestures' the rest: a few takes say little about spread. */
const OWN_PART = 0.5;
/** Answers this many spreads under the middle are too weak: one in thirty of the known, were they normal. */
const WEAK_SPREADS = 1.8;
/** Two takes agree by chance; no answer is steadier than this. */
const LEAST_SPREAD = 0.1;

/** Of one gesture: the answer under which a performance is not it, and the width of doubt. */
interface Floor {
  readonly floor: number;
  readonly doubt: number;
}

export class MotionCalibration {
  readonly #temper: number;
  readonly #floors: readonly Floor[];

  /**
   * @param truth Of every take, which label it is.
   * @param unseen For every label, what was answered of every take by the takes of others.
   */
  constructor(truth: readonly number[], unseen: readonly Float64Array[]) {
    this.#temper = temperOf(truth, unseen);
    this.#floors = floorsOf(truth, unseen);
  }

  /** What share of certainty each label has; together 1. */
  shares(answers: readonly number[]): readonly number[] {
    return softmax(answers, this.#temper);
  }

  /** 1 where the answer for `label` is as weak as that of the weakest few of its own takes, more below. */
  novelty(label: number, answer: number): number {
    const { floor, doubt } = this.#floors[label] ?? { floor: 0, doubt: 1 };
    return Math.exp((floor - answer) / doubt);
  }
}

/** The factor under which the unseen takes were likeliest. */
function temperOf(truth: readonly number[], unseen: readonly Float64Array[]): number {
  const surprise = (temper: number): number =>
    truth.reduce((sum, label, take) => {
      const answers = unseen.map((column) => column[take] ?? 0);
      return sum - Math.log(Math.max(softmax(answers, temper)[label] ?? 0, LEAST_SHARE));
    }, 0);
  return TEMPERS.reduce((best, temper) => (surprise(temper) < surprise(best) ? temper : best), TEMPERS[0]);
}

function softmax(values: readonly number[], factor: number): readonly number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(factor * (value - most)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function floorsOf(truth: readonly number[], unseen: readonly Float64Array[]): readonly Floor[] {
  const own = unseen.map((column, label) => middleAndSpread([...column].filter((_, take) => truth[take] === label)));
  const known = own.filter((gesture) => gesture !== null);
  const meanOf = (value: (gesture: { middle: number; spread: number }) => number): number =>
    known.reduce((sum, gesture) => sum + value(gesture), 0) / (known.length || 1);
  const all = { middle: meanOf(({ middle }) => middle), spread: meanOf(({ spread }) => spread) };
  return own.map((gesture) => {
    const { middle, spread } = gesture ?? all;
    const mixed = (a: number, b: number): number => OWN_PART * a + (1 - OWN_PART) * b;
    const doubt = WEAK_SPREADS * Math.max(LEAST_SPREAD, mixed(spread, all.spread));
    return { floor: mixed(middle, all.middle) - doubt, doubt };
  });
}

/** Null of none. */
function middleAndSpread(values: readonly number[]): { readonly middle: number; readonly spread: number } | null {
  if (values.length === 0) return null;
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length;
  return { middle, spread: Math.sqrt(square) };
}
