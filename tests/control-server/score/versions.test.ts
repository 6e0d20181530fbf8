import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '#control-server/journal/disk.ts';
import { listVersions, readVersion, type Save, type Saved, saveScore } from '#control-server/score/versions.ts';
import { hashText } from '#installation/log/chain.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { type PowerCutDisk, powerCutDisk } from '../journal/power-cut-disk.ts';

const AT = Date.UTC(2147, 3, 5, 19, 30, 12, 34);
const FILE = '/shows/neo.yaml';
const VERSIONS = '/data/scores';

const OLD = 'show: old\n';
const NEW = 'show: new\n# with a light: ☀\n';

const saveOf = (text: string, before: string | null, more: Partial<Save> = {}): Save => ({
  showFile: FILE,
  text,
  expectedHash: before === null ? null : hashText(before),
  versionsFolder: VERSIONS,
  wallMs: AT,
  ...more,
});

function diskWith(text: string | null): PowerCutDisk {
  const disk = powerCutDisk();
  if (text !== null) disk.put(FILE, Buffer.from(text));
  return disk;
}

const textOf = (disk: PowerCutDisk, path = FILE): string | undefined => disk.files().get(path)?.toString();

/** The texts of all versions, the newest first. */
async function versionTexts(disk: PowerCutDisk): Promise<readonly (string | null)[]> {
  const versions = await listVersions(disk, VERSIONS, FILE);
  return Promise.all(versions.map(({ id }) => readVersion(disk, VERSIONS, FILE, id)));
}

describe('saving a score', () => {
  it('puts the text into its file, and keeps what was there and what is there now', async () => {
    const disk = diskWith(OLD);
    const saved = await saveScore(disk, saveOf(NEW, OLD));
    expect(saved).toEqual({
      ok: true,
      hash: hashText(NEW),
      version: `2147-04-05T19-30-12.034Z-${hashText(NEW).slice(0, 8)}`,
    });
    expect(textOf(disk)).toBe(NEW);
    expect(await versionTexts(disk)).toEqual([NEW, OLD]);
    expect([...disk.files().keys()].filter((path) => path.endsWith('.part'))).toEqual([]);
  });

  it('begins a file where there was none', async () => {
    const disk = diskWith(null);
    expect(await saveScore(disk, saveOf(NEW, null))).toMatchObject({ ok: true });
    expect(textOf(disk)).toBe(NEW);
    expect(await versionTexts(disk)).toEqual([NEW]);
  });

  it('keeps each version once, and one that comes back again', async () => {
    const disk = diskWith(OLD);
    await saveScore(disk, saveOf(NEW, OLD));
    await saveScore(disk, saveOf('third\n', NEW, { wallMs: AT + 1000 }));
    await saveScore(disk, saveOf(OLD, 'third\n', { wallMs: AT + 2000 }));
    expect(await versionTexts(disk)).toEqual([OLD, 'third\n', NEW, OLD]);
    const before = disk.files().size;
    expect(await saveScore(disk, saveOf(OLD, OLD, { wallMs: AT + 3000 }))).toMatchObject({ ok: true });
    expect(disk.files().size).toBe(before);
  });

  it('keeps what somebody wrote by hand in between', async () => {
    const disk = diskWith(OLD);
    await saveScore(disk, saveOf(NEW, OLD));
    disk.put(FILE, Buffer.from('by hand\n'));
    await saveScore(disk, saveOf('after\n', 'by hand\n', { wallMs: AT + 500 }));
    expect(await versionTexts(disk)).toEqual(['after\n', 'by hand\n', NEW, OLD]);
  });

  it('never writes over a version, though the clock stands still or runs back', async () => {
    const disk = diskWith(OLD);
    const kept: string[] = [];
    let before = OLD;
    for (let round = 0; round < 6; round++) {
      const text = round % 2 === 0 ? NEW : OLD;
      const saved = await saveScore(disk, saveOf(text, before, { wallMs: AT - (round > 3 ? 5000 : 0) }));
      if (!saved.ok) throw new Error(saved.says);
      kept.push(saved.version);
      before = text;
    }
    expect(new Set(kept).size).toBe(kept.length);
    for (const [index, id] of kept.entries())
      expect(await readVersion(disk, VERSIONS, FILE, id)).toBe(index % 2 === 0 ? NEW : OLD);
  });
});

describe('a score that is not what was edited any more', () => {
  it('is left alone, and said so', async () => {
    const disk = diskWith('theirs\n');
    const saved = await saveScore(disk, saveOf(NEW, OLD));
    expect(saved).toMatchObject({ ok: false, code: 'changed', found: hashText('theirs\n') });
    expect(saved.ok ? '' : saved.says).toBe(
      'neo.yaml was changed by somebody else since it was read. Look at their text before saving over it.',
    );
    expect([...disk.files().keys()]).toEqual([FILE]);
  });

  it('is not there, or is where none was expected', async () => {
    expect(await saveScore(diskWith(null), saveOf(NEW, OLD))).toMatchObject({ code: 'changed', found: null });
    expect(await saveScore(diskWith(OLD), saveOf(NEW, null))).toMatchObject({ code: 'changed', found: hashText(OLD) });
  });

  it('is noticed also when it changes while versions are kept', async () => {
    const disk = diskWith(OLD);
    const slow = {
      ...disk,
      syncFolder: async (path: string) => {
        disk.put(FILE, Buffer.from('theirs\n'));
        await disk.syncFolder(path);
      },
    };
    expect(await saveScore(slow, saveOf(NEW, OLD))).toMatchObject({ code: 'changed', found: hashText('theirs\n') });
    expect(textOf(disk)).toBe('theirs\n');
  });
});

