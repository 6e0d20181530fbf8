/** The server's time as black and white cells, for a camera to read: a photograph of all walls tells how far they are apart. */

/** Whole ms since the run was opened, of which this many bits are shown: they come again after four and a half hours. */
export const CODE_BITS = 24;

/**
 * The cells from left to right: one white, one black (so that a reader knows both), the bits from the highest, and one that
 * makes the number of white bits even.
 */
export function timeCells(serverMs: number): boolean[] {
  const value = Math.floor(serverMs) % 2 ** CODE_BITS;
  const bits = Array.from({ length: CODE_BITS }, (_, at) => (value >>> (CODE_BITS - 1 - at)) % 2 === 1);
  const isOdd = bits.filter((bit) => bit).length % 2 === 1;
  return [true, false, ...bits, isOdd];
}

/** What cells say, ms; null where they contradict themselves. */
export function readCells(cells: readonly boolean[]): number | null {
  const bits = cells.slice(2);
  if (cells.length !== CODE_BITS + 3 || !cells[0] || cells[1]) return null;
  if (bits.filter((bit) => bit).length % 2 === 1) return null;
  return bits.slice(0, CODE_BITS).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
}

/** `2:05:07.250`, as the house counts: hours, minutes, seconds and ms since the run was opened. */
export function timeWords(serverMs: number): string {
  const ms = Math.floor(serverMs);
  const [h, m, s] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${h}:${two(m)}:${two(s)}.${String(ms % 1000).padStart(3, '0')}`;
}
