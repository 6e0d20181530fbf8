import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkSites, report } from '#control-server/site/check-sites.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const BROKEN = edited(SAMPLE_SITE_TEXT, 'widthM: 8', 'widthN: 8');
const APART = edited(SAMPLE_SITE_TEXT, 'x: 0.5, y: 0, width: 0.5', 'x: 0.6, y: 0, width: 0.4');
const OVER = edited(SAMPLE_SITE_TEXT, 'x: 0, y: 0, width: 0.5', 'x: 0, y: 0, width: 0.6');

async function filesWith(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return Object.keys(texts).map((name) => join(folder, name));
}

describe('checking sites', () => {
  it('tells problems, warnings and notes of every file, with their places, and the sum', async () => {
    const files = await filesWith({
      'broken.yaml': BROKEN,
      'apart.yaml': APART,
      'over.yaml': OVER,
      'good.yaml': SAMPLE_SITE_TEXT,
    });
    const findings = await checkSites([...files, join(files[0] ?? '', 'gone.yaml')], (file) => basename(file));
    expect(report(findings, 5)).toEqual([
      'broken.yaml:4:11: walls > main > widthN: nothing here is called "widthN" (did you mean "widthM"?)',
      'apart.yaml:4:3: warning: walls > main: the wall "main" is not shown from 4 m to 4.8 m (no surface)',
      'over.yaml:8:24: note: surfaces > right > slice: "left" and "right" overlap by 0.80 m: they are blended',
      expect.stringMatching(/^gone\.yaml:1:1: /),
      '',
      '5 sites checked: 2 problems, 1 warning, 1 note',
    ]);
  });
});

const run = promisify(execFile);
const command = fileURLToPath(new URL('../../../control-server/site/check.ts', import.meta.url));

describe('npm run site:check', { timeout: 30_000 }, () => {
  it('ends with 0 where every site can be used, and with 1 where one cannot', async () => {
    const [broken = '', apart = ''] = await filesWith({ 'broken.yaml': BROKEN, 'apart.yaml': APART });
    expect((await run(process.execPath, [command])).stdout).toMatch(/sites checked: no problems/);
    const { stdout } = await run(process.execPath, [command, '--json', apart]);
    expect(JSON.parse(stdout)).toMatchObject([{ severity: 'warning', line: 4 }]);
    await expect(run(process.execPath, [command, broken])).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('did you mean "widthM"'),
    });
    await expect(run(process.execPath, [command, '--nonsense'])).rejects.toMatchObject({ code: 2 });
  });
});
