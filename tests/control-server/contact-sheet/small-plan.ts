/** A small show to take contact sheets of: one sequence, whose cues are given as YAML. */

import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan } from '#installation/score/plan.ts';

/** The plan of a show with these cues, which may set `city`, say `hello` and ask for `rise`. */
export function planOf(cues: string): Plan {
  const text = `show: small
title: A small show
opensWith: one
parameters: { city: { says: how much city, default: 0.2 } }
texts: { hello: 'Hello there.' }
sequences:
  one:
    name: One
    cues:
${cues.replaceAll(/^/gm, '    ')}`;
  const parsed = parseScore(text, 'small.yaml', ['rise']);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return compile(parsed.value, 'a'.repeat(64));
}
