import fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAccess } from '#control-server/access/access.ts';
import { routeKiosk } from '#control-server/http/route-kiosk.ts';
import type { RoomEntry } from '#installation/protocol/messages.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const WALL: RoomEntry = {
  role: 'projection',
  name: 'left',
  page: 'page-of-left',
  connectedAtMs: 0,
  lastSeenMs: 1000,
  status: null,
  warning: null,
};

async function opened() {
  const access = await openAccess(await temporaryFolder());
  const app: FastifyInstance = fastify();
  routeKiosk(app, { pages: () => [WALL], nowMs: () => 2000 }, access);
  onTestFinished(() => app.close());
  const get = (url: string, host = '10.0.0.2:8080') => app.inject({ url, headers: { host } });
  return { access, get };
}

describe('the way of a machine to its wall', () => {
  it('begins with a script that knows the address it was fetched from', async () => {
    const { access, get } = await opened();
    const answer = await get(`/kiosk/${access.crewToken()}/linux.sh`);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain("origin='http://10.0.0.2:8080'");
    expect(answer.body.trimEnd().endsWith('main "$@"')).toBe(true);
    const windows = await get(`/kiosk/${access.crewToken()}/windows.ps1?surface=left`, 'room.local:8080');
    expect(windows.body).toContain("$origin = 'http://room.local:8080'");
    expect(windows.body).toContain("$surface = 'left'");
  });

  it('is shut to whoever has another token, and the link of the director stays good', async () => {
    const { access, get } = await opened();
    const director = access.issueDirectorToken();
    for (const token of ['x', director, `${access.crewToken()}x`]) {
      for (const what of ['linux.sh', 'windows.ps1', 'alive?surface=left']) {
        const answer = await get(`/kiosk/${token}/${what}`);
        expect(answer.statusCode).toBe(403);
        expect(answer.body).not.toContain('alive');
      }
    }
    expect(access.redeem(director)).toBe('director');
  });

  it('has no script for a surface that is no name', async () => {
    const { access, get } = await opened();
    const answer = await get(`/kiosk/${access.crewToken()}/windows.ps1?surface=${encodeURIComponent("a'; reboot")}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('reboot');
  });

  it('goes on with a word on the wall', async () => {
    const { access, get } = await opened();
    const alive = async (query: string) => (await get(`/kiosk/${access.crewToken()}/alive${query}`)).body;
    expect(await alive('?surface=left&page=page-of-left')).toBe('alive\n');
    expect(await alive('?surface=left&page=another')).toBe('silent\n');
    expect(await alive('?surface=left&page=')).toBe('alive\n');
    expect(await alive('')).toBe('unknown\n');
  });
});
