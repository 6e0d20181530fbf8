/** Old evenings over http: who may see them, at which addresses, and with which headers. */

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Access, openAccess } from '#control-server/access/access.ts';
import { buildServer } from '#control-server/http/build-server.ts';
import { routeRuns } from '#control-server/http/route-runs.ts';
import { ReaderLost } from '#control-server/runs/archive.ts';
import { parseSite } from '#installation/site/site.ts';
import { serverMs } from '#installation/time/axes.ts';
import { noGestures } from '#tests/support/no-gestures.ts';
import { noSiteFile } from '#tests/support/no-site-file.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { OPENING, playedRun, WALL_MS } from '../runs/run-on-disk.ts';
import { SAMPLES } from '../runs/sample-facts.ts';

const FIRST = '2026-11-22T20-15-00.000Z';
const SECOND = '2026-11-22T20-16-00.000Z';
const LIMIT_MS = 60_000;

interface Built {
  readonly app: FastifyInstance;
  readonly runs: string;
  readonly logged: readonly string[];
  /** The answer to the director, or to another. */
  get(url: string, who?: 'director' | 'crew' | 'guest', method?: 'GET' | 'HEAD'): Promise<LightMyRequestResponse>;
}

/** A server with two old runs, of which the first is on. */
async function built(): Promise<Built> {
  const folder = await temporaryFolder();
  const runs = join(folder, 'runs');
  await playedRun(runs, [...OPENING, SAMPLES['cue-fired']]);
  await playedRun(runs, [...OPENING, SAMPLES['cue-fired'], SAMPLES.stopped], WALL_MS + 60_000);
  await mkdir(join(folder, 'models'));
  const site = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
  if (!site.ok) throw new Error('the sample site has a fault');
  const access = await openAccess(folder);
  const logged: string[] = [];
  const app = await buildServer({
    log: pino(
      { level: 'warn', serializers: { error: pino.stdSerializers.err } },
      { write: (line: string) => logged.push(line) },
    ),
    access,
    site: () => site.value,
    siteFile: noSiteFile(),
    show: { id: 'small', title: 'A small show' },
    score: () => 'show: small',
    modelsFolder: join(folder, 'models'),
    trouble: () => [],
    takes: { folder: join(folder, 'takes'), recorded: () => null },
    runs: { folder: runs, onNow: () => ({ id: FIRST, nowMs: serverMs(600_000) }) },
    gestures: noGestures(),
    kiosk: { pages: () => [], nowMs: () => 0 },
    health: () => ({}),
    directorEntered: () => {},
    devPage: null,
  });
  onTestFinished(() => app.close());
  return { app, runs, logged, get: (url, who = 'director', method = 'GET') => asked(app, access, url, who, method) };
}

const asked = (app: FastifyInstance, access: Access, url: string, who: string, method: 'GET' | 'HEAD') =>
  app.inject({
    url,
    method,
    remoteAddress: '192.168.1.9',
    headers: { host: 'localhost', cookie: cookieOf(access, who) },
  });

const cookieOf = (access: Access, who: string): string =>
  who === 'director' || who === 'crew' ? `${access.cookie}=${access.sign(who, Date.now())}` : '';

