/** Whether the cues of a score can follow each other as they say. */

import type { Damage } from '../document/damage.ts';
import type { Fault } from '../document/form-faults.ts';
import type { Score, ScoreCue } from './score-schema.ts';
import { cuesOf, type PlacedCue } from './written-cues.ts';

/** Faults in how cues are numbered and follow each other. `damage` tells what is not as it was written. */
export const checkCues = (score: Score, damage: Damage): Fault[] =>
  Object.entries(score.sequences).flatMap(([id, sequence]) => [
    ...checkNumbers(cuesOf(score, id)),
    ...checkRings(score, id, sequence.cues, damage),
    ...cuesOf(score, id).flatMap(checkQuorumCue),
  ]);

function checkNumbers(cues: readonly PlacedCue[]): Fault[] {
  const seen = new Set<string>();
  return cues.flatMap(({ cue, path }) => {
    const again = seen.has(cue.cue);
    seen.add(cue.cue);
    return again ? [{ path: [...path, 'cue'], message: `there is already a cue "${cue.cue}" in this sequence` }] : [];
  });
}

/** A ring of cues that follow each other in no time at all would never let the show get past it. */
function checkRings(score: Score, sequence: string, cues: readonly ScoreCue[], damage: Damage): Fault[] {
  const list = ['sequences', sequence, 'cues'];
  if (damage.isPartial(list)) return [];
  const takesTime = (cue: ScoreCue, index: number): boolean =>
    damage.touches([...list, index]) || cue.preWait > 0 || cue.postWait > 0 || lastsWhile(score, cue);
  const byNumber = new Map(cues.toReversed().map((cue) => [cue.cue, cue]));
  /** What follows each cue in no time. */
  const followers = new Map<ScoreCue, ScoreCue>();
  for (const [index, cue] of cues.entries()) {
    const follower = cue.goTo === undefined ? cues[index + 1] : byNumber.get(cue.goTo);
    if (follower && !cue.quorum && cue.next !== 'manual' && !takesTime(cue, index)) followers.set(cue, follower);
  }
  return ringsIn(cues, followers).flatMap((ring) =>
    ring.map((cue, index): Fault => {
      const names = [...ring.slice(index), ...ring.slice(0, index)].map((other) => other.cue).join(' > ');
      const message = `the cues ${names} go round without taking any time: give one a postWait`;
      return { path: [...list, cues.indexOf(cue), 'next'], message };
    }),
  );
}

/** The rings among cues of which each has one follower at most. */
function ringsIn(
  cues: readonly ScoreCue[],
  followers: ReadonlyMap<ScoreCue, ScoreCue>,
): readonly (readonly ScoreCue[])[] {
  const seen = new Set<ScoreCue>();
  return cues.flatMap((start) => {
    const way: ScoreCue[] = [];
    let here: ScoreCue | undefined = start;
    while (here && !seen.has(here)) {
      seen.add(here);
      way.push(here);
      here = followers.get(here);
    }
    const from = here ? way.indexOf(here) : -1;
    return from < 0 ? [] : [way.slice(from)];
  });
}

/** Whether a cue that follows waits for something that takes time. */
const lastsWhile = (score: Score, cue: ScoreCue): boolean => cue.next === 'follow' && lasts(score, cue);

function lasts(score: Score, cue: ScoreCue): boolean {
  if (cue.duration > 0 || (Object.keys(cue.world).length > 0 && (cue.world.over ?? cue.fade) > 0)) return true;
  // However short what is repeated is, the engine gives each round a time.
  if (cue.repeat) return true;
  const looks = cue.looks.flatMap((look) => (Object.hasOwn(score.looks, look) ? [score.looks[look]] : []));
  const effects = [cue, ...looks.filter((look) => look !== undefined)];
  // A member that is named but neither comes, goes nor moves changes nothing, and nothing takes no time.
  const changes = effects.flatMap(({ set, cast }) => [
    ...Object.values(set),
    ...Object.values(cast).filter(({ presence, x, size, motion }) =>
      [presence, x, size, motion].some((to) => to !== undefined),
    ),
  ]);
  if (changes.some((change) => (change.after ?? 0) + (change.over ?? cue.fade) > 0)) return true;
  return (cue.group?.cues ?? []).some(
    (inner) => inner.preWait > 0 || inner.postWait > 0 || (inner.at ?? 0) > 0 || inner.quorum || lasts(score, inner),
  );
}

function checkQuorumCue({ cue, path }: PlacedCue): Fault[] {
  if (!cue.quorum) return [];
  return [
    ...(cue.goTo === undefined
      ? []
      : [{ path: [...path, 'goTo'], message: 'a cue with a quorum goes where its branches say, so goTo has no use' }]),
    ...(cue.next === 'manual'
      ? []
      : [{ path: [...path, 'next'], message: 'a cue with a quorum goes on when it is decided, so next has no use' }]),
  ];
}
