/** What the show remembers: every variable of the score, its value, and what it may be set to. */

import type { Worth } from '#installation/score/score-schema.ts';
import type { Moment } from '../store/moment.ts';
import { worthText } from './condition-words.ts';

export interface WorthChoice {
  readonly worth: Worth;
  readonly words: string;
  readonly isSo: boolean;
}

export interface VariableView {
  readonly name: string;
  readonly says: string;
  readonly words: string;
  /** What it may be set to by one press; null where any number or text may be typed. */
  readonly choices: readonly WorthChoice[] | null;
  /** What may be typed. */
  readonly kind: 'number' | 'text';
}

/** In the order of the score. */
export function variablesView({ state }: Moment): VariableView[] {
  if (!state?.plan) return [];
  return Object.entries(state.plan.score.variables).map(([name, { says, start, oneOf }]) => {
    const now = state.variables.get(name) ?? start;
    const allowed = oneOf ?? (typeof start === 'boolean' ? [true, false] : null);
    return {
      name,
      says,
      words: worthText(now),
      choices: allowed?.map((worth) => ({ worth, words: worthText(worth), isSo: worth === now })) ?? null,
      kind: typeof start === 'number' ? 'number' : 'text',
    };
  });
}

/** What was typed for a variable, as a value of its kind; null where it is none. */
export function typedWorth(kind: VariableView['kind'], typed: string): Worth | null {
  if (kind === 'text') return typed.length <= 1000 ? typed : null;
  const number = typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}
