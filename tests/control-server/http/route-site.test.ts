import fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAccess } from '#control-server/access/access.ts';
import { wallMs } from '#control-server/clock/server-clock.ts';
import { routeSite } from '#control-server/http/route-site.ts';
import { siteReportSchema, siteVersionsSchema } from '#installation/protocol/setup.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const VERSIONS = { versions: [{ id: '2147-01-01T00-00-00.000Z-0123abcd', wallMs: 5, isNow: true }] };
const REPORT = {
  file: 'room.yaml',
  problems: ['room.yaml:3:1: no'],
  advice: [{ severity: 'note' as const, says: 'They overlap.', line: 3, column: 1 }],
};

async function house() {
  const access = await openAccess(await temporaryFolder());
  const app = fastify();
  routeSite(app, { versions: async () => VERSIONS, report: () => REPORT }, access);
  onTestFinished(() => app.close());
  return (url: string, who: 'director' | 'crew' | 'guest', more: Record<string, string> = {}) =>
    app.inject({
      url,
      remoteAddress: '192.168.1.9',
      headers: {
        host: 'localhost',
        ...(who === 'guest' ? {} : { cookie: `${access.cookie}=${access.sign(who, wallMs())}` }),
        ...more,
      },
    });
}

describe('the site’s file over http', () => {
  it.each(['director', 'crew'] as const)('is there for the %s', async (who) => {
    const ask = await house();
    const [versions, report] = [await ask('/api/site/versions', who), await ask('/api/site/report', who)];
    expect(siteVersionsSchema.parse(versions.json())).toEqual(VERSIONS);
    expect(siteReportSchema.parse(report.json())).toEqual(REPORT);
    expect(versions.headers['cache-control']).toBe('no-store');
  });

  it('is there for nobody else, and for no foreign page', async () => {
    const ask = await house();
    for (const url of ['/api/site/versions', '/api/site/report']) {
      expect((await ask(url, 'guest')).statusCode).toBe(403);
      expect((await ask(url, 'director', { origin: 'http://evil.example' })).statusCode).toBe(403);
    }
  });
});
