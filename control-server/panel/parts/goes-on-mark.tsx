/** How a cue hands over, as a shape and a word: follow leaves at the end of the bar, continue at its beginning. */

import type { GoesOn } from '../view/cue-line.ts';
import classes from './goes-on-mark.module.css';

interface GoesOnMarkProps {
  readonly goesOn: GoesOn;
  /** Number of the cue it goes to, where that is not the next line. */
  readonly goesTo: string;
}

const SHAPES: Readonly<Record<Exclude<GoesOn, 'manual' | 'group'>, string>> = {
  continue: 'M4 4 H20 M4 4 V16 M1 13 L4 16 L7 13',
  follow: 'M2 4 H18 M18 4 V16 M15 13 L18 16 L21 13',
  crowd: 'M11 2 V7 M11 7 L4 16 M11 7 L18 16',
};

const WORDS: Readonly<Record<GoesOn, string>> = {
  manual: 'GO',
  continue: 'continue',
  follow: 'follow',
  crowd: 'crowd',
  group: '',
};

export function GoesOnMark({ goesOn, goesTo }: GoesOnMarkProps) {
  // Where a cue inside a group goes is the group's to say.
  if (goesOn === 'group') return null;
  return (
    <span className={classes.mark} data-kind={goesOn}>
      {goesOn !== 'manual' && (
        <svg viewBox="0 0 22 18" width="22" height="18" aria-hidden="true">
          <path d={SHAPES[goesOn]} fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      )}
      {WORDS[goesOn]}
      {goesTo !== '' && <span className={classes.goesTo}>{goesTo}</span>}
    </span>
  );
}
