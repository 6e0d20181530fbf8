/** The given table of hand points as samples: label, then x and y of 21 points, relative to the wrist. */

import { readFileSync } from 'node:fs';
import type { Sample, SamplePoint } from '#gestures/samples/sample.ts';
import { LAYOUT_POINTS } from '#gestures/samples/sample.ts';

/** Frames of one recording follow each other: what comes close together counts as one person's. */
const ROWS_PER_SUBJECT = 100;

/** @param names What the label numbers of the table stand for. */
export function handTable(path: string, names: readonly string[]): Sample[] {
  const rows = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return rows.map((row, index) => {
    const [label = 0, ...numbers] = row.split(',').map(Number);
    const points = Array.from(
      { length: LAYOUT_POINTS.hand21 },
      (_, at): SamplePoint => [numbers[2 * at] ?? Number.NaN, numbers[2 * at + 1] ?? Number.NaN, 0, 1],
    );
    const subject = `rows-${Math.floor(index / ROWS_PER_SUBJECT)}`;
    return { label: names[label] ?? String(label), subject, layout: 'hand21', aspect: 1, frames: [{ tMs: 0, points }] };
  });
}

/** The labels of hands-kinivi/keypoint.csv. */
export const KINIVI_LABELS = ['Open', 'Close', 'Pointer', 'OK'] as const;
