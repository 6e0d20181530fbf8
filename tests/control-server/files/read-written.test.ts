import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWritten } from '#control-server/files/read-written.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('a file that a person wrote', () => {
  it('is read as it is', async () => {
    const file = join(await temporaryFolder(), 'show.yaml');
    await writeFile(file, 'title: Grüße\n');
    expect(await readWritten(file)).toEqual({ ok: true, text: 'title: Grüße\n' });
  });

  it('is told where it is in another encoding, instead of being read with its letters lost', async () => {
    const file = join(await temporaryFolder(), 'show.yaml');
    await writeFile(file, Buffer.from('title: Grüße\n', 'latin1'));
    expect(await readWritten(file)).toEqual({
      ok: false,
      why: 'this is no text in UTF-8: save it with that encoding',
    });
  });

  it('is told where it is a folder', async () => {
    const folder = await temporaryFolder();
    expect(await readWritten(folder)).toEqual({ ok: false, why: 'this is a folder: name the file in it' });
  });

  it('is told where it is not there, with what there is beside it', async () => {
    const folder = join(await temporaryFolder(), 'shows');
    await mkdir(folder);
    const file = join(folder, 'lantern.yaml');
    const notThere = { ok: false, why: 'there is no such file' };
    expect(await readWritten(file)).toEqual(notThere);
    await writeFile(join(folder, 'score.schema.json'), '{}');
    expect(await readWritten(file)).toEqual(notThere);
    await writeFile(join(folder, 'lanterns.yaml'), 'show: lanterns');
    await writeFile(join(folder, 'dusk.yml'), 'show: dusk');
    expect(await readWritten(file)).toEqual({
      ok: false,
      why: 'there is no such file; shows/ has dusk.yml, lanterns.yaml',
    });
    expect(await readWritten(join(folder, 'nowhere', 'lantern.yaml'))).toEqual(notThere);
    expect(await readWritten(join(folder, 'dusk.yml', 'lantern.yaml'))).toEqual(notThere);
  });
});
