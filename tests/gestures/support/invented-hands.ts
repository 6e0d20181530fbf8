/** Invented hands as samples: so many gestures, each performed so many times, flat as tables give them. */

import { inventFingers, inventHand } from '#gestures/learn/hand-model.ts';
import { flattened } from '#gestures/learn/hand-shape.ts';
import { POSTURE_STRIDE, type Posture } from '#gestures/learn/posture.ts';
import type { Sample, SamplePoint } from '#gestures/samples/sample.ts';
import { seededStream } from '#installation/random/seeded.ts';

export function inventedHands(gestures: number, takes: number, seed = 1): Sample[] {
  const uniform = seededStream(seed, 'invented hands');
  return Array.from({ length: gestures }, (_, gesture) => {
    const fingers = inventFingers(uniform);
    return Array.from({ length: takes }, (_, take) =>
      sampleOf(flattened(inventHand(fingers, 0.05, uniform), uniform), `gesture ${gesture}`, `person ${take % 4}`),
    );
  }).flat();
}

/** A posture as a sample in a square picture. */
export function sampleOf({ layout, points }: Posture, label: string, subject: string): Sample {
  const rows = Array.from({ length: points.length / POSTURE_STRIDE }, (_, index): SamplePoint => {
    const [x = 0, y = 0, z = 0, seen = 0] = points.subarray(index * POSTURE_STRIDE, (index + 1) * POSTURE_STRIDE);
    return seen === 0 ? null : [x, y, z, seen];
  });
  return { label, subject, layout, aspect: 1, frames: [{ tMs: 0, points: rows }] };
}
