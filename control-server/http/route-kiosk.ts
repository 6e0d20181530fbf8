/**
 * What makes a projector's machine start by itself: the script of its system, and what that asks about its wall. Both
 * behind the crew's token, which the script needs anyway.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RoomEntry } from '#installation/protocol/messages.ts';
import type { Access } from '../access/access.ts';
import { originOf, SYSTEMS, startScript } from '../kiosk/start-script.ts';
import { pulseOf } from '../kiosk/wall-pulse.ts';

export interface KioskOptions {
  /** The pages that are connected. */
  readonly pages: () => readonly RoomEntry[];
  /** The server's clock, on the axis of theirs, ms. */
  readonly nowMs: () => number;
}

interface Asked {
  readonly Params: { readonly token: string };
  readonly Querystring: { readonly surface?: unknown; readonly page?: unknown };
}

const ENDING = { linux: 'sh', macos: 'sh', windows: 'ps1' } as const;

/** Adds the routes. */
export function routeKiosk(app: FastifyInstance, { pages, nowMs }: KioskOptions, access: Access): void {
  const send = (reply: FastifyReply, status: number, text: string): FastifyReply =>
    reply.code(status).type('text/plain; charset=utf-8').send(text);

  const onlyCrew = {
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      reply.header('cache-control', 'no-store');
      const { token } = request.params as { readonly token?: unknown };
      if (typeof token === 'string' && access.isCrewToken(token)) return;
      await send(reply, 403, 'This link is not the one of this server: its terminal shows the one that is.\n');
    },
  };

  for (const system of SYSTEMS) {
    app.get<Asked>(`/kiosk/:token/${system}.${ENDING[system]}`, onlyCrew, async (request, reply) => {
      const origin = originOf(request.protocol, request.headers.host);
      const surface = textIn(request.query.surface);
      const script = origin && (await startScript(system, { origin, token: request.params.token, surface }));
      if (script) return send(reply, 200, script);
      return send(reply, 400, 'A surface has a name of letters, digits and dashes.\n');
    });
  }

  app.get<Asked>('/kiosk/:token/alive', onlyCrew, (request, reply) => {
    const meant = { page: textIn(request.query.page), surface: textIn(request.query.surface) };
    return send(reply, 200, `${pulseOf(pages(), meant, nowMs())}\n`);
  });
}

/** What an address says under a name; null where it says nothing. */
const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
