/** The crew's link for those who have it: to start a projector's machine, or to let one more phone in. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CrewReport } from '#installation/protocol/setup.ts';
import type { Access } from '../access/access.ts';
import { isOurOrigin, lanAddresses, standingOf } from '../access/gate.ts';
import { wallMs } from '../clock/server-clock.ts';

/** Adds the route. */
export function routeCrew(app: FastifyInstance, access: Access): void {
  const only = {
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      reply.header('cache-control', 'no-store');
      const may = standingOf(access, request.raw, wallMs()) !== 'guest' && isOurOrigin(request.headers);
      return may ? undefined : reply.code(403).send({ says: 'The crew’s link is for those who set up the room.' });
    },
  };
  app.get('/api/crew', only, async (): Promise<CrewReport> => {
    return { token: access.crewToken(), addresses: lanAddresses() };
  });
}
