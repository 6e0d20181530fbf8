/** The surface under the hands, for every part of its desk: what is seen of it, and how it is changed. */

import { createContext, useContext } from 'react';
import type { Edit } from '#installation/mapping/edit.ts';
import type { DeskView } from '../view/desk-view.ts';
import type { Grip, GripKind, PlacedGrip, Step } from '../view/grip.ts';

export interface Fit {
  readonly desk: DeskView;
  /** The handles that can be taken hold of now; null: this tool has none. */
  readonly kind: GripKind | null;
  readonly grips: readonly PlacedGrip[];
  readonly grip: PlacedGrip | null;
  readonly hold: (grip: Grip) => void;
  readonly step: Step;
  readonly setStep: (step: Step) => void;
  /** Shows a change on the wall without keeping it. Null, here and below: it cannot be done. */
  readonly tryOut: (edit: Edit | null) => void;
  /** Keeps a change at once. */
  readonly keep: (edit: Edit | null) => void;
  /** Shows it at once and keeps it when no more of the same comes. */
  readonly keepSoon: (edit: Edit | null) => void;
  /** Forgets what is tried: the wall shows what is kept. */
  readonly drop: () => void;
  /** Puts what is held back to where it began; null: it has no such place. */
  readonly reset: Edit | null;
  /** Moves what is held by so many of the chosen steps, to the right and down as it is seen. */
  readonly nudge: (right: number, down: number) => void;
}

export const FitContext = createContext<Fit | null>(null);

/** Throws outside of a surface's desk. */
export function useFit(): Fit {
  const fit = useContext(FitContext);
  if (!fit) throw new Error('a tool was drawn outside of a surface’s desk');
  return fit;
}
