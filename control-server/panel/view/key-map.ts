/** Which key does what. Keys are for the director's hands, so they are few and never need a modifier. */

/** What a key press can mean. */
export type KeyAction =
  | 'go'
  | 'panic'
  | 'pause-or-resume'
  | 'stop'
  | 'fade-or-light-up'
  | 'select-previous'
  | 'select-next'
  | 'stand-by';

/** By `KeyboardEvent.code` where the place matters, so that another keyboard layout changes nothing. */
const KEYS: Readonly<Record<string, KeyAction>> = {
  Space: 'go',
  Escape: 'panic',
  KeyP: 'pause-or-resume',
  KeyS: 'stop',
  KeyF: 'fade-or-light-up',
  ArrowUp: 'select-previous',
  ArrowDown: 'select-next',
  KeyB: 'stand-by',
};

/** How each key is written on its button. */
export const KEY_NAMES = { go: 'Space', panic: 'Esc', pauseOrResume: 'P', stop: 'S', fade: 'F', standBy: 'B' } as const;

export interface KeyPress {
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** What the field takes that the press goes into. */
  readonly field: Field;
}

/** What is typed into an element: any text, digits alone, or nothing. */
export type Field = 'text' | 'digits' | 'none';

/** What the press asks for, or null. A held key asks once; only the selection may run on. */
export function keyAction(press: KeyPress): KeyAction | null {
  if (press.field === 'text' || press.ctrlKey || press.altKey || press.metaKey) return null;
  const action = KEYS[press.code] ?? null;
  // No number has a space in it, so GO and panic stay in reach of somebody who has just typed one.
  if (press.field === 'digits') return press.repeat || (action !== 'go' && action !== 'panic') ? null : action;
  const runsOn = action === 'select-previous' || action === 'select-next';
  return press.repeat && !runsOn ? null : action;
}

/** Input types that take no text, so that keys are still the show's while one has the focus. */
const TEXTLESS = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset']);

/** What an element takes: `type` and `inputMode` are an input's, `editable` its `isContentEditable`. */
export function fieldOf(tag: string, type: string | null, inputMode: string | null, editable: boolean): Field {
  if (editable) return 'text';
  const name = tag.toLowerCase();
  if (name === 'textarea' || name === 'select') return 'text';
  if (name !== 'input' || TEXTLESS.has(type ?? 'text')) return 'none';
  return inputMode === 'numeric' || inputMode === 'decimal' ? 'digits' : 'text';
}
