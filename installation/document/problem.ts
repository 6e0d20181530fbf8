/** What is wrong in a file that a person wrote, where, and what would mend it. */

/** One fault. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the document, as `sequences > attack > cues > 3 > quorum > share`; empty for the whole. */
  readonly path: string;
  /** One sentence without its full stop. */
  readonly message: string;
  /** What to write instead, where that can be guessed. */
  readonly suggestion?: string;
}

/** A document read from a file: its value, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** The value with something harmless in place of what is wrong; null where too little could be read. */
      readonly mended: T | null;
    };

/** The problem in one line, as compilers print it, so that editors and terminals can jump to it. */
export const describeProblem = (problem: Problem): string => inOneLine(problem, '');

/** The same for something that is only odd. */
export const describeWarning = (problem: Problem): string => inOneLine(problem, 'warning: ');

/** The same for how something is, where nothing is wrong with it. */
export const describeNote = (problem: Problem): string => inOneLine(problem, 'note: ');

function inOneLine(problem: Problem, kind: string): string {
  const where = `${problem.file}:${problem.line}:${problem.column}`;
  const path = problem.path === '' ? '' : `${problem.path}: `;
  const suggestion = problem.suggestion === undefined ? '' : ` (did you mean "${problem.suggestion}"?)`;
  return `${where}: ${kind}${path}${problem.message}${suggestion}`;
}

/** The problems by their place in the file, each once. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ line, column, path, message }) => {
      const key = JSON.stringify([line, column, path, message]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
