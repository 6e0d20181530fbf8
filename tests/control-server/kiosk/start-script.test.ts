import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOf, SYSTEMS, startScript } from '#control-server/kiosk/start-script.ts';

const PLACES = { origin: 'http://10.0.0.2:8080', token: 'abc_-123', surface: 'left' };

describe('a start script', () => {
  it.each(SYSTEMS)(
    'of %s has the address, the token and the surface in it, and nothing left to fill in',
    async (os) => {
      const script = (await startScript(os, PLACES)) ?? '';
      for (const told of ["'http://10.0.0.2:8080'", "'abc_-123'", "'left'"]) expect(script).toContain(told);
      expect(script).not.toContain('@@');
      expect(await startScript(os, { ...PLACES, surface: null })).toMatch(/(asked|surface) ?= ?''/);
    },
  );

  it.each(['linux', 'macos'] as const)('of %s can be read by a plain shell', async (os) => {
    const read = spawnSync('sh', ['-n'], { input: (await startScript(os, PLACES)) ?? 'if' });
    expect(read.stderr.toString()).toBe('');
    expect(read.status).toBe(0);
  });

  it.each([
    { surface: "left'; reboot; '" },
    { surface: 'left right' },
    { surface: '$(reboot)' },
    { surface: '../left' },
    { surface: 'wänd' },
    { token: "a'b" },
    { token: '' },
    { origin: "http://10.0.0.2'" },
    { origin: 'http://10.0.0.2/a' },
    { origin: 'file:///etc' },
  ])('is not made with %j', async (hostile) => {
    for (const os of SYSTEMS) expect(await startScript(os, { ...PLACES, ...hostile })).toBeNull();
  });

  it('takes no part of an address but the host from a request', () => {
    expect(originOf('http', 'left.local:8080')).toBe('http://left.local:8080');
    expect(originOf('http', '[::1]:8080')).toBe('http://[::1]:8080');
    expect(originOf('http', "localhost:8080/';reboot;'")).toBe('http://localhost:8080');
    expect(originOf('http', "a'b")).toBeNull();
    expect(originOf('http', undefined)).toBeNull();
    fc.assert(
      fc.property(fc.string(), (host) => {
        const origin = originOf('http', host);
        if (origin !== null) expect(origin).not.toMatch(/['"`$\s\\;&|]/);
      }),
    );
  });
});
