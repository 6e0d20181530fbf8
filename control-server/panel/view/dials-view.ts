/** The parameters of the looks as dials: where each stands now and how far it can go. */

import type { Moment } from '../store/moment.ts';

export interface DialView {
  readonly name: string;
  readonly says: string;
  readonly min: number;
  readonly max: number;
  /** A hundredth of the way from least to most. */
  readonly step: number;
  /** Where it stands now, to the step. */
  readonly now: number;
  readonly words: string;
}

/** In the order of the score. */
export function dialsView({ state }: Moment): DialView[] {
  return Object.entries(state?.plan?.score.parameters ?? {}).map(([name, { says, min, max }]) => {
    const step = max > min ? (max - min) / 100 : 1;
    const value = state?.values[name] ?? min;
    // A parameter that was written without a range to move in stands still.
    const now = max > min ? Math.min(max, min + Math.round((value - min) / step) * step) : min;
    return { name, says, min, max, step, now, words: dialText(value, step) };
  });
}

/** A value with as many decimals as one step of it needs. */
export const dialText = (value: number, step: number): string =>
  value.toFixed(Math.min(4, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))));
