import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Options, readOptions, USAGE } from '#control-server/options.ts';

function options(...args: string[]): Options {
  const read = readOptions(args);
  if (!read.ok) throw new Error(read.says);
  return read.options;
}

function refusal(...args: string[]): string {
  const read = readOptions(args);
  if (read.ok) throw new Error('it was taken');
  expect(read.help).toBe(false);
  return read.says;
}

describe('the command line', () => {
  it('may be empty', () => {
    const { showFile, siteFile, dataFolder, gesturesFolder, ...rest } = options();
    expect(rest).toEqual({ port: 8080, host: '0.0.0.0', newRun: false, run: null, dev: false });
    expect(showFile.endsWith(join('config', 'shows', 'neo-tokyo-2147.yaml'))).toBe(true);
    expect(siteFile.endsWith(join('config', 'sites', 'default.yaml'))).toBe(true);
    expect(dataFolder.endsWith('.reclaim')).toBe(true);
    expect(gesturesFolder.endsWith(join('config', 'gestures'))).toBe(true);
    expect(options('--gestures', '/elsewhere').gesturesFolder).toBe('/elsewhere');
  });

  it('names a show and a site, or a file of either', () => {
    expect(options('--show', 'rehearsal').showFile).toMatch(/config[/\\]shows[/\\]rehearsal\.yaml$/);
    for (const file of ['./other.yaml', 'other.yml', '/shows/other', 'C:\\shows\\other']) {
      expect(options('--show', file).showFile).toBe(file);
      expect(options(`--site=${file}`).siteFile).toBe(file);
    }
  });

  it('names a run to go on with, and not a new one as well', () => {
    expect(options('--run', '2147-04').run).toBe('2147-04');
    expect(refusal('--run', 'last', '--new-run')).toContain('give one of them');
  });

  it('says everything else', () => {
    const args = ['--port', '0', '--host', '127.0.0.1', '--data', '/tmp/data', '--new-run', '--dev'];
    expect(options(...args)).toMatchObject({
      port: 0,
      host: '127.0.0.1',
      dataFolder: '/tmp/data',
      newRun: true,
      dev: true,
    });
  });

  it.each(['', 'eighty', '80.5', '-1', '65536', '1e3', '0x50', ' 80'])('is told that %j is no port', (port) => {
    expect(refusal(`--port=${port}`)).toBe(
      `"${port}" is no port: write a number from 1 to 65535, or 0 for any that is free.`,
    );
  });

  it.each([
    ['--data=', '--data was given nothing: write --data FOLDER, or leave it away.'],
    ['--host= ', '--host was given nothing: write --host ADDRESS, or leave it away.'],
    ['--show=', '--show was given nothing: write --show NAME, or leave it away.'],
    ['--site=', '--site was given nothing: write --site NAME, or leave it away.'],
  ])('is told of %j that it is empty', (arg, says) => {
    expect(refusal(arg)).toBe(says);
  });

  it.each([['--prot', '80'], ['extra'], ['--show'], ['--new-run=yes'], ['-p', '80']])(
    'with %s is told what may be said',
    (...args) => {
      expect(refusal(...args)).toContain(USAGE);
    },
  );

  it('is helped where it asks', () => {
    expect(readOptions(['--help', '--port', 'eighty'])).toEqual({ ok: false, help: true, says: USAGE });
    for (const option of ['--show', '--site', '--port', '--host', '--data', '--new-run'])
      expect(USAGE).toContain(option);
  });
});
