/** The project's own source files and what each imports, read as text. */

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the top of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Files of the project it imports, for types too. */
  readonly imports: readonly string[];
  /** Packages it imports, by name. */
  readonly packages: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g;

/** All TypeScript below `folders`. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT }).map((path) => readSource(path.replaceAll('\\', '/'))),
  );
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const specifiers = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
  const own = specifiers.filter((specifier) => /^[.#]/.test(specifier));
  return {
    path,
    text,
    imports: own.map((specifier) => resolveOwn(path, specifier)).filter((target) => target !== ''),
    packages: specifiers.filter((specifier) => !/^[.#]/.test(specifier)),
  };
}

function resolveOwn(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return relative(ROOT, join(ROOT, posix.join(dirname(from), specifier))).replaceAll('\\', '/');
}

/** Source without comments, so that words about clocks are not taken for clocks. */
export const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
