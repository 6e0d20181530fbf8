/** Everything the panel shows follows from one of these: the session and the server's time at one instant. */

import type { Barred } from '#installation/protocol/connection.ts';
import type { Meter, Room } from '#installation/protocol/messages.ts';
import type { Stage } from '#installation/protocol/session.ts';
import type { Setup } from '#installation/protocol/setup.ts';
import type { Request } from '#installation/rules/command.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { LocalMs, ServerMs } from '#installation/time/axes.ts';
import type { OutcomeCode } from '../link/outcome.ts';

/** A refusal the director has not read yet. */
export interface Said {
  /** Counts up, so that the same refusal twice is seen to be two. */
  readonly count: number;
  readonly code: OutcomeCode;
  readonly says: string;
  readonly advice: string;
  readonly atMs: LocalMs;
}

export interface Moment {
  readonly localMs: LocalMs;
  /** Server time; null before the clock is known. */
  readonly nowMs: ServerMs | null;
  /** What the clock on the wall says where the panel stands; null where it is not known. */
  readonly wall: WallTime | null;
  readonly stage: Stage;
  readonly barred: Barred | null;
  /** What went wrong inside the panel, in a sentence, or null. */
  readonly fault: string | null;
  /** The server's word to the director, or null. */
  readonly notice: string | null;
  /** Bound on the panel's own clock error, ms, or null. */
  readonly clockBoundMs: number | null;
  /** The show; null until the log and the clock are known. */
  readonly state: ShowState | null;
  /** When the next fact that is already written takes effect, or null. */
  readonly nextFactMs: ServerMs | null;
  readonly meter: Meter | null;
  readonly room: Room | null;
  /** Test patterns and tiers of the walls, or null before they were told. */
  readonly setup: Setup | null;
  readonly said: Said | null;
  /** What was asked and is not answered yet. */
  readonly asking: readonly Request['type'][];
}

/** Countdowns move this often, ms. */
const COUNTDOWN_MS = 100;
const SECOND_MS = 1000;
/** A look sooner than this would only repeat the last one, ms. */
const SOONEST_MS = 16;

/** In how many milliseconds the panel will look different with no further message. */
export function untilNextLookMs(moment: Moment): number {
  const { state, nowMs } = moment;
  if (!state || nowMs === null) return SECOND_MS;
  const second = SECOND_MS - (state.showMs % SECOND_MS);
  const steady = countsDown(state) ? COUNTDOWN_MS : second;
  const factMs = moment.nextFactMs === null ? second : moment.nextFactMs - nowMs;
  return Math.max(SOONEST_MS, Math.min(steady, factMs, state.nextChangeMs - nowMs));
}

function countsDown(state: ShowState): boolean {
  if (state.master > 0 && state.master < 1) return true;
  return state.mode !== 'paused' && (state.quorum !== null || state.cues.some((cue) => cue.phase !== 'done'));
}
