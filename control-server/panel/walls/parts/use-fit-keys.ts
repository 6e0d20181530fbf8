/** The keyboard of a surface's desk. Never while something is typed. */

import { useEffect } from 'react';
import type { WallsStore } from '../store/walls-store.ts';
import { type FitKey, fitKey } from '../view/fit-key.ts';
import { isSameGrip } from '../view/grip.ts';
import type { Fit } from './use-fit.ts';

/** What has keys of its own. */
const TAKES_KEYS = 'input, textarea, select, [role="slider"], [role="radiogroup"]';

export function useFitKeys(fit: Fit, store: WallsStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null;
      const key = isTyping ? null : fitKey(event);
      if (key && follow(key, fit, store)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [fit, store]);
}

/** Whether the key meant something here. */
function follow(key: FitKey, fit: Fit, store: WallsStore): boolean {
  const { surface, undo, redo, canEdit, saving } = fit.desk;
  switch (key.does) {
    case 'undo':
    case 'redo':
      if (canEdit && (key.does === 'undo' ? undo : redo) !== null) void store.step(key.does, surface);
      return true;
    case 'put back':
      fit.keep(fit.reset);
      return fit.reset !== null;
    case 'give up':
      if (saving === 'trying') fit.drop();
      return saving === 'trying';
    case 'hold': {
      const wanted = fit.grips[key.at];
      if (wanted) fit.hold(wanted.grip);
      return wanted !== undefined;
    }
    case 'hold next':
      return holdNext(fit, key.by);
    case 'nudge':
      if (fit.grip) fit.nudge(key.right, key.down);
      return fit.grip !== null;
  }
}

/** Takes hold of the next handle, or of the one before. */
export function holdNext({ grips, grip, hold }: Fit, by: 1 | -1): boolean {
  const at = grips.findIndex(({ grip: one }) => grip !== null && isSameGrip(one, grip.grip));
  const next = grips[(at + by + grips.length) % grips.length];
  if (next) hold(next.grip);
  return next !== undefined;
}
