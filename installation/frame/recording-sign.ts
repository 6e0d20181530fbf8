/** What every wall tells the audience while a take is recorded, and for the moments before. */

import type { ShowState } from '../state/show-state.ts';
import { clamp01, EASINGS } from '../time/easing.ts';

export interface RecordingSign {
  readonly words: readonly [first: string, second: string];
  /** 0: not to be seen yet; 1: wholly there. The light of the show does not dim it: it is owed to people, not to the piece. */
  readonly presence: number;
  /** 0..1, how far the ring has breathed out; the same on every wall. */
  readonly pulse: number;
  /** False while the audience is told and nothing is kept yet. */
  readonly isKept: boolean;
}

const WORDS_BEFORE = ['Movement will be recorded as points.', 'No pictures.'] as const;
const WORDS = ['Movement is being recorded as points.', 'No pictures.'] as const;
/** How long the sign takes to come, ms. */
const COMES_MS = 600;
/** One breath of the ring, ms: far slower than anything that could be called flashing. */
const BREATH_MS = 4000;

/** The sign at the state's moment; null where nothing is recorded. */
export function recordingSignOf({ recording, atMs }: Pick<ShowState, 'recording' | 'atMs'>): RecordingSign | null {
  if (!recording || atMs >= recording.untilMs) return null;
  const isKept = atMs >= recording.fromMs;
  const breath = (atMs - recording.sinceMs) / BREATH_MS;
  return {
    words: isKept ? WORDS : WORDS_BEFORE,
    presence: EASINGS.out(clamp01((atMs - recording.sinceMs) / COMES_MS)),
    pulse: (1 - Math.cos(2 * Math.PI * breath)) / 2,
    isKept,
  };
}
