/** The gestures over http: who may read and change them, and what becomes of what is sent. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastify, { type LightMyRequestResponse } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAccess } from '#control-server/access/access.ts';
import { createGestureStore } from '#control-server/gestures/gesture-store.ts';
import { routeGestures } from '#control-server/http/route-gestures.ts';
import { nodeDisk } from '#control-server/journal/disk.ts';
import { writeTaught } from '#installation/gesture/write-taught.ts';
import { hashText } from '#installation/log/chain.ts';
import { gestureChangeSchema, gestureShelfSchema } from '#installation/protocol/gesture-shelf.ts';
import { SHELTER } from '#tests/support/taught.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

type Who = 'director' | 'crew' | 'guest';
type Ask = { readonly method?: 'GET' | 'PUT' | 'DELETE'; readonly body?: unknown; readonly origin?: string };

interface Built {
  readonly folder: string;
  changes(): number;
  ask(url: string, who: Who, more?: Ask): Promise<LightMyRequestResponse>;
}

async function built(): Promise<Built> {
  const [folder, data] = [await temporaryFolder(), await temporaryFolder()];
  const access = await openAccess(data);
  let changes = 0;
  const app = fastify();
  const store = createGestureStore({ disk: nodeDisk, folder, keptFolder: join(data, 'gestures'), wallMs: () => 0 });
  const changed = async (): Promise<void> => {
    changes += 1;
  };
  routeGestures(app, { store, changed }, access);
  onTestFinished(() => app.close());
  return {
    folder,
    changes: () => changes,
    ask: (url, who, { method = 'GET', body, origin } = {}) =>
      app.inject({
        url,
        method,
        remoteAddress: '192.168.1.9',
        headers: {
          host: 'localhost',
          ...(origin === undefined ? {} : { origin }),
          ...(who === 'guest' ? {} : { cookie: `${access.cookie}=${access.sign(who, Date.now())}` }),
        },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
  };
}

const changeOf = (answer: LightMyRequestResponse) => gestureChangeSchema.parse(answer.json());
const SHELTER_VERSION = hashText(writeTaught(SHELTER));

describe('the gestures over http', () => {
  it('are saved by the director, read by the crew, and taken away again', async () => {
    const { ask, folder, changes } = await built();
    const saved = await ask('/api/gestures/shelter', 'director', { method: 'PUT', body: SHELTER });
    expect([saved.statusCode, changeOf(saved)]).toEqual([200, { ok: true, version: SHELTER_VERSION }]);
    expect(await readFile(join(folder, 'shelter.json'), 'utf8')).toBe(writeTaught(SHELTER));
    const shelf = await ask('/api/gestures', 'crew');
    expect(shelf.headers['cache-control']).toBe('no-store');
    expect(gestureShelfSchema.parse(shelf.json()).gestures.map(({ name }) => name)).toEqual(['shelter']);
    const gone = await ask(`/api/gestures/shelter?replaces=${SHELTER_VERSION}`, 'director', { method: 'DELETE' });
    expect(changeOf(gone)).toEqual({ ok: true, version: null });
    expect(await readdir(folder)).toEqual([]);
    expect(changes()).toBe(2);
  });

  it.each<[Who, Ask, number]>([
    ['guest', { method: 'GET' }, 403],
    ['guest', { method: 'PUT', body: SHELTER }, 403],
    ['crew', { method: 'PUT', body: SHELTER }, 403],
    ['crew', { method: 'DELETE' }, 403],
    ['director', { method: 'PUT', body: SHELTER, origin: 'http://evil.example' }, 403],
  ])('are not for the %s who asks %o', async (who, asked, status) => {
    const { ask, folder, changes } = await built();
    const answer = await ask(asked.method === 'GET' ? '/api/gestures' : '/api/gestures/shelter', who, asked);
    expect(answer.statusCode).toBe(status);
    expect(changeOf(answer)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(await readdir(folder)).toEqual([]);
    expect(changes()).toBe(0);
  });

  it.each<[string, string, unknown]>([
    ['nothing of a gesture', '/api/gestures/shelter', { takes: 'none' }],
    ['a picture inside', '/api/gestures/shelter', { ...SHELTER, photo: 'data:image/jpeg;base64,AAAA' }],
    ['another name than the address', '/api/gestures/refuge', SHELTER],
    ['a way out of the folder', '/api/gestures/..%2fshelter', { ...SHELTER, name: '../shelter' }],
    ['a version that is none', '/api/gestures/shelter?replaces=yes', SHELTER],
  ])('are not taken with %s', async (_what, url, body) => {
    const { ask, folder } = await built();
    const answer = await ask(url, 'director', { method: 'PUT', body });
    expect(answer.statusCode).toBe(400);
    expect(changeOf(answer)).toMatchObject({ ok: false, refusal: { code: 'unreadable' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('are not taken when they are larger than any gesture', async () => {
    const { ask, folder } = await built();
    const body = { ...SHELTER, invitation: 'x'.repeat(5_000_000) };
    expect((await ask('/api/gestures/shelter', 'director', { method: 'PUT', body })).statusCode).toBe(413);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are replaced only by who names the version that is there', async () => {
    const { ask, folder } = await built();
    await ask('/api/gestures/shelter', 'director', { method: 'PUT', body: SHELTER });
    const body = { ...SHELTER, invitation: 'Otherwise.' };
    const plain = await ask('/api/gestures/shelter', 'director', { method: 'PUT', body });
    expect([plain.statusCode, changeOf(plain)]).toMatchObject([409, { refusal: { code: 'exists' } }]);
    await writeFile(
      join(folder, 'rise.json'),
      JSON.stringify({ format: 'reclaim-gesture/1', name: 'rise', invitation: 'Up.' }),
    );
    const described = await ask('/api/gestures/rise', 'director', {
      method: 'PUT',
      body: { ...SHELTER, name: 'rise' },
    });
    expect(changeOf(described)).toMatchObject({ ok: false, refusal: { code: 'described' } });
    const named = await ask(`/api/gestures/shelter?replaces=${SHELTER_VERSION}`, 'director', { method: 'PUT', body });
    expect(named.statusCode).toBe(200);
  });
});
