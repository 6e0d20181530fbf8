/** Pictures as a reader tells them, made up for tests. */

import type { Seen, SeenPerson } from '#installation/protocol/reader-messages.ts';

/** A body whose points all lie at x, y (picture heights). */
export const seenPerson = (track: number, active: readonly string[] = [], x = 0.5, y = 0.5): SeenPerson => ({
  track,
  ageMs: 0,
  certainty: 1,
  landmarks: Array.from({ length: 33 }, () => [x, y, 0.25, 1]).flat(),
  gestures: ['rise', 'wave'].map((name) => ({
    name,
    score: active.includes(name) ? 1 : 0,
    active: active.includes(name),
  })),
});

export const seenFrame = (frame: number, people: readonly SeenPerson[], more: Partial<Seen> = {}): Seen => ({
  type: 'seen',
  input: 0,
  frame,
  tMs: frame * 100,
  width: 200,
  height: 100,
  people: [...people],
  ...more,
});
