/** What is written in cues of groups, and of loops, that has no use there. */

import type { Fault } from '../document/form-faults.ts';
import type { Score, ScoreCue } from './score-schema.ts';
import { everyCue, type PlacedCue } from './written-cues.ts';

/** Warnings about fields that mean nothing where they stand. */
export const checkGroups = (score: Score): Fault[] =>
  everyCue(score).flatMap((placed) => [
    ...inGroup(placed),
    ...ofGroup(placed),
    ...ofQuestions(placed),
    ...ofLoop(placed),
  ]);

function inGroup({ cue, path, group }: PlacedCue): Fault[] {
  const useless = (field: string, why: string): Fault => ({
    path: [...path, field],
    message: `${field} has no use: ${why}`,
  });
  if (!group)
    return cue.at === undefined ? [] : [useless('at', 'only the cues of a timeline have a time of their own')];
  return [
    ...(cue.next === 'manual' ? [] : [useless('next', 'in a group, the group says what follows')]),
    ...(cue.goTo === undefined ? [] : [useless('goTo', 'in a group, the group says what follows')]),
    ...(cue.at === undefined || group.mode === 'timeline'
      ? []
      : [useless('at', 'only the cues of a timeline have a time of their own')]),
  ];
}

function ofGroup({ cue: { group }, path }: PlacedCue): Fault[] {
  if (group?.take === undefined) return [];
  const at = [...path, 'group', 'take'];
  if (group.mode !== 'shuffle')
    return [{ path: at, message: 'take has no use: only a shuffled group plays some of its cues' }];
  return group.take <= group.cues.length
    ? []
    : [{ path: at, message: `there are fewer cues in the group: ${group.cues.length}` }];
}

/** The crowd can be asked one thing at a time. */
function ofQuestions({ cue: { group, quorum }, path }: PlacedCue): Fault[] {
  const asking = (group?.cues ?? []).filter(asks).length;
  const isTogether = quorum !== undefined ? asking > 0 : group?.mode === 'parallel' && asking > 1;
  if (!isTogether) return [];
  const message =
    'several questions stand at once here, and the crowd is asked one at a time: the time of the others runs out unseen';
  return [{ path: [...path, 'group'], message }];
}

/** Whether a cue, or one of those it plays, asks the crowd. */
const asks = ({ quorum, group }: ScoreCue): boolean => quorum !== undefined || (group?.cues ?? []).some(asks);

function ofLoop({ cue, path }: PlacedCue): Fault[] {
  if (!cue.repeat || 'times' in cue.repeat || cue.repeat.until !== 'quorum' || cue.quorum) return [];
  return [
    {
      path: [...path, 'repeat'],
      message: 'this goes round until a quorum is decided, and the cue has none: it is played once',
    },
  ];
}
