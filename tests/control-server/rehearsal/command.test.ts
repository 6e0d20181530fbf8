import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL_SHOW_TEXT } from '#tests/installation/rehearsal/small-show.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** A process of a test may be told to paint. */
const { FORCE_COLOR: _painted, ...environment } = process.env;

/** The command as its users start it, in a process of its own. */
const command = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['control-server/rehearsal/main.ts', ...args],
      { cwd: ROOT, env: { ...environment, NO_COLOR: '1' } },
      (_error, out, errors) => resolve({ code: child.exitCode ?? -1, out, errors }),
    );
  });

describe('npm run rehearse', { timeout: 60_000 }, () => {
  let folder = '';
  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reclaim-rehearse-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const willing = ['--compliance', '1', '--reaction', '500', '--crowd', '20'];

  it('ends with 0 where everything held, and with 1 where something did not', async () => {
    const good = await file('good.yaml', `${SMALL_SHOW_TEXT}expect: [{ reached: one/3 }]\n`);
    const [held, failed] = await Promise.all([command(good, ...willing), command(good, '--compliance', '0')]);
    expect(held).toMatchObject({ code: 0, errors: '' });
    expect(held.out).toContain('✓ one/3 is reached');
    expect(failed).toMatchObject({ code: 1, errors: '' });
    expect(failed.out).toContain('✗ one/3 is reached');
    expect(failed.out).toContain('one/3 was never fired');
  });

  it('prints JSON that says the same twice', async () => {
    const good = await file('json.yaml', SMALL_SHOW_TEXT);
    const [a, b, other] = await Promise.all([
      command(good, '--json', '--seed', '5'),
      command(good, '--json', '--seed', '5'),
      command(good, '--json', '--seed', '6'),
    ]);
    expect(a).toEqual(b);
    expect(JSON.parse(a.out)).toMatchObject({ show: 'small', seed: 5, end: 'over' });
    expect(JSON.parse(other.out).hash).not.toBe(JSON.parse(a.out).hash);
  });

  it('ends with 1 and every problem where the score has mistakes', async () => {
    const bad = await file('bad.yaml', SMALL_SHOW_TEXT.replace('go: 3', 'go: 33').replace('light: 0.2', 'lihgt: 0.2'));
    const { code, out, errors } = await command(bad);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain('The show cannot be rehearsed:');
    expect(errors).toContain('33');
    expect(errors).toContain('did you mean "light"?');
  });

  it('ends with 2 and a sentence where it is asked wrongly', async () => {
    const good = await file('usage.yaml', SMALL_SHOW_TEXT);
    const [option, from, missing, help] = await Promise.all([
      command(good, '--compliance', '2'),
      command(good, '--from', 'three'),
      command(join(folder, 'nowhere.yaml')),
      command('--help'),
    ]);
    expect(option).toEqual({
      code: 2,
      out: '',
      errors: '--compliance "2" is no share: write a number from 0 (nobody) to 1 (everybody).\n',
    });
    expect(from).toMatchObject({ code: 2, out: '' });
    expect(from.errors).toContain('The score has no cue "three" to begin with.');
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.errors).toContain('nowhere.yaml: there is no such file');
    expect(help).toMatchObject({ code: 0, errors: '' });
    expect(help.out).toContain('npm run rehearse -- [SHOW] [options]');
  });
});
