/** Which key does what. Keys are for the director's hands, so they are few and never need a modifier. */

/** What a key press can mean. */
export type KeyAction = 'go' | 'panic' | 'pause-or-resume' | 'stop' | 'select-previous' | 'select-next' | 'stand-by';

/** By `KeyboardEvent.code` where the place matters, so that another keyboard layout changes nothing. */
const KEYS: Readonly<Record<string, KeyAction>> = {
  Space: 'go',
  Escape: 'panic',
  KeyP: 'pause-or-resume',
  KeyS: 'stop',
  ArrowUp: 'select-previous',
  ArrowDown: 'select-next',
  KeyB: 'stand-by',
};

/** How each key is written on its button. */
export const KEY_NAMES = { go: 'Space', panic: 'Esc', pauseOrResume: 'P', stop: 'S', standBy: 'B' } as const;

export interface KeyPress {
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** Whether the press goes into a field that takes text. */
  readonly inTextField: boolean;
}

/** What the press asks for, or null. A held key asks once; only the selection may run on. */
export function keyAction(press: KeyPress): KeyAction | null {
  if (press.inTextField || press.ctrlKey || press.altKey || press.metaKey) return null;
  const action = KEYS[press.code] ?? null;
  const runsOn = action === 'select-previous' || action === 'select-next';
  return press.repeat && !runsOn ? null : action;
}

/** Input types that take no text, so that keys are still the show's while one has the focus. */
const TEXTLESS = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset']);

/** Whether an element with this tag takes text. `type` is an input's, `editable` its `isContentEditable`. */
export function takesText(tag: string, type: string | null, editable: boolean): boolean {
  if (editable) return true;
  const name = tag.toLowerCase();
  if (name === 'textarea' || name === 'select') return true;
  return name === 'input' && !TEXTLESS.has(type ?? 'text');
}
