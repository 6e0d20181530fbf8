import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputsOf, isPicture, overwrites } from '#control-server/perception/inputs.ts';
import { openLineFile, Unwritable } from '#control-server/perception/line-file.ts';
import { PERCEIVE_USAGE, readPerceiveOptions } from '#control-server/perception/perceive-options.ts';
import { createReadProgress } from '#control-server/perception/read-progress.ts';
import { rangeOf } from '#control-server/perception/reader-server.ts';
import { readTakeOptions } from '#control-server/perception/take-options.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const options = (...args: string[]) => {
  const read = readPerceiveOptions(args);
  if (!read.ok) throw new Error(read.says);
  return read.options;
};
const refusal = (...args: string[]): string => {
  const read = readPerceiveOptions(args);
  return read.ok ? 'none' : read.says;
};

describe('the options of perceive', () => {
  it('have their usual values', () => {
    expect(options('a.mp4')).toEqual({
      inputs: ['a.mp4'],
      fps: 10,
      maxSeconds: null,
      model: 'full',
      out: null,
      json: false,
      hands: false,
      samples: null,
    });
  });

  it('say what samples are made of', () => {
    expect(options('x', '--out', 'o', '--samples', 'wave', '--subject', 's1').samples).toEqual({
      label: 'wave',
      subject: 's1',
      layout: 'body33',
    });
    const hands = options('x', '--out', 'o', '--label-from', 'folder', '--layout', 'hand21');
    expect([hands.samples?.label, hands.samples?.layout, hands.hands]).toEqual([null, 'hand21', true]);
  });

  it('are refused with a sentence where they cannot be meant', () => {
    expect(refusal()).toContain('Name at least one');
    expect(refusal('a', '--fps', '0')).toContain('--fps "0"');
    expect(refusal('a', '--max-seconds', 'long')).toContain('--max-seconds "long"');
    expect(refusal('a', '--model', 'huge')).toContain('write lite or full');
    expect(refusal('a', '--layout', 'hand21')).toContain('add --samples LABEL');
    expect(refusal('a', '--samples', 'x')).toContain('--out FILE');
    expect(refusal('a', '--out', 'o', '--samples', 'x', '--label-from', 'folder')).toContain('give one of them');
    expect(refusal('a', '--wrong')).toContain(PERCEIVE_USAGE);
    expect(readTakeOptions(['a.mp4'])).toMatchObject({ ok: false, says: '--out FILE says where the take goes.' });
    expect(readTakeOptions(['a.mp4', '--out', 'b/evening.take.ndjson'])).toMatchObject({
      options: { name: 'evening', holdS: 2 },
    });
  });
});

describe('inputs', () => {
  it('are told apart by how they begin, and folders are gone through in order', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'wave', 'deep'), { recursive: true });
    await writeFile(join(folder, 'wave', 'b.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    await writeFile(join(folder, 'wave', 'deep', 'a.mp4'), 'not really');
    await writeFile(join(folder, 'wave', 'notes.txt'), 'no input');
    const found = await inputsOf([folder]);
    if (!found.ok) throw new Error(found.problems.join());
    expect(found.files.map(({ path, kind, folder: label }) => [path.slice(folder.length), kind, label])).toEqual([
      ['/wave/b.jpg', 'picture', 'wave'],
      ['/wave/deep/a.mp4', 'video', 'deep'],
    ]);
  });

  it('that are not there, or hold nothing, are told', async () => {
    const folder = await temporaryFolder();
    const found = await inputsOf([join(folder, 'no.mp4'), folder]);
    if (found.ok) throw new Error('found something');
    expect(found.problems[0]).toContain('is not there');
    expect(found.problems[1]).toContain('no pictures and no videos');
  });

  it('are never written over', () => {
    const files = [{ path: 'films/a.mp4', kind: 'video' as const, folder: 'films' }];
    expect(overwrites(files, './films/../films/a.mp4')).toContain('is one of the inputs');
    expect([overwrites(files, 'films/b.ndjson'), overwrites(files, null)]).toEqual([null, null]);
  });

  it('are pictures by their first bytes alone', () => {
    expect(isPicture(Buffer.from('\x89PNG\r\n', 'latin1'))).toBe(true);
    expect(isPicture(Buffer.from('RIFF....WEBPVP8 '))).toBe(true);
    expect(isPicture(Buffer.from('RIFF....AVI LIST'))).toBe(false);
    expect(isPicture(Buffer.from('....ftypavif'))).toBe(true);
    expect(isPicture(Buffer.from('....ftypisom'))).toBe(false);
    expect(isPicture(Buffer.alloc(0))).toBe(false);
  });
});

describe('the parts of a file a player asks for', () => {
  it('lie within the file, or are said not to', () => {
    expect(rangeOf(undefined, 100)).toBeNull();
    expect(rangeOf('bytes=0-', 100)).toEqual({ from: 0, to: 99 });
    expect(rangeOf('bytes=10-19', 100)).toEqual({ from: 10, to: 19 });
    expect(rangeOf('bytes=-10', 100)).toEqual({ from: 90, to: 99 });
    expect(rangeOf('bytes=100-', 100)).toBe('unsatisfiable');
    expect(rangeOf('bytes=0-1,5-6', 100)).toBeNull();
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 400 }), (from, to, size) => {
        const range = rangeOf(`bytes=${from}-${to}`, size);
        if (range === null || range === 'unsatisfiable') return from > to || from >= size;
        return range.from === from && range.to === Math.min(to, size - 1) && range.from <= range.to;
      }),
    );
  });
});

describe('the file that is written', () => {
  it('says in a sentence why it cannot be', async () => {
    const folder = await temporaryFolder();
    await expect(openLineFile(folder)).rejects.toThrow(Unwritable);
    await expect(openLineFile(join(folder, 'no', 'x'))).rejects.toThrow(/its folder is not there/);
    await chmod(folder, 0o700);
    const file = await openLineFile(join(folder, 'x'));
    await file.write('a\n');
    await file.close();
  });

  it.runIf(process.platform === 'linux')('says so when the disk is full', async () => {
    const file = await openLineFile('/dev/full');
    await expect(file.write('a\n')).rejects.toThrow(/the disk is full/);
    await file.close();
  });
});

describe('the progress of a reading', () => {
  it('is a bar on a terminal and nothing but what stays elsewhere', () => {
    const told = (isTTY: boolean): string => {
      const texts: string[] = [];
      const progress = createReadProgress({ isTTY, columns: 80, write: (text: string) => texts.push(text) });
      progress.at(0, 2, 'a.mp4', 5, 10, 3);
      progress.print('kept');
      progress.end();
      return texts.join('');
    };
    expect(told(true)).toContain('1 of 2 · picture 5 of 10 · 3 in it · a.mp4');
    expect(told(true)).toContain('━━━━━━──');
    expect(told(false)).toBe('kept\n');
  });
});
