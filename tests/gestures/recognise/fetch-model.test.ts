import { describe, expect, it } from 'vitest';
import { fetchModel } from '#gestures/recognise/fetch-model.ts';

const BUNDLE = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4]);

const answer = (bytes: Uint8Array<ArrayBuffer>, announced: string | null, status = 200) => {
  const headers: Record<string, string> = announced === null ? {} : { 'content-length': announced };
  return async () => new Response(bytes, { status, headers });
};

describe('fetching the model', () => {
  it('brings all bytes and tells how far it is', async () => {
    const told: [number, number][] = [];
    const fetched = await fetchModel('/m', answer(BUNDLE, '8'), (received, total) => told.push([received, total]));
    expect(fetched).toEqual({ ok: true, bytes: BUNDLE });
    expect(told[0]).toEqual([0, 8]);
    expect(told.at(-1)).toEqual([8, 8]);
  });

  it.each([
    ['a missing file', answer(BUNDLE, '8', 404), 'model-missing', '404'],
    ['no announced size', answer(BUNDLE, null), 'model-damaged', 'how large'],
    ['fewer bytes than announced', answer(BUNDLE, '9'), 'model-damaged', '8 of 9'],
    ['more bytes than announced', answer(BUNDLE, '5'), 'model-damaged', '8 of 5'],
    ['something else', answer(new Uint8Array(8), '8'), 'model-damaged', 'not a model bundle'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'model-missing', 'Failed to fetch'],
  ])('names %s', async (_, fetchUrl, problem, detail) => {
    expect(await fetchModel('/m', fetchUrl, () => undefined)).toEqual({
      ok: false,
      problem,
      detail: expect.stringContaining(detail),
    });
  });
});
