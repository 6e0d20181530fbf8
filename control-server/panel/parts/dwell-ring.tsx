/** How long the crowd has held it: a ring that closes. */

import type { AskView } from '../view/ask-view.ts';
import classes from './dwell-ring.module.css';

const RADIUS = 25;
const ROUND = 2 * Math.PI * RADIUS;

export function DwellRing({ ask }: { readonly ask: AskView }) {
  const isHeld = ask.standing === 'holding' || ask.standing === 'reached';
  return (
    <span
      className={classes.ring}
      data-held={isHeld}
      role="img"
      aria-label={`Held for ${ask.dwellText} of ${ask.dwellOf}`}
    >
      <svg viewBox="0 0 56 56" aria-hidden="true">
        <circle className={classes.whole} cx="28" cy="28" r={RADIUS} />
        <circle
          className={classes.part}
          cx="28"
          cy="28"
          r={RADIUS}
          strokeDasharray={`${(ROUND * ask.dwellPercent) / 100} ${ROUND}`}
          transform="rotate(-90 28 28)"
        />
      </svg>
      <span className={classes.text} aria-hidden="true">
        {ask.dwellText}
        <small>of {ask.dwellOf}</small>
      </span>
    </span>
  );
}
