/** Which key does what while a wall is being fitted. Letters whatever the layout, nothing that needs a mouse, and never Esc. Pure. */

/** What is read of a key. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export type KeyAction =
  | { readonly do: 'close' | 'all' | 'mode' | 'mesh' | 'curves' | 'pattern' | 'step size' | 'help' }
  | { readonly do: 'reset' | 'reset all' | 'undo' | 'redo' | 'mirror' | 'turn' | 'new mask' | 'delete mask' }
  /** The next handle, or the one before. */
  | { readonly do: 'step'; readonly by: 1 | -1 }
  /** The nth handle, from 0. */
  | { readonly do: 'choose'; readonly at: number }
  /** Moves what is in hand by so many steps, to the right and down. */
  | { readonly do: 'nudge'; readonly steps: readonly [number, number] }
  /** More or fewer: of columns, or of a mask's corners. */
  | { readonly do: 'columns'; readonly by: 1 | -1 }
  /** More or fewer rows, or a softer or harder mask. */
  | { readonly do: 'rows'; readonly by: 1 | -1 };

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const PLAIN: Readonly<Record<string, KeyAction>> = {
  e: { do: 'close' },
  enter: { do: 'close' },
  a: { do: 'all' },
  '0': { do: 'all' },
  c: { do: 'mode' },
  m: { do: 'mesh' },
  l: { do: 'curves' },
  g: { do: 'pattern' },
  s: { do: 'step size' },
  h: { do: 'help' },
  q: { do: 'mirror' },
  x: { do: 'mirror' },
  t: { do: 'turn' },
  n: { do: 'new mask' },
  delete: { do: 'delete mask' },
  '+': { do: 'columns', by: 1 },
  '=': { do: 'columns', by: 1 },
  '-': { do: 'columns', by: -1 },
  _: { do: 'columns', by: -1 },
  '.': { do: 'rows', by: 1 },
  ':': { do: 'rows', by: 1 },
  '>': { do: 'rows', by: 1 },
  ',': { do: 'rows', by: -1 },
  ';': { do: 'rows', by: -1 },
  '<': { do: 'rows', by: -1 },
};

/** What a key asks for, or null: it is somebody else's. */
export function actionOf(pressed: Key): KeyAction | null {
  const { shiftKey, altKey, ctrlKey, metaKey } = pressed;
  const key = pressed.key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (key === 'z') return { do: shiftKey ? 'redo' : 'undo' };
    return key === 'y' ? { do: 'redo' } : null;
  }
  const arrow = ARROWS[pressed.key];
  if (arrow) {
    const steps = shiftKey ? 10 : altKey ? 0.1 : 1;
    return { do: 'nudge', steps: [arrow[0] * steps, arrow[1] * steps] };
  }
  if (altKey) return null;
  if (key === 'tab') return { do: 'step', by: shiftKey ? -1 : 1 };
  if (key === 'r') return { do: shiftKey ? 'reset all' : 'reset' };
  if (/^[1-9]$/.test(key)) return { do: 'choose', at: Number(key) - 1 };
  return PLAIN[key] ?? null;
}
