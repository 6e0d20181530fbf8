/** A projection page's connection: sockets and timers round the session, and the crowd stream beside it. */

import { io, type Socket } from 'socket.io-client';
import { type CrowdStream, createCrowdStream } from '#installation/crowd/crowd-stream.ts';
import { decodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import type { FromProjection, Status, ToProjection } from '#installation/protocol/messages.ts';
import { createSession, type Session } from '#installation/protocol/session.ts';
import { openClockProbe } from '../clock/clock-probe.ts';
import { after, every, localNow } from '../clock/page-clock.ts';

export interface ProjectionLink {
  readonly session: Session;
  readonly crowd: CrowdStream;
  /** Why the server does not let this page in, in its words, or null. */
  turnedAway(): string | null;
}

const ANSWER_MS = 3000;
const STATUS_MS = 1000;
/** A page turned away knocks again after this long, ms. */
const KNOCK_MS = 3000;

/** Connects as `surface` and keeps at it for good. `status` is asked once a second. */
export function openProjectionLink(
  surface: string,
  page: string,
  status: (session: Session) => Status,
): ProjectionLink {
  const socket: Socket<ToProjection, FromProjection> = io('/projection', {
    transports: ['websocket'],
    reconnectionDelay: 200,
    reconnectionDelayMax: 1500,
  });
  const crowd = createCrowdStream();
  let turnedAway: string | null = null;

  const session = createSession({
    page,
    name: surface,
    ask: (message, payload) => socket.timeout(ANSWER_MS).emitWithAck(message as 'hello', payload as never),
    now: localNow,
    changed: () => {},
  });

  /** Whatever fails while catching up fails with the connection: start it over. */
  const orReconnect = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      console.warn('catching up failed, connecting again', error);
      socket.disconnect().connect();
    });
  };

  socket.on('connect', () => {
    turnedAway = null;
    orReconnect(session.connected());
  });
  socket.on('disconnect', () => session.disconnected());
  socket.on('connect_error', (error) => {
    // An active socket retries by itself; one the server turned away has to knock again.
    if (socket.active) return;
    turnedAway = error.message;
    after(KNOCK_MS, () => socket.connect());
  });
  socket.on('facts', (message: unknown) => orReconnect(session.facts(message)));
  socket.on('crowd', (source: unknown, bytes: unknown) => {
    if (typeof source !== 'string' || !(bytes instanceof ArrayBuffer)) return;
    const decoded = decodeCrowdSample(new Uint8Array(bytes));
    if (decoded.ok) crowd.add(source, decoded.sample);
    else console.warn(`a sample of ${source} could not be read: ${decoded.problem}`);
  });
  openClockProbe(session.trip);
  every(STATUS_MS, () => {
    if (socket.connected) socket.volatile.emit('status', status(session));
  });

  return { session, crowd, turnedAway: () => turnedAway };
}
