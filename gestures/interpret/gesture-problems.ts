/** What is wrong with a gesture's file, in a sentence for whoever wrote it. */

import type { z } from 'zod';
import { suggest } from '#installation/document/suggest.ts';
import { ARM_MEASURES } from './arm-measures.ts';
import { PAIR_MEASURES } from './pair-measures.ts';

/** Names that may stand in a description as keys. */
const KEYS = [
  ...['format', 'kind', 'name', 'invitation', 'yieldsTo', 'ways', 'stages', 'countsMs', 'holdMs', 'withinMs'],
  ...['arms', 'armTerms', 'pairTerms', 'arm', 'measure', 'atLeast', 'atMost', 'fade', 'ifUnseen'],
  ...['minHz', 'maxHz', 'amplitude', 'cycles'],
];

const pathInWords = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' > ');

const guess = (name: unknown, known: Iterable<string>): string => {
  const meant = typeof name === 'string' ? suggest(name, known) : undefined;
  return meant === undefined ? '' : ` (did you mean "${meant}"?)`;
};

/** Whether `name` is a measure of the other kind of term: the likeliest reason that it is not known here. */
function isElsewhere(path: readonly PropertyKey[], name: unknown): string | undefined {
  const inArmTerms = path.includes('armTerms');
  const others: readonly unknown[] = inArmTerms ? PAIR_MEASURES : ARM_MEASURES;
  if (!others.includes(name)) return undefined;
  return `"${String(name)}" is measured on ${inArmTerms ? 'both arms together: it belongs in "pairTerms"' : 'one arm: it belongs in "armTerms"'}`;
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.message}${guess(issue.keys[0], KEYS)}`;
  if (issue.code === 'invalid_value' && issue.path.at(-1) === 'measure') {
    const known = issue.values.filter((value) => typeof value === 'string');
    return (
      isElsewhere(issue.path, issue.input) ??
      `nothing is measured by the name "${String(issue.input)}"${guess(issue.input, known)}; there are: ${known.join(', ')}`
    );
  }
  return issue.message;
}

/** One fault: where it is, as `armTerms > 1 > measure`, and what it is. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const where = pathInWords(issue.path);
  return where === '' ? sentence(issue) : `${where}: ${sentence(issue)}`;
}
