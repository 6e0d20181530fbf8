import { describe, expect, it } from 'vitest';
import { fetchParsed } from '#control-server/panel/walls/link/fetch-parsed.ts';
import { siteVersionsSchema } from '#installation/protocol/setup.ts';

const BODY = { versions: [{ id: 'a', wallMs: 1, isNow: true }] };

const asked = (respond: () => Promise<Response>) =>
  fetchParsed(respond, '/api/site/versions', siteVersionsSchema, 'The earlier texts');
const answered = (content: unknown, status = 200) =>
  asked(() => Promise.resolve(new Response(JSON.stringify(content), { status })));

describe('what the server is asked for', () => {
  it('is had, or a sentence says why not', async () => {
    await expect(answered(BODY)).resolves.toEqual({ ok: true, value: BODY });
    await expect(answered({ says: 'Not you.' }, 403)).resolves.toEqual({ ok: false, says: 'Not you.' });
    await expect(answered({ versions: 'many' })).resolves.toMatchObject({ says: expect.stringContaining('reload') });
  });

  it('cannot be had without a server, and a fault of ours is no missing server', async () => {
    const says = 'The earlier texts could not be asked for: there is no connection to the server.';
    await expect(asked(() => Promise.reject(new TypeError('no network')))).resolves.toEqual({ ok: false, says });
    await expect(asked(() => Promise.resolve(new Response('<html>')))).resolves.toEqual({ ok: false, says });
    await expect(asked(() => Promise.reject(new RangeError('a fault')))).rejects.toThrow('a fault');
  });
});
