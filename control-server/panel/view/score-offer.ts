/** The show's file in words, where it is not the score that plays. */

import type { Moment } from '../store/moment.ts';

export interface ScoreOfferView {
  readonly says: string;
  /** What is wrong, a line each; empty where nothing is. */
  readonly problems: readonly string[];
  /** The score that can be taken up, or null. */
  readonly hash: string | null;
}

/** More mistakes than these are for the editor and the command line. */
const SHOWN = 3;

export function scoreOfferView({ room }: Moment): ScoreOfferView | null {
  const offer = room?.score ?? null;
  if (!offer) return null;
  const { hash, problems } = offer;
  if (hash !== null)
    return { says: 'The show was changed on disk. This one plays on until you take it up.', problems, hash };
  const more = problems.length - SHOWN;
  const rest = more > 0 ? [`and ${more} more: npm run score:check tells them all`] : [];
  return {
    says: 'The show on disk has mistakes, so the one from before plays on.',
    problems: [...problems.slice(0, SHOWN), ...rest],
    hash: null,
  };
}
