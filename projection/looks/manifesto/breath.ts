/** A line whose words are nobody's to read: breath where a story is, as long as a sentence and never the same twice. */

import { mixBits } from '../drawing/seeded.ts';

const known = new Map<string, string>();
/** Breaths kept; there are fewer stories. */
const KEPT = 600;

/** The breath of the story `id`: waves in groups as long as words. The same id always breathes the same. */
export function breathOf(id: string): string {
  const kept = known.get(id);
  if (kept !== undefined) return kept;
  let bits = [...id].reduce((sum, one) => mixBits(sum ^ (one.codePointAt(0) ?? 0)), 0x5109);
  const draw = (most: number): number => {
    bits = mixBits(bits + 1);
    return bits % most;
  };
  const words = Array.from({ length: 4 + draw(4) }, () => '〜'.repeat(1 + draw(4)));
  const breath = words.join(' ');
  if (known.size >= KEPT) known.clear();
  known.set(id, breath);
  return breath;
}