describe('old evenings', { timeout: LIMIT_MS }, () => {
  it('are listed, the one that is on first', async () => {
    const { get } = await built();
    const { statusCode, headers, body } = await get('/runs');
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect([...body.matchAll(/<h2><a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      `/runs/${FIRST}`,
      `/runs/${SECOND}`,
    ]);
    expect(body).toMatch(/<li class="now">(?:(?!<li)[\s\S])*A small show(?:(?!<li)[\s\S])*10:00/);
  });

  it('are each a page: up to now where the run is on, else as it ended', async () => {
    const { get } = await built();
    const on = await get(`/runs/${FIRST}`);
    expect(on.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(on.headers['content-disposition']).toBeUndefined();
    expect(on.body).toContain('<title>As run: A small show</title>');
    expect(on.body).toContain('It is on now');
    expect(on.body).toContain('<a href="/runs">');
    const over = await get(`/runs/${SECOND}`);
    expect(over.body).not.toContain('It is on now');
    expect(over.body).toContain('<td class="what">stop</td>');
  });

  it.each([
    ['csv', 'text/csv; charset=utf-8', /^\uFEFFfact,wall_time/],
    ['ndjson', 'application/x-ndjson; charset=utf-8', /^\{"seq":1,/],
    ['html', 'text/html; charset=utf-8', /^<!doctype html>(?![\s\S]*href)/],
  ])('are kept as %s, with a name that says of what', async (ending, type, body) => {
    const { get } = await built();
    const answer = await get(`/runs/${SECOND}.${ending}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="small-2026-11-2\\d-\\d{4}\\.${ending}"$`),
    );
    expect(answer.body).toMatch(body);
  });

  it('carry a policy that lets in their own style sheet and nothing else', async () => {
    const { get } = await built();
    for (const url of ['/runs', `/runs/${SECOND}`]) {
      const { headers, body } = await get(url);
      const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(style).toContain('--night');
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain(`style-src 'sha256-${hash}'`);
      expect(policy.join()).not.toMatch(/unsafe|script|connect|\*|https?:/);
      expect(body).not.toMatch(/<script|\sstyle=/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    const start = await get('/healthz');
    expect(start.headers['content-security-policy']).toContain("connect-src 'self'");
  });

  it.each(['crew', 'guest'] as const)('are not for the %s, whatever is asked', async (who) => {
    const { get } = await built();
    for (const url of ['/runs', '/runs/', `/runs/${FIRST}`, `/runs/${FIRST}.csv`, '/runs/last', '/runs/nothing']) {
      const { statusCode, headers, body } = await get(url, who);
      expect([url, statusCode]).toEqual([url, 403]);
      expect(body).toContain('Open the director’s link first');
      expect(body).not.toMatch(/small|No evening/);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('say so where there is none of that name, and lead back', async () => {
    const { get, runs } = await built();
    await writeFile(join(runs, '..', 'secret.csv'), 'a secret of the house');
    for (const url of [
      '/runs/premiere',
      '/runs/%3Cb%3E',
      '/runs/.csv',
      '/runs/..%2fsecret.csv',
      '/runs/2026',
      '/runs/%00',
    ]) {
      const { statusCode, body } = await get(url);
      expect([url, statusCode]).toEqual([url, 404]);
      expect(body).toContain('No evening is called');
      expect(body).toContain('<a href="/runs">To all evenings</a>');
      expect(body).not.toMatch(/<b>|secret of/);
    }
  });

  it('are found by a beginning, as the last, and with a slash at the end', async () => {
    const { get } = await built();
    for (const [url, location] of [
      ['/runs/last', `/runs/${SECOND}`],
      ['/runs/last.csv', `/runs/${SECOND}.csv`],
      ['/runs/2026-11-22T20-15', `/runs/${FIRST}`],
      ['/runs/', '/runs'],
    ]) {
      const answer = await get(url ?? '');
      expect([answer.statusCode, answer.headers.location]).toEqual([302, location]);
    }
  });

  it('answer without a body where only the head is asked for', async () => {
    const { get } = await built();
    for (const url of ['/runs', `/runs/${FIRST}.csv`]) {
      const answer = await get(url, 'director', 'HEAD');
      expect([answer.statusCode, answer.body]).toEqual([200, '']);
    }
    expect((await get('/runs')).statusCode).toBe(200);
  });

  it('say in a page that can be read where one cannot, and the others still can', async () => {
    const { get, runs, logged } = await built();
    await mkdir(join(runs, 'broken', 'log.ndjson'), { recursive: true });
    const answer = await get('/runs/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('That went wrong');
    expect(answer.headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline'");
    expect(answer.headers['content-disposition']).toBeUndefined();
    expect(logged.join()).toContain('EISDIR');
    const list = await get('/runs');
    expect(list.body).toContain('it cannot be read (EISDIR)');
    expect(list.body.match(/<li/g)).toHaveLength(3);
  });

  it('are nobody’s trouble where who asked has left', async () => {
    const { app, get, logged } = await built();
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    const { headers } = (await get('/healthz')).raw.req;
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /runs HTTP/1.1\r\nhost: localhost\r\ncookie: ${headers.cookie}\r\n\r\n`);
    await new Promise((resolve) => app.server.once('request', resolve));
    socket.destroy();
    const next = await get('/runs');
    expect(next.statusCode).toBe(200);
    expect(next.body).toContain('</html>');
    expect(logged).toEqual([]);
  });
});

describe('an evening that is too long', () => {
  it('says where it can be had', async () => {
    const folder = await temporaryFolder();
    await playedRun(folder, OPENING);
    const access = await openAccess(await temporaryFolder());
    const app = fastify();
    onTestFinished(() => app.close());
    routeRuns(app, { folder, onNow: () => ({ id: FIRST, nowMs: serverMs(0) }) }, access, {
      read: () => Promise.reject(new ReaderLost('the process that reads runs ended with SIGABRT')),
      close: async () => {},
    });
    const answer = await asked(app, access, `/runs/${FIRST}`, 'director', 'GET');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('npm run runs');
    expect(answer.headers['content-disposition']).toBeUndefined();
  });
});
