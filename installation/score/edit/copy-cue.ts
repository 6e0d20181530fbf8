/** The text of a cue as a second one: with numbers of its own, and without naming parts that have a name already. */

import { applySplices, type Splice } from '../../document/splice.ts';
import { writeTextLike } from '../../document/write-yaml.ts';
import { numbersInside } from './numbers-inside.ts';
import type { CuePlace, OpenScore, SequencePlace } from './open-score.ts';
import { entryOf } from './open-score.ts';
import { usesOfCue } from './uses.ts';

/**
 * The copy of `cue` numbered `number`, as it is written, from its dash or bracket on. Cues inside it are numbered after
 * it; what leads to it or to them from inside leads to the copies, and what leads elsewhere still does.
 */
export function copyOfCue(score: OpenScore, cue: CuePlace & { readonly of: SequencePlace }, number: string): string {
  const { start, end } = cue.entry;
  const splices = outermost([...marksAsAliases(score, cue.entry), ...renumbering(score, cue, number)]);
  const inside = splices.map((splice) => ({ ...splice, start: splice.start - start, end: splice.end - start }));
  return applySplices(score.text.slice(start, end), inside).text;
}

function renumbering(score: OpenScore, cue: CuePlace & { readonly of: SequencePlace }, number: string): Splice[] {
  const { start, end } = cue.entry;
  return numbersInside(cue.of, cue, number).flatMap(({ place, to }) => {
    const own = entryOf(place.entry.value, 'cue')?.value;
    const leading = usesOfCue(score, cue.of.id, place.number).map(({ node }) => node);
    return [own, ...leading].flatMap((node): Splice[] => {
      if (!node || node.start < start || node.end > end) return [];
      const written = score.text.slice(node.start, node.end);
      return [{ start: node.start, end: node.end, text: writeTextLike(to, written, true, true) }];
    });
  });
}

/** A part that has a name keeps it where it is; the copy repeats it. */
const marksAsAliases = ({ anchors }: OpenScore, { start, end }: CuePlace['entry']): Splice[] =>
  anchors()
    .filter((anchor) => anchor.start >= start && anchor.start < end)
    .map((anchor) => ({ start: anchor.start, end: anchor.node.end, text: `*${anchor.name}` }));

/** The splices that lie in no other. */
const outermost = (splices: readonly Splice[]): Splice[] =>
  splices.filter((one) => !splices.some((other) => other !== one && other.start <= one.start && one.end <= other.end));
