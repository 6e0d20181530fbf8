/** Times as the panel writes them. All take milliseconds; none rounds in a way that claims more than there is. */

const two = (value: number): string => String(value).padStart(2, '0');

/** A position: `0:04:31`, whole seconds that have passed. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What is left: tenths below a minute, rounded up so that 0.0 means over. `12:05`, `9.4`. */
export function leftText(ms: number): string {
  const tenths = Math.max(0, Math.ceil(ms / 100));
  if (tenths < 600) return `${Math.floor(tenths / 10)}.${tenths % 10}`;
  const seconds = Math.ceil(ms / 1000);
  return seconds < 3600 ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}` : clockText(seconds * 1000);
}

/** A planned length: `0.8 s`, `45 s`, `1:30`; empty for none. */
export function lengthText(ms: number): string {
  if (ms <= 0) return '';
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(2))} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 3600 ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}` : clockText(ms);
}

/** How long ago, roughly: `just now`, `12 s ago`, `4 min ago`. */
export function agoText(ms: number): string {
  if (ms < 2000) return 'just now';
  if (ms < 120_000) return `${Math.floor(ms / 1000)} s ago`;
  if (ms < 7_200_000) return `${Math.floor(ms / 60_000)} min ago`;
  return `${Math.floor(ms / 3_600_000)} h ago`;
}

/** A bound on a clock's error: `± 0.4 ms`, `± 12 ms`. */
export const boundText = (ms: number): string => `± ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

/** A share as people say it: `64 %`. Rounded down, so that 100 % means all and a threshold shown as reached is. */
export const percentText = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`;

/** A place in a cue: `0:30`, `1:05`, `1:00:00`. Whole seconds that have passed. */
export function positionText(ms: number): string {
  const text = clockText(ms);
  return text.startsWith('0:') ? text.slice(2).replace(/^0(?=\d)/, '') : text;
}

/** Longer than any cue: what is typed beyond this was a slip, ms. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * What somebody typed as a place in a cue, ms; null where it is none. `90` is seconds, `1:30` minutes and seconds,
 * `1:00:00` hours; a point does for the colon, which number keypads lack.
 */
export function parsePosition(text: string): number | null {
  const parts = text.trim().split(/[:.,]/);
  if (parts.length > 3 || !parts.every((part, index) => (index === 0 ? /^\d{1,5}$/ : /^[0-5]\d$/).test(part)))
    return null;
  const ms = 1000 * parts.reduce((total, part) => total * 60 + Number(part), 0);
  return ms <= LONGEST_MS ? ms : null;
}
