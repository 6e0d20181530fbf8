/** What the show would know of performers: their pictures through the interpreter, in the camera's own time. */

import { CrowdInterpreter } from '#gestures/interpret/crowd-interpreter.ts';
import type { GestureEngine } from '#gestures/interpret/gesture-engine.ts';
import type { Landmarks, Person } from '#installation/crowd/body.ts';
import type { Chance } from './chance.ts';
import { armsBetween, EVERYDAY, hanging, type Performance } from './performances.ts';
import type { Performer } from './performer.ts';

/** Part of a performance. */
export interface Act {
  readonly name: string;
  readonly lastsS: number;
  /** How long the arms take to get there. */
  readonly reachS: number;
  readonly arms: Performance;
}

export interface Seen {
  readonly act: string;
  /** Since the arms got where they are to be, s; < 0 on the way. */
  readonly sinceS: number;
  readonly atMs: number;
  readonly person: Person;
}

/** The acts one after the other, from standing, as one camera sees them. Frame times tremble as real ones do. */
export function watch(
  performer: Performer,
  acts: readonly Act[],
  engines: readonly GestureEngine[],
  { fps = 20, jitter = 0.25 }: { readonly fps?: number; readonly jitter?: number } = {},
): readonly Seen[] {
  const interpreter = new CrowdInterpreter(engines);
  const seen: Seen[] = [];
  let from = { left: hanging(performer.build), right: hanging(performer.build) };
  let [startS, nextS] = [0, 0];
  for (const { name, lastsS, reachS, arms } of acts) {
    const at = (tS: number) => armsBetween(from, arms(tS - startS), reachS === 0 ? 1 : (tS - startS) / reachS);
    for (; nextS < startS + reachS + lastsS; nextS += (1 + performer.chance.between(-jitter, jitter)) / fps) {
      const atMs = nextS * 1000;
      const landmarks: Landmarks = performer.body(at(nextS));
      const [person] = interpreter.update([{ track: 1, ageMs: atMs, landmarks, isFresh: true }], atMs, 16 / 9);
      if (person) seen.push({ act: name, sinceS: nextS - startS - reachS, atMs, person });
    }
    from = at(startS + reachS + lastsS);
    startS += reachS + lastsS;
  }
  return seen;
}

export const activeIn = ({ person }: Seen): readonly string[] =>
  person.gestures.filter(({ active }) => active).map(({ name }) => name);

/** Every beginning of a gesture. */
export function onsets(seen: readonly Seen[]): readonly { readonly gesture: string; readonly act: string }[] {
  return seen.flatMap((now, index) => {
    const before = seen[index - 1];
    const already = before === undefined ? [] : activeIn(before);
    return activeIn(now)
      .filter((gesture) => !already.includes(gesture))
      .map((gesture) => ({ gesture, act: now.act }));
  });
}

/** About `minutes` of one person's everyday movements. */
export function everyday(performer: Performer, minutes: number, chance: Chance): readonly Act[] {
  const names = Object.keys(EVERYDAY) as [string, ...string[]];
  const acts: Act[] = [];
  for (let tS = 0; tS < minutes * 60; ) {
    const name = chance.oneOf(names);
    const [lastsS, reachS] = [chance.between(1.5, 6), chance.between(0.3, 0.9)];
    const arms = EVERYDAY[name]?.(chance, performer.build);
    if (arms) acts.push({ name, lastsS, reachS, arms });
    tS += lastsS + reachS;
  }
  return acts;
}
