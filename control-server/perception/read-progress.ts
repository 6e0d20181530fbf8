/** How far a reading is: a bar below on a terminal, a plain line an input elsewhere. */

import { createScreen, type Output } from '../rehearsal/screen.ts';

const BAR = 24;

export interface ReadProgress {
  /** Prints a line that stays. */
  print(text: string): void;
  /** Something is being made ready. */
  preparing(says: string, share: number | null): void;
  /** Picture `frame` of `frames` of input number `index` of `inputs` (from 0) was looked at. */
  at(index: number, inputs: number, name: string, frame: number, frames: number, people: number): void;
  /** The bar goes. */
  end(): void;
}

/** Writes to `out`, the error stream as a rule: what a command answers goes to the other. */
export function createReadProgress(out: Output): ReadProgress {
  const screen = createScreen(out);
  const line = (share: number, words: string): string => {
    const full = Math.round(BAR * Math.min(1, Math.max(0, share)));
    const text = words.slice(0, Math.max(0, screen.width - BAR - 5));
    return `  ${'━'.repeat(full)}${'─'.repeat(BAR - full)}  ${text}`;
  };
  return {
    print: screen.print,
    preparing: (says, share) => screen.status(line(share ?? 0, `making ready: ${says}`)),
    at: (index, inputs, name, frame, frames, people) => {
      const whole = (index + frame / Math.max(1, frames)) / inputs;
      const which = inputs === 1 ? '' : `${index + 1} of ${inputs} · `;
      screen.status(line(whole, `${which}picture ${frame} of ${frames} · ${people} in it · ${name}`));
    },
    end: () => screen.status(''),
  };
}
