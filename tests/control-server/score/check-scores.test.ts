import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkScores, report } from '#control-server/score/check-scores.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_GESTURES, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const surroundings = {
  gestures: SAMPLE_GESTURES,
  venue: { cameras: 1, zones: [] },
  shown: (file: string) => basename(file),
};

/** The sample score with nothing odd about it. */
const GOOD = SAMPLE_SCORE_TEXT;
const BROKEN = edited(edited(GOOD, 'gesture: rise', 'gesture: rize'), 'goTo: 5', 'goTo: 55');
const ODD = `${GOOD}texts: { spare: never shown }\n`;

async function filesWith(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return Object.keys(texts).map((name) => join(folder, name));
}

describe('checking scores', () => {
  it('finds nothing in a good one', async () => {
    const files = await filesWith({ 'good.yaml': GOOD });
    const findings = await checkScores(files, surroundings);
    expect(findings).toEqual([]);
    expect(report(findings, 1)).toEqual(['1 score checked: no problems, no warnings']);
  });

  it('tells every problem of every file, with its place, and the sum', async () => {
    const files = await filesWith({ 'broken.yaml': BROKEN, 'odd.yaml': ODD, 'good.yaml': GOOD });
    const findings = await checkScores([...files, join(files[0] ?? '', 'gone.yaml')], surroundings);
    expect(report(findings, 4)).toEqual([
      `broken.yaml:${placeIn(BROKEN, 'gesture: rize')}: sequences > one > cues > 1 > quorum > gesture: unknown gesture "rize" (did you mean "rise"?)`,
      `broken.yaml:${placeIn(BROKEN, 'goTo: 55')}: sequences > one > cues > 2 > goTo: unknown cue "55" (did you mean "5"?)`,
      `odd.yaml:${placeIn(ODD, 'spare')}: warning: texts > spare: nothing uses the text "spare"`,
      expect.stringMatching(/^gone\.yaml:1:1: /),
      '',
      '4 scores checked: 3 problems, 1 warning',
    ]);
  });

  it('warns of nothing where there are problems: what follows from them would be told as odd', async () => {
    const files = await filesWith({ 'both.yaml': edited(ODD, 'gesture: rise', 'gesture: rize') });
    expect((await checkScores(files, surroundings)).map(({ severity }) => severity)).toEqual(['error']);
  });
});

describe('npm run score:check', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const main = 'control-server/score/check.ts';

  async function run(
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, ...args], { cwd: root });
      return { code: 0, out: stdout, err: stderr };
    } catch (error) {
      const failed = error as { readonly code: number; readonly stdout: string; readonly stderr: string };
      return { code: failed.code, out: failed.stdout, err: failed.stderr };
    }
  }

  it('passes the shows that are shipped', async () => {
    const { code, out } = await run();
    expect(out).toMatch(/^\d+ scores? checked: no problems, (no|\d+) warnings?\n$/m);
    expect(code).toBe(0);
  });

  it('ends with 1 for a problem, with 0 for a warning', async () => {
    const [broken = '', odd = ''] = await filesWith({ 'broken.yaml': BROKEN, 'odd.yaml': ODD });
    expect(await run(broken)).toMatchObject({ code: 1, out: expect.stringContaining('2 problems, no warnings') });
    expect(await run(odd)).toMatchObject({ code: 0, out: expect.stringContaining('no problems, 1 warning') });
  });

  it('tells editors in JSON', async () => {
    const [odd = ''] = await filesWith({ 'odd.yaml': ODD });
    const { out } = await run('--json', odd);
    expect(JSON.parse(out)).toEqual([
      {
        file: odd,
        line: 99,
        column: 10,
        path: 'texts > spare',
        message: 'nothing uses the text "spare"',
        severity: 'warning',
      },
    ]);
  });

  it('says how it is used, and refuses what it does not know', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run score:check') });
    expect(await run('--bad')).toMatchObject({ code: 2, err: expect.stringContaining("'--bad'") });
  });
});

/** `line:column` of a piece of text. */
function placeIn(text: string, piece: string): string {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
