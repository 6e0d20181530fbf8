import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGestureStore, type GestureStore } from '#control-server/gestures/gesture-store.ts';
import { type GestureWatch, watchGestures } from '#control-server/gestures/gesture-watch.ts';
import { nodeDisk } from '#control-server/journal/disk.ts';
import { writeTaught } from '#installation/gesture/write-taught.ts';
import { fakeTime } from '#tests/support/fake-time.ts';
import { SHELTER } from '#tests/support/taught.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

interface Watched {
  readonly folder: string;
  readonly store: GestureStore;
  readonly watch: GestureWatch;
  /** The names of the gestures at every change told. */
  readonly told: string[][];
  readonly troubles: unknown[];
}

async function watched(fail: () => Error | null = () => null): Promise<Watched> {
  const folder = await temporaryFolder();
  const store = createGestureStore({ disk: nodeDisk, folder, keptFolder: join(folder, 'kept'), wallMs: () => 0 });
  const told: string[][] = [];
  const troubles: unknown[] = [];
  const watch = watchGestures({
    folder,
    read: async () => {
      const error = fail();
      if (error) throw error;
      return store.shelf();
    },
    timers: fakeTime(0).timers,
    changed: ({ gestures }) => told.push(gestures.map(({ name }) => name)),
    onTrouble: (error) => troubles.push(error),
  });
  onTestFinished(() => watch.stop());
  await watch.look();
  return { folder, store, watch, told, troubles };
}

describe('the folder of gestures', () => {
  it('tells what is saved, dropped in by hand, and taken away, and nothing while all stays', async () => {
    const { folder, store, watch, told } = await watched();
    expect(watch.shelf()?.gestures).toEqual([]);
    await watch.look();
    expect(told).toEqual([]);
    await store.save(SHELTER, null);
    await watch.look();
    await writeFile(join(folder, 'other.json'), writeTaught({ ...SHELTER, name: 'other' }));
    await watch.look();
    await rm(join(folder, 'shelter.json'));
    await watch.look();
    await watch.look();
    expect(told).toEqual([['shelter'], ['other', 'shelter'], ['other']]);
  });

  it('tells a file that was spoilt and mended, and keeps the others in use meanwhile', async () => {
    const { folder, store, watch, told } = await watched();
    await store.save(SHELTER, null);
    await watch.look();
    await writeFile(join(folder, 'other.json'), '{');
    await watch.look();
    expect(watch.shelf()?.problems).toHaveLength(1);
    await writeFile(join(folder, 'other.json'), writeTaught({ ...SHELTER, name: 'other' }));
    await watch.look();
    expect(watch.shelf()?.problems).toEqual([]);
    expect(told).toEqual([['shelter'], ['shelter'], ['other', 'shelter']]);
  });

  it('leaves the gestures what they were while it cannot be read', async () => {
    let error: Error | null = null;
    const { store, watch, told, troubles } = await watched(() => error);
    error = new Error('no rights');
    await store.save(SHELTER, null);
    await watch.look();
    expect(troubles).toEqual([error]);
    expect(watch.shelf()?.gestures).toEqual([]);
    error = null;
    await watch.look();
    expect(told).toEqual([['shelter']]);
  });
});
