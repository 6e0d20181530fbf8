/** What every page may say, whatever its role: hello, probe, status. Parses it all and answers each message once. */

import type { Logger } from 'pino';
import {
  helloSchema,
  PROTOCOL_VERSION,
  type ProbeAnswer,
  probeSchema,
  type Role,
  statusSchema,
  type Welcome,
} from '#installation/protocol/messages.ts';
import { refuse } from '#installation/rules/refusal.ts';
import type { ServerClock } from '../clock/server-clock.ts';
import { cameraTaken, cameraUnknown, type House, outdated, welcome } from './greet.ts';
import type { RoomRegister } from './room-register.ts';

/** A connection, whatever the types of its messages: what comes in is unknown until parsed. */
export interface PageSocket {
  readonly id: string;
  on(message: string, listener: (payload: unknown, answer: unknown) => void): unknown;
}

export interface PageContext {
  readonly role: Role;
  readonly clock: ServerClock;
  readonly register: RoomRegister;
  readonly log: Logger;
  readonly house: () => House;
  /** Ends another connection of the same namespace. */
  readonly disconnect: (id: string) => void;
  /** Who is connected has changed. */
  readonly roomChanged: () => void;
}

/** Answers a message, if whoever sent it asked for an answer. */
export function reply<T>(answer: unknown, value: T): void {
  if (typeof answer === 'function') answer(value);
}

/** Leaves a message aside that could not be read, and says so in the server's log. */
export function badMessage(
  context: Pick<PageContext, 'role' | 'log'>,
  socket: PageSocket,
  message: string,
  why: string,
): void {
  context.log.warn(
    { role: context.role, socket: socket.id, message, why },
    'a message could not be read and was left aside',
  );
}

/** Listens to a page from its connection to its end. */
export function listenToPage(context: PageContext, socket: PageSocket): void {
  const { clock, register } = context;
  socket.on('hello', (payload, answer) => {
    reply<Welcome>(answer, greet(context, socket, payload));
    context.roomChanged();
  });
  answerProbes(context, socket);
  socket.on('status', (payload) => {
    const status = statusSchema.safeParse(payload);
    if (status.success) register.report(socket.id, status.data, clock.now());
    else badMessage(context, socket, 'status', status.error.message);
  });
  socket.on('disconnect', () => {
    register.leave(socket.id);
    context.roomChanged();
  });
}

/** Answers round trips of the clock: when the probe came in, and when the answer went out. */
export function answerProbes(context: Pick<PageContext, 'role' | 'log' | 'clock'>, socket: PageSocket): void {
  socket.on('probe', (payload, answer) => {
    const takenMs = context.clock.now();
    const probe = probeSchema.safeParse(payload);
    if (probe.success) reply<ProbeAnswer>(answer, { takenMs, answeredMs: context.clock.now() });
    else badMessage(context, socket, 'probe', probe.error.message);
  });
}

function greet(context: PageContext, socket: PageSocket, payload: unknown): Welcome {
  const { role, register } = context;
  const hello = helloSchema.safeParse(payload);
  if (!hello.success) {
    badMessage(context, socket, 'hello', hello.error.message);
    const { says, advice } = refuse('bad-message');
    return { kind: 'refused', says, advice, retry: false };
  }
  const { name, page, protocol, seq } = hello.data;
  if (protocol !== PROTOCOL_VERSION) return outdated(hello.data);
  const namesakes = register.namesakes(socket.id, role, name);
  const others = namesakes.filter((other) => other.page !== page);
  const free = register.room().missing.flatMap((missing) => (missing.role === role ? [missing.name] : []));
  if (role === 'camera' && others.length > 0) return cameraTaken(name, free);
  // The same tab again: its old connection has not noticed yet that it is dead.
  for (const ghost of namesakes.filter((other) => other.page === page)) context.disconnect(ghost.id);
  register.enter(socket.id, role, hello.data, context.clock.now());
  context.log.info({ role, name, seq }, 'a page came in');
  return welcome(hello.data, context.house(), noticeOf(context, name, others.length, free));
}

/** What a page that comes in should know about itself, in a sentence, or null. */
function noticeOf(
  { role, register }: PageContext,
  name: string,
  others: number,
  free: readonly string[],
): string | null {
  if (role === 'camera' && !register.isKnown(role, name)) return cameraUnknown(name, free);
  if (role !== 'projection' || others === 0) return null;
  return `Another page already shows the surface "${name}"; this one mirrors it.`;
}
