/** Cues to pause, resume and stop one of, in shows of one sequence called `s`. */

import { grant, type Rehearsal } from './rehearsal.ts';

/** A cue that takes this long and does nothing. */
export const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

/** A cue that moves a value evenly. */
export const fading = (cue: string | number, value: 'light' | 'tilt', to: number, over: string, more: object = {}) => ({
  cue,
  fade: over,
  ease: 'linear',
  set: { [value]: to },
  ...more,
});

/** One cue of the sequence `s` paused, resumed, stopped by the director. */
export const pause = (show: Rehearsal, atMs: number, cue: string): void =>
  grant(show, atMs, { type: 'pause-cue', cue: `s/${cue}` });
export const resume = (show: Rehearsal, atMs: number, cue: string): void =>
  grant(show, atMs, { type: 'resume-cue', cue: `s/${cue}` });
export const stop = (show: Rehearsal, atMs: number, cue: string): void =>
  grant(show, atMs, { type: 'stop-cue', cue: `s/${cue}` });

/** What the walls show of a value at a moment. */
export const valueAt = (show: Rehearsal, value: string) => (atMs: number) => show.stateAt(atMs).values[value];

/** A question whose ways lead to the cues M and U. */
export const question = {
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '10s',
  met: { label: 'met', go: 'M' },
  unmet: { label: 'unmet', go: 'U' },
};
