/** Reads a file of samples line by line, so that it may be larger than a text can be. */

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type LineResult, parseSampleLine, type SamplesResult } from '../samples/parse-samples.ts';
import type { Sample } from '../samples/sample.ts';

/** Whoever has twenty faults in a file has one that repeats itself. */
const MOST_PROBLEMS = 20;

/** @returns The samples, or what is wrong with the file, each problem beginning with its name. */
export async function readSamplesFile(path: string): Promise<SamplesResult> {
  const samples: Sample[] = [];
  const problems: string[] = [];
  try {
    let number = 0;
    for await (const line of createInterface({
      input: createReadStream(path, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number += 1;
      if (line.trim() === '') continue;
      take(parseSampleLine(line), number);
      if (problems.length >= MOST_PROBLEMS) break;
    }
  } catch (error) {
    const why = reasonOf(error);
    if (why === null) throw error;
    return { ok: false, problems: [`${path}: ${why}`] };
  }
  if (problems.length > 0) return { ok: false, problems };
  if (samples.length === 0) return { ok: false, problems: [`${path} is empty: it should hold one sample a line.`] };
  return { ok: true, samples };

  function take(parsed: LineResult, number: number): void {
    if (parsed.ok) samples.push(parsed.sample);
    else problems.push(...parsed.problems.map((problem) => `${path}, line ${number}${problem}`));
  }
}

function reasonOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EISDIR') return 'that is a folder, not a file of samples.';
  if (code === 'EACCES') return 'the file may not be read; check its permissions.';
  return null;
}
