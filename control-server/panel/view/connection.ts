/** The connection in words: one short one for the corner of the eye, and what to do when it is bad. */

import type { Moment } from '../store/moment.ts';
import { agoText, boundText } from './show-time.ts';

export type ConnectionTone = 'well' | 'working' | 'lost' | 'refused';

export interface ConnectionView {
  readonly tone: ConnectionTone;
  readonly words: string;
  /** A whole sentence and what to do, where the director must know. */
  readonly trouble: { readonly says: string; readonly advice: string; readonly reload: boolean } | null;
}

const still = 'The walls play on, and cues that follow by time still follow. Controls come back with the server.';

export function connectionView(moment: Moment): ConnectionView {
  const { stage, barred } = moment;
  if (barred) return { tone: 'refused', words: 'Not authorised', trouble: { ...barred, reload: false } };
  switch (stage.stage) {
    case 'greeting':
      return { tone: 'working', words: 'Looking for the server', trouble: null };
    case 'syncing':
      return { tone: 'working', words: 'Catching up', trouble: null };
    case 'live':
      return { tone: 'well', words: liveWords(moment), trouble: null };
    case 'stale': {
      const says = `The server is lost. Last heard of ${agoText(moment.localMs - stage.since)}.`;
      return { tone: 'lost', words: 'Server lost', trouble: { says, advice: still, reload: false } };
    }
    case 'refused': {
      const { says, advice, retry } = stage;
      return { tone: 'refused', words: 'Turned away', trouble: { says, advice, reload: !retry } };
    }
  }
}

const liveWords = ({ clockBoundMs }: Moment): string =>
  clockBoundMs === null ? 'Connected, reading the clock' : `Connected ${boundText(clockBoundMs)}`;
