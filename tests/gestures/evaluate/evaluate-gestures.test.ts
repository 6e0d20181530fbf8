import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateGestures } from '#gestures/evaluate/evaluate-gestures.ts';
import { evaluationTable } from '#gestures/evaluate/evaluation-table.ts';
import { inventedHands } from '../support/invented-hands.ts';

const hands = inventedHands(4, 10);
const quiet = (): void => undefined;
const options = { shots: 3, seed: 1, draws: 2, change: 'none' } as const;
let ticks = 0;
const clock = (): number => ticks++;

describe('an evaluation', () => {
  it('finds what is easy to find', () => {
    const evaluation = evaluateGestures({ kind: 'one-file', data: hands, split: 'random' }, options, clock, quiet);
    expect(evaluation.accuracy).toBeGreaterThan(0.9);
    expect(evaluation).toMatchObject({ draws: 2, trainSize: 12, testSize: 28, msPerDecision: 1 / 28 });
    const total = evaluation.confusion.counts.flat().reduce((sum, count) => sum + count, 0);
    expect(total).toBe(2 * 28);
    expect(evaluationTable(evaluation)).toMatch(/accuracy +\d+\.\d %/);
  });

  it('finds nothing where labels mean nothing', () => {
    const shuffled = hands.map((sample, index) => ({ ...sample, label: `gesture ${index % 4}` }));
    const { accuracy } = evaluateGestures({ kind: 'one-file', data: shuffled, split: 'random' }, options, clock, quiet);
    expect(accuracy).toBeLessThan(0.6);
  });

  it('draws once where nothing is left to chance', () => {
    const all = { kind: 'two-files', train: hands, test: hands } as const;
    expect(evaluateGestures(all, { ...options, shots: null }, clock, quiet).draws).toBe(1);
  });

  it('leaves novelty open with two gestures', () => {
    const data = hands.filter(({ label }) => label === 'gesture 0' || label === 'gesture 1');
    const { unseenAuroc } = evaluateGestures({ kind: 'one-file', data, split: 'random' }, options, clock, quiet);
    expect(unseenAuroc).toBeNull();
  });
});

describe('the command', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
    await writeFile(join(folder, 'hands.ndjson'), hands.map((sample) => JSON.stringify(sample)).join('\n'));
    await writeFile(join(folder, 'broken.ndjson'), `${JSON.stringify(hands[0])}\n{"label":1}\n`);
    await writeFile(join(folder, 'empty.ndjson'), '\n\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = (...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const main = fileURLToPath(new URL('../../../gestures/evaluate/gestures.ts', import.meta.url));
      execFile(process.execPath, [main, ...args], { cwd: folder }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });

  it('prints JSON and nothing else', async () => {
    const { stdout, code } = await run('--data', 'hands.ndjson', '--shots', '3', '--draws', '2', '--json');
    const figures: unknown = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(figures).toMatchObject({
      draws: 2,
      confusion: { labels: ['gesture 0', 'gesture 1', 'gesture 2', 'gesture 3'] },
    });
    for (const key of ['accuracy', 'macroF1', 'unseenAuroc', 'msPerDecision']) expect(figures).toHaveProperty(key);
  }, 30_000);

  it.each([
    ['missing.ndjson', /missing.ndjson: there is no such file/],
    ['broken.ndjson', /broken.ndjson, line 2 > label/],
    ['empty.ndjson', /empty.ndjson is empty/],
    ['.', /that is a folder/],
  ])(
    'says what is wrong with %s',
    async (file, says) => {
      const { stdout, stderr, code } = await run('--data', file);
      expect(stderr).toMatch(says);
      expect(stdout).toBe('');
      expect(code).toBe(2);
    },
    30_000,
  );
});
