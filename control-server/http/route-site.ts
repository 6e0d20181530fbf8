/** The site's file for those who set up the room: the texts that were kept of it, and what is odd about the one in force. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SiteReport, SiteVersions } from '#installation/protocol/setup.ts';
import type { Access } from '../access/access.ts';
import { isOurOrigin, standingOf } from '../access/gate.ts';
import { wallMs } from '../clock/server-clock.ts';

export interface SiteRouteOptions {
  readonly versions: () => Promise<SiteVersions>;
  readonly report: () => SiteReport;
}

/** Adds the routes. */
export function routeSite(app: FastifyInstance, { versions, report }: SiteRouteOptions, access: Access): void {
  const only = {
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      reply.header('cache-control', 'no-store');
      const may = standingOf(access, request.raw, wallMs()) !== 'guest' && isOurOrigin(request.headers);
      return may ? undefined : reply.code(403).send({ says: 'The site is for those who set up the room.' });
    },
  };
  app.get('/api/site/versions', only, (): Promise<SiteVersions> => versions());
  app.get('/api/site/report', only, async (): Promise<SiteReport> => report());
}
