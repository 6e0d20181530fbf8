/** A gesture that is taught while a show plays: the score may ask for it at once, and cameras are told. */

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashText } from '#installation/log/chain.ts';
import { gestureShelfSchema } from '#installation/protocol/gesture-shelf.ts';
import { openDirector } from '#tests/support/director-client.ts';
import { freshData, removeData, startServer } from '#tests/support/server-process.ts';
import { SHELTER } from '#tests/support/taught.ts';

const CONFIG = fileURLToPath(new URL('../../config', import.meta.url));

describe('a gesture that is taught while a show plays', { timeout: 120_000 }, () => {
  it('can be asked for by the score, and is told to the cameras', async () => {
    const data = await freshData();
    onTestFinished(() => removeData(data));
    const gestures = join(data, 'gestures-of-the-show');
    await cp(join(CONFIG, 'gestures'), gestures, { recursive: true });
    const file = join(data, 'show.yaml');
    const text = await readFile(join(CONFIG, 'shows', 'neo-tokyo-2147.yaml'), 'utf8');
    await writeFile(file, text);
    const server = await startServer(data, ['--port', '0', '--show', file, '--gestures', gestures]);
    onTestFinished(() => server.end('SIGTERM').then(() => undefined));
    const director = await openDirector(server.url, server.directorLink);
    const camera = io(`${server.url}/camera`, { transports: ['websocket'] });
    onTestFinished(() => {
      director.close();
      camera.disconnect();
    });
    const told: unknown[] = [];
    camera.on('gestures', (message) => told.push(message));

    const asking = text.replace('gesture: rise', 'gesture: shelter');
    expect(asking).not.toBe(text);
    await writeFile(file, asking);
    const adopt = { type: 'adopt-score', scoreHash: hashText(asking) } as const;
    expect((await director.ask(adopt)).ok).toBe(false);

    const headers = { cookie: director.cookie, 'content-type': 'application/json' };
    const address = `${server.url}/api/gestures/shelter`;
    const saved = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(SHELTER) });
    expect(await saved.json()).toMatchObject({ ok: true });
    await expect.poll(async () => (await director.ask(adopt)).ok, { timeout: 20_000, interval: 500 }).toBe(true);
    const shelf = gestureShelfSchema.parse(await (await fetch(`${server.url}/api/gestures`)).json());
    expect(told.at(-1)).toEqual({ version: shelf.version });
    expect(shelf.gestures.map(({ name }) => name)).toContain('shelter');
    expect(
      (await fetch(address, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' })).status,
    ).toBe(403);
  });
});
