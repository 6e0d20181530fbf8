/** The web server: pages, models, health, and the links that hand out roles. Builds it and never listens. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import files from '@fastify/static';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { HouseReport } from '#installation/protocol/house-report.ts';
import type { Site } from '#installation/site/site.ts';
import { PAGES, type PageName, PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { type Access, COOKIE_SECONDS } from '../access/access.ts';
import { isOurHost, lanAddresses, standingOf } from '../access/gate.ts';
import { wallMs } from '../clock/server-clock.ts';
import { PAGES_FOLDER } from '../pages/build-pages.ts';
import { openArchive } from '../runs/archive.ts';
import { ownPath } from './own-path.ts';
import { sendPlain } from './plain-page.ts';
import { routeCrew } from './route-crew.ts';
import { type GestureRouteOptions, routeGestures } from './route-gestures.ts';
import { type KioskOptions, routeKiosk } from './route-kiosk.ts';
import { type RunsOptions, routeRuns } from './route-runs.ts';
import { routeScore } from './route-score.ts';
import { routeSite, type SiteRouteOptions } from './route-site.ts';
import { routeTakes, type TakesOptions } from './route-takes.ts';
import { DEVELOPMENT_HEADERS, SECURITY_HEADERS } from './security-headers.ts';

export interface ServerOptions {
  readonly log: Logger;
  readonly access: Access;
  /** The site as it is now. */
  readonly site: () => Site;
  /** What stands in its file, and stood there. */
  readonly siteFile: SiteRouteOptions;
  readonly show: { readonly id: string; readonly title: string };
  /** The text of the score as it is played now. */
  readonly score: () => string;
  readonly modelsFolder: string;
  readonly trouble: () => readonly string[];
  readonly health: () => Readonly<Record<string, unknown>>;
  /** The old evenings, and the one that is on. */
  readonly runs: RunsOptions;
  /** The gestures of the show. */
  readonly gestures: GestureRouteOptions;
  /** The takes, and the one that is being recorded. */
  readonly takes: TakesOptions;
  /** Who shows the walls, for the machines at the projectors. */
  readonly kiosk: KioskOptions;
  /** Called when the director's link was used up, to print a new one. */
  readonly directorEntered: () => void;
  /** Reads a page's HTML from its sources; null: the built pages are served. */
  readonly devPage: ((page: PageName, url: string) => Promise<string>) | null;
}

const WASM_FOLDER = join(PROJECT_ROOT, 'node_modules', '@mediapipe', 'tasks-vision', 'wasm');

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = options.log;
  const headers = options.devPage ? DEVELOPMENT_HEADERS : SECURITY_HEADERS;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    // What is refused before any hook has run.
    frameworkErrors: (error, _request, reply) => sendFault(reply.headers(headers), error.statusCode ?? 400),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (isOurHost(request.headers.host)) return;
    await sendPlain(
      reply,
      421,
      'Not this server',
      `This server does not answer to the name "${request.headers.host}". Use its address or its host name.`,
    );
  });
  await app.register(cookie);
  await app.register(files, { root: options.modelsFolder, prefix: '/models/', index: false, decorateReply: false });
  await app.register(files, { root: WASM_FOLDER, prefix: '/mediapipe/wasm/', index: false, decorateReply: false });
  if (!options.devPage) {
    const root = join(PAGES_FOLDER, 'assets');
    await app.register(files, {
      root,
      prefix: '/assets/',
      index: false,
      immutable: true,
      maxAge: '30d',
      decorateReply: false,
    });
    // A stable name at the top, for it keeps pages that are not in its folder.
    app.get('/wall-keeper.js', async (_request, reply) =>
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await readFile(join(root, 'wall-keeper.js'), 'utf8')),
    );
  }
  routePages(app, options);
  routeEntry(app, options);
  routeGestures(app, options.gestures, options.access);
  routeRuns(app, options.runs, options.access, openArchive());
  routeTakes(app, options.takes, options.access);
  routeKiosk(app, options.kiosk, options.access);
  routeSite(app, options.siteFile, options.access);
  routeCrew(app, options.access);
  routeScore(app, options.score, options.access);
  app.get('/healthz', async () => options.health());
  app.get('/api/house', async (request): Promise<HouseReport> => {
    const { show } = options;
    const site = options.site();
    const walls = options.kiosk.pages().filter(({ role }) => role === 'projection');
    return {
      title: show.title,
      show: show.id,
      site: site.title,
      surfaces: Object.keys(site.surfaces),
      shown: Object.keys(site.surfaces).filter((surface) => walls.some(({ name }) => name === surface)),
      cameras: Object.keys(site.cameras),
      role: standingOf(options.access, request.raw, wallMs()),
      secure: request.protocol === 'https' || ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname),
      addresses: lanAddresses(),
      trouble: options.trouble(),
    };
  });
  if (!options.devPage) {
    app.setNotFoundHandler((request, reply) =>
      sendPlain(reply, 404, 'Nothing here', `This server has no page at ${request.url}.`),
    );
  }
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    // A fault of whoever asked is no trouble of the house, and anyone in the network can make as many as they like.
    if (status < 500) return sendFault(reply, status);
    request.log.error({ error, url: request.url }, 'a request failed');
    return sendPlain(reply, 500, 'That went wrong', 'The server could not answer; its terminal says why.');
  });
  return app;
}

