/** Which key does what while a surface is under the hands. The same as on the wall itself, where there is the same to do. */

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export type FitKey =
  | { readonly does: 'undo' | 'redo' | 'put back' | 'give up' }
  /** The nth handle, from 0. */
  | { readonly does: 'hold'; readonly at: number }
  /** The next handle, or the one before. */
  | { readonly does: 'hold next'; readonly by: 1 | -1 }
  /** Steps to the right and down. */
  | { readonly does: 'nudge'; readonly right: number; readonly down: number };

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const PLAIN: Readonly<Record<string, FitKey>> = {
  r: { does: 'put back' },
  escape: { does: 'give up' },
  '[': { does: 'hold next', by: -1 },
  ']': { does: 'hold next', by: 1 },
};

/** Null: it is somebody else's. */
export function fitKey({ key, shiftKey, altKey, ctrlKey, metaKey }: PressedKey): FitKey | null {
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === 'z') return { does: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' ? { does: 'redo' } : null;
  }
  const arrow = ARROWS[key];
  const times = shiftKey ? 10 : altKey ? 0.1 : 1;
  if (arrow) return { does: 'nudge', right: arrow[0] * times, down: arrow[1] * times };
  if (altKey) return null;
  if (/^[1-9]$/.test(key)) return { does: 'hold', at: Number(key) - 1 };
  return PLAIN[letter] ?? null;
}
