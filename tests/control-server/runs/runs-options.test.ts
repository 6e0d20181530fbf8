import { describe, expect, it } from 'vitest';
import { RUNS_USAGE, type RunsTask, readRunsOptions } from '#control-server/runs/runs-options.ts';

function taskOf(...args: string[]): RunsTask {
  const read = readRunsOptions(args);
  if (!read.ok) throw new Error(read.says);
  return read.options.task;
}

function saysTo(...args: string[]): string {
  const read = readRunsOptions(args);
  if (read.ok) throw new Error('expected a refusal');
  expect(read.help).toBe(false);
  return read.says;
}

describe('npm run runs', () => {
  it.each<[readonly string[], RunsTask]>([
    [[], { kind: 'list' }],
    [['list'], { kind: 'list' }],
    [['show', 'last'], { kind: 'show', run: 'last' }],
    [['export', '2026', '--as', 'csv'], { kind: 'export', run: '2026', as: 'csv', file: null, over: false }],
    [
      ['export', 'last', '--to', 'evening.HTML', '--force'],
      { kind: 'export', run: 'last', as: 'html', file: 'evening.HTML', over: true },
    ],
    [
      ['export', 'last', '--as', 'NDJSON', '--to', 'facts.txt'],
      { kind: 'export', run: 'last', as: 'ndjson', file: 'facts.txt', over: false },
    ],
  ])('%o', (args, task) => {
    expect(taskOf(...args)).toEqual(task);
  });

  it('keeps to the server’s own folder, or to the one it is told', () => {
    const read = [[], ['--data', '/elsewhere']].map((args) => readRunsOptions(args));
    expect(read.map((one) => one.ok && one.options.dataFolder)).toEqual([
      expect.stringMatching(/\.reclaim$/),
      '/elsewhere',
    ]);
  });

  it('tells how it is used', () => {
    expect(readRunsOptions(['--help'])).toEqual({ ok: false, help: true, says: RUNS_USAGE });
  });
});

describe('npm run runs, wrongly asked', () => {
  it.each<[readonly string[], string]>([
    [['shwo', 'last'], '“shwo” is nothing that can be done with runs; did you mean show?'],
    [['burn'], '“burn” is nothing that can be done with runs\n\nnpm run runs'],
    [['show'], 'Which run? npm run runs -- show last takes the newest'],
    [['export'], 'Which run? npm run runs -- export last'],
    [['show', 'a', 'b'], 'One run at a time: “b” is one word too many.'],
    [['show', 'last', '--as', 'csv'], 'belong to an export: npm run runs -- export last --as csv'],
    [['export', 'last'], 'As what? Write --as ndjson, --as csv, --as html.'],
    [['export', 'last', '--as', 'htm'], 'A run is not exported as “htm” (did you mean html?): write --as ndjson'],
    [['export', 'last', '--to', 'evening.pdf'], 'A run is not exported as “pdf”'],
    [['export', 'last', '--to', ' '], '--to was given nothing'],
    [['export', 'last', '--as', ''], 'A run is not exported as “”'],
    [['--data', ''], '--data was given nothing'],
    [['--colour'], "Unknown option '--colour'"],
  ])('%o is told what to write', (args, sentence) => {
    expect(saysTo(...args)).toContain(sentence);
  });
});
