import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { processTimers } from '#control-server/clock/server-clock.ts';
import { loadSite } from '#control-server/house/load-house.ts';
import { keepSite } from '#control-server/house/site-keeper.ts';
import { nodeDisk } from '#control-server/journal/disk.ts';
import type { FloorPlaces } from '#installation/site/floor-map.ts';
import { written } from '#installation/site/written.ts';
import { fakeTime, settled } from '#tests/support/fake-time.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A busy machine may take its time with a real file, ms. */
const PATIENCE = { timeout: 10_000 };

const FLOOR: FloorPlaces = {
  picture: [
    [0.06, 0.92],
    [0.94, 0.92],
    [0.74, 0.42],
    [0.26, 0.42],
  ],
  room: [
    [5, 1.5],
    [1, 1.5],
    [0.5, 5.5],
    [5.5, 5.5],
  ],
};

async function kept(disk = nodeDisk) {
  const folder = await temporaryFolder();
  const siteFile = join(folder, 'room.yaml');
  const before = await readFile('config/sites/default.yaml', 'utf8');
  await writeFile(siteFile, before);
  const loaded = await loadSite(siteFile);
  if (!loaded.ok) throw new Error(loaded.problems.join());
  const told: string[] = [];
  const troubles: unknown[] = [];
  const time = fakeTime(0);
  const keeper = keepSite({
    loaded: loaded.value,
    siteFile,
    versionsFolder: join(folder, 'sites'),
    disk,
    wallMs: () => 1_800_000_000_000,
    timers: time.timers,
    onChange: ({ text }) => told.push(text),
    onTrouble: (error) => troubles.push(error),
  });
  return { keeper, siteFile, before, told, troubles, time, versions: join(folder, 'sites', 'room') };
}

describe('the site of a house', () => {
  it('takes up a measured floor, on disk and for everybody, and keeps the text of before', async () => {
    const { keeper, siteFile, before, told, versions } = await kept();
    expect(await keeper.setFloor('front', FLOOR)).toEqual({ ok: true });
    const text = await readFile(siteFile, 'utf8');
    expect(text).toContain('floor:');
    expect(keeper.text()).toBe(text);
    expect(told).toEqual([text]);
    expect(keeper.site().cameras.front?.floor).toEqual(FLOOR);
    const [first] = (await readdir(versions)).sort();
    expect(await readFile(join(versions, first ?? ''), 'utf8')).toBe(before);
  });

  it('refuses what is no floor, with a sentence, and changes nothing', async () => {
    const { keeper, siteFile, before, told } = await kept();
    const flat = { ...FLOOR, picture: FLOOR.picture.map(([x]) => [x, 0.5] as const) };
    expect(await keeper.setFloor('front', flat)).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^Places .* lie on one line/),
    });
    expect(await keeper.setFloor('side', FLOOR)).toMatchObject({ ok: false });
    expect([await readFile(siteFile, 'utf8'), told]).toEqual([before, []]);
  });

  it('does not write over what somebody else has written meanwhile, but on top of it', async () => {
    const { keeper, siteFile, before, told } = await kept();
    await writeFile(siteFile, before.replace('title: One wall', 'title: Our wall'));
    expect(await keeper.setFloor('front', FLOOR)).toEqual({ ok: true });
    const text = await readFile(siteFile, 'utf8');
    expect(text).toContain('title: Our wall');
    expect(text).toContain('floor:');
    expect(told).toHaveLength(2);
    expect(keeper.site().title).toContain('Our wall');
  });

  it('writes nothing where that has a mistake', async () => {
    const { keeper, siteFile, before, told } = await kept();
    const broken = before.replace('widthM: 8', 'widthN: 8');
    await writeFile(siteFile, broken);
    expect(await keeper.setFloor('front', FLOOR)).toMatchObject({
      ok: false,
      says: expect.stringMatching(/Somebody has changed .*did you mean "widthM"/),
    });
    expect(await readFile(siteFile, 'utf8')).toBe(broken);
    expect(keeper.problems()).toHaveLength(1);
    expect([told, keeper.text()]).toEqual([[], before]);
    await writeFile(siteFile, before);
    await keeper.look();
    expect(keeper.problems()).toEqual([]);
  });

  it('takes two floors one after the other', async () => {
    const { keeper } = await kept();
    const answers = await Promise.all([keeper.setFloor('front', FLOOR), keeper.setFloor('front', null)]);
    expect(answers).toEqual([{ ok: true }, { ok: true }]);
    expect(keeper.site().cameras.front?.floor).toBeUndefined();
  });
});

describe('the file of the site', () => {
  it('is taken up when somebody has changed it, and nothing happens while nobody has', async () => {
    const { keeper, siteFile, before, told, time, troubles } = await kept();
    const pass = async (): Promise<void> => {
      await time.pass(1000);
      // The look is at a real file.
      await new Promise<void>((resolve) => void processTimers.after(50, resolve));
      await settled();
    };
    await pass();
    await pass();
    expect(told).toEqual([]);
    await writeFile(siteFile, `${before}\nzones:\n  stage: { points: [[1, 1], [4, 1], [4, 3]] }\n`);
    await pass();
    await vi.waitFor(() => expect(told).toHaveLength(1), PATIENCE);
    expect(Object.keys(keeper.site().zones)).toEqual(['stage']);
    expect((await keeper.versions()).versions.map(({ isNow }) => isNow)).toEqual([true, false]);
    await rm(siteFile);
    await pass();
    await vi.waitFor(() => expect(keeper.problems()).toEqual([expect.stringContaining('no such file')]), PATIENCE);
    expect(Object.keys(keeper.site().zones)).toEqual(['stage']);
    keeper.stop();
    expect([time.waiting(), troubles]).toEqual([0, []]);
  });

  it('that cannot be written leaves everything as it was, and says what to do', async () => {
    const { keeper, siteFile, before, told, troubles } = await kept({
      ...nodeDisk,
      rename: () => Promise.reject(new Error('the disk is full')),
    });
    expect(await keeper.setFloor('front', FLOOR)).toMatchObject({
      ok: false,
      says: expect.stringContaining('could not be written'),
      advice: expect.stringContaining('Make room'),
    });
    expect([await readFile(siteFile, 'utf8'), keeper.text(), told]).toEqual([before, before, []]);
    expect(troubles).toHaveLength(1);
  });

  it('goes back to what it was, and that is a version too', async () => {
    const { keeper, siteFile, before } = await kept();
    await keeper.setFloor('front', FLOOR);
    const first = (await keeper.versions()).versions.at(-1)?.id ?? '';
    const text = await keeper.version(first);
    expect(text).toBe(before);
    const told: unknown[] = [];
    const back = () => written(before);
    expect(await keeper.change(back, 'Try again.', (was, is) => told.push(was.cameras, is.cameras))).toEqual({
      ok: true,
    });
    expect(await readFile(siteFile, 'utf8')).toBe(before);
    expect(told).toHaveLength(2);
    expect(await keeper.change(back, 'Try again.', () => told.push('again'))).toEqual({ ok: true });
    expect(told).toHaveLength(3);
    expect((await keeper.versions()).versions).toHaveLength(3);
    expect(await keeper.version('../default')).toBeNull();
  });
});
