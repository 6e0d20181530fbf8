/** What is asked of a body again and again while a picture is judged, reckoned once. Landmarks never change once they are made. */

import type { Landmarks } from '#installation/crowd/body.ts';

/** `reckon`, remembered for as long as somebody holds the landmarks. */
export function oncePerBody<T>(reckon: (landmarks: Landmarks) => T): (landmarks: Landmarks) => T {
  const known = new WeakMap<Landmarks, { readonly value: T }>();
  return (landmarks) => {
    const held = known.get(landmarks);
    if (held !== undefined) return held.value;
    const value = reckon(landmarks);
    known.set(landmarks, { value });
    return value;
  };
}
