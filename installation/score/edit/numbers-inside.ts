/** Numbers for the cues of a group that is doubled. */

import type { CuePlace, SequencePlace } from './open-score.ts';

export interface Renumbered {
  readonly place: CuePlace;
  readonly to: string;
}

/** A cue as `number`, and every cue inside it with a number that nobody in the sequence has. */
export function numbersInside(of: SequencePlace, cue: CuePlace, number: string): readonly Renumbered[] {
  const used = new Set([...of.cues.map((one) => one.number), number]);
  const inside = of.cues.filter((one) => one.entry.start > cue.entry.start && one.entry.end <= cue.entry.end);
  const renumbered = inside.map((place): Renumbered => {
    const to = firstFree(after(place.number, cue.number, number), used);
    used.add(to);
    return { place, to };
  });
  return [{ place: cue, to: number }, ...renumbered];
}

/** 3.1 in 3 becomes 4.1 in 4; a number that does not begin with that of its group stands behind it. */
const after = (inner: string, outer: string, number: string): string =>
  inner.startsWith(outer) && inner !== outer ? `${number}${inner.slice(outer.length)}` : `${number}-${inner}`;

function firstFree(wanted: string, used: ReadonlySet<string>): string {
  let to = wanted;
  for (let count = 2; used.has(to); count++) to = `${wanted}-${count}`;
  return to;
}
