/**
 * What was done to the fit of each projector, by name, and can be taken back step by step; what was taken back, until
 * something new is done. Pure: what stands in the site's file decides, this only remembers.
 */

import { isSame } from '../document/reconcile.ts';
import type { Json } from '../document/write-yaml.ts';
import type { Output } from './output.ts';

/** One change of a fit. */
export interface FitStep {
  /** What it did, for people: `Upper left corner`. */
  readonly does: string;
  readonly before: Output;
  readonly after: Output;
}

export interface FitHistory {
  /** The latest last. */
  readonly done: readonly FitStep[];
  /** The one taken back latest last. */
  readonly undone: readonly FitStep[];
}

/** By surface; one that is not there has no history. */
export type FitHistories = Readonly<Record<string, FitHistory>>;

interface Fits {
  readonly surfaces: Readonly<Record<string, { readonly output: Output }>>;
}

const NOTHING_DONE: FitHistory = { done: [], undone: [] };

/** More steps than this are not remembered. */
const MAX_STEPS = 200;

/** What was done to `surface`. */
export const historyOf = (histories: FitHistories, surface: string): FitHistory =>
  (Object.hasOwn(histories, surface) ? histories[surface] : undefined) ?? NOTHING_DONE;

/** The histories after a step: what was taken back before can not be done again. One that changes nothing is none. */
export function remembered(histories: FitHistories, surface: string, step: FitStep): FitHistories {
  if (sameFit(step.before, step.after)) return histories;
  const { done } = historyOf(histories, surface);
  return { ...histories, [surface]: { done: [...done, step].slice(-MAX_STEPS), undone: [] } };
}

/** The histories once the latest step of `surface` was taken back. */
export function steppedBack(histories: FitHistories, surface: string): FitHistories {
  const { done, undone } = historyOf(histories, surface);
  const step = done.at(-1);
  return step ? { ...histories, [surface]: { done: done.slice(0, -1), undone: [...undone, step] } } : histories;
}

/** The histories once what was taken back latest on `surface` was done again. */
export function steppedForth(histories: FitHistories, surface: string): FitHistories {
  const { done, undone } = historyOf(histories, surface);
  const step = undone.at(-1);
  return step ? { ...histories, [surface]: { done: [...done, step], undone: undone.slice(0, -1) } } : histories;
}

/**
 * The histories after the whole site became another, by hand or from an earlier version: for every surface whose fit
 * changed with it that is one more step, which can be taken back on it alone. Surfaces that are gone are forgotten.
 */
export function siteChanged(histories: FitHistories, before: Fits, after: Fits, does: string): FitHistories {
  const kept: FitHistories = Object.fromEntries(
    Object.entries(histories).filter(([surface]) => Object.hasOwn(after.surfaces, surface)),
  );
  return Object.entries(after.surfaces).reduce((all, [surface, { output }]) => {
    const old = Object.hasOwn(before.surfaces, surface) ? before.surfaces[surface] : undefined;
    return old ? remembered(all, surface, { does, before: old.output, after: output }) : all;
  }, kept);
}

/** What could be taken back and done again on each surface, in words; null: nothing. */
export const historyWords = (
  histories: FitHistories,
  surfaces: readonly string[],
): Record<string, { readonly undo: string | null; readonly redo: string | null }> =>
  Object.fromEntries(
    surfaces.map((surface) => {
      const { done, undone } = historyOf(histories, surface);
      return [surface, { undo: done.at(-1)?.does ?? null, redo: undone.at(-1)?.does ?? null }];
    }),
  );

/** Whether two fits are the same, whatever the order in which they are written. */
export const sameFit = (a: Output, b: Output): boolean => isSame(plainly(a), plainly(b));

/** Without what is left out. */
const plainly = (output: Output): Json => JSON.parse(JSON.stringify(output));
