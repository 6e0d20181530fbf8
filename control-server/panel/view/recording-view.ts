/** A take being recorded: what it is called, and how long it has been going on. */

import type { Moment } from '../store/moment.ts';
import { clockText } from './show-time.ts';

export interface RecordingView {
  readonly name: string;
  /** `announced`: the walls tell it already, and nothing is kept yet. */
  readonly stage: 'announced' | 'recording';
  /** Until it begins in whole seconds, or how long it has been going on. */
  readonly time: string;
  /** How long it may still go on, once it has begun. */
  readonly left: string;
}

const SECOND_MS = 1000;

/** Null where nothing is recorded. It changes once a second. */
export function recordingView({ state, nowMs }: Moment): RecordingView | null {
  const recording = state?.recording;
  if (!recording || nowMs === null || nowMs >= recording.untilMs) return null;
  const { name, fromMs, untilMs } = recording;
  const left = clockText(Math.ceil((untilMs - Math.max(nowMs, fromMs)) / SECOND_MS) * SECOND_MS);
  return nowMs < fromMs
    ? { name, stage: 'announced', time: `${Math.ceil((fromMs - nowMs) / SECOND_MS)} s`, left }
    : { name, stage: 'recording', time: clockText(nowMs - fromMs), left };
}
