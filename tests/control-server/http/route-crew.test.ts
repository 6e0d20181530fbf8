import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { openAccess } from '#control-server/access/access.ts';
import { routeCrew } from '#control-server/http/route-crew.ts';
import { crewReportSchema } from '#installation/protocol/setup.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('the crew’s link', () => {
  it('is told to the crew and the director, and to nobody else', async () => {
    const access = await openAccess(await temporaryFolder());
    const app = fastify();
    await app.register(cookie);
    routeCrew(app, access);
    const ask = (role: 'director' | 'crew' | null, headers: Readonly<Record<string, string>> = {}) =>
      app.inject({
        url: '/api/crew',
        // Whoever sits at the server itself is of the crew.
        remoteAddress: '10.0.0.7',
        headers: {
          ...headers,
          ...(role ? { cookie: `${access.cookie}=${access.sign(role, Date.now())}` } : {}),
        },
      });
    for (const role of ['director', 'crew'] as const) {
      const answer = await ask(role);
      expect(crewReportSchema.parse(answer.json()).token).toBe(access.crewToken());
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    const guest = await ask(null);
    expect(guest.statusCode).toBe(403);
    expect(guest.body).not.toContain(access.crewToken());
    expect((await ask('director', { origin: 'http://elsewhere.example' })).statusCode).toBe(403);
    await app.close();
  });
});
