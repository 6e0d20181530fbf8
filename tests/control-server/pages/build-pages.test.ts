import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Built, buildPagesIfStale, FILES, SOURCES } from '#control-server/pages/build-pages.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

interface Project {
  readonly root: string;
  readonly folder: string;
  /** Builds if need be; `fail` is what the builder throws. */
  build(fail?: Error): Promise<Built>;
  readonly said: string[];
}

/** A project of one file a folder, whose builder writes one page with the number of the build. */
async function project(): Promise<Project> {
  const root = await temporaryFolder();
  for (const folder of [...SOURCES, 'config/shows', 'config/sites', 'config/gestures']) {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'file'), folder);
  }
  for (const file of FILES) await writeFile(join(root, file), file);
  const folder = join(root, '.reclaim', 'pages');
  const said: string[] = [];
  let built = 0;
  return {
    root,
    folder,
    said,
    build: (fail) =>
      buildPagesIfStale({
        say: (text) => said.push(text),
        root,
        folder,
        build: async (target) => {
          await writeFile(join(target, 'page.html'), `${++built}`);
          if (fail) throw fail;
        },
      }),
  };
}

const pageOf = ({ folder }: Project): Promise<string> => readFile(join(folder, 'page.html'), 'utf8');

describe('the pages', () => {
  it('are built once, and again when what they are made of has changed', async () => {
    const made = await project();
    expect(await made.build()).toEqual({ ok: true });
    expect(await made.build()).toEqual({ ok: true });
    expect(await pageOf(made)).toBe('1');
    await writeFile(join(made.root, 'config', 'theme', 'file'), 'another colour');
    expect(await made.build()).toEqual({ ok: true });
    expect(await pageOf(made)).toBe('2');
    expect(await readdir(join(made.root, '.reclaim'))).toEqual(['pages']);
  });

  it.each(['shows', 'sites', 'gestures'])('are not built again for an edit in config/%s', async (folder) => {
    const made = await project();
    await made.build();
    await writeFile(join(made.root, 'config', folder, 'file'), 'edited in the house, minutes before doors');
    await made.build();
    expect(await pageOf(made)).toBe('1');
  });

  it('of the build before are there to be served where a build fails, and are tried again the next time', async () => {
    const made = await project();
    await made.build();
    await writeFile(join(made.root, 'projection', 'file'), 'a slip');
    const fault = new Error('\n\x1b[31mBuild failed: unexpected token\x1b[39m\n  at projection/file:1:1');
    const failed = await made.build(fault);
    expect(failed).toEqual({
      ok: false,
      older: true,
      problem: 'The pages cannot be built: Build failed: unexpected token',
    });
    expect(await pageOf(made)).toBe('1');
    expect(await readdir(join(made.root, '.reclaim'))).toEqual(['pages']);
    expect(await made.build()).toEqual({ ok: true });
    expect(await pageOf(made)).toBe('3');
  });

  it('that were never built are told apart from those that were', async () => {
    const made = await project();
    expect(await made.build(new Error('no'))).toMatchObject({ ok: false, older: false });
  });

  it('that cannot be written name the folder, and that --data does not move it', async () => {
    const made = await project();
    await writeFile(join(made.root, '.reclaim'), 'a file in the way');
    const failed = await made.build();
    expect(failed).toMatchObject({ ok: false, older: false });
    expect(!failed.ok && failed.problem).toContain(`The pages cannot be written to ${made.folder}`);
    expect(!failed.ok && failed.problem).toContain('--data does not move it');
  });
});
