/** A wall's side of setting up the room: what it is told of it, which fit is in force, and what it asks for itself. */

import type { Socket } from 'socket.io-client';
import type { FromProjection, ToProjection } from '#installation/protocol/messages.ts';
import {
  type PatternName,
  type Setup,
  type SetupAnswer,
  type SetupRequest,
  setupAnswerSchema,
  setupSchema,
  triedSchema,
} from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import { type FitEvent, fitAfter, fitInForce, NO_FITS } from './fit-in-force.ts';

export interface SetupLink {
  /** As last told; null before. A lost server changes none of it. */
  setup(): Setup | null;
  /** The test pattern this wall shows instead of the show, or null. */
  pattern(): PatternName | null;
  /** The fit this wall shows, where the site's is `written`. */
  fit(written: Output): Output;
  /** Whether what is shown has been changed here and is not in the site's file. */
  isUnkept(): boolean;
  /** Something has become of what is changed on the wall itself. */
  happened(event: FitEvent): void;
  /** Asks the server; null: it is away. */
  ask(request: SetupRequest): Promise<SetupAnswer | null>;
}

/** The site's file is written before the answer comes, and disks can be slow, ms. */
const ANSWER_MS = 5000;

const UNREADABLE: SetupAnswer = {
  ok: false,
  says: 'the server answered in a way this page cannot read',
  advice: 'Reload the page: it may be older than the server.',
};

/** Listens on `socket` for as long as it lives. */
export function openSetupLink(socket: Socket<ToProjection, FromProjection>, surface: string): SetupLink {
  let setup: Setup | null = null;
  let fits = NO_FITS;

  const happened = (event: FitEvent): void => {
    fits = fitAfter(fits, event);
  };
  socket.on('setup', (payload: unknown) => {
    const told = setupSchema.safeParse(payload);
    if (told.success) setup = told.data;
    else console.warn('a message about the room could not be read', told.error.message);
  });
  socket.on('tried', (payload: unknown) => {
    const tried = triedSchema.safeParse(payload);
    if (!tried.success) console.warn('a fit could not be read', tried.error.message);
    else if (tried.data.surface === surface) happened({ type: 'tried', output: tried.data.output });
  });
  socket.on('site', () => happened({ type: 'site' }));
  // The welcome brings the site as it is by now.
  socket.on('connect', () => happened({ type: 'site' }));

  return {
    setup: () => setup,
    pattern: () => setup?.patterns[surface] ?? null,
    fit: (written) => fitInForce(fits, written),
    isUnkept: () => fits.here !== null && fits.hereIs !== 'kept',
    happened,
    ask: async (request) => {
      if (!socket.connected) return null;
      const answer = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('setup', request)
        .catch(() => null);
      if (answer === null) return null;
      const parsed = setupAnswerSchema.safeParse(answer);
      return parsed.success ? parsed.data : UNREADABLE;
    },
  };
}
