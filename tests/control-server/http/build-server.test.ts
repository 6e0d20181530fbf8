import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Access, openAccess } from '#control-server/access/access.ts';
import { buildServer } from '#control-server/http/build-server.ts';
import { plainPage } from '#control-server/http/plain-page.ts';
import { houseReportSchema } from '#installation/protocol/house-report.ts';
import type { RoomEntry } from '#installation/protocol/messages.ts';
import { parseSite } from '#installation/site/site.ts';
import { serverMs } from '#installation/time/axes.ts';
import { noGestures } from '#tests/support/no-gestures.ts';
import { noSiteFile } from '#tests/support/no-site-file.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const site = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
if (!site.ok) throw new Error('the sample site has a fault');
const room = site.value;

const WALL: RoomEntry = {
  role: 'projection',
  name: 'right',
  page: 'page-of-right',
  connectedAtMs: 0,
  lastSeenMs: 900,
  status: null,
  warning: null,
};

interface Built {
  readonly app: FastifyInstance;
  readonly access: Access;
  readonly entered: () => number;
  readonly folder: string;
  /** Warnings and errors. */
  readonly logged: readonly string[];
}

async function built(isDevelopment = false): Promise<Built> {
  const logged: string[] = [];
  const folder = await temporaryFolder();
  const modelsFolder = join(folder, 'models');
  await mkdir(modelsFolder);
  await writeFile(join(modelsFolder, 'pose.task'), 'model');
  await writeFile(join(folder, 'access.key.txt'), 'secret');
  const access = await openAccess(folder);
  let entered = 0;
  const app = await buildServer({
    log: pino(
      { level: 'warn', serializers: { error: pino.stdSerializers.err } },
      { write: (line: string) => logged.push(line) },
    ),
    access,
    site: () => room,
    siteFile: noSiteFile(),
    show: { id: 'small', title: 'A small show' },
    score: () => 'show: small',
    modelsFolder,
    trouble: () => ['Something is missing.'],
    takes: { folder: '/nowhere', recorded: () => null },
    runs: { folder: join(folder, 'runs'), onNow: () => ({ id: 'none', nowMs: serverMs(0) }) },
    gestures: noGestures(),
    kiosk: { pages: () => [WALL], nowMs: () => 1000 },
    health: () => ({ ok: true, facts: 3 }),
    directorEntered: () => {
      entered++;
    },
    devPage: isDevelopment ? async (name) => `<title>${name}</title>` : null,
  });
  onTestFinished(() => app.close());
  return { app, access, entered: () => entered, folder, logged };
}

const cookieOf = (header: string | string[] | number | undefined): string => String(header).split(';')[0] ?? '';

