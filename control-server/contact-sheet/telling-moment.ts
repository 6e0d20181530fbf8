/** Which moment of a cue tells it: when what it changes has come about, and before the next cue begins. */

import type { AsRunRow } from '#installation/rehearsal/as-run.ts';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';

/** The last of a cue that is looked at: what comes next may already be on its way, ms. */
const BEFORE_NEXT_MS = 150;
/** Of a cue's time, when nothing says otherwise. */
const TELLING_SHARE = 0.62;
/** What a jump melts away has to be gone, ms after it. */
const AFTER_JUMP_MS = 250;

/** From the start of the cue's action until all its changes are made, ms. */
export function settledMs({ changes, motions, fadeMs, world, text }: PlannedCue): number {
  const ends = [...changes, ...motions].map(({ afterMs, overMs }) => afterMs + overMs);
  const hasMore = Object.keys(world).length > 0 || (text !== undefined && text !== null);
  return Math.max(0, ...ends, hasMore ? fadeMs : 0);
}

/**
 * Of the `index`-th of `rows`, the moment that tells it, ms on the axis of the rows. `endMs` is when the rehearsal ended;
 * `jumpMs` how long a jump melts, 0 where none led here.
 */
export function tellingMoment(plan: Plan, rows: readonly AsRunRow[], index: number, endMs: number, jumpMs = 0): number {
  const row = rows[index];
  const cue = row && plan.cues.get(row.key);
  if (!row || !cue) throw new RangeError(`there is no cue ${index}`);
  const fromMs = row.atMs + cue.preWaitMs;
  const untilMs = Math.max(fromMs, Math.min(nextAfter(plan, rows, index), endMs));
  const spanMs = untilMs - fromMs;
  // A question is told by its answer.
  const share = cue.quorum ? 1 : TELLING_SHARE;
  const wantedMs = Math.max(settledMs(cue), share * spanMs, jumpMs > 0 ? jumpMs + AFTER_JUMP_MS : 0);
  return fromMs + Math.max(0, Math.min(wantedMs, spanMs - BEFORE_NEXT_MS));
}

/** When the first cue after it begins that it does not play itself. */
function nextAfter(plan: Plan, rows: readonly AsRunRow[], index: number): number {
  const row = rows[index];
  const isInside = (key: string): boolean => {
    for (let at = plan.cues.get(key)?.parent ?? null; at !== null; at = plan.cues.get(at)?.parent ?? null) {
      if (at === row?.key) return true;
    }
    return false;
  };
  const next = rows.slice(index + 1).find(({ key, atMs }) => atMs > (row?.atMs ?? 0) && !isInside(key));
  return next?.atMs ?? Number.POSITIVE_INFINITY;
}
