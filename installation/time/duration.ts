/** Durations as people write them: `800ms`, `1.5s`, `2m`, `1m30s`. */

/** What a written duration looks like; the empty text looks so too and is none. */
export const DURATION = /^(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/;

/** The milliseconds of a written duration, or null where the text is none. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text.trim());
  if (!match || match[0] === '') return null;
  const [, minutes = '0', seconds = '0', milliseconds = '0'] = match;
  return Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(milliseconds);
}
