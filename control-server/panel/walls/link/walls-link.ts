/**
 * The connection of whoever hangs the projectors: feeds the session, keeps the last room, setup and tried fits, and
 * carries requests. It decides nothing. Everything that arrives is parsed before it is believed.
 */

import type { Socket } from 'socket.io-client';
import type { ZodType } from 'zod';
import { type Barred, openConnection } from '#installation/protocol/connection.ts';
import { type FromTechnician, type Room, roomSchema, type ToTechnician } from '#installation/protocol/messages.ts';
import type { PageId } from '#installation/protocol/page-id.ts';
import type { Session } from '#installation/protocol/session.ts';
import {
  type Setup,
  type SetupAnswer,
  type SetupRequest,
  setupSchema,
  type Tried,
  triedSchema,
} from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import type { LocalMs } from '#installation/time/axes.ts';
import type { Stop, Timers } from '../../clock/timers.ts';
import { askSetup } from '../../link/ask-setup.ts';

export interface WallsLink {
  readonly session: Session;
  /** The connected pages as last told, or null. */
  room(): Room | null;
  /** Patterns, tiers and history as last told, or null. */
  setup(): Setup | null;
  /** The fits somebody tries out, by surface; whatever is kept ends them all. */
  tried(): Readonly<Record<string, Output>>;
  /** Why the server will not have this page, or null. */
  barred(): Barred | null;
  /** A message that could not be read, in a sentence, or null. */
  fault(): string | null;
  ask(request: SetupRequest): Promise<SetupAnswer>;
  /** `listener` is called after every change of any of this. */
  subscribe(listener: () => void): Stop;
  stop(): void;
}

export type TechnicianSocket = Socket<ToTechnician, FromTechnician>;

export interface WallsLinkOptions {
  readonly socket: TechnicianSocket;
  readonly pageId: PageId;
  readonly now: () => LocalMs;
  readonly timers: Pick<Timers, 'after'>;
}

const NOTHING_TRIED: Readonly<Record<string, Output>> = {};

/** Connects `socket`, which must not be connected yet, and keeps it connected until stopped. */
export function openWallsLink({ socket, pageId, now, timers }: WallsLinkOptions): WallsLink {
  const listeners = new Set<() => void>();
  let room: Room | null = null;
  let setup: Setup | null = null;
  let tried = NOTHING_TRIED;
  let fault: string | null = null;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  /** Hands on what can be read, and says so where something cannot. */
  const reader =
    <T>(schema: ZodType<T>, what: string, take: (message: T) => void) =>
    (payload: unknown): void => {
      const parsed = schema.safeParse(payload);
      if (parsed.success) take(parsed.data);
      else fault = `The server sent ${what} this page cannot read. Reload the page.`;
      changed();
    };

  // Before the connection is opened, which greets as soon as it is up: what a page before could not read is past.
  socket.on('connect', () => {
    fault = null;
    tried = NOTHING_TRIED;
  });
  socket.on(
    'room',
    reader(roomSchema, 'a list of pages', (told) => {
      room = told;
    }),
  );
  socket.on(
    'setup',
    reader(setupSchema, 'a state of the walls', (told) => {
      setup = told;
    }),
  );
  socket.on(
    'tried',
    reader<Tried>(triedSchema, 'a fit', ({ surface, output }) => {
      tried = { ...tried, [surface]: output };
    }),
  );
  // One who is still dragging says so again before the next frame is drawn.
  socket.on('site', () => {
    tried = NOTHING_TRIED;
  });
  const { session, barred, stop } = openConnection({
    socket,
    pageId,
    name: 'walls',
    now,
    after: timers.after,
    probes: true,
    changed,
    warn: console.warn,
  });

  return {
    session,
    room: () => room,
    setup: () => setup,
    tried: () => tried,
    barred,
    fault: () => fault,
    ask: (request) => askSetup(socket, request),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop,
  };
}
