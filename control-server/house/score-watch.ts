/**
 * Watches the file of the show while the show plays. A changed score without mistakes is made ready, for the director to
 * take up when it suits; one with mistakes is told and never played.
 */

import type { ScoreOffer } from '#installation/protocol/messages.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Cancel, Timers } from '../clock/server-clock.ts';
import { fileMark } from '../files/file-mark.ts';
import type { LoadedScore, ShowFile } from './load-house.ts';

export interface ScoreWatchOptions {
  readonly file: string;
  readonly load: (file: string) => Promise<ShowFile>;
  /** What plays now. */
  readonly playing: () => Plan | null;
  /** Keeps a score with the run, so that it can be adopted. */
  readonly makeReady: (score: LoadedScore) => Promise<void>;
  readonly timers: Timers;
  /** The file could not be looked at, or the score not be kept. */
  readonly onTrouble: (error: unknown) => void;
}

export interface ScoreWatch {
  /** What the file offers, where it is not what plays. */
  offer(): ScoreOffer | null;
  /** Looks at the file now, whether or not it seems changed. */
  look(): Promise<void>;
  stop: Cancel;
}

const EVERY_MS = 2000;
/** More mistakes than these are not told at once. */
const MOST_PROBLEMS = 20;

/** Watches `file` until it is stopped. What lies there at first is taken for what plays. */
export function createScoreWatch(options: ScoreWatchOptions): ScoreWatch {
  const { file, load, playing, makeReady, timers, onTrouble } = options;
  let offered: ScoreOffer | null = null;
  let seen: string | null = null;
  let looking: Promise<void> = Promise.resolve();
  let isLooking = false;

  const offerOf = async (wanted: ShowFile): Promise<ScoreOffer> => {
    if (!wanted.ok) return { hash: null, problems: wanted.problems.slice(0, MOST_PROBLEMS) };
    const { score, plan } = wanted.value;
    const show = playing()?.score.show;
    if (show !== undefined && plan.score.show !== show) {
      return { hash: null, problems: [`${file} is of the show "${plan.score.show}" now, and "${show}" plays.`] };
    }
    await makeReady(wanted.value);
    return { hash: score.hash, problems: [] };
  };

  const lookOnce = async (isForced: boolean): Promise<void> => {
    try {
      const mark = await fileMark(file);
      if (isForced || (seen !== null && mark !== seen)) offered = await offerOf(await load(file));
      seen = mark;
    } catch (error) {
      onTrouble(error);
    }
  };

  /** One look at a time: one that is asked for meanwhile comes behind the one under way. */
  const look = (isForced: boolean): Promise<void> => {
    looking = looking.then(() => lookOnce(isForced));
    return looking;
  };

  /** A disk that is slow to answer is not asked again before it has. */
  const lookSteadily = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    await look(false);
    isLooking = false;
  };

  void lookSteadily();
  return {
    offer: () => (offered !== null && offered.hash === playing()?.scoreHash ? null : offered),
    look: () => look(true),
    stop: timers.every(EVERY_MS, () => void lookSteadily()),
  };
}
