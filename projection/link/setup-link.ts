/** What a wall is told of the setting up of its room, and its way to ask for something of that. */

import type { Socket } from 'socket.io-client';
import type { FromProjection, ToProjection } from '#installation/protocol/messages.ts';
import {
  type Setup,
  type SetupAnswer,
  type SetupRequest,
  setupAnswerSchema,
  setupSchema,
} from '#installation/protocol/setup.ts';

export interface SetupLink {
  /** As the server last told it; null before the first word. Kept while the server is away. */
  setup(): Setup | null;
  /** Rejects where the server does not answer. */
  ask(request: SetupRequest): Promise<SetupAnswer>;
}

const ANSWER_MS = 4000;

export function openSetupLink(socket: Socket<ToProjection, FromProjection>): SetupLink {
  let setup: Setup | null = null;
  socket.on('setup', (payload: unknown) => {
    const parsed = setupSchema.safeParse(payload);
    if (parsed.success) setup = parsed.data;
    else console.warn('what the room is set up to could not be read', parsed.error.message);
  });
  return {
    setup: () => setup,
    ask: async (request) => setupAnswerSchema.parse(await socket.timeout(ANSWER_MS).emitWithAck('setup', request)),
  };
}