describe('a disk that fails', () => {
  async function operationsOfASave(): Promise<number> {
    const disk = diskWith(OLD);
    await saveScore(disk, saveOf(NEW, OLD));
    return disk.operations();
  }

  const prepared = (faults: Parameters<typeof powerCutDisk>[0]): PowerCutDisk => {
    const disk = powerCutDisk(faults);
    disk.put(FILE, Buffer.from(OLD));
    return disk;
  };

  it('at any step leaves the old text or the new one, says which, and can be saved to later', async () => {
    const steps = await operationsOfASave();
    expect(steps).toBeGreaterThan(10);
    const outcomes = new Set<string>();
    for (let at = 1; at <= steps; at++) {
      const disk = prepared([{ at, kind: 'error' }]);
      const saved = await saveScore(disk, saveOf(NEW, OLD));
      const text = textOf(disk);
      expect(text === OLD || text === NEW).toBe(true);
      if (saved.ok) {
        expect(text).toBe(NEW);
        continue;
      }
      expect(saved.code).toBe('disk');
      expect(saved.says).toContain('EIO: the disk is ill');
      expect(saved.says.startsWith(text === OLD ? 'The score could not be saved' : 'The score was written')).toBe(true);
      outcomes.add(saved.says.slice(0, 20));
      const again: Saved = await saveScore(disk, saveOf(NEW, text ?? null, { wallMs: AT + 1000 }));
      expect(again).toMatchObject({ ok: true });
      expect(textOf(disk)).toBe(NEW);
      expect(await versionTexts(disk)).toContain(OLD);
    }
    expect(outcomes.size).toBe(2);
  });

  it('by a power cut at any step has the old text or the new one, and every version of what was acknowledged', async () => {
    const steps = await operationsOfASave();
    for (let at = 1; at <= steps + 1; at++) {
      const disk = prepared([{ at, kind: 'power' }]);
      const saved = await saveScore(disk, saveOf(NEW, OLD));
      for (const survivor of disk.survivors()) {
        const text = textOf(survivor);
        expect(text === OLD || text === NEW).toBe(true);
        if (saved.ok) expect(text).toBe(NEW);
        const kept = await versionTexts(survivor);
        if (text === NEW) expect(kept).toEqual(expect.arrayContaining([OLD, NEW]));
        for (const version of kept) expect([OLD, NEW]).toContain(version);
      }
    }
  });
});

describe('versions', () => {
  it('are none where nothing was ever saved', async () => {
    expect(await listVersions(nodeDisk, join(await temporaryFolder(), 'scores'), FILE)).toEqual([]);
  });

  it('are told with their time and hash; other files in the folder are none', async () => {
    const folder = join(await temporaryFolder(), 'scores');
    await mkdir(join(folder, 'neo'), { recursive: true });
    for (const name of [
      '2147-04-05T19-30-12.034Z-0123abcd.yaml',
      'notes.yaml',
      '2147-04-05T19-30-12.034Z-0123abcd.yaml.part',
    ])
      await writeFile(join(folder, 'neo', name), 'x');
    expect(await listVersions(nodeDisk, folder, FILE)).toEqual([
      { id: '2147-04-05T19-30-12.034Z-0123abcd', wallMs: AT, hash8: '0123abcd' },
    ]);
  });

  it('are read by their id and by nothing else', async () => {
    const disk = diskWith(OLD);
    const saved = await saveScore(disk, saveOf(NEW, OLD));
    if (!saved.ok) throw new Error(saved.says);
    disk.put(`${VERSIONS}/secret.yaml`, Buffer.from('secret'));
    expect(await readVersion(disk, VERSIONS, FILE, saved.version)).toBe(NEW);
    for (const id of ['../secret', 'secret', '', `${saved.version}x`, `../neo/${saved.version}`])
      expect(await readVersion(disk, VERSIONS, FILE, id)).toBeNull();
    expect(await readVersion(disk, VERSIONS, '/shows/other.yaml', saved.version)).toBeNull();
  });

  it('are files that people can open', async () => {
    const folder = await temporaryFolder();
    const showFile = join(folder, 'neo.yml');
    await writeFile(showFile, OLD);
    const versionsFolder = join(folder, 'data', 'scores');
    expect(await saveScore(nodeDisk, saveOf(NEW, OLD, { showFile, versionsFolder }))).toMatchObject({ ok: true });
    expect(await readFile(showFile, 'utf8')).toBe(NEW);
    const names = (await readdir(join(versionsFolder, 'neo'))).sort();
    expect(await Promise.all(names.map((name) => readFile(join(versionsFolder, 'neo', name), 'utf8')))).toEqual([
      OLD,
      NEW,
    ]);
    expect(await readdir(folder)).toEqual(['data', 'neo.yml']);
  });
});
