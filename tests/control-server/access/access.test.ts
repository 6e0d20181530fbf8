import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COOKIE_SECONDS, openAccess } from '#control-server/access/access.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const NOW_MS = 1_800_000_000_000;

const newAccess = async () => openAccess(await temporaryFolder());

describe('a link', () => {
  it('of the director works once', async () => {
    const access = await newAccess();
    const token = access.issueDirectorToken();
    expect(access.redeem(token)).toBe('director');
    expect(access.redeem(token)).toBeNull();
  });

  it('of the director is replaced by the next one', async () => {
    const access = await newAccess();
    const [first, second] = [access.issueDirectorToken(), access.issueDirectorToken()];
    expect(first).not.toBe(second);
    expect(access.redeem(first)).toBeNull();
    expect(access.redeem(second)).toBe('director');
  });

  it('of the crew works for everyone, and after a restart too', async () => {
    const folder = await temporaryFolder();
    const token = (await openAccess(folder)).crewToken();
    const again = await openAccess(folder);
    expect(again.crewToken()).toBe(token);
    expect([again.redeem(token), again.redeem(token)]).toEqual(['crew', 'crew']);
  });

  it('that nobody gave out is good for nothing', async () => {
    const access = await newAccess();
    for (const token of ['', 'director', 'x', access.crewToken().slice(1), `${access.crewToken()}x`]) {
      expect(access.redeem(token)).toBeNull();
    }
    access.issueDirectorToken();
    expect(access.redeem('')).toBeNull();
  });
});

describe('a cookie', () => {
  it('proves its role until it expires, across a restart of the server', async () => {
    const folder = await temporaryFolder();
    const cookie = (await openAccess(folder)).sign('director', NOW_MS);
    const access = await openAccess(folder);
    expect(access.read(cookie, NOW_MS)).toBe('director');
    expect(access.cookie).toBe((await openAccess(folder)).cookie);
    expect(access.read(cookie, NOW_MS + COOKIE_SECONDS * 1000 - 1)).toBe('director');
    expect(access.read(cookie, NOW_MS + COOKIE_SECONDS * 1000)).toBe('guest');
    expect(access.read(access.sign('crew', NOW_MS), NOW_MS)).toBe('crew');
  });

  it('of another server proves nothing', async () => {
    const [here, there] = [await newAccess(), await newAccess()];
    expect(here.read(there.sign('director', NOW_MS), NOW_MS)).toBe('guest');
  });

  it('that was changed proves nothing', async () => {
    const access = await newAccess();
    const cookie = access.sign('crew', NOW_MS);
    const [, expires = '', signature = ''] = cookie.split('.');
    for (const forged of [
      `director.${expires}.${signature}`,
      `crew.${Number(expires) + 1}.${signature}`,
      `crew.Infinity.${signature}`,
      `crew.${expires}.`,
      `crew.${expires}`,
      `crew..${signature}`,
      `guest.${expires}.${signature}`,
      `crew.${expires}.${signature.slice(0, -1)}`,
      '..',
      '',
      undefined,
    ]) {
      expect(access.read(forged, NOW_MS)).toBe('guest');
    }
  });

  it('that was made up is a guest’s, whatever it says', async () => {
    const access = await newAccess();
    const made = fc
      .tuple(fc.constantFrom('director', 'crew', 'x'), fc.string(), fc.string())
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(fc.oneof(made, fc.string()), (cookie) => {
        expect(access.read(cookie, NOW_MS)).toBe('guest');
      }),
    );
  });
});

describe('the key', () => {
  it('is made on the first start, for nobody else to read, and never again', async () => {
    const folder = await temporaryFolder();
    await openAccess(folder);
    const path = join(folder, 'access.key');
    const key = await readFile(path);
    expect(key.byteLength).toBe(32);
    expect((await stat(path)).mode & 0o077).toBe(0);
    await openAccess(folder);
    expect(await readFile(path)).toEqual(key);
    expect(await readdir(folder)).toEqual(['access.key']);
  });

  it('that is none stops the start with what to do', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'access.key'), 'short');
    await expect(openAccess(folder)).rejects.toThrow('is not a key of this server: delete it');
  });
});
