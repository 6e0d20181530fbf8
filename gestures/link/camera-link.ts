/** The camera's socket to the show server: keeps the conversation going, sends samples stamped with server time. */

import { io, type Socket } from 'socket.io-client';
import { encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { type FromCamera, helloSchema, probeSchema, type ToCamera } from '#installation/protocol/messages.ts';
import { createSession } from '#installation/protocol/session.ts';
import type { CameraLink, LinkStatus } from '../camera/camera-link.ts';
import { backOffMs } from '../clock/back-off.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';

/** What a link needs from its surroundings. */
export interface CameraLinkOptions {
  /** Which camera of the site this page is. */
  readonly name: string;
  /** A number drawn once for this page: the same page coming back is not a second one. */
  readonly page: string;
  /** The gestures whose readings are sent, in this order. */
  readonly gestures: readonly string[];
  readonly clock: LocalClock;
  /** Called after every change of status. */
  readonly changed: () => void;
  /** A socket of the camera's namespace, not yet connected. */
  readonly socket: Socket<ToCamera, FromCamera>;
}

const ANSWER_WITHIN_MS = 4000;
/** A few round trips at once find a fast one; later ones only follow the drift. */
const FIRST_PROBES = 6;
const FIRST_PROBE_EVERY_MS = 150;
const PROBE_EVERY_MS = 2000;
/** So many probes without an answer mean a connection that is dead without knowing it. */
const UNANSWERED_PROBES = 3;

/** A socket to the server this page came from. Does not connect by itself. */
export function cameraSocket(): Socket<ToCamera, FromCamera> {
  return io('/camera', {
    autoConnect: false,
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  });
}

/** Connects and keeps connected until stopped. */
export function openCameraLink(options: CameraLinkOptions): CameraLink {
  const { socket, clock } = options;
  let refusedAtDoor: string | undefined;
  let unreachableSinceMs: number | undefined;
  let attempts = 0;
  let unanswered = 0;
  let cancelRetry: Cancel = () => undefined;
  let cancelProbes: Cancel = () => undefined;

  const session = createSession({
    page: options.page,
    name: options.name,
    now: clock.now,
    changed: options.changed,
    ask: (message, payload) => {
      const asking = socket.timeout(ANSWER_WITHIN_MS);
      return message === 'hello'
        ? asking.emitWithAck('hello', helloSchema.parse(payload))
        : asking.emitWithAck('probe', probeSchema.parse(payload));
    },
  });

  const probe = async (): Promise<void> => {
    try {
      await session.probe();
      unanswered = 0;
      options.changed();
    } catch {
      // No answer in time, or an unreadable one: the clock has to live without it.
      unanswered += 1;
      if (unanswered >= UNANSWERED_PROBES && socket.connected) socket.disconnect().connect();
    }
  };

  const keepProbing = (done: number): void => {
    cancelProbes = clock.after(done < FIRST_PROBES ? FIRST_PROBE_EVERY_MS : PROBE_EVERY_MS, () => {
      keepProbing(done + 1);
      void probe();
    });
  };

  const greet = async (): Promise<void> => {
    try {
      await session.connected();
    } catch {
      // The server took the connection and said nothing within the time: the retry below asks again.
      options.changed();
    }
    const stage = session.stage();
    if (stage.stage === 'live') attempts = 0;
    else if (stage.stage !== 'refused' || stage.retry) retryLater(() => void greet());
  };

  const retryLater = (again: () => void): void => {
    attempts += 1;
    cancelRetry();
    cancelRetry = clock.after(backOffMs(attempts), () => {
      if (socket.connected) again();
    });
  };

  socket.on('connect', () => {
    refusedAtDoor = undefined;
    unreachableSinceMs = undefined;
    unanswered = 0;
    cancelProbes();
    keepProbing(0);
    void greet();
  });
  socket.on('disconnect', (reason) => {
    cancelProbes();
    cancelRetry();
    session.disconnected();
    options.changed();
    // A server that hangs up on purpose is not called again by the library itself.
    if (reason === 'io server disconnect') reconnectLater();
  });
  socket.on('connect_error', (error) => {
    // `active` is false when the server answered and said no; else the library goes on trying by itself.
    refusedAtDoor = socket.active ? undefined : error.message;
    unreachableSinceMs ??= clock.now();
    options.changed();
    if (!socket.active) reconnectLater();
  });
  socket.on('facts', (message) => {
    session.facts(message).catch((error: unknown) => {
      console.warn('the greeting after a gap in the log was not answered', error);
      socket.disconnect().connect();
    });
  });

  const reconnectLater = (): void => {
    attempts += 1;
    cancelRetry();
    cancelRetry = clock.after(backOffMs(attempts), () => socket.connect());
  };

  const status = (): LinkStatus => {
    if (refusedAtDoor !== undefined) {
      return { stage: 'refused', says: refusedAtDoor, advice: 'Open this page with the link that the server prints.' };
    }
    const stage = session.stage();
    switch (stage.stage) {
      case 'greeting':
      case 'syncing':
        if (unreachableSinceMs !== undefined) return { stage: 'lost', sinceMs: unreachableSinceMs };
        return { stage: 'connecting' };
      case 'live':
        return { stage: 'live', clockBoundMs: session.clock()?.boundMs ?? null, notice: session.notice() };
      case 'stale':
        return { stage: 'lost', sinceMs: stage.since };
      case 'refused':
        return { stage: 'refused', says: stage.says, advice: stage.advice };
    }
  };

  socket.connect();
  return {
    send: (sample) => {
      if (socket.connected && status().stage === 'live') {
        socket.volatile.emit('sample', encodeCrowdSample(sample, options.gestures));
      }
    },
    report: ({ fps, dropped, people, engine, trouble }) => {
      const clockBoundMs = session.clock()?.boundMs ?? null;
      if (socket.connected) socket.emit('status', { fps, dropped, people, engine, trouble, clockBoundMs });
    },
    status,
    now: session.serverNow,
    stop: () => {
      cancelProbes();
      cancelRetry();
      socket.disconnect();
    },
  };
}
