/** Old evenings at the address of everything else: the list, the report of each, and the same to keep. For the director. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../access/access.ts';
import { standingOf } from '../access/gate.ts';
import { wallMs } from '../clock/server-clock.ts';
import { type Archive, ReaderLost, type Reading } from '../runs/archive.ts';
import type { ReportTask, RunOnNow } from '../runs/archive-task.ts';
import { findRun } from '../runs/find-run.ts';
import { runIds } from '../runs/list-runs.ts';
import { pageStyle } from '../runs/page-style.ts';
import { sendPlain } from './plain-page.ts';
import { textPagePolicy } from './security-headers.ts';

export interface RunsOptions {
  /** Where the runs lie. */
  readonly folder: string;
  /** The run that is conducted, and where it stands. */
  readonly onNow: () => RunOnNow;
}

const FOR_THE_DIRECTOR =
  'Old evenings are for the director. Open the director’s link first: the terminal of the server shows it.';

const ALL = { href: '/runs', says: 'To all evenings' };

/** Adds the routes. `archive` is closed with the server. */
export function routeRuns(
  app: FastifyInstance,
  { folder, onNow }: RunsOptions,
  access: Access,
  archive: Archive,
): void {
  app.addHook('onClose', () => archive.close());
  const onlyDirector = {
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      reply.header('cache-control', 'no-store');
      if (standingOf(access, request.raw, wallMs()) === 'director') return;
      await sendPlain(reply, 403, 'For the director', FOR_THE_DIRECTOR);
    },
  };
  const place = () => ({ runsFolder: folder, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, onNow: onNow() });

  app.get('/runs', onlyDirector, async (_request, reply) =>
    send(reply, archive, { kind: 'list', style: await pageStyle('runs-page'), ...place() }),
  );
  app.get('/runs/', onlyDirector, (_request, reply) => reply.redirect('/runs'));
  app.get<{ Params: { name: string } }>('/runs/:name', onlyDirector, async (request, reply) => {
    const { asked, ending } = parted(request.params.name);
    const found = findRun(await runIds(folder), asked);
    if (!found.ok) return sendPlain(reply, 404, 'No such evening', `No evening is called “${asked}”.`, ALL);
    if (found.id !== asked) return reply.redirect(`/runs/${encodeURIComponent(found.id)}${ending}`);
    const kind = KINDS[ending];
    const style = kind === 'page' || kind === 'html' ? await pageStyle('as-run-page') : '';
    return send(reply, archive, { kind, id: found.id, style, ...place() });
  });
}

type Ending = '' | '.html' | '.csv' | '.ndjson';

const KINDS: Readonly<Record<Ending, ReportTask['kind']>> = {
  '': 'page',
  '.html': 'html',
  '.csv': 'csv',
  '.ndjson': 'ndjson',
};

const TYPES: Readonly<Record<ReportTask['kind'] | 'list', string>> = {
  list: 'text/html; charset=utf-8',
  page: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** A name with dots in it, as runs have, and what stands behind the last of them. */
function parted(name: string): { readonly asked: string; readonly ending: Ending } {
  const ending = (['.html', '.csv', '.ndjson'] as const).find((known) => name.endsWith(known)) ?? '';
  return { asked: name.slice(0, name.length - ending.length), ending };
}

/** Reads and answers; the policy of the answer lets in its own style sheet and nothing else. */
async function send(
  reply: FastifyReply,
  archive: Archive,
  task: Parameters<Archive['read']>[0],
): Promise<FastifyReply> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  let reading: Reading;
  try {
    reading = await archive.read(task, gone.signal);
  } catch (error) {
    // Whoever asked has left, and there is nobody to answer.
    if (gone.signal.aborted) return reply.hijack();
    if (!(error instanceof ReaderLost)) throw error;
    reply.log.error({ error }, 'an old evening could not be read beside the show');
    const says =
      'This evening is too long to be shown beside a show. In a terminal, npm run runs shows and exports it.';
    return sendPlain(reply, 500, 'Too long for here', says, ALL);
  }
  if (task.kind !== 'list' && task.kind !== 'page')
    reply.header('content-disposition', `attachment; filename="${reading.fileName}"`);
  const policy = textPagePolicy(task.style);
  return reply.type(TYPES[task.kind]).header('content-security-policy', policy).send(reading.text);
}
