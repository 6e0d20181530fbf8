/** The score that is played now, for the crew's pages that show what a show is made of. */

import type { FastifyInstance } from 'fastify';
import type { Access } from '../access/access.ts';
import { isOurOrigin, standingOf } from '../access/gate.ts';
import { wallMs } from '../clock/server-clock.ts';

/** Adds the route. `score` answers the text of the score as it is played. */
export function routeScore(app: FastifyInstance, score: () => string, access: Access): void {
  app.get('/api/score', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const may = standingOf(access, request.raw, wallMs()) !== 'guest' && isOurOrigin(request.headers);
    if (!may) return reply.code(403).send({ says: 'The score is for those who set up the room.' });
    return reply.type('text/plain; charset=utf-8').send(score());
  });
}
