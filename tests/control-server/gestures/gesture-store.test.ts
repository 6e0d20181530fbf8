import { describe, expect, it } from 'vitest';
import { createGestureStore, type GestureStore } from '#control-server/gestures/gesture-store.ts';
import type { Disk } from '#control-server/journal/disk.ts';
import { parseTaught } from '#installation/gesture/taught-gesture.ts';
import { writeTaught } from '#installation/gesture/write-taught.ts';
import { hashText } from '#installation/log/chain.ts';
import { SHELTER } from '#tests/support/taught.ts';
import { type PowerCutDisk, powerCutDisk } from '../journal/power-cut-disk.ts';

const AT = Date.UTC(2147, 3, 5, 19, 30);
const FOLDER = '/gestures';
const KEPT = '/data/gestures';
const DESCRIBED = JSON.stringify({ format: 'reclaim-gesture/1', name: 'rise', invitation: 'Up.' });
const OTHER = { ...SHELTER, invitation: 'Otherwise.' };
const versionOf = (text: string): string => hashText(text);

interface Shelf {
  readonly disk: PowerCutDisk;
  readonly store: GestureStore;
  text(path: string): string | undefined;
  kept(): string[];
}

function shelfWith(files: Readonly<Record<string, string>>, change: (disk: Disk) => Disk = (disk) => disk): Shelf {
  const disk = powerCutDisk();
  for (const [name, text] of Object.entries(files)) disk.put(`${FOLDER}/${name}`, Buffer.from(text));
  return {
    disk,
    store: createGestureStore({ disk: change(disk), folder: FOLDER, keptFolder: KEPT, wallMs: () => AT }),
    text: (path) => disk.files().get(path)?.toString(),
    kept: () => [...disk.files().keys()].filter((path) => path.startsWith(KEPT)),
  };
}

const codeOf = (change: { ok: boolean; refusal?: { code: string } }): string => change.refusal?.code ?? 'done';

