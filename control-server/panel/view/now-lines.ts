/** What runs now, in a line each. */

import type { Moment } from '../store/moment.ts';
import type { Countdown } from './countdown.ts';
import { cueRow } from './cue-row.ts';

export interface NowLine {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  /** How it stands, where that is not simply running. */
  readonly word: string;
  readonly countdown: Countdown | null;
}

/** What runs now, the latest first. Left out: what is done, and the open quorum where it stands at the top itself. */
export function nowLines({ state }: Moment): NowLine[] {
  if (!state?.plan) return [];
  const { plan } = state;
  const running = state.cues.filter((run) => run.phase !== 'done');
  const playing = new Set(running.map((run) => run.parent));
  return running
    .filter((run) => !(state.standby === null && state.quorum?.key === run.key))
    .toReversed()
    .flatMap((run) => {
      const cue = plan.cues.get(run.key);
      if (!cue) return [];
      const row = cueRow(state, cue);
      const isPlain = row.state === 'running';
      // Of a group under way its cues are the news, unless it goes round.
      if (isPlain && row.loop === '' && playing.has(run.key)) return [];
      const word = isPlain ? row.loop : row.word;
      return [{ key: run.key, number: cue.number, name: cue.name, word, countdown: row.countdown }];
    });
}
