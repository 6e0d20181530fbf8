/** A countdown in its colour. */

import type { Countdown } from '../view/countdown.ts';
import classes from './countdown-text.module.css';

interface CountdownTextProps {
  readonly countdown: Countdown | null;
  readonly className?: string | undefined;
}

export function CountdownText({ countdown, className = '' }: CountdownTextProps) {
  if (!countdown) return null;
  return (
    <span className={`${classes.countdown} ${className}`} data-tone={countdown.tone} role="timer">
      {countdown.text}
    </span>
  );
}
