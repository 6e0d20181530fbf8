/** A director without a panel: uses the printed link and sends commands, as a panel would. */

import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import {
  type CommandAnswer,
  commandAnswerSchema,
  type FromDirector,
  type ToDirector,
} from '#installation/protocol/messages.ts';
import type { Request } from '#installation/rules/command.ts';

export interface DirectorClient {
  /** What proves who it is, for requests over http. */
  readonly cookie: string;
  /** Sends a command, under an id of its own or this one, and resolves with its answer. */
  ask(request: Request, id?: string): Promise<CommandAnswer>;
  close(): void;
}

/** Redeems `link` on the server at `url` and connects. */
export async function openDirector(url: string, link: string): Promise<DirectorClient> {
  const entered = await fetch(link, { redirect: 'manual' });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`the director's link answered ${entered.status} and gave no cookie`);
  const socket: Socket<ToDirector, FromDirector> = io(`${url}/director`, {
    transports: ['websocket'],
    extraHeaders: { cookie },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    cookie,
    ask: async (request, id = randomUUID()) => {
      const command = { id, expiresAtMs: Number.MAX_SAFE_INTEGER, request };
      return commandAnswerSchema.parse(await socket.timeout(5000).emitWithAck('command', command));
    },
    close: () => socket.disconnect(),
  };
}
