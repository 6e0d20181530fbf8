/** The course of a cue: moments through its beginning, from the picture before it to the one it makes. */

import type { CueKey, Plan } from '#installation/score/plan.ts';
import type { ToldCue } from './evenings.ts';
import { settledMs } from './telling-moment.ts';

/** The first moment lies so long before the cue acts: the picture it begins from, ms. */
const BEFORE_MS = 200;
/** What changes nothing is looked at for so long, ms. */
const LEAST_MS = 1000;

/**
 * `count` moments (2 and more) of a told cue, evenly from just before it acts until all it changes has come about, or for
 * `forMs` where that is not null.
 */
export function courseOf(plan: Plan, told: ToldCue, count: number, forMs: number | null): readonly ToldCue[] {
  const cue = plan.cues.get(told.key);
  if (!cue) throw new RangeError(`there is no cue ${told.key}`);
  const jumpMs = told.by === 'jump' ? plan.score.jumpFade : 0;
  const spanMs = BEFORE_MS + (forMs ?? Math.max(LEAST_MS, settledMs(cue), jumpMs));
  return Array.from({ length: count }, (_, index) => ({
    ...told,
    atMs: Math.max(0, told.beganAtMs - BEFORE_MS + (spanMs * index) / (count - 1)),
    step: index + 1,
  }));
}

/** A told cue as it is reached when the director jumps there from the moment that tells another. */
export function jumpedFrom(plan: Plan, from: ToldCue, key: CueKey, offsetMs: number | null): ToldCue {
  const evening = from.evening.leftFor(key, from.atMs);
  const cue = plan.cues.get(key);
  const row = evening.rows.at(-1);
  if (!cue || !row) throw new RangeError(`there is no cue ${key}`);
  const beganAtMs = from.atMs + cue.preWaitMs;
  const atMs = beganAtMs + (offsetMs ?? Math.max(settledMs(cue), plan.score.jumpFade + BEFORE_MS));
  const { text } = evening.stateAt(atMs);
  return { key, evening, row, atMs, beganAtMs, by: 'jump', text: text.name && (plan.score.texts[text.name] ?? null) };
}
