/** One connection whose clock is read: by our session as a page has it, or by @ircam/sync. True errors are known. */

import { SyncClient, type SyncClientOptions } from '@ircam/sync';
import { io, type Socket } from 'socket.io-client';
import { probeAnswerSchema } from '#installation/protocol/messages.ts';
import { PROBE_ANSWER_MS, probePauseMs } from '#installation/protocol/probe-schedule.ts';
import { createSession, type Session } from '#installation/protocol/session.ts';
import { type LocalMs, localMs, serverMs } from '#installation/time/axes.ts';
import type { RoundTrip } from '#installation/time/round-trip.ts';
import { monotonicMs } from '#tests/support/network/precise-timers.ts';

/** The two clocks of a run: how far the server's is from the machine's, and what the client's gains on it. */
export interface Clocks {
  readonly serverOffsetMs: number;
  readonly drift: number;
}

/** What a clock says, against what is true. */
export interface Reading {
  /** Null: it has no time yet. */
  readonly errorMs: number | null;
  /** How far wrong it says it may be; null where it says nothing of it. */
  readonly boundMs: number | null;
}

export interface ClockRun {
  /** Since its connection is up, ms; null before. */
  ageMs(): number | null;
  /** How long after its connection was up it first had a time, ms; null while it has none. */
  usableMs(): number | null;
  read(): Reading;
  /** Looks at it as a picture does, again and again. */
  glance(): void;
  /** The largest step backwards, and the largest jump between two looks or at a round trip, while it had a time; ms. */
  worst(): { readonly backMs: number; readonly jumpMs: number };
  stop(): void;
}

/** Two looks further apart than this say nothing of a jump: it may have slid. */
const GLANCE_MS = 25;

const openSocket = (port: number): Socket =>
  io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });

/** Local time at a moment of the machine, for a clock that runs `drift` fast. */
const localOf = (atMs: number, fromMs: number, { drift }: Clocks): LocalMs =>
  localMs((atMs - fromMs) * (1 + drift) + 10_000);

/** A run of ours, on the schedule of the pages' clock worker. */
export function runOurs(port: number, clocks: Clocks): ClockRun {
  const fromMs = monotonicMs();
  const local = (): LocalMs => localOf(monotonicMs(), fromMs, clocks);
  const session = createSession({
    page: 'page-of-bench',
    name: 'bench',
    ask: () => Promise.reject(new Error('nothing is asked here')),
    now: local,
    grainMs: 0.001,
    changed: () => undefined,
  });
  const watch = watchJumps(session);
  const socket = openSocket(port);
  let upMs: number | null = null;
  let usableMs: number | null = null;
  let timer: ReturnType<typeof setTimeout>;

  const probe = async (): Promise<void> => {
    const sentMs = local();
    const answer = await socket.timeout(PROBE_ANSWER_MS).emitWithAck('probe', { sentMs });
    const receivedMs = local();
    const { takenMs, answeredMs } = probeAnswerSchema.parse(answer);
    watch.trip({ sentMs, takenMs: serverMs(takenMs), answeredMs: serverMs(answeredMs), receivedMs }, receivedMs);
    if (session.serverNow() !== null) usableMs ??= monotonicMs() - (upMs ?? Number.NaN);
  };
  const keepProbing = (sent: number): void => {
    timer = setTimeout(() => {
      keepProbing(sent + 1);
      // As in the worker: a probe without an answer is one reading fewer.
      if (socket.connected) probe().catch(() => undefined);
    }, probePauseMs(sent));
  };
  socket.on('connect', () => {
    upMs = monotonicMs();
    keepProbing(0);
  });

  return {
    ageMs: () => (upMs === null ? null : monotonicMs() - upMs),
    usableMs: () => usableMs,
    read: () => {
      const nowMs = monotonicMs();
      const told = session.serverAt(localOf(nowMs, fromMs, clocks));
      return {
        errorMs: told === null ? null : told - nowMs - clocks.serverOffsetMs,
        boundMs: session.clock()?.boundMs ?? null,
      };
    },
    glance: () => watch.glance(local()),
    worst: watch.worst,
    stop: () => {
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}

function watchJumps(session: Session) {
  let backMs = 0;
  let jumpMs = 0;
  let last: { readonly localMs: number; readonly serverMs: number } | null = null;
  return {
    glance: (at: LocalMs): void => {
      const now = session.serverAt(at);
      if (now === null) return;
      if (last) {
        const [passedMs, toldMs] = [at - last.localMs, now - last.serverMs];
        backMs = Math.max(backMs, -toldMs);
        if (passedMs <= GLANCE_MS) jumpMs = Math.max(jumpMs, Math.abs(toldMs - passedMs));
      }
      last = { localMs: at, serverMs: now };
    },
    /** Takes a trip in, and looks at the next millisecond before and after. */
    trip: (trip: RoundTrip, at: LocalMs): void => {
      const soon = localMs(at + 1);
      const before = session.serverAt(soon);
      session.trip(trip);
      const after = session.serverAt(soon);
      if (before !== null && after !== null) jumpMs = Math.max(jumpMs, Math.abs(after - before));
    },
    worst: () => ({ backMs, jumpMs }),
  };
}

/** A run of @ircam/sync. */
export function runIrcam(port: number, clocks: Clocks, options: SyncClientOptions): ClockRun {
  const fromMs = monotonicMs();
  const socket = openSocket(port);
  const client = new SyncClient(() => localOf(monotonicMs(), fromMs, clocks) / 1000, options);
  let upMs: number | null = null;
  let usableMs: number | null = null;
  socket.on('connect', () => {
    upMs = monotonicMs();
    client.start(
      (...ping) => socket.emit('ircam-ping', ...ping),
      (take) => socket.on('ircam-pong', take),
      ({ status }) => {
        if (status === 'training' || status === 'sync') usableMs ??= monotonicMs() - (upMs ?? Number.NaN);
      },
    );
  });
  return {
    ageMs: () => (upMs === null ? null : monotonicMs() - upMs),
    usableMs: () => usableMs,
    read: () => {
      const nowMs = monotonicMs();
      const told = client.getSyncTime(localOf(nowMs, fromMs, clocks) / 1000) * 1000;
      return { errorMs: usableMs === null ? null : told - nowMs - clocks.serverOffsetMs, boundMs: null };
    },
    glance: () => undefined,
    worst: () => ({ backMs: 0, jumpMs: 0 }),
    stop: () => {
      client.stop();
      socket.disconnect();
    },
  };
}
