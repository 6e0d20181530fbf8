/** Checks site files and says what is wrong with them, what is odd about them, and how their pictures overlap. */

import { describeNote, describeProblem, describeWarning, type Problem } from '#installation/document/problem.ts';
import { readSite } from '#installation/mapping/read-site.ts';
import { type Advice, adviseSite } from '#installation/site/advise-site.ts';
import { readWritten } from '../files/read-written.ts';

/** One thing to tell about one file. Only errors keep a site from being used. */
export interface Finding extends Problem {
  readonly severity: 'error' | Advice['severity'];
}

/** Everything to tell about the sites in `files`, file by file; `shown` is what a file is called in that. */
export async function checkSites(files: readonly string[], shown: (file: string) => string): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const path of files) {
    const file = shown(path);
    const written = await readWritten(path);
    if (written.ok) found.push(...checkText(written.text, file));
    else found.push({ file, line: 1, column: 1, path: '', message: written.why, severity: 'error' });
  }
  return found;
}

function checkText(text: string, file: string): Finding[] {
  const parsed = readSite(text, file);
  if (parsed.ok) return [...adviseSite(text, file, parsed.value)];
  return parsed.problems.map((problem) => ({ ...problem, severity: 'error' }));
}

const DESCRIBE = { error: describeProblem, warning: describeWarning, note: describeNote };

/** A finding in a line, as compilers print it. */
export const describeFinding = (finding: Finding): string => DESCRIBE[finding.severity](finding);

/** The findings a line each, and what it comes to. */
export function report(findings: readonly Finding[], files: number): readonly string[] {
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  const sum = [
    numbered(count('error'), 'problem'),
    numbered(count('warning'), 'warning'),
    numbered(count('note'), 'note'),
  ];
  const lines = findings.map(describeFinding);
  return [...lines, ...(lines.length > 0 ? [''] : []), `${numbered(files, 'site')} checked: ${sum.join(', ')}`];
}

const numbered = (count: number, what: string): string =>
  `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
