/** A button that asks once more before it does what cannot be taken back. */

import { setText } from '../camera/element.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';

/** How long the question stands. */
const ASKING_MS = 4000;

/** @param question What the button asks at the first press; null: it does it at once. */
export function twoStep(
  button: HTMLButtonElement,
  clock: LocalClock,
  question: () => string | null,
  done: () => void,
): void {
  let calm = '';
  let cancel: Cancel | null = null;
  const rest = (): void => {
    cancel?.();
    cancel = null;
    delete button.dataset.asks;
    setText(button, calm);
  };
  button.addEventListener('click', () => {
    const asks = question();
    if (cancel !== null || asks === null) {
      if (cancel !== null) rest();
      return done();
    }
    calm = button.textContent ?? '';
    button.dataset.asks = 'true';
    setText(button, asks);
    cancel = clock.after(ASKING_MS, rest);
  });
}
