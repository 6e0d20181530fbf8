import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSite } from '#control-server/house/load-house.ts';
import { keepSite } from '#control-server/house/site-keeper.ts';
import { nodeDisk } from '#control-server/journal/disk.ts';
import type { FloorPlaces } from '#installation/site/floor-map.ts';
import { fakeTime } from '#tests/support/fake-time.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

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

async function kept() {
  const folder = await temporaryFolder();
  const siteFile = join(folder, 'room.yaml');
  const before = await readFile('config/sites/default.yaml', 'utf8');
  await writeFile(siteFile, before);
  const loaded = await loadSite(siteFile);
  if (!loaded.ok) throw new Error(loaded.problems.join());
  const told: string[] = [];
  const keeper = keepSite({
    loaded: loaded.value,
    siteFile,
    versionsFolder: join(folder, 'sites'),
    disk: nodeDisk,
    wallMs: () => 1_800_000_000_000,
    timers: fakeTime(0).timers,
    onChange: ({ text }) => told.push(text),
    onTrouble: (error) => {
      throw error;
    },
  });
  return { keeper, siteFile, before, told, versions: join(folder, 'sites', 'room') };
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
