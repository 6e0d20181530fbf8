/** What keys and remote clickers do. Pure. */

export type TeachAction = 'press' | 'cancel' | 'delete-last';

/** A key press, as far as it matters. */
export interface KeyPress {
  readonly key: string;
  readonly isRepeat: boolean;
  /** With Ctrl, Alt or Meta. */
  readonly isChord: boolean;
  /** What has the focus: somewhere to write, a control of its own, or nothing in particular. */
  readonly focus: 'text' | 'control' | 'page';
}

/** Clickers for slides send page keys, some of them arrows. */
const PRESSES = ['r', ' ', 'pagedown', 'arrowright'];

export function actionOf({ key, isRepeat, isChord, focus }: KeyPress): TeachAction | null {
  if (isRepeat || isChord || focus === 'text') return null;
  const name = key.toLowerCase();
  if (name === 'escape') return 'cancel';
  // The space bar and the arrows belong to whatever control has the focus.
  if (focus === 'control' && name !== 'r' && name !== 'pagedown') return null;
  if (PRESSES.includes(name)) return 'press';
  return name === 'backspace' || name === 'pageup' ? 'delete-last' : null;
}
