/** The test patterns in words, and which walls show one instead of the show. */

import type { PatternName, Setup } from '#installation/protocol/setup.ts';

export const PATTERN_WORDS: Readonly<Record<PatternName, { readonly name: string; readonly says: string }>> = {
  grid: { name: 'Grid', says: 'Lines and diagonals: fit the corners by it.' },
  focus: { name: 'Focus', says: 'Fine detail everywhere: turn the lens until it is sharp.' },
  bars: { name: 'Bars', says: 'Colours and greys: make the projectors match.' },
  ramps: { name: 'Blends', says: 'Plain grey with the blends: no seam should be seen.' },
  latency: { name: 'Latency', says: 'A flash and a beep each second: all walls at once.' },
  identify: { name: 'Name', says: 'The surface’s own name: which projector is which.' },
};

export interface PatternsShowing {
  /** `left and right show test patterns`; null while all walls show the show. */
  readonly says: string | null;
  readonly surfaces: readonly string[];
  /** The pattern that every surface of the room shows; null where they differ or any shows the show. */
  readonly everywhere: PatternName | null;
}

/** `surfaces`: all of the site. */
export function patternsShowing(setup: Setup | null, surfaces: readonly string[]): PatternsShowing {
  const showing = Object.entries(setup?.patterns ?? {});
  const names = showing.map(([surface]) => surface);
  const first = showing[0]?.[1] ?? null;
  const isEverywhere = surfaces.length > 0 && surfaces.every((surface) => setup?.patterns[surface] === first);
  return { says: saysOf(names, surfaces.length), surfaces: names, everywhere: isEverywhere ? first : null };
}

function saysOf(names: readonly string[], all: number): string | null {
  if (names.length === 0) return null;
  if (names.length === 1) return `“${names[0]}” shows a test pattern instead of the show.`;
  if (names.length >= all) return 'All walls show test patterns instead of the show.';
  if (names.length > 3) return `${names.length} walls show test patterns instead of the show.`;
  const quoted = names.map((name) => `“${name}”`);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)} show test patterns instead of the show.`;
}
