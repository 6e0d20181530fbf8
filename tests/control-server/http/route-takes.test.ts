import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAccess } from '#control-server/access/access.ts';
import { wallMs } from '#control-server/clock/server-clock.ts';
import { routeTakes } from '#control-server/http/route-takes.ts';
import { takeEndLine, takeHeaderLine } from '#installation/crowd/take-write.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const TEXT =
  takeHeaderLine({ name: 'A', made: { how: 'recorded', on: '2147', from: [] }, gestures: [], fps: null }) +
  takeEndLine({ durationMs: 1000, samples: 0 });

type Who = 'director' | 'crew' | 'guest';

async function house() {
  const data = await temporaryFolder();
  const folder = join(data, 'takes');
  await mkdir(folder);
  await writeFile(join(folder, 'a.take.ndjson'), TEXT);
  await writeFile(join(folder, 'on.take.ndjson'), TEXT);
  await writeFile(join(data, 'secret.take.ndjson'), 'secret');
  const access = await openAccess(data);
  const app = fastify();
  routeTakes(app, { folder, recorded: () => 'on.take.ndjson' }, access);
  onTestFinished(() => app.close());
  const ask = (method: 'GET' | 'DELETE', url: string, who: Who = 'director', more: Record<string, string> = {}) =>
    app.inject({
      url,
      method,
      remoteAddress: '192.168.1.9',
      headers: {
        host: 'localhost',
        ...(who === 'guest' ? {} : { cookie: `${access.cookie}=${access.sign(who, wallMs())}` }),
        ...more,
      },
    });
  return { ask, files: () => readdir(folder) };
}

describe('takes over http', () => {
  it('are listed for the director alone', async () => {
    const { ask } = await house();
    const answer = await ask('GET', '/api/takes');
    expect(answer.json()).toMatchObject({ recorded: 'on.take.ndjson' });
    expect(
      answer
        .json()
        .takes.map(({ file }: { file: string }) => file)
        .sort(),
    ).toEqual(['a.take.ndjson', 'on.take.ndjson']);
    expect((await ask('GET', '/api/takes', 'crew')).statusCode).toBe(403);
    expect((await ask('GET', '/api/takes', 'guest')).statusCode).toBe(403);
  });

  it('are handed out whole to the director and to cameras that replay them, to nobody else', async () => {
    const { ask } = await house();
    for (const who of ['director', 'crew'] as const) {
      const answer = await ask('GET', '/takes/a.take.ndjson', who);
      expect(answer.body).toBe(TEXT);
      expect(answer.headers['content-disposition']).toContain('a.take.ndjson');
    }
    expect((await ask('GET', '/takes/a.take.ndjson', 'guest')).statusCode).toBe(403);
  });

  it('are the only files to be had: no way leads out of their folder', async () => {
    const { ask } = await house();
    for (const url of ['/takes/..%2fsecret.take.ndjson', '/takes/b.take.ndjson', '/takes/%2e%2e%2fsecret.take.ndjson'])
      expect((await ask('GET', url)).statusCode).toBe(404);
  });

  it('are deleted by the director, from a page of ours, and not while they are recorded', async () => {
    const { ask, files } = await house();
    expect((await ask('DELETE', '/api/takes/a.take.ndjson', 'crew')).statusCode).toBe(403);
    const foreign = await ask('DELETE', '/api/takes/a.take.ndjson', 'director', { origin: 'http://evil.example' });
    expect(foreign.statusCode).toBe(403);
    expect((await ask('DELETE', '/api/takes/on.take.ndjson')).statusCode).toBe(409);
    expect(await files()).toEqual(['a.take.ndjson', 'on.take.ndjson']);
    expect((await ask('DELETE', '/api/takes/a.take.ndjson')).statusCode).toBe(204);
    expect(await files()).toEqual(['on.take.ndjson']);
  });
});
