/**
 * The panel's connection to the server: feeds the session, keeps the last meter and room, and carries commands. It
 * decides nothing. Everything that arrives is parsed before it is believed.
 */

import type { Socket } from 'socket.io-client';
import {
  commandAnswerSchema,
  type FromDirector,
  type Hello,
  type Meter,
  meterSchema,
  type Probe,
  type Room,
  roomSchema,
  type ToDirector,
} from '#installation/protocol/messages.ts';
import { createSession, type Session, type SessionOptions } from '#installation/protocol/session.ts';
import type { Command, Request } from '#installation/rules/command.ts';
import type { LocalMs } from '#installation/time/axes.ts';
import type { Stop, Timers } from '../clock/timers.ts';
import { type Barred, barredBy } from './barred.ts';
import { type Outcome, outcomeOf, unanswered, unconnected } from './outcome.ts';
import { startProbes } from './probes.ts';
import { randomId } from './random-id.ts';

export interface DirectorLink {
  readonly session: Session;
  /** The crowd as last counted, or null. */
  meter(): Meter | null;
  /** The connected pages as last told, or null. */
  room(): Room | null;
  /** Why the server will not have this page, or null. */
  barred(): Barred | null;
  /** A message that could not be read, in a sentence, or null. */
  fault(): string | null;
  /** Asks the show for something. Always resolves, with what became of it. */
  send(request: Request): Promise<Outcome>;
  /** `listener` is called after every change of any of this. */
  subscribe(listener: () => void): Stop;
  start(): Stop;
}

export type DirectorSocket = Socket<ToDirector, FromDirector>;

export interface LinkOptions {
  readonly socket: DirectorSocket;
  readonly page: string;
  readonly now: () => LocalMs;
  readonly timers: Timers;
}

/** How long a command may be carried out after it was pressed, ms. */
const COMMAND_LIFE_MS = 2000;
/** How long one answer is waited for, ms. A command unanswered that long is asked again under the same id. */
const ANSWER_MS = 1000;
/** A server silent for this long is lost, whatever the socket still believes, ms. */
const SILENCE_MS = 2000;
/** How long until a page that was turned away knocks again, ms. */
const KNOCK_MS = 3000;

/** A link over `socket`, which must not be connected yet: `start` connects it. */
export function createDirectorLink({ socket, page, now, timers }: LinkOptions): DirectorLink {
  const listeners = new Set<() => void>();
  let meter: Meter | null = null;
  let room: Room | null = null;
  let barred: Barred | null = null;
  let fault: string | null = null;
  let stopKnock: Stop = () => {};

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const ask: SessionOptions['ask'] = (message, payload) =>
    message === 'hello'
      ? socket.timeout(SILENCE_MS).emitWithAck('hello', payload as Hello)
      : socket.timeout(SILENCE_MS).emitWithAck('probe', payload as Probe);

  const session = createSession({ page, name: 'director', ask, now, changed });

  const knockLater = (): void => {
    stopKnock();
    stopKnock = timers.after(KNOCK_MS, () => socket.connect());
  };

  /** An answer stayed away. If the socket still thinks it is connected, it is wrong: begin anew. */
  const silent = (): void => {
    if (!socket.connected) return;
    socket.disconnect();
    socket.connect();
  };

  const greeted = (): void => {
    const stage = session.stage();
    if (stage.stage !== 'refused' || !stage.retry) return;
    socket.disconnect();
    knockLater();
  };

  const connected = (): void => {
    barred = null;
    fault = null;
    session.connected().then(greeted, silent);
  };

  const unreadable = (what: string): void => {
    fault = `The server sent ${what} this panel cannot read. Reload the page.`;
  };

  const onMeter = (payload: unknown): void => {
    const parsed = meterSchema.safeParse(payload);
    if (parsed.success) meter = parsed.data;
    else unreadable('a crowd meter');
    changed();
  };

  const onRoom = (payload: unknown): void => {
    const parsed = roomSchema.safeParse(payload);
    if (parsed.success) room = parsed.data;
    else unreadable('a list of pages');
    changed();
  };

  const onRefusedConnection = (error: Error): void => {
    // While `active`, the socket keeps trying by itself: the server is away. Otherwise it was turned away.
    if (!socket.active) {
      barred = barredBy(error);
      knockLater();
    }
    changed();
  };

  const send = async (request: Request): Promise<Outcome> => {
    const serverNow = session.serverNow();
    if (serverNow === null || session.stage().stage !== 'live') return unconnected;
    const command: Command = { id: randomId(), expiresAtMs: serverNow + COMMAND_LIFE_MS, request };
    for (let asked = 0; asked * ANSWER_MS < COMMAND_LIFE_MS && socket.connected; asked++) {
      const answer = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('command', command)
        .catch(() => null);
      if (answer !== null) return outcomeOf(commandAnswerSchema.safeParse(answer));
    }
    return unanswered;
  };

  return {
    session,
    meter: () => meter,
    room: () => room,
    barred: () => barred,
    fault: () => fault,
    send,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      socket.on('connect', connected);
      socket.on('disconnect', session.disconnected);
      socket.on('connect_error', onRefusedConnection);
      socket.on('facts', (payload: unknown) => void session.facts(payload).catch(silent));
      socket.on('meter', onMeter);
      socket.on('room', onRoom);
      const stopProbes = startProbes({
        timers,
        connected: () => socket.connected,
        probe: session.probe,
        probed: changed,
        silent,
      });
      socket.connect();
      return () => {
        stopProbes();
        stopKnock();
        socket.removeAllListeners();
        socket.disconnect();
      };
    },
  };
}
