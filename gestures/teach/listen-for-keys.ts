/** Hears keys and remote clickers on the whole page. */

import type { Cancel } from '../clock/local-clock.ts';
import { actionOf, type KeyPress } from './teach-keys.ts';
import type { Workshop } from './workshop.ts';

/** Acts on keys until stopped. */
export function listenForKeys(page: Document, workshop: Workshop): Cancel {
  const onKey = (event: KeyboardEvent): void => {
    const action = actionOf({
      key: event.key,
      isRepeat: event.repeat,
      isChord: event.ctrlKey || event.altKey || event.metaKey,
      focus: focusOf(page.activeElement),
    });
    if (action === null) return;
    event.preventDefault();
    if (action === 'press') workshop.press();
    else if (action === 'cancel') workshop.cancel();
    else workshop.removeTake();
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}

function focusOf(element: Element | null): KeyPress['focus'] {
  if (element instanceof HTMLTextAreaElement) return 'text';
  if (element instanceof HTMLInputElement) {
    return ['radio', 'checkbox', 'range'].includes(element.type) ? 'control' : 'text';
  }
  const isControl = element instanceof HTMLButtonElement || element instanceof HTMLSelectElement;
  return isControl || element instanceof HTMLAnchorElement ? 'control' : 'page';
}
