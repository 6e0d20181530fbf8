/** Asks the server to set up something of the room. Always resolves: done, or a sentence why not and what to do. */

import { type SetupAnswer, type SetupRequest, setupAnswerSchema } from '#installation/protocol/setup.ts';

/** What is used of a socket. */
export interface SetupPort {
  readonly connected: boolean;
  timeout(ms: number): { emitWithAck(message: 'setup', request: SetupRequest): Promise<unknown> };
}

/** The site's file is written before the answer comes, and disks can be slow, ms. */
const ANSWER_MS = 5000;

const UNCONNECTED: SetupAnswer = {
  ok: false,
  says: 'There is no connection to the server, so nothing was changed.',
  advice: 'The walls play on. Wait until this page is connected again, then try once more.',
};

const UNANSWERED: SetupAnswer = {
  ok: false,
  says: 'The server did not answer in time.',
  advice: 'Look at the wall before you try again: it may have been done.',
};

const UNREADABLE: SetupAnswer = {
  ok: false,
  says: 'The server answered in a way this page cannot read.',
  advice: 'Reload the page: it may be older than the server.',
};

/** Asks once: what sets up a room is not repeated behind anybody's back. */
export async function askSetup(socket: SetupPort, request: SetupRequest): Promise<SetupAnswer> {
  if (!socket.connected) return UNCONNECTED;
  const answer = await socket
    .timeout(ANSWER_MS)
    .emitWithAck('setup', request)
    .catch(() => null);
  if (answer === null) return socket.connected ? UNANSWERED : UNCONNECTED;
  const parsed = setupAnswerSchema.safeParse(answer);
  return parsed.success ? parsed.data : UNREADABLE;
}
