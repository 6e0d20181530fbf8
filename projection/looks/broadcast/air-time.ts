/** Time on air as `00:07`, from the first hour on as `1:00:07`. */
export function airTime(onAirMs: number): string {
  const seconds = Math.floor(Math.max(0, onAirMs) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
