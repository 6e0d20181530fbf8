import { describe, expect, it } from 'vitest';
import { fetchSiteVersions } from '#control-server/panel/walls/link/site-versions.ts';
import { versionsView } from '#control-server/panel/walls/view/versions-view.ts';

const NOW = new Date(2147, 4, 2, 21, 30).getTime();

describe('the kept texts of the site’s file', () => {
  it('are told by the clock of this place', () => {
    const versions = [
      { id: 'b', wallMs: new Date(2147, 4, 2, 21, 4, 10).getTime(), isNow: true },
      { id: 'a', wallMs: new Date(2147, 2, 3, 9, 12, 5).getTime(), isNow: false },
    ];
    expect(versionsView({ versions }, NOW)).toEqual([
      { id: 'b', when: 'Today, 21:04:10', isNow: true },
      { id: 'a', when: '3 March 2147, 09:12:05', isNow: false },
    ]);
  });

  it('are asked for, and a sentence says why where there are none', async () => {
    const body = { versions: [{ id: 'a', wallMs: 1, isNow: true }] };
    const answer = (content: unknown, status = 200) =>
      fetchSiteVersions(() => Promise.resolve(new Response(JSON.stringify(content), { status })));
    await expect(answer(body)).resolves.toEqual({ ok: true, versions: body });
    await expect(answer({ says: 'Not you.' }, 403)).resolves.toEqual({ ok: false, says: 'Not you.' });
    await expect(answer({ versions: 'many' })).resolves.toMatchObject({ says: expect.stringContaining('reload') });
    const lost = fetchSiteVersions(() => Promise.reject(new TypeError('no network')));
    await expect(lost).resolves.toMatchObject({ ok: false, says: expect.stringContaining('no connection') });
    await expect(fetchSiteVersions(() => Promise.reject(new RangeError('a fault')))).rejects.toThrow('a fault');
  });
});