describe('the web server', () => {
  it('answers every request with headers that keep everything at home', async () => {
    const { app } = await built();
    // A worker's script needs them as much as its page: without, neither is isolated, and the clock is coarse.
    for (const url of ['/healthz', '/nothing', '/api/house', '/enter/x', '/assets/clock-probe.worker.js']) {
      const { headers } = await app.inject({ url, headers: { host: 'localhost:8080' } });
      expect(headers['content-security-policy']).toContain("connect-src 'self'");
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('does not answer to a foreign name, whatever is asked', async () => {
    const { app, access } = await built();
    const token = access.issueDirectorToken();
    for (const url of ['/', '/healthz', '/api/house', `/enter/${token}`]) {
      const answer = await app.inject({ url, headers: { host: 'evil.example' } });
      expect(answer.statusCode).toBe(421);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.body).not.toContain('A small show');
    }
    expect(access.redeem(token)).toBe('director');
  });

  it('writes a foreign name into its answer as text, not as HTML', async () => {
    const { app } = await built();
    const { body } = await app.inject({ url: '/', headers: { host: '<script>alert(1)</script>' } });
    expect(body).not.toContain('<script>');
  });

  it('says in a page that there is no page', async () => {
    const { app } = await built();
    const answer = await app.inject({ url: '/nowhere?<b>', headers: { host: 'localhost' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).not.toContain('<b>');
  });

  it.each<[string, { url: string; method?: 'POST'; payload?: string; type?: string }, number]>([
    ['a folder of models', { url: '/models/' }, 404],
    ['a way out of the models', { url: '/models/../access.key.txt' }, 404],
    ['a hidden way out of them', { url: '/models/..%2faccess.key.txt' }, 404],
    ['an address that is none', { url: '/%' }, 400],
    ['an address of no text', { url: '/%ff' }, 400],
    ['JSON that is none', { url: '/api/house', method: 'POST', payload: '{', type: 'application/json' }, 400],
    [
      'more than anybody reads',
      { url: '/', method: 'POST', payload: `"${'x'.repeat(2_000_000)}"`, type: 'text/plain' },
      413,
    ],
  ])(
    'answers %s as the fault of who asked, in a page, and without a word in the log',
    async (_what, request, status) => {
      const { app, logged } = await built();
      const { url, method = 'GET', payload, type } = request;
      const headers = { host: 'localhost', ...(type === undefined ? {} : { 'content-type': type }) };
      const answer = await app.inject({ url, method, headers, ...(payload === undefined ? {} : { payload }) });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['content-security-policy']).toContain("connect-src 'self'");
      expect(answer.body).toContain('To the start page');
      expect(logged.filter((line) => !line.includes('must exist'))).toEqual([]);
    },
  );

  it('tells a fault of its own from those, and writes it down', async () => {
    const { app, logged } = await built();
    app.get('/fault', async () => {
      throw new Error('a secret of the house');
    });
    const answer = await app.inject({ url: '/fault', headers: { host: 'localhost' } });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(logged.at(-1)).toContain('a secret of the house');
  });

  it('knows its pages with a slash at their end, too', async () => {
    const { app } = await built();
    for (const [url, location] of [
      ['/director/', '/director'],
      ['/camera/?name=front', '/camera?name=front'],
      ['/projection/left/?quality=lean', '/projection/left?quality=lean'],
      ['/projection/', '/projection'],
    ]) {
      const answer = await app.inject({ url: url ?? '', headers: { host: 'localhost' } });
      expect([answer.statusCode, answer.headers.location]).toEqual([302, location]);
    }
  });

  it('serves models, and nothing around them', async () => {
    const { app } = await built();
    const get = (url: string) => app.inject({ url, headers: { host: 'localhost' } });
    expect((await get('/models/pose.task')).body).toBe('model');
    for (const url of [
      '/models/../access.key.txt',
      '/models/%2e%2e/access.key.txt',
      '/models/..%2faccess.key',
      '/models/',
    ]) {
      const answer = await get(url);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('secret');
    }
  });

  it('tells the start page where it is, and who asks', async () => {
    const { app, access } = await built();
    const house = async (cookie: string) =>
      (
        await app.inject({ url: '/api/house', headers: { host: 'localhost', cookie }, remoteAddress: '192.168.1.9' })
      ).json();
    expect(houseReportSchema.safeParse(await house('')).success).toBe(true);
    expect(await house('')).toMatchObject({
      title: 'A small show',
      show: 'small',
      surfaces: ['left', 'right', 'other'],
      shown: ['right'],
      cameras: ['front'],
      role: 'guest',
      trouble: ['Something is missing.'],
    });
    expect(await house(`${access.cookie}=${access.sign('director', Date.now())}`)).toMatchObject({ role: 'director' });
    expect(await house(`${access.cookie}=${access.sign('director', Date.now())}x`)).toMatchObject({ role: 'guest' });
  });

  it('says how it is', async () => {
    const { app } = await built();
    expect((await app.inject({ url: '/healthz', headers: { host: '127.0.0.1' } })).json()).toEqual({
      ok: true,
      facts: 3,
    });
  });

  it('hands out pages with the surface in their address, in development from their sources', async () => {
    const { app } = await built(true);
    const get = (url: string) => app.inject({ url, headers: { host: 'localhost' } });
    expect((await get('/projection/left')).body).toBe('<title>projection</title>');
    expect((await get('/camera?name=front')).body).toBe('<title>camera</title>');
    expect((await get('/')).body).toBe('<title>start</title>');
    expect((await get('/projection')).body).toBe('<title>projection</title>');
    expect((await get('/programme')).body).toBe('<title>programme</title>');
    expect((await get('/director')).headers['cache-control']).toBe('no-cache');
  });
});

describe('a link', () => {
  it('of the director sets the cookie once and leads to the panel', async () => {
    const { app, access, entered } = await built();
    const url = `/enter/${access.issueDirectorToken()}`;
    const first = await app.inject({ url, headers: { host: 'localhost' } });
    expect(first.statusCode).toBe(302);
    expect(first.headers.location).toBe('/director');
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(first.headers['cache-control']).toBe('no-store');
    expect(access.read(cookieOf(first.headers['set-cookie']).replace(`${access.cookie}=`, ''), Date.now())).toBe(
      'director',
    );
    const second = await app.inject({ url, headers: { host: 'localhost' } });
    expect(second.statusCode).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(entered()).toBe(1);
  });

  it('of the crew works again and again and leads to the start page', async () => {
    const { app, access, entered } = await built();
    for (let i = 0; i < 2; i++) {
      const answer = await app.inject({ url: `/enter/${access.crewToken()}`, headers: { host: 'localhost' } });
      expect(answer.headers.location).toBe('/');
      expect(access.read(cookieOf(answer.headers['set-cookie']).replace(`${access.cookie}=`, ''), Date.now())).toBe(
        'crew',
      );
    }
    expect(entered()).toBe(0);
  });

  it('of the crew leads on to a page of this server, and to no other', async () => {
    const { app, access } = await built();
    const led = async (to: string): Promise<unknown> => {
      const url = `/enter/${access.crewToken()}?to=${encodeURIComponent(to)}`;
      const answer = await app.inject({ url, headers: { host: 'localhost' } });
      expect(answer.headers['set-cookie']).toBeDefined();
      return answer.headers.location;
    };
    expect(await led('/projection/left?page=1&quality=ci')).toBe('/projection/left?page=1&quality=ci');
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:1'])
      expect(await led(to)).toBe('/');
    const director = `${access.cookie}=${access.sign('director', Date.now())}`;
    const url = `/enter/${access.crewToken()}?to=/projection`;
    const kept = await app.inject({ url, headers: { host: 'localhost', cookie: director } });
    expect(kept.headers.location).toBe('/projection');
    expect(kept.headers['set-cookie']).toBeUndefined();
  });
});

describe('a plain page', () => {
  it('shows every text as it is', () => {
    const page = plainPage('<i>"a" & \'b\'</i>', '<script>');
    expect(page).not.toMatch(/<script>|<i>/);
    expect(page).toContain('&#60;i&#62;&#34;a&#34; &#38; &#39;b&#39;&#60;/i&#62;');
  });
});
