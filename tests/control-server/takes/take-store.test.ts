import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTakeFile, takeFileName } from '#control-server/takes/take-file-name.ts';
import { deleteTake, listTakes } from '#control-server/takes/take-store.ts';
import { takeEndLine, takeHeaderLine } from '#installation/crowd/take-write.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const header = (name: string, on: string): string =>
  takeHeaderLine({ name, made: { how: 'recorded', on, from: [] }, gestures: [], fps: null });

describe('the folder of takes', () => {
  it('is empty where there is none', async () => {
    expect(await listTakes(join(await temporaryFolder(), 'takes'))).toEqual([]);
  });

  it('lists what is there, the newest first, says what was cut off and what is no take, and forgets what is deleted', async () => {
    const folder = join(await temporaryFolder(), 'takes');
    await mkdir(folder);
    const put = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
    const whole = header('Whole', '2147-01-01T00:00:00.000Z') + takeEndLine({ durationMs: 61_000, samples: 0 });
    await put('a.take.ndjson', whole);
    await put('b.take.ndjson', `${header('Cut', '2147-01-02T00:00:00.000Z')}{"t":`);
    await put('c.take.ndjson', '{"no":"take"}\n');
    await put('notes.txt', 'nothing');
    const takes = await listTakes(folder);
    expect(takes.map(({ file, name, durationMs }) => [file, name, durationMs])).toEqual([
      ['b.take.ndjson', 'Cut', null],
      ['a.take.ndjson', 'Whole', 61_000],
      ['c.take.ndjson', 'c.take.ndjson', null],
    ]);
    expect(takes[1]?.bytes).toBe(whole.length);
    expect(takes[2]?.wrong).toMatch(/names no format/);
    await deleteTake(folder, 'b.take.ndjson');
    await deleteTake(folder, 'b.take.ndjson');
    expect((await listTakes(folder)).length).toBe(2);
  });
});

describe('the name of a take', () => {
  it('becomes a file on any disk, and never leads out of its folder', () => {
    const at = Date.UTC(2147, 0, 2, 3, 4, 5);
    expect(takeFileName('Première, 2. Abend', at)).toBe('premie-re-2-abend-2147-01-02T03-04-05.take.ndjson');
    fc.assert(
      fc.property(fc.string({ maxLength: 64 }), (name) => {
        expect(isTakeFile(takeFileName(name, at))).toBe(true);
      }),
    );
    for (const wrong of ['../x.take.ndjson', '.x.take.ndjson', 'x.ndjson', 'a/b.take.ndjson', 'x.take.ndjson/..'])
      expect(isTakeFile(wrong)).toBe(false);
  });
});
