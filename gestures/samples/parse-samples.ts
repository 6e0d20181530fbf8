/** Reads samples out of NDJSON: one JSON object a line, empty lines left out of account. */

import { type Sample, sampleSchema } from './sample.ts';

export type SamplesResult =
  | { readonly ok: true; readonly samples: readonly Sample[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** More are not told: whoever has twenty faults in a file has one that repeats itself. */
const MOST_PROBLEMS = 20;

/** @returns All samples of the text, or what is wrong, each with the number of its line ("line 3 > frames.0.points: ..."). */
export function parseSamples(text: string): SamplesResult {
  const samples: Sample[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseSampleLine(line);
    if (parsed.ok) samples.push(parsed.sample);
    else problems.push(...parsed.problems.map((problem) => `line ${index + 1}${problem}`));
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length === 0) return { ok: true, samples };
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}

export type LineResult =
  | { readonly ok: true; readonly sample: Sample }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads one line; problems begin with the place in it (" > frames.0: ..."). */
export function parseSampleLine(line: string): LineResult {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    // `JSON.parse` throws SyntaxErrors about the text; anything else is a fault of ours.
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problems: [`: not JSON (${error.message})`] };
  }
  const parsed = sampleSchema.safeParse(json);
  if (parsed.success) return { ok: true, sample: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`);
  return { ok: false, problems: problems.slice(0, 3) };
}

const placeOf = (path: readonly PropertyKey[]): string => (path.length === 0 ? '' : ` > ${path.map(String).join('.')}`);
