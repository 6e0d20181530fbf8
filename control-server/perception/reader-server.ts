/**
 * What a reader's browser is served, on this machine alone: the page, the models, and the files it was given, each under
 * a name that nobody else can guess. Nothing else of the disk.
 */

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import files from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { ReaderJob } from '#installation/protocol/reader-messages.ts';
import { GESTURES_FOLDER, PAGES, PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { readShelf } from '../gestures/read-shelf.ts';
import { SECURITY_HEADERS } from '../http/security-headers.ts';
import { nodeDisk } from '../journal/disk.ts';
import { PAGES_FOLDER } from '../pages/build-pages.ts';
import type { InputFile } from './inputs.ts';

export interface ReaderServer {
  /** Where the page is; it knows its job by this address. */
  readonly url: string;
  close(): Promise<void>;
}

const WASM_FOLDER = join(PROJECT_ROOT, 'node_modules', '@mediapipe', 'tasks-vision', 'wasm');

/** What the page is asked, but for where it finds the files. */
export type Wanted = Omit<ReaderJob, 'inputs'> & {
  readonly inputs: readonly Omit<ReaderJob['inputs'][number], 'url'>[];
};

/** Serves `inputs`, in the order of the job's, until it is closed. */
export async function openReaderServer(
  wanted: Wanted,
  inputs: readonly InputFile[],
  modelsFolder: string,
): Promise<ReaderServer> {
  const app = fastify({ forceCloseConnections: true });
  const token = randomBytes(24).toString('base64url');
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS).header('cache-control', 'no-store');
    // A page of another name that was made to lead here is not answered.
    if (!/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? '')) return reply.code(421).send('not this server');
  });
  const serve = (root: string, prefix: string) =>
    app.register(files, { root, prefix, index: false, decorateReply: false });
  await serve(modelsFolder, '/models/');
  await serve(WASM_FOLDER, '/mediapipe/wasm/');
  await serve(join(PAGES_FOLDER, 'assets'), '/assets/');
  app.get('/reader', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(await readFile(join(PAGES_FOLDER, PAGES.reader), 'utf8')),
  );
  const job: ReaderJob = {
    ...wanted,
    inputs: wanted.inputs.map((input, index) => ({ ...input, url: `/input/${token}/${index}` })),
  };
  app.get('/api/gestures', () => readShelf(nodeDisk, GESTURES_FOLDER));
  app.get(`/job/${token}`, async () => job);
  app.get<{ Params: { index: string } }>(`/input/${token}/:index`, (request, reply) => {
    const input = /^\d+$/.test(request.params.index) ? inputs[Number(request.params.index)] : undefined;
    return input ? sendFile(reply, input.path, request.headers.range) : reply.code(404).send('no such input');
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${address}/reader#${token}`, close: () => closeNow(app) };
}

const closeNow = (app: FastifyInstance): Promise<void> => app.close().then(() => undefined);

/** A part of a file, or all of it: a player jumps about in what it plays. */
async function sendFile(reply: FastifyReply, path: string, asked: string | undefined): Promise<FastifyReply> {
  const { size } = await stat(path);
  const range = rangeOf(asked, size);
  reply.type('application/octet-stream').header('accept-ranges', 'bytes');
  if (range === null) return reply.header('content-length', size).send(createReadStream(path));
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
  const { from, to } = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${size}`)
    .header('content-length', to - from + 1)
    .send(createReadStream(path, { start: from, end: to }));
}

/** The bytes asked for, first and last; null: all of them. Of several ranges none is heeded (RFC 9110, 14.2). */
export function rangeOf(
  header: string | undefined,
  size: number,
): { readonly from: number; readonly to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [, first = '', last = ''] = match;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to && from < size ? { from, to } : 'unsatisfiable';
}
