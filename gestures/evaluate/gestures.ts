/** `npm run gestures:evaluate`: how well gestures are learnt from takes, on anyone's data. */

import { browserClock } from '../clock/local-clock.ts';
import { checkSamples, onlyClasses } from './check-samples.ts';
import { evaluateGestures, type Samples } from './evaluate-gestures.ts';
import { type EvaluateOptions, readEvaluateOptions } from './evaluate-options.ts';
import { evaluationTable } from './evaluation-table.ts';
import { readSamplesFile } from './read-samples-file.ts';

const read = readEvaluateOptions(process.argv.slice(2));
if (!read.ok) {
  if (read.help) console.log(read.says);
  else fail([read.says]);
} else {
  await evaluate(read.options);
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const loaded = await loadSamples(options);
  if (!('kind' in loaded)) return fail(loaded.problems);
  const samples = onlyClasses(loaded, options.classes);
  const { problems, remarks } = checkSamples(samples, options);
  if (problems.length > 0) return fail(problems);
  for (const remark of remarks) console.error(remark);
  const nowMs = (): number => browserClock.now();
  const evaluation = evaluateGestures(samples, options, nowMs, process.stderr.isTTY ? progress : () => undefined);
  console.log(options.isJson ? JSON.stringify({ ...evaluation, remarks }) : evaluationTable(evaluation));
}

async function loadSamples({ source }: EvaluateOptions): Promise<Samples | { readonly problems: readonly string[] }> {
  if (source.kind === 'one-file') {
    const data = await readSamplesFile(source.data);
    return data.ok ? { kind: 'one-file', data: data.samples, split: source.split } : data;
  }
  const train = await readSamplesFile(source.train);
  const test = await readSamplesFile(source.test);
  if (train.ok && test.ok) return { kind: 'two-files', train: train.samples, test: test.samples };
  return { problems: [...(train.ok ? [] : train.problems), ...(test.ok ? [] : test.problems)] };
}

function progress(text: string): void {
  process.stderr.write(`\r\u001b[K${text}\r`);
}

function fail(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = 2;
}
