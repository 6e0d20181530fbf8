/** What a schema has against a value, fault by fault, each with what would have to change for the rest to be read. */

import type { z } from 'zod';
import type { DocumentPath } from './damage.ts';
import { withFound } from './form-words.ts';
import { definitionOf, keysAt, schemasAt, unwrapped } from './schema-steps.ts';
import { suggest } from './suggest.ts';

/** A fault found after reading, still without its place in the file. */
export interface Fault {
  readonly path: DocumentPath;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

export interface FormFault extends Fault {
  /** What has to happen at `path`: another value, or the name has to go, or to become another. */
  readonly repair: { readonly kind: 'replace' | 'drop' } | { readonly kind: 'rename'; readonly to: string };
  /** Whether something that has to be there is not. */
  readonly isMissing: boolean;
}

type Issue = z.core.$ZodIssue;

/** The faults behind the issues of `schema` with `written`. */
export function formFaults(issues: readonly Issue[], schema: z.ZodType, written: unknown): FormFault[] {
  return issues.flatMap((issue) => faultsOf(issue, [], schema, written));
}

function faultsOf(issue: Issue, around: DocumentPath, schema: z.ZodType, written: unknown): FormFault[] {
  const path = [...around, ...plainSteps(issue)];
  if (issue.code === 'unrecognized_keys') return strangers(issue.keys, path, schema, written);
  const value = valueAt(written, path);
  if (issue.code === 'invalid_union' && value !== undefined) {
    const meant = meantBranch(issue, value, branchesAt(schema, path));
    if (meant) return meant.flatMap((inner) => faultsOf(inner, path, schema, written));
  }
  if (issue.code === 'invalid_key') {
    const name = path.at(-1);
    const message = withFound(issue.issues[0]?.message ?? issue.message, name);
    return [{ path, message, repair: { kind: 'drop' }, isMissing: false }];
  }
  const message = withFound(issue.message, value);
  const suggestion = suggestionFor(issue, value);
  const fault = { path, message, repair: { kind: 'replace' as const }, isMissing: value === undefined };
  return [suggestion === undefined ? fault : { ...fault, suggestion }];
}

const plainSteps = (issue: Issue): DocumentPath =>
  issue.path.filter((step): step is string | number => typeof step !== 'symbol');

function strangers(keys: readonly string[], path: DocumentPath, schema: z.ZodType, written: unknown): FormFault[] {
  const known = keysAt(schema, path);
  const here = valueAt(written, path);
  const free = known.filter((name) => valueAt(here, [name]) === undefined);
  return keys.map((key) => {
    const suggestion = suggest(key, known);
    const fault = { path: [...path, key], message: `nothing here is called "${key}"`, isMissing: false };
    if (suggestion === undefined) return { ...fault, repair: { kind: 'drop' } };
    const repair = free.includes(suggestion)
      ? ({ kind: 'rename', to: suggestion } as const)
      : ({ kind: 'drop' } as const);
    return { ...fault, suggestion, repair };
  });
}

function suggestionFor(issue: Issue, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const values = issue.code === 'invalid_value' ? issue.values : optionsOf(issue);
  return suggest(value, values.map(String));
}

const optionsOf = (issue: Issue): readonly unknown[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options : [];

/** The ways to write the value at `path`, in the order a union tries them. */
const branchesAt = (schema: z.ZodType, path: DocumentPath): readonly z.ZodType[] =>
  schemasAt(schema, path).flatMap((way) => definitionOf(unwrapped(way)).options ?? []);

/** How many of the names an issue does not know resemble none that `branch` knows. */
function unguessable(issue: Issue, branch: z.ZodType | undefined): number {
  if (issue.code !== 'unrecognized_keys' || !branch) return 0;
  const known = keysAt(branch, plainSteps(issue));
  return issue.keys.filter((key) => suggest(key, known) === undefined).length;
}

/**
 * The issues of the one way to write a value that was meant: of those whose kind of value stands there, the one that
 * knows the most of its names, then the one with the fewest issues. Null where none, or no single one, was meant.
 */
function meantBranch(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  value: unknown,
  branches: readonly z.ZodType[],
): readonly Issue[] | null {
  const ranked = issue.errors
    .map((issues, index) => ({ issues, branch: branches[index] }))
    .filter(({ issues }) => !issues.some((inner) => isOtherKind(inner, value)))
    .map(({ issues, branch }) => ({
      issues,
      rank: [
        sum(issues.map((inner) => (inner.code === 'unrecognized_keys' ? inner.keys.length : 0))),
        sum(issues.map((inner) => unguessable(inner, branch))),
        issues.length,
      ],
    }))
    .sort((a, b) => compare(a.rank, b.rank));
  const [first, second] = ranked;
  if (!first || (second && compare(first.rank, second.rank) === 0)) return null;
  return first.issues;
}

/** Whether the issue says that quite another kind of value than `value` is expected. */
function isOtherKind(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_type') return true;
  if (issue.code === 'invalid_value') return !issue.values.some((allowed) => typeof allowed === typeof value);
  return (
    issue.code === 'invalid_union' && issue.errors.every((branch) => branch.some((inner) => isOtherKind(inner, value)))
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** What stands at `path` of a plain value; undefined where nothing does. */
export function valueAt(value: unknown, path: DocumentPath): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}
