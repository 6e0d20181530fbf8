/** Holds the latest moment of the room and hands it to whoever draws, and carries what is asked. */

import type { SetupRequest } from '#installation/protocol/setup.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import type { LocalMs } from '#installation/time/axes.ts';
import type { Ticker } from '../../clock/ticker.ts';
import type { Stop, Timers } from '../../clock/timers.ts';
import type { WallsLink } from '../link/walls-link.ts';
import { createFitDrafts, type FitDrafts } from './fit-drafts.ts';
import type { WallsMoment, WallsSaid } from './walls-moment.ts';

export interface WallsStore {
  moment(): WallsMoment;
  subscribe(listener: () => void): Stop;
  readonly fit: FitDrafts;
  /** Asks for something; what could not be done appears in the moment. Resolves with whether it was done. */
  ask(request: SetupRequest): Promise<boolean>;
  /** Takes back, or does again, what was kept last on a surface. */
  step(type: 'undo' | 'redo', surface: string): Promise<void>;
  /** Keeps what waits to be kept, of all surfaces. */
  settleAll(): void;
  /** Somebody has read what could not be done. */
  dismiss(): void;
  start(): Stop;
}

export interface WallsStoreOptions {
  readonly link: WallsLink;
  readonly now: () => LocalMs;
  readonly timers: Timers;
  /** Starts what calls `look` again and again. */
  readonly startTicker: (look: () => number) => Ticker;
}

/** What nobody dismissed goes away after this, ms. */
const SAID_MS = 20_000;
/** "Seen 4 s ago" counts on by itself, ms. */
const LOOK_EVERY_MS = 1000;

/** A store over `link`. Nothing moves until it is started. */
export function createWallsStore({ link, now, timers, startTicker }: WallsStoreOptions): WallsStore {
  const listeners = new Set<() => void>();
  let ticker: Ticker | null = null;
  let said: WallsSaid | null = null;
  const readSite = createSiteReader();

  const wake = (): void => ticker?.wake();
  const fit = createFitDrafts({
    ask: link.ask,
    now,
    timers,
    kept: (surface) => readSite(link.session.site()).site?.surfaces[surface]?.output ?? null,
    changed: wake,
  });

  const momentNow = (): WallsMoment => {
    const { site, problem } = readSite(link.session.site());
    return {
      localMs: now(),
      nowMs: link.session.serverNow(),
      stage: link.session.stage(),
      barred: link.barred(),
      fault: link.fault() ?? problem,
      site,
      room: link.room(),
      setup: link.setup(),
      drafts: fit.all(),
      tried: link.tried(),
      said,
    };
  };
  let moment = momentNow();

  const look = (): number => {
    if (said && now() - said.atMs > SAID_MS) said = null;
    moment = momentNow();
    for (const listener of listeners) listener();
    return LOOK_EVERY_MS;
  };

  const ask = async (request: SetupRequest): Promise<boolean> => {
    const answer = await link.ask(request);
    said = answer.ok ? null : { says: answer.says, advice: answer.advice, atMs: now() };
    wake();
    return answer.ok;
  };

  return {
    moment: () => moment,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fit,
    ask,
    step: async (type, surface) => {
      // What was pressed a moment ago is the first that is taken back.
      await fit.settle(surface);
      await ask({ type, surface });
    },
    settleAll: () => {
      for (const surface of Object.keys(fit.all())) void fit.settle(surface);
    },
    dismiss: () => {
      said = null;
      wake();
    },
    start: () => {
      const started = startTicker(look);
      ticker = started;
      const unsubscribe = link.subscribe(started.wake);
      started.wake();
      return () => {
        unsubscribe();
        started.stop();
        ticker = null;
      };
    },
  };
}

interface ReadSite {
  readonly site: Site | null;
  readonly problem: string | null;
}

/** Reads the site's text once for every text. One that cannot be read leaves the last one standing. */
function createSiteReader(): (text: string | null) => ReadSite {
  let known: string | null = null;
  let read: ReadSite = { site: null, problem: null };
  return (text) => {
    if (text === null || text === known) return read;
    known = text;
    const parsed = parseSite(text, 'the site');
    const why = 'The server sent a site this page cannot read. Reload the page.';
    read = parsed.ok ? { site: parsed.value, problem: null } : { site: read.site, problem: why };
    return read;
  };
}
