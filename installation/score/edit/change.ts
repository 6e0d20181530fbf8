/** What an edit comes to: changes of the text and their name, or why it cannot be. */

import type { Splice } from '../../document/splice.ts';

/** One reason against an edit, and where in the text it stands. */
export interface Objection {
  readonly offset: number;
  /** Where in the score, as in a problem. */
  readonly path: string;
  readonly message: string;
}

export interface Refused {
  readonly objections: readonly Objection[];
}

export interface Changed {
  readonly splices: readonly Splice[];
  /** What it does, as the director reads it in the list of undoable things. */
  readonly label: string;
}

export type Change = Changed | Refused;

export const refuse = (message: string, offset = 0, path = ''): Refused => ({
  objections: [{ offset, path, message }],
});

export const isRefused = (value: object): value is Refused => 'objections' in value;
