/**
 * Keeps a page connected, for good and without anybody's hand: greets, catches up after a gap, begins anew where the
 * server falls silent, and knocks again where it was turned away. The only such code: every page uses it.
 */

import { z } from 'zod';
import type { LocalMs } from '../time/axes.ts';
import type { PageId } from './page-id.ts';
import { isVolley, PROBE_ANSWER_MS, probePauseMs } from './probe-schedule.ts';
import { createSession, type Session } from './session.ts';

/** What is used of a socket that is not connected yet; Socket.IO's is one. */
export interface SocketPort {
  readonly connected: boolean;
  /** Whether it is connected or goes on trying by itself. */
  readonly active: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(message: 'connect', listener: () => void): unknown;
  on(message: 'disconnect', listener: (reason: string) => void): unknown;
  on(message: 'connect_error', listener: (error: Error & { readonly data?: unknown }) => void): unknown;
  on(message: 'facts' | 'site', listener: (payload: unknown) => void): unknown;
  timeout(ms: number): { emitWithAck(message: 'hello' | 'probe', payload: unknown): Promise<unknown> };
}

/** Why the server does not let a page in, and what to do about it. */
export interface Barred {
  readonly says: string;
  readonly advice: string;
}

export interface ConnectionOptions {
  readonly socket: SocketPort;
  readonly pageId: PageId;
  /** The surface or camera the page stands for. */
  readonly name: string;
  readonly now: () => LocalMs;
  /** How coarsely that clock is read, ms, where that was measured. */
  readonly grainMs?: number;
  /** Calls once, after so many ms; answers what calls that off. */
  readonly after: (ms: number, action: () => void) => () => void;
  /** Whether to read the server's clock over this connection; a wall has a worker for that. */
  readonly probes: boolean;
  /** Called after every change. */
  readonly changed: () => void;
  /** Told why it had to begin anew, for the page's console. */
  readonly warn: (what: string, error: unknown) => void;
}

export interface Connection {
  readonly session: Session;
  /** Why the server does not let this page in, or null. */
  barred(): Barred | null;
  /** Since when no server answers at all; null while one does. */
  unreachableSince(): LocalMs | null;
  stop(): void;
}

/** The whole log and score may have to come through a slow radio link, ms. */
const WELCOME_MS = 4000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;
/** A page that stood still itself hears late what came in time: so long after a time-out it believes it, ms. */
const GRACE_MS = 20;

const reasonSchema = z.object({ says: z.string(), advice: z.string() });

function barredBy({ data, message }: Error & { readonly data?: unknown }): Barred {
  const reason = reasonSchema.safeParse(data);
  if (reason.success) return { says: reason.data.says, advice: reason.data.advice };
  const says = `The server does not let this page in (${message}).`;
  return { says, advice: 'Open the link the server prints in its terminal on this device.' };
}

/** Connects, and keeps at it until stopped. */
export function openConnection(options: ConnectionOptions): Connection {
  const { socket, pageId, now, after, changed, warn } = options;
  let barred: Barred | null = null;
  let unreachableSince: LocalMs | null = null;
  /** Counts connections and their ends: what an earlier one still brings is too late. */
  let life = 0;
  let failures = 0;
  let heardMs: number = Number.NEGATIVE_INFINITY;
  let stopPause: (() => void) | null = null;
  let stopProbes = (): void => {};

  const session = createSession({
    get page() {
      return pageId.current();
    },
    name: options.name,
    ask: (message, payload) =>
      socket.timeout(message === 'hello' ? WELCOME_MS : PROBE_ANSWER_MS).emitWithAck(message, payload),
    now,
    ...(options.grainMs === undefined ? {} : { grainMs: options.grainMs }),
    changed,
  });

  /** Ends whatever the last connection set going. */
  const beginLife = (): number => {
    stopProbes();
    stopPause?.();
    stopPause = null;
    return ++life;
  };

  /** Tries `action` after a pause that grows with every failure in a row. */
  const later = (action: () => void): void => {
    if (stopPause) return;
    stopPause = after(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures), () => {
      stopPause = null;
      action();
    });
    failures++;
  };

  const beginAnew = (why: string, error: unknown): void => {
    warn(why, error);
    socket.disconnect();
    socket.connect();
  };

  /** Waits for a greeting, or for facts that may have needed one. */
  const settle = (work: Promise<void>): void => {
    const mine = life;
    const done = (): void => {
      const stage = session.stage();
      if (mine !== life) return;
      if (stage.stage === 'live') failures = 0;
      if (stage.stage === 'refused' && stage.retry) later(() => settle(session.connected()));
    };
    work.then(done, (error: unknown) => {
      if (mine === life) beginAnew('catching up failed, connecting again', error);
    });
  };

  const probe = (sent: number): void => {
    const mine = life;
    const askedMs = now();
    const answered = (): void => {
      heardMs = now();
      if (isVolley(sent)) changed();
    };
    const unanswered = (error: unknown): void => {
      if (mine !== life) return;
      after(GRACE_MS, () => {
        if (mine === life && heardMs < askedMs) beginAnew('the server is silent, connecting again', error);
      });
    };
    session.probe().then(answered, unanswered);
  };

  const keepProbing = (sent: number): void => {
    stopProbes = after(probePauseMs(sent), () => {
      keepProbing(sent + 1);
      probe(sent);
    });
  };

  socket.on('connect', () => {
    beginLife();
    barred = null;
    unreachableSince = null;
    settle(session.connected());
    if (options.probes) keepProbing(0);
  });

  socket.on('disconnect', (reason) => {
    beginLife();
    session.disconnected();
    if (reason === 'io server disconnect') {
      // Another tab came by this one's name, as a duplicated one does. With it they would oust each other in turn.
      pageId.renew();
      later(() => socket.connect());
    }
    changed();
  });

  socket.on('connect_error', (error) => {
    // While active it goes on by itself: the server is away. Otherwise the server is there and said no.
    const isAway = socket.active;
    barred = isAway ? null : barredBy(error);
    unreachableSince = isAway ? (unreachableSince ?? now()) : null;
    if (!isAway) later(() => socket.connect());
    changed();
  });

  socket.on('facts', (payload) => settle(session.facts(payload)));
  socket.on('site', (payload) => session.siteChanged(payload));

  socket.connect();
  return {
    session,
    barred: () => barred,
    unreachableSince: () => unreachableSince,
    stop: () => {
      socket.disconnect();
      beginLife();
    },
  };
}
