/** What has to be true of samples before an evaluation says anything, and what is worth knowing beside its figures. */

import type { Sample } from '../samples/sample.ts';
import type { Samples } from './evaluate-gestures.ts';
import type { EvaluateOptions } from './evaluate-options.ts';

export interface Findings {
  /** Why it cannot be evaluated, with what to do. */
  readonly problems: readonly string[];
  /** What was left out or comes short. */
  readonly remarks: readonly string[];
}

/** Only the samples of the chosen gestures. */
export function onlyClasses(samples: Samples, classes: readonly string[] | null): Samples {
  if (classes === null) return samples;
  const wanted = (list: readonly Sample[]): Sample[] => list.filter(({ label }) => classes.includes(label));
  return samples.kind === 'two-files'
    ? { ...samples, train: wanted(samples.train), test: wanted(samples.test) }
    : { ...samples, data: wanted(samples.data) };
}

/** @param samples Already narrowed to the chosen gestures. */
export function checkSamples(
  samples: Samples,
  { shots, classes }: Pick<EvaluateOptions, 'shots' | 'classes'>,
): Findings {
  const train = samples.kind === 'two-files' ? samples.train : samples.data;
  const test = samples.kind === 'two-files' ? samples.test : samples.data;
  const labels = labelsOf(train);
  const missing = (classes ?? []).filter((name) => !labels.includes(name));
  if (missing.length > 0) {
    return failed(`--classes names ${list(missing)}, of which there are no takes to learn from.`);
  }
  if (train.length === 0) return failed('There are no samples to learn from.');
  if (test.length === 0) return failed('There are no samples to judge.');
  if (new Set([...train, ...test].map(({ layout }) => layout)).size > 1) {
    return failed(
      'Bodies (body33) and hands (hand21) are mixed: evaluate them one after the other, in files of their own.',
    );
  }
  if (labels.length < 2) {
    return failed(`Only "${labels[0]}" could be learnt: with one gesture there is nothing to tell apart.`);
  }
  const unknown = labelsOf(test).filter((label) => !labels.includes(label));
  if (unknown.length === labelsOf(test).length) {
    return failed(
      `What is judged has only ${list(unknown)}, what is learnt from ${list(labels)}: they have no gesture in common.`,
    );
  }
  if (samples.kind === 'one-file') {
    const problem = divisionProblem(samples.data, samples.split, shots);
    if (problem !== null) return failed(problem);
  }
  return { problems: [], remarks: remarksOn(train, unknown, shots) };
}

function divisionProblem(data: readonly Sample[], split: 'random' | 'subject', shots: number | null): string | null {
  const people = new Set(data.map(({ subject }) => subject));
  if (split === 'subject' && people.size < 2) {
    return `All samples are of one person ("${[...people][0]}"): --split subject needs two or more. Use --split random.`;
  }
  if (split === 'subject') return null;
  const most = Math.max(...[...Map.groupBy(data, ({ label }) => label).values()].map((takes) => takes.length));
  if (most > (shots ?? 1)) return null;
  return `No gesture has more than ${most} take${most === 1 ? '' : 's'}: with --shots ${shots ?? 'all'} nothing is left to judge. Use fewer shots.`;
}

function remarksOn(train: readonly Sample[], unknown: readonly string[], shots: number | null): string[] {
  const remarks: string[] = [];
  if (unknown.length > 0) {
    remarks.push(`${list(unknown)} could not be learnt, so what is judged of it was left out.`);
  }
  const short = [...Map.groupBy(train, ({ label }) => label)].filter(([, takes]) => takes.length < (shots ?? 0));
  if (short.length > 0) {
    const counts = short.map(([label, takes]) => `${label} (${takes.length})`);
    remarks.push(`Fewer takes than --shots ${shots}: ${counts.join(', ')}. Learnt from what there is.`);
  }
  return remarks;
}

const labelsOf = (samples: readonly Sample[]): string[] => [...new Set(samples.map(({ label }) => label))];
const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const failed = (problem: string): Findings => ({ problems: [problem], remarks: [] });
