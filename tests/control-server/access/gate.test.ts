import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAccess } from '#control-server/access/access.ts';
import { basesOf, isOurHost, isOurOrigin, standingOf } from '#control-server/access/gate.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('a host name', () => {
  it.each([
    'localhost',
    'localhost:8080',
    'LOCALHOST',
    '127.0.0.1:8080',
    '192.168.1.7',
    '[::1]:8080',
    '[fe80::1]',
    hostname(),
    `${hostname()}.local:8080`,
  ])('%s is ours', (host) => {
    expect(isOurHost(host)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:8080',
    'localhost@evil.example',
    'evil.example#localhost',
    'evil.example/localhost',
    `x${hostname()}`,
    'local host',
    ':8080',
  ])('%j is not ours', (host) => {
    expect(isOurHost(host)).toBe(false);
  });

  it('of any spelling is answered without an exception', () => {
    fc.assert(
      fc.property(fc.string(), (host) => {
        expect(typeof isOurHost(host)).toBe('boolean');
        expect(typeof isOurOrigin({ origin: host, host })).toBe('boolean');
      }),
    );
  });
});

describe('the addresses of a server', () => {
  const lan = ['192.168.1.7', '10.0.0.7'];
  const everywhere = { own: 'http://localhost:80', others: ['http://192.168.1.7:80', 'http://10.0.0.7:80'] };

  it.each([
    ['0.0.0.0', everywhere],
    ['::', everywhere],
    ['127.0.0.1', { own: 'http://localhost:80', others: [] }],
    ['::1', { own: 'http://localhost:80', others: [] }],
    ['127.0.0.2', { own: 'http://127.0.0.2:80', others: [] }],
    ['10.0.0.7', { own: 'http://10.0.0.7:80', others: ['http://10.0.0.7:80'] }],
    ['fd00::7', { own: 'http://[fd00::7]:80', others: ['http://[fd00::7]:80'] }],
  ])('that listens on %s are those that answer', (address, bases) => {
    expect(basesOf(address, 80, lan)).toEqual(bases);
  });
});

describe('an origin', () => {
  const host = '192.168.1.7:8080';

  it('is ours where it is the very host that was asked, or where there is none', () => {
    expect(isOurOrigin({ host, origin: 'http://192.168.1.7:8080' })).toBe(true);
    expect(isOurOrigin({ host })).toBe(true);
  });

  it.each([
    'http://evil.example',
    'http://192.168.1.7',
    'http://192.168.1.7:8081',
    'http://localhost:8080',
    'null',
    '',
    'file://',
  ])('%j is foreign', (origin) => {
    expect(isOurOrigin({ host, origin })).toBe(false);
  });
});

describe('the standing of who asks', () => {
  const request = (remoteAddress: string | undefined, cookie?: string): IncomingMessage =>
    ({ headers: cookie === undefined ? {} : { cookie }, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const NOW_MS = 1_800_000_000_000;

  it('is crew at the server’s own machine, guest elsewhere', async () => {
    const access = await openAccess(await temporaryFolder());
    for (const own of ['127.0.0.1', '127.0.0.53', '::1', '::ffff:127.0.0.1']) {
      expect(standingOf(access, request(own), NOW_MS)).toBe('crew');
    }
    for (const other of ['192.168.1.9', '::ffff:192.168.1.9', '128.0.0.1', 'fe80::1', undefined]) {
      expect(standingOf(access, request(other), NOW_MS)).toBe('guest');
    }
  });

  it('is what the cookie proves, wherever it stands among others', async () => {
    const access = await openAccess(await temporaryFolder());
    const cookie = access.sign('director', NOW_MS);
    const name = access.cookie;
    for (const header of [`${name}=${cookie}`, `a=b; ${name}=${cookie}; c=d`, `a=b;${name}=${cookie}`]) {
      expect(standingOf(access, request('192.168.1.9', header), NOW_MS)).toBe('director');
    }
    for (const header of [`x${name}=${cookie}`, `${name}=x${cookie}`, `${name}=`, name, '']) {
      expect(standingOf(access, request('192.168.1.9', header), NOW_MS)).toBe('guest');
    }
  });

  it('is told by this server’s own cookie, whatever another server on this machine has set', async () => {
    const [here, there] = [await openAccess(await temporaryFolder()), await openAccess(await temporaryFolder())];
    const jar = [here, there].map((access) => `${access.cookie}=${access.sign('director', NOW_MS)}`).join('; ');
    expect(here.cookie).toMatch(/^reclaim-[0-9a-f]{8}$/);
    expect(here.cookie).not.toBe(there.cookie);
    for (const access of [here, there])
      expect(standingOf(access, request('192.168.1.9', jar), NOW_MS)).toBe('director');
  });
});
