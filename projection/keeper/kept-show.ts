/**
 * A wall that is loaded anew while the server is away goes on from what it was told before: kept as it comes in, taken
 * up again before the server answers. Only what every wall has anyway is kept, and nothing of the crowd.
 */

import { factsSchema, siteMessageSchema, welcomeSchema } from '#installation/protocol/messages.ts';
import type { Session } from '#installation/protocol/session.ts';
import type { ServerMs } from '#installation/time/axes.ts';
import { serverMs } from '#installation/time/axes.ts';
import type { KeptClock, KeptShow, ShowStore } from './show-store.ts';

/** A show that was told longer ago than this is another evening's; ms. */
const OLDEST_MS = 12 * 3_600_000;
/** A machine's own clock may have been set meanwhile by as much as this, and drifts by this share of the time; ms. */
const SET_MS = 2000;
const DRIFT = 100e-6;

/** Server time as the machine's own clock says, with a bound on the error, ms; null where it cannot be told. */
export function keptServerTime(
  { serverMs: then, wallMs }: KeptClock,
  nowWallMs: number,
): { readonly nowMs: ServerMs; readonly boundMs: number } | null {
  const passedMs = nowWallMs - wallMs;
  if (passedMs < -SET_MS || passedMs > OLDEST_MS) return null;
  return { nowMs: serverMs(then + passedMs), boundMs: SET_MS + DRIFT * Math.max(0, passedMs) };
}

/** Hands what was kept to a session that knows nothing yet. */
export function restoreShow(session: Pick<Session, 'restore'>, kept: KeptShow | null, nowWallMs: number): void {
  const time = kept && keptServerTime(kept.clock, nowWallMs);
  if (kept && time) session.restore(kept.welcome, time.nowMs, time.boundMs);
}

export interface ShowKeeper {
  /** The server's answer to a greeting. */
  welcomed(answer: unknown): void;
  facts(payload: unknown): void;
  site(payload: unknown): void;
  /** The time as the wall lives by it. */
  ticked(clock: KeptClock): void;
}

/** Writes down what comes, one after the other. Where that fails once, it is told, and left: the show is not held up. */
export function createShowKeeper(store: ShowStore, warn: (what: string, error: unknown) => void): ShowKeeper {
  let writing: Promise<void> = Promise.resolve();
  let isBroken = false;
  const write = (action: () => Promise<void>): void => {
    writing = writing
      .then(() => (isBroken ? undefined : action()))
      .catch((error: unknown) => {
        isBroken = true;
        warn('the show cannot be kept for the time without a server', error);
      });
  };
  return {
    welcomed: (answer) => {
      const welcome = welcomeSchema.safeParse(answer);
      if (!welcome.success || welcome.data.kind === 'refused') return;
      const { data } = welcome;
      if (data.kind === 'snapshot') write(() => store.begin(data.scores, data.base, data.facts, data.site));
      else {
        write(() => store.add([], data.facts));
        write(() => store.site(data.site));
      }
    },
    facts: (payload) => {
      const message = factsSchema.safeParse(payload);
      if (message.success) write(() => store.add(message.data.scores, message.data.facts));
    },
    site: (payload) => {
      const message = siteMessageSchema.safeParse(payload);
      if (message.success) write(() => store.site(message.data.text));
    },
    ticked: (clock) => write(() => store.clock(clock)),
  };
}
