import { describe, expect, it } from 'vitest';
import { deleteTake, fetchTakes } from '#control-server/panel/link/takes-desk.ts';
import { dateText, sizeText, takesView } from '#control-server/panel/view/takes-view.ts';

const take = (file: string, more: object = {}) => ({
  file,
  bytes: 1_234_567,
  name: 'A night',
  on: null,
  durationMs: 61_000,
  wrong: null,
  ...more,
});

describe('the takes on the disk', () => {
  it('say how long and how large they are, and what is amiss', () => {
    const [whole, cut, none, on] = takesView({
      takes: [
        take('a.take.ndjson'),
        take('b.take.ndjson', { durationMs: null }),
        take('c c.take.ndjson', { durationMs: null, wrong: 'it names no format' }),
        take('d.take.ndjson', { durationMs: null }),
      ],
      recorded: 'd.take.ndjson',
    });
    expect(whole).toMatchObject({ facts: '1:01 · 1.2 MB', wrong: '', isRecorded: false });
    expect(cut?.wrong).toBe('It was cut off; what is there can be replayed.');
    expect(none).toMatchObject({
      wrong: 'It cannot be replayed: it names no format.',
      href: '/takes/c%20c.take.ndjson',
    });
    expect(on).toMatchObject({ isRecorded: true, wrong: '' });
  });

  it('have their size and date in words', () => {
    expect([sizeText(1), sizeText(999_999), sizeText(1_000_000)]).toEqual(['1 kB', '1000 kB', '1.0 MB']);
    expect([dateText(null), dateText('yesterday')]).toEqual(['', '']);
    expect(dateText('2026-11-26T18:04:00.000Z')).toMatch(/^2026-11-2\d \d\d:\d\d$/);
  });
});

describe('asking for takes', () => {
  const answering = (status: number, body: string) => async () => new Response(body, { status });

  it('is answered with them, or with a sentence', async () => {
    const report = { takes: [take('a.take.ndjson')], recorded: null };
    expect(await fetchTakes(answering(200, JSON.stringify(report)))).toEqual({ ok: true, report });
    expect(await fetchTakes(answering(403, '{"says":"Not you."}'))).toEqual({ ok: false, says: 'Not you.' });
    expect(await fetchTakes(answering(200, '{"takes":7}'))).toMatchObject({ ok: false });
    expect(await fetchTakes(answering(502, '<html>'))).toMatchObject({ ok: false });
    const away = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await fetchTakes(away)).toMatchObject({ ok: false, says: expect.stringContaining('no connection') });
  });

  it('to be deleted says why one is not', async () => {
    const asked: string[] = [];
    const ask = async (url: string, options?: RequestInit) => {
      asked.push(`${options?.method} ${url}`);
      return new Response(null, { status: 204 });
    };
    expect(await deleteTake(ask, 'a b.take.ndjson')).toBeNull();
    expect(asked).toEqual(['DELETE /api/takes/a%20b.take.ndjson']);
    expect(await deleteTake(answering(409, '{"says":"It is being recorded."}'), 'a')).toBe('It is being recorded.');
  });
});
