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
    const { showFile, siteFile, dataFolder, ...rest } = options();
    expect(rest).toEqual({ port: 8080, host: '0.0.0.0', newRun: false, dev: false });
    expect(showFile.endsWith(join('config', 'shows', 'neo-tokyo-2147.yaml'))).toBe(true);
    expect(siteFile.endsWith(join('config', 'sites', 'default.yaml'))).toBe(true);
    expect(dataFolder.endsWith('.reclaim')).toBe(true);
  });

  it('names a show and a site, or a file of either', () => {
    expect(options('--show', 'rehearsal').showFile).toMatch(/config[/\\]shows[/\\]rehearsal\.yaml$/);
    for (const file of ['./other.yaml', 'other.yml', '/shows/other', 'C:\\shows\\other']) {
      expect(options('--show', file).showFile).toBe(file);
      expect(options(`--site=${file}`).siteFile).toBe(file);
    }
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
    expect(refusal(`--port=${port}`)).toBe(`"${port}" is no port: write a number from 1 to 65535.`);
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
