/** Show time as people read it: minutes, seconds and tenths, with hours where there are any. */

/** `754321` -> `12:34.3`. Cut off, not rounded: no moment is told before it was there. Negative times have a minus. */
export function timecode(ms: number): string {
  if (ms < 0) return `-${timecode(-ms)}`;
  const tenths = Math.floor(ms / 100);
  const seconds = Math.floor(tenths / 10);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number): string => String(value % 60).padStart(2, '0');
  const head = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${head}:${two(seconds)}.${tenths % 10}`;
}