describe('the gestures of the show', () => {
  it('are read with their heads, and a file with a mistake takes none of the others down', async () => {
    const { store } = shelfWith({
      'rise.json': DESCRIBED,
      'shelter.json': writeTaught(SHELTER),
      'half.json': '{"format": "recl',
      'nameless.json': '{"format": "reclaim-gesture/1"}',
      'wrong.json': DESCRIBED,
      'broken.json': JSON.stringify({ ...SHELTER, name: 'broken', takes: [] }),
      'latin.json': 'x',
      'notes.txt': 'not a gesture',
    });
    const { gestures, problems, version } = await store.shelf();
    expect(gestures.map(({ name, format }) => [name, format])).toEqual([
      ['rise', 'reclaim-gesture/1'],
      ['shelter', 'reclaim-taught/1'],
    ]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'broken.json',
      'half.json',
      'latin.json',
      'nameless.json',
      'wrong.json',
    ]);
    expect(problems.join('\n')).toContain('takes: a taught gesture needs at least one take');
    expect(problems.join('\n')).toContain('it calls itself "rise"');
    expect(version).toHaveLength(64);
  });

  it('are none where there is no folder yet, and it is made for the first', async () => {
    const { store, text } = shelfWith({});
    expect((await store.shelf()).gestures).toEqual([]);
    expect(await store.save(SHELTER, null)).toEqual({ ok: true, version: versionOf(writeTaught(SHELTER)) });
    expect(text(`${FOLDER}/shelter.json`)).toBe(writeTaught(SHELTER));
  });

  it('change their version with every change', async () => {
    const { store } = shelfWith({ 'rise.json': DESCRIBED });
    const before = (await store.shelf()).version;
    await store.save(SHELTER, null);
    const between = (await store.shelf()).version;
    await store.save(OTHER, versionOf(writeTaught(SHELTER)));
    expect(new Set([before, between, (await store.shelf()).version]).size).toBe(3);
  });

  it('are not replaced without saying so, whether taught or described', async () => {
    const { store, text, kept } = shelfWith({ 'rise.json': DESCRIBED, 'shelter.json': writeTaught(SHELTER) });
    expect(codeOf(await store.save(OTHER, null))).toBe('exists');
    expect(codeOf(await store.save({ ...SHELTER, name: 'rise' }, null))).toBe('described');
    expect(codeOf(await store.save(OTHER, versionOf('something older')))).toBe('changed');
    expect(codeOf(await store.save({ ...SHELTER, name: 'gone' }, versionOf('something older')))).toBe('missing');
    expect(text(`${FOLDER}/shelter.json`)).toBe(writeTaught(SHELTER));
    expect(text(`${FOLDER}/rise.json`)).toBe(DESCRIBED);
    expect(kept()).toEqual([]);
  });

  it('keep what they replace', async () => {
    const { store, text, kept } = shelfWith({ 'shelter.json': writeTaught(SHELTER) });
    expect(await store.save(OTHER, versionOf(writeTaught(SHELTER)))).toMatchObject({ ok: true });
    expect(text(`${FOLDER}/shelter.json`)).toBe(writeTaught(OTHER));
    expect(kept()).toEqual([
      `${KEPT}/shelter.2147-04-05T19-30-00.000Z-${versionOf(writeTaught(SHELTER)).slice(0, 8)}.json`,
    ]);
    expect(text(kept()[0] ?? '')).toBe(writeTaught(SHELTER));
  });

  it('take the same wish twice, as after an answer that was lost', async () => {
    const { store, kept } = shelfWith({});
    const first = await store.save(SHELTER, null);
    expect(await store.save(SHELTER, null)).toEqual(first);
    expect(kept()).toEqual([]);
  });

  it('are saved one after another: of two who replace the same version, one is told', async () => {
    const { store } = shelfWith({ 'shelter.json': writeTaught(SHELTER) });
    const seen = versionOf(writeTaught(SHELTER));
    const third = { ...SHELTER, invitation: 'A third way.' };
    const changes = await Promise.all([store.save(OTHER, seen), store.save(third, seen)]);
    expect(changes.map(codeOf)).toEqual(['done', 'changed']);
  });

  it('are taken away only where they were taught and seen, and kept', async () => {
    const { store, text, kept } = shelfWith({ 'rise.json': DESCRIBED, 'shelter.json': writeTaught(SHELTER) });
    expect(codeOf(await store.remove('rise', versionOf(DESCRIBED)))).toBe('described');
    expect(codeOf(await store.remove('shelter', versionOf('older')))).toBe('changed');
    expect(await store.remove('shelter', versionOf(writeTaught(SHELTER)))).toEqual({ ok: true, version: null });
    expect(text(`${FOLDER}/shelter.json`)).toBeUndefined();
    expect(text(kept()[0] ?? '')).toBe(writeTaught(SHELTER));
    expect(await store.remove('shelter', versionOf(writeTaught(SHELTER)))).toEqual({ ok: true, version: null });
  });

  it.each([
    ['ENOSPC', 'The disk is full'],
    ['EROFS', 'takes no writing'],
    ['EACCES', 'change its rights'],
    ['EIO', 'a strange noise'],
  ])('are what they were on a disk that fails with %s, and that is told', async (code, words) => {
    const failing = Object.assign(new Error('a strange noise'), { code });
    const { store, text } = shelfWith({ 'shelter.json': writeTaught(SHELTER) }, (disk) => ({
      ...disk,
      create: () => Promise.reject(failing),
    }));
    const change = await store.save(OTHER, versionOf(writeTaught(SHELTER)));
    expect(change).toMatchObject({ ok: false, refusal: { code: 'disk' } });
    expect(!change.ok && change.refusal.advice).toContain(words);
    expect(text(`${FOLDER}/shelter.json`)).toBe(writeTaught(SHELTER));
    expect((await store.shelf()).problems).toEqual([]);
  });

  it('are whole after a failure or a power cut at any step of a save, and what is acknowledged is kept', async () => {
    const before = Buffer.from(writeTaught(SHELTER));
    for (const kind of ['error', 'power'] as const) {
      for (let at = 1; at <= 20; at += 1) {
        const disk = powerCutDisk([{ at, kind }]);
        disk.put(`${FOLDER}/shelter.json`, before);
        const store = createGestureStore({ disk, folder: FOLDER, keptFolder: KEPT, wallMs: () => AT });
        const change = await store.save(OTHER, versionOf(writeTaught(SHELTER)));
        for (const survivor of disk.survivors()) {
          const left = survivor.files().get(`${FOLDER}/shelter.json`)?.toString() ?? '';
          expect(change.ok ? [writeTaught(OTHER)] : [writeTaught(SHELTER), writeTaught(OTHER)]).toContain(left);
          expect(parseTaught('shelter.json', JSON.parse(left)).ok).toBe(true);
          const isKept = [...survivor.files()].some(([path, bytes]) => path.startsWith(KEPT) && bytes.equals(before));
          expect(isKept || left === writeTaught(SHELTER)).toBe(true);
        }
      }
    }
  });
});
