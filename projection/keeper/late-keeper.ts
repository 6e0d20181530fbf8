/** Keeps the show from the moment on that the browser's store is open; what comes before waits for it. */

import type { Session } from '#installation/protocol/session.ts';
import { every, wallNow } from '../clock/page-clock.ts';
import { createShowKeeper, restoreShow, type ShowKeeper } from './kept-show.ts';
import { openShowStore } from './show-store.ts';

/** How often the time is written down, ms. */
const TICK_MS = 5000;

/** A time that is less sure than this is none to go on from, ms. */
const SURE_MS = 100;

export interface LateKeeper extends Pick<ShowKeeper, 'welcomed' | 'facts' | 'site'> {
  /** Opens the store, hands what is kept to a session that knows nothing yet, and keeps what comes. */
  open(session: Session): Promise<void>;
}

export function createLateKeeper(): LateKeeper {
  let keeper: ShowKeeper | null = null;
  let waiting: ((keeper: ShowKeeper) => void)[] | null = [];
  const hear = (tell: (keeper: ShowKeeper) => void): void => {
    if (keeper) tell(keeper);
    else waiting?.push(tell);
  };
  return {
    welcomed: (answer) => hear((to) => to.welcomed(answer)),
    facts: (payload) => hear((to) => to.facts(payload)),
    site: (payload) => hear((to) => to.site(payload)),
    open: async (session) => {
      try {
        const store = await openShowStore(indexedDB);
        restoreShow(session, await store.read(), wallNow());
        const opened = createShowKeeper(store, console.warn);
        keeper = opened;
        for (const tell of waiting ?? []) tell(opened);
        every(TICK_MS, () => {
          const [now, clock] = [session.serverNow(), session.clock()];
          const isSure = session.stage().stage === 'live' && clock !== null && clock.boundMs <= SURE_MS;
          if (now !== null && isSure) opened.ticked({ serverMs: now, wallMs: wallNow() });
        });
      } catch (error) {
        console.info('this browser keeps no show for the time without a server', error);
      }
      waiting = null;
    },
  };
}
