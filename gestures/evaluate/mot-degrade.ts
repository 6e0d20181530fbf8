/** Detections as a worse detector would have found them: truth boxes, some dropped, the rest a little beside. Seeded. */

import { seededStream } from '#installation/random/seeded.ts';
import { isScored } from './mot-frames.ts';
import type { MotRow } from './mot-rows.ts';

export interface Degrading {
  /** Share of the boxes that are dropped, 0..1. */
  readonly drop: number;
  /** Standard deviation of centre and size, as a share of the box's width and height. */
  readonly jitter: number;
  /** Share of the time that people are hidden, for about a second each time, 0..1. */
  readonly hide: number;
}

const NAMES = ['drop', 'jitter', 'hide'] as const;

/** What `drop=0.2,jitter=0.05` says, or a sentence that says what is wrong with it. */
export function parseDegrading(text: string): Degrading | string {
  const found: Record<(typeof NAMES)[number], number> = { drop: 0, jitter: 0, hide: 0 };
  for (const part of text.split(',')) {
    const [name = '', amount = ''] = part.split('=').map((word) => word.trim());
    const value = amount === '' ? Number.NaN : Number(amount);
    const known = NAMES.find((candidate) => candidate === name);
    if (known === undefined) return `"${name}" is not known: drop=SHARE,jitter=SHARE,hide=SHARE is expected.`;
    if (!(value >= 0 && value <= 1)) return `${name} is a share from 0 to 1, not "${amount}".`;
    found[known] = value;
  }
  return found;
}

/**
 * The boxes of the truth that are scored, degraded; ids are taken away.
 *
 * @param fps Frames per second: how long a second is to those who are hidden.
 */
export function degraded(
  truth: readonly MotRow[],
  { drop, jitter, hide }: Degrading,
  seed: number,
  fps: number,
): readonly MotRow[] {
  const random = seededStream(seed, 'degraded detections');
  // Box and Muller; 1 - random() keeps the logarithm finite.
  const gaussian = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const isHidden = hiding(hide, seed, fps);
  return truth.filter(isScored).flatMap((row) => {
    if (random() < drop || isHidden(row)) return [];
    const width = row.width * Math.max(0.1, 1 + jitter * gaussian());
    const height = row.height * Math.max(0.1, 1 + jitter * gaussian());
    const x = row.left + row.width * (0.5 + jitter * gaussian());
    const y = row.top + row.height * (0.5 + jitter * gaussian());
    return [{ ...row, id: -1, left: x - width / 2, top: y - height / 2, width, height, confidence: 1, kind: null }];
  });
}

/** Whether somebody is hidden: whole seconds, begun at another moment for each. */
function hiding(share: number, seed: number, fps: number): (row: MotRow) => boolean {
  if (share === 0) return () => false;
  return ({ id, frame }) => {
    const second = Math.floor(frame / fps + seededStream(seed, `hidden since ${id}`)());
    // Never two in a row: nobody is hidden for longer than a track is kept.
    return second % 2 === 1 && seededStream(seed, `hidden ${id} ${second}`)() < 2 * share;
  };
}
