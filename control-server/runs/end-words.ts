/** How a run ended, or stands, in words. */

import type { RunEnd, Standing } from './list-runs.ts';

/** For a column: `stopped, after rally/9`. */
export function endWords({ standing, after }: RunEnd): string {
  return after === null ? BRIEF[standing] : `${BRIEF[standing]}, after ${after}`;
}

/** As a sentence: `Stopped after cue 9 of “rally”.` `isOnNow`: the run is the one that the server conducts. */
export function endSentence({ standing, after }: RunEnd, isOnNow: boolean): string {
  const words = (isOnNow ? NOW : ENDED)[standing];
  if (after === null) return `${words}.`;
  const slash = after.indexOf('/');
  // What plays goes on by itself behind the cue that was fired last.
  const place = standing === 'playing' ? 'on from' : 'after';
  return `${words} ${place} cue ${after.slice(slash + 1)} of “${after.slice(0, slash)}”.`;
}

const BRIEF: Readonly<Record<Standing, string>> = {
  playing: 'playing',
  paused: 'paused',
  stopped: 'stopped',
  panicked: 'in panic',
  'faded-out': 'faded out',
  opened: 'opened, nothing played',
  empty: 'never begun',
  unread: 'not known',
};

/** What was played is never over by itself: somebody stops it, or the server is closed while it plays. */
const ENDED: Readonly<Record<Standing, string>> = {
  playing: 'Left while it played',
  paused: 'Left paused',
  stopped: 'Stopped',
  panicked: 'Ended in panic',
  'faded-out': 'Faded out',
  opened: 'Opened, and nothing was played',
  empty: 'Never begun',
  unread: 'How it ended is not known',
};

const NOW: Readonly<Record<Standing, string>> = {
  playing: 'Playing',
  paused: 'Paused',
  stopped: 'Stopped',
  panicked: 'In panic',
  'faded-out': 'Faded out',
  opened: 'Open, and nothing was played yet',
  empty: 'Open, and nothing was played yet',
  unread: 'How it stands is not known',
};
