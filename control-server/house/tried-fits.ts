/**
 * The fits that are being tried out and stand in no file yet. Walls are told each at once, though one may be left out
 * where the line is full; the last of a drag is told again so that it surely arrives.
 */

import type { Tried } from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import type { Cancel, Timers } from '../clock/server-clock.ts';

/** How a fit is told to everybody but the connection `except`: where it is not `sure`, it may be left out on the way. */
export type TellTried = (tried: Tried, except: string | null, sure: boolean) => void;

export interface TriedFits {
  /** The connection `by` tries a fit. */
  take(by: string, tried: Tried): void;
  /** All that are being tried, for a page that comes in. */
  all(): readonly Tried[];
  /** What is tried on a surface stands in the file now, or is no longer wanted. Answers whether there was anything. */
  forget(surface: string): boolean;
  /** The connection is gone: the surfaces on which it was trying something. */
  left(by: string): readonly string[];
  stop: Cancel;
}

/** A drag that stands still for this long is told once more. */
const SURE_AFTER_MS = 150;

interface Trial {
  readonly by: string;
  readonly output: Output;
  readonly cancel: Cancel;
}

/** Nothing is being tried. */
export function createTriedFits(timers: Timers, tell: TellTried): TriedFits {
  const trials = new Map<string, Trial>();

  const forget = (surface: string): boolean => {
    trials.get(surface)?.cancel();
    return trials.delete(surface);
  };

  return {
    take: (by, { surface, output }) => {
      forget(surface);
      tell({ surface, output }, by, false);
      trials.set(surface, {
        by,
        output,
        cancel: timers.after(SURE_AFTER_MS, () => tell({ surface, output }, by, true)),
      });
    },
    all: () => [...trials].map(([surface, { output }]) => ({ surface, output })),
    forget,
    left: (by) => {
      const own = [...trials].flatMap(([surface, trial]) => (trial.by === by ? [surface] : []));
      own.forEach(forget);
      return own;
    },
    stop: () => {
      for (const surface of [...trials.keys()]) forget(surface);
    },
  };
}
