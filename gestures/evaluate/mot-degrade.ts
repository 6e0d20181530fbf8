/** Detections as a worse detector would have found them: truth boxes, some dropped, the rest a little beside. Seeded. */

import { seededStream } from '#installation/random/seeded.ts';
import { isScored } from './mot-frames.ts';
import type { MotRow } from './mot-rows.ts';

export interface Degrading {
  /** Share of the boxes that are dropped, 0..1. */
  readonly drop: number;
  /** Standard deviation of centre and size, as a share of the box's width and height. */
  readonly jitter: number;
}

/** What `drop=0.2,jitter=0.05` says, or a sentence that says what is wrong with it. */
export function parseDegrading(text: string): Degrading | string {
  const found: Record<'drop' | 'jitter', number> = { drop: 0, jitter: 0 };
  for (const part of text.split(',')) {
    const [name = '', amount = ''] = part.split('=').map((word) => word.trim());
    const value = amount === '' ? Number.NaN : Number(amount);
    if (name !== 'drop' && name !== 'jitter') return `"${name}" is not known: drop=SHARE,jitter=SHARE is expected.`;
    if (!(value >= 0 && value <= 1)) return `${name} is a share from 0 to 1, not "${amount}".`;
    found[name] = value;
  }
  return found;
}

/** The boxes of the truth that are scored, degraded; ids are taken away. */
export function degraded(truth: readonly MotRow[], { drop, jitter }: Degrading, seed: number): readonly MotRow[] {
  const random = seededStream(seed, 'degraded detections');
  // Box and Muller; 1 - random() keeps the logarithm finite.
  const gaussian = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return truth.filter(isScored).flatMap((row) => {
    if (random() < drop) return [];
    const width = row.width * Math.max(0.1, 1 + jitter * gaussian());
    const height = row.height * Math.max(0.1, 1 + jitter * gaussian());
    const x = row.left + row.width * (0.5 + jitter * gaussian());
    const y = row.top + row.height * (0.5 + jitter * gaussian());
    return [{ ...row, id: -1, left: x - width / 2, top: y - height / 2, width, height, confidence: 1, kind: null }];
  });
}
