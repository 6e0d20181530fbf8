/** Takes at the address of everything else: the list and their end for the director, the points for cameras that replay. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TakesReport } from '#installation/protocol/takes-report.ts';
import type { Access, Standing } from '../access/access.ts';
import { isOurOrigin, standingOf } from '../access/gate.ts';
import { wallMs } from '../clock/server-clock.ts';
import { hasCode } from '../files/has-code.ts';
import { isTakeFile } from '../takes/take-file-name.ts';
import { deleteTake, listTakes } from '../takes/take-store.ts';

export interface TakesOptions {
  /** Where takes lie. */
  readonly folder: string;
  /** The file that is being recorded; null: none. */
  readonly recorded: () => string | null;
}

type Named = { Params: { file: string } };

/** Adds the routes. */
export function routeTakes(app: FastifyInstance, { folder, recorded }: TakesOptions, access: Access): void {
  const only = (...standings: readonly Standing[]) => ({
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      reply.header('cache-control', 'no-store');
      const may = standings.includes(standingOf(access, request.raw, wallMs())) && isOurOrigin(request.headers);
      return may ? undefined : reply.code(403).send({ says: 'Takes are for those who run the show.' });
    },
  });
  const unknown = (reply: FastifyReply): FastifyReply => reply.code(404).send({ says: 'There is no such take.' });

  app.get('/api/takes', only('director'), async (): Promise<TakesReport> => {
    return { takes: [...(await listTakes(folder))], recorded: recorded() };
  });
  app.delete<Named>('/api/takes/:file', only('director'), async (request, reply) => {
    const { file } = request.params;
    if (!isTakeFile(file)) return unknown(reply);
    if (file === recorded()) return reply.code(409).send({ says: 'This take is being recorded: stop it first.' });
    await deleteTake(folder, file);
    request.log.info({ file }, 'a take was deleted');
    return reply.code(204).send();
  });
  app.get<Named>('/takes/:file', only('director', 'crew'), async (request, reply) => {
    const { file } = request.params;
    const path = join(folder, file);
    const size = isTakeFile(file) ? await sizeOf(path) : null;
    if (size === null) return unknown(reply);
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-length', size)
      .header('content-disposition', `attachment; filename="${file}"`)
      .send(createReadStream(path, { end: Math.max(0, size - 1) }));
  });
}

/** Null: there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
