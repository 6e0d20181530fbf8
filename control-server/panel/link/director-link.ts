/**
 * The panel's connection to the server: feeds the session, keeps the last meter and room, and carries commands. It
 * decides nothing. Everything that arrives is parsed before it is believed.
 */

import type { Socket } from 'socket.io-client';
import { type Barred, openConnection } from '#installation/protocol/connection.ts';
import {
  commandAnswerSchema,
  type FromDirector,
  type Meter,
  meterSchema,
  type Room,
  roomSchema,
  type ToDirector,
} from '#installation/protocol/messages.ts';
import { type DrawBytes, drawId, type PageId } from '#installation/protocol/page-id.ts';
import type { Session } from '#installation/protocol/session.ts';
import { type Setup, type SetupAnswer, type SetupRequest, setupSchema } from '#installation/protocol/setup.ts';
import type { Command, Request } from '#installation/rules/command.ts';
import type { LocalMs } from '#installation/time/axes.ts';
import type { Stop, Timers } from '../clock/timers.ts';
import { askSetup } from './ask-setup.ts';
import { type Outcome, outcomeOf, unanswered, unconnected } from './outcome.ts';

export interface DirectorLink {
  readonly session: Session;
  /** The crowd as last counted, or null. */
  meter(): Meter | null;
  /** The connected pages as last told, or null. */
  room(): Room | null;
  /** Test patterns and tiers of the walls as last told, or null. */
  setup(): Setup | null;
  /** Why the server will not have this page, or null. */
  barred(): Barred | null;
  /** A message that could not be read, in a sentence, or null. */
  fault(): string | null;
  /** Asks the show for something. Always resolves, with what became of it. */
  send(request: Request): Promise<Outcome>;
  /** Asks for something of the room: the show again on walls that show test patterns. */
  setUp(request: SetupRequest): Promise<SetupAnswer>;
  /** `listener` is called after every change of any of this. */
  subscribe(listener: () => void): Stop;
  stop(): void;
}

export type DirectorSocket = Socket<ToDirector, FromDirector>;

export interface LinkOptions {
  readonly socket: DirectorSocket;
  readonly pageId: PageId;
  readonly now: () => LocalMs;
  readonly timers: Pick<Timers, 'after'>;
  /** Draws the ids of commands. */
  readonly draw: DrawBytes;
}

/** How long a command may be carried out after it was pressed, ms. */
const COMMAND_LIFE_MS = 2000;
/** How long one answer is waited for, ms. A command unanswered that long is asked again under the same id. */
const ANSWER_MS = 1000;

/** Connects `socket`, which must not be connected yet, and keeps it connected until stopped. */
export function openDirectorLink({ socket, pageId, now, timers, draw }: LinkOptions): DirectorLink {
  const listeners = new Set<() => void>();
  let meter: Meter | null = null;
  let room: Room | null = null;
  let setup: Setup | null = null;
  let fault: string | null = null;

  const changed = (): void => {
    for (const listener of listeners) listener();
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

  const onSetup = (payload: unknown): void => {
    const parsed = setupSchema.safeParse(payload);
    if (parsed.success) setup = parsed.data;
    else unreadable('a state of the walls');
    changed();
  };

  // Before the connection is opened, which greets as soon as it is up: what a page before could not read is past.
  socket.on('connect', () => {
    fault = null;
  });
  socket.on('meter', onMeter);
  socket.on('room', onRoom);
  socket.on('setup', onSetup);
  const { session, barred, stop } = openConnection({
    socket,
    pageId,
    name: 'director',
    now,
    after: timers.after,
    probes: true,
    changed,
    warn: console.warn,
  });

  const send = async (request: Request): Promise<Outcome> => {
    const serverNow = session.serverNow();
    if (serverNow === null || session.stage().stage !== 'live') return unconnected;
    const command: Command = { id: drawId(draw), expiresAtMs: serverNow + COMMAND_LIFE_MS, request };
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
    setup: () => setup,
    barred,
    fault: () => fault,
    send,
    setUp: (request) => askSetup(socket, request),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop,
  };
}