/** The status an error was thrown with; one without any is our own fault. */
const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;

/** Answers a request that cannot be answered, because of what was asked. */
const sendFault = (reply: FastifyReply, status: number): FastifyReply =>
  status === 403 || status === 404
    ? sendPlain(reply, 404, 'Nothing here', 'This server has no page at this address.')
    : sendPlain(reply, status, 'That cannot be asked', 'This server could not read the request.');

function routePages(app: FastifyInstance, options: ServerOptions): void {
  const page = (url: string, name: PageName): void => {
    app.get(url, async (request, reply) => {
      const html = options.devPage
        ? await options.devPage(name, request.url)
        : await readFile(join(PAGES_FOLDER, PAGES[name]), 'utf8');
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
    });
    if (url !== '/') app.get(`${url}/`, (request, reply) => reply.redirect(request.url.replace(/\/(?=\?|$)/, '')));
  };
  page('/', 'start');
  page('/director', 'director');
  page('/walls', 'walls');
  // No name of a surface has a dot: in development, files beside the page do.
  page('/projection/:surface(^[^.]+$)', 'projection');
  // Without a name, the wall itself asks which it is.
  page('/projection', 'projection');
  // The picture of the live stream, for whatever sends it.
  page('/programme', 'programme');
  page('/camera', 'camera');
  page('/teach', 'teach');
  page('/looks', 'looks');
}

/** A link becomes a role: the cookie is set, and the bearer goes where the link leads, or where the role is at home. */
function routeEntry(app: FastifyInstance, options: ServerOptions): void {
  app.get<{ Params: { token: string }; Querystring: { to?: unknown } }>('/enter/:token', async (request, reply) => {
    const to = ownPath(request.query.to);
    const role = options.access.redeem(request.params.token);
    if (!role) {
      const says = 'This link has been used or is no longer good. The terminal of the server shows the one that is.';
      return sendPlain(reply, 403, 'A used link', says);
    }
    request.log.info({ role }, 'a link was used');
    if (role === 'director') options.directorEntered();
    // A director who opens the crew's link stays what they are.
    else if (standingOf(options.access, request.raw, wallMs()) === 'director') return reply.redirect(to ?? '/');
    const value = options.access.sign(role, wallMs());
    const secure = request.protocol === 'https';
    return reply
      .setCookie(options.access.cookie, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure,
        maxAge: COOKIE_SECONDS,
      })
      .header('cache-control', 'no-store')
      .redirect(to ?? (role === 'director' ? '/director' : '/'));
  });
}
