/** Checks score files and says what is wrong and what is odd about them, for people, terminals and editors. */

import { describeProblem, describeWarning, type Problem } from '#installation/document/problem.ts';
import { adviseScore, type Venue } from '#installation/score/advise-score.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import { readWritten } from '../files/read-written.ts';

/** One thing to tell about one file. Only errors keep a show from being played. */
export interface Finding extends Problem {
  readonly severity: 'error' | 'warning';
}

export interface Surroundings {
  /** The gestures a score may ask for. */
  readonly gestures: readonly string[];
  /** The site they will be played in; null where that is not known. */
  readonly venue: Venue | null;
  /** What a file is called in what is told. */
  readonly shown: (file: string) => string;
}

/** Everything to tell about the scores in `files`, file by file. Warnings come only where a score has no errors. */
export async function checkScores(files: readonly string[], surroundings: Surroundings): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const file of files) {
    const shown = surroundings.shown(file);
    const text = await textOf(file, shown);
    found.push(...(typeof text === 'string' ? checkText(text, shown, surroundings) : [text]));
  }
  return found;
}

function checkText(text: string, file: string, { gestures, venue }: Surroundings): Finding[] {
  const parsed = parseScore(text, file, gestures);
  if (!parsed.ok) return parsed.problems.map((problem) => ({ ...problem, severity: 'error' }));
  return adviseScore(text, file, parsed.value, venue).map((problem) => ({ ...problem, severity: 'warning' }));
}

async function textOf(path: string, file: string): Promise<string | Finding> {
  const written = await readWritten(path);
  return written.ok ? written.text : { file, line: 1, column: 1, path: '', message: written.why, severity: 'error' };
}

/** The findings a line each, as compilers print them, and what it comes to. */
export function report(findings: readonly Finding[], files: number): readonly string[] {
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  const lines = findings.map((finding) =>
    finding.severity === 'error' ? describeProblem(finding) : describeWarning(finding),
  );
  const sum = [numbered(count('error'), 'problem'), numbered(count('warning'), 'warning')].join(', ');
  return [...lines, ...(lines.length > 0 ? [''] : []), `${numbered(files, 'score')} checked: ${sum}`];
}

const numbered = (count: number, what: string): string =>
  `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
