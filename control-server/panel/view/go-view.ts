/** GO: whether it would do anything, and why not. */

import type { ShowState } from '#installation/state/show-state.ts';
import type { Moment } from '../store/moment.ts';
import { awaitsHand } from './cue-row.ts';

/** How GO stands. */
export interface GoView {
  /** Whether pressing can reach the server at all. */
  readonly enabled: boolean;
  /** Whether the show would take it. */
  readonly ready: boolean;
  /** Why not, in a few words, or null. */
  readonly reason: string | null;
  readonly asking: boolean;
  /** Counts the double GOs refused: the button flashes once for each. */
  readonly flash: number;
}

/** The button. What the rules would refuse can still be pressed: the server says why. What has no way there cannot. */
export function goView(moment: Moment): GoView {
  const reason = unreachable(moment) ?? null;
  const idle = reason ?? notReady(moment.state);
  return {
    enabled: reason === null,
    ready: idle === null,
    reason: idle,
    asking: moment.asking.includes('go'),
    flash: moment.said?.code === 'double-go' ? moment.said.count : 0,
  };
}

/** Why a command cannot reach the server, in a few words, or null. */
export function unreachable({ stage, state, barred }: Moment): string | null {
  if (barred) return 'not authorised';
  switch (stage.stage) {
    case 'greeting':
      return 'connecting';
    case 'syncing':
      return 'catching up';
    case 'stale':
      return 'server lost';
    case 'refused':
      return 'turned away';
    case 'live':
      return state ? null : 'reading the clock';
  }
}

/** Whether a command can reach the server. */
export const isReachable = (moment: Moment): boolean => unreachable(moment) === null;

function notReady(state: ShowState | null): string | null {
  if (!state) return 'nothing stands by';
  if (state.mode === 'paused') return 'paused: resume first';
  if (state.standby !== null) return null;
  if (!state.quorum) return 'nothing stands by';
  return awaitsHand(state.quorum) ? 'put the question' : 'the crowd decides';
}
