/** Which moments of an evening are looked at for flashes. */

import type { EveningTold } from './evening-page.ts';

/** From one moment up to another, ms. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What leads to a cue, and what goes on of it while the next is there, ms. */
const BEFORE_MS = 1500;
const AFTER_MS = 4000;

/** A whole evening. */
export const spansOf = ({ endedAtMs }: EveningTold, partMs: number): readonly Span[] => [
  { fromMs: 0, toMs: Math.ceil(endedAtMs / partMs) * partMs },
];

/** Of an evening, what belongs to cues that another one did not reach; ends are whole parts of `partMs`. */
export function spansWithout({ cues, endedAtMs }: EveningTold, other: EveningTold, partMs: number): readonly Span[] {
  const seen = new Set(other.cues.map(({ key }) => key));
  const spans: Span[] = [];
  for (const { key, atMs } of cues) {
    if (seen.has(key)) continue;
    const nextMs = cues.find((next) => next.atMs > atMs)?.atMs ?? endedAtMs;
    const fromMs = Math.floor(Math.max(0, atMs - BEFORE_MS) / partMs) * partMs;
    const toMs = Math.ceil((nextMs + AFTER_MS) / partMs) * partMs;
    const before = spans.at(-1);
    if (before && fromMs <= before.toMs) spans.splice(-1, 1, { ...before, toMs: Math.max(before.toMs, toMs) });
    else spans.push({ fromMs, toMs });
  }
  return spans;
}

/**
 * The parts that are drawn: all of these spans, in their order, or, of so many seconds, as many parts spread over them, in
 * an order that is spread over them wherever it is broken off.
 */
export function partsOf(spans: readonly Span[], seconds: number | null, partMs: number): readonly Span[] {
  const all = spans.flatMap(({ fromMs, toMs }) =>
    Array.from({ length: Math.round((toMs - fromMs) / partMs) }, (_, part) => ({
      fromMs: fromMs + part * partMs,
      toMs: fromMs + (part + 1) * partMs,
    })),
  );
  if (seconds === null) return all;
  const count = Math.min(all.length, Math.max(1, Math.round((seconds * 1000) / partMs)));
  const some = Array.from({ length: count }, (_, part) => all[Math.floor((part * all.length) / count)]);
  const step = strideOf(count);
  return some.flatMap((_, at) => some[(at * step) % count] ?? []);
}

/** The step nearest to a golden part of `count` that leads to each of so many once. */
function strideOf(count: number): number {
  let step = Math.max(1, Math.round(count * 0.618));
  while (hasDivisor(step, count)) step += 1;
  return step;
}

const hasDivisor = (a: number, b: number): boolean => (b === 0 ? a > 1 : hasDivisor(b, a % b));
