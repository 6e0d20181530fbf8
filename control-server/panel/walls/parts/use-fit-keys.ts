/** The keyboard of a surface's desk: arrows move what is held, Ctrl+Z takes back. Never while something is typed. */

import { useEffect } from 'react';
import type { WallsStore } from '../store/walls-store.ts';
import { isSameGrip } from '../view/grip.ts';
import type { Fit } from './use-fit.ts';

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What has keys of its own. */
const TAKES_KEYS = 'input, textarea, select, [role="slider"], [role="radio"], [role="radiogroup"]';

export function useFitKeys(fit: Fit, store: WallsStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null;
      if (!isTyping && pressed(event, fit, store)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [fit, store]);
}

/** Whether the key meant something here. */
function pressed(event: KeyboardEvent, fit: Fit, store: WallsStore): boolean {
  const { surface, undo, redo, canEdit } = fit.desk;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === 'z' && canEdit) {
    const type = event.shiftKey ? 'redo' : 'undo';
    if ((type === 'undo' ? undo : redo) !== null) void store.step(type, surface);
    return true;
  }
  const arrow = ARROWS[event.key];
  if (!isCommand && arrow && fit.grip) {
    fit.nudge(arrow[0], arrow[1], event.shiftKey ? 10 : event.altKey ? 0.1 : 1);
    return true;
  }
  if (event.key === 'PageDown' || event.key === 'PageUp') return holdNext(fit, event.key === 'PageDown' ? 1 : -1);
  if (event.key !== 'Escape' || fit.desk.saving !== 'trying') return false;
  fit.drop();
  return true;
}

/** Takes hold of the next handle, or of the one before. */
export function holdNext({ grips, grip, hold }: Fit, by: 1 | -1): boolean {
  const at = grips.findIndex(({ grip: one }) => grip !== null && isSameGrip(one, grip.grip));
  const next = grips[(at + by + grips.length) % grips.length];
  if (next) hold(next.grip);
  return next !== undefined;
}
