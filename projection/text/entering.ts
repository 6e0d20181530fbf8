/** How a text enters: phrase after phrase, each beginning before the one before it is wholly there. */

/** How much of its own time a phrase shares with the next. */
const OVERLAP = 0.45;

/** How far the phrase at `place` of `phrases` has entered, 0..1, when the whole has entered so far. */
export function phraseEntered(entered: number, place: number, phrases: number): number {
  if (entered >= 1) return 1;
  if (entered <= 0) return 0;
  const step = 1 - OVERLAP;
  const whole = 1 + step * (Math.max(1, phrases) - 1);
  const t = Math.min(1, Math.max(0, entered * whole - step * place));
  return t * t * (3 - 2 * t);
}
