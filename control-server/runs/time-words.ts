/** Times as people read them. Pure: the time zone is told. */

/** How long: `950 ms`, `1.2 s`, `4:07`, `1:52:04`. */
export function lengthWords(ms: number): string {
  if (ms < 0) return `-${lengthWords(-ms)}`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${Number((ms / 1000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1000);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? rest.replace(/^0/, '') : `${Math.floor(seconds / 3600)}:${rest}`;
}

/** A position on the show's clock, to the tenth: `0:04:07.3`. */
export function positionWords(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100);
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${tenths % 10}`;
}

/** The wall clocks of one time zone. */
export interface WallClock {
  readonly zone: string;
  /** `20:15:03.1`, to the tenth of a second. */
  time(wallMs: number): string;
  /** `Sunday, 22 November 2026`. */
  day(wallMs: number): string;
  /** `2026-11-22 20:15`. */
  moment(wallMs: number): string;
}

/** From when to when on the clock on the wall: `20:15–22:07`, or `20:15` alone. */
export function hoursWords(fromWallMs: number, lengthMs: number, clock: WallClock): string {
  const [from, to] = [fromWallMs, fromWallMs + lengthMs].map((ms) => clock.moment(ms).slice(-5));
  return from === to ? `${from}` : `${from}–${to}`;
}

/** The clock of an IANA time zone (`Europe/Berlin`). Throws a RangeError where there is no such zone. */
export function wallClock(zone: string): WallClock {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  return {
    zone,
    time: (wallMs) => `${clock.format(wallMs)}.${Math.floor((((wallMs % 1000) + 1000) % 1000) / 100)}`,
    day: (wallMs) => day.format(wallMs),
    moment: (wallMs) => `${date.format(wallMs)} ${clock.format(wallMs).slice(0, 5)}`,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
