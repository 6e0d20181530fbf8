/** What stands at a field of a score, as it is written. */

import { isRefused } from './change.ts';
import type { FieldPlace } from './edit.ts';
import { entryOf, findCue, findSequence, openScore } from './open-score.ts';

/** The text of the value at `place`; null where nothing stands there. */
export function fieldText(text: string, place: FieldPlace): string | null {
  const score = openScore(text);
  const from =
    place.sequence === undefined
      ? score.root
      : place.cue === undefined
        ? entryFrom(findSequence(score, place.sequence))
        : entryFrom(findCue(score, place.sequence, place.cue));
  const node = place.field.reduce((here, step) => entryOf(here, step)?.value, from);
  return node ? text.slice(node.start, node.end) : null;
}

const entryFrom = (found: ReturnType<typeof findSequence> | ReturnType<typeof findCue>) =>
  isRefused(found) ? undefined : found.entry.value;
