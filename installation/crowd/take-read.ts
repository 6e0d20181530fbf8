/** Reads takes: all of one, or one that was cut off up to the cut, or says at which line it is wrong and why. */

import type { z } from 'zod';
import type { GestureReading, Person } from './body.ts';
import { LANDMARK_STRIDE } from './body.ts';
import {
  FLOOR_UNIT,
  POINT_UNITS,
  READING_UNIT,
  TAKE_FORMAT,
  type Take,
  type TakeHeader,
  type TakeSample,
  takeEndSchema,
  takeHeaderSchema,
  type takePersonSchema,
  takeSampleSchema,
} from './take.ts';

export type TakeRead =
  /** `cut`: what is missing, in a sentence; null where the take is whole. */
  | { readonly ok: true; readonly take: Take; readonly cut: string | null }
  /** `line` counts from 1. */
  | { readonly ok: false; readonly line: number; readonly says: string };

/** How long the last picture of a take stands, where the take does not say how many there are a second, ms. */
const LAST_PICTURE_MS = 100;

const wrong = (line: number, says: string): TakeRead => ({ ok: false, line, says });

/** Reads a take. What lies behind the last line feed of a take without an end was cut off, and is left out. */
export function readTake(text: string): TakeRead {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const header = readHeader(lines[0] ?? rest);
  if (!header.ok) return wrong(1, header.says);
  const samples: TakeSample[] = [];
  const latest = new Map<string, number>();
  let durationMs: number | null = null;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    if (durationMs !== null) return wrong(index + 1, 'something stands behind the end of the take');
    const read = readLine(line);
    if (!read.ok) return wrong(index + 1, read.says);
    if ('ended' in read) {
      if (read.ended.samples !== samples.length)
        return wrong(index + 1, `the take says it has ${read.ended.samples} pictures, and ${samples.length} are there`);
      durationMs = read.ended.durationMs;
      continue;
    }
    if (read.sample.atMs < (latest.get(read.sample.source) ?? 0))
      return wrong(
        index + 1,
        `the picture at ${read.sample.atMs} ms comes after a later one of "${read.sample.source}"`,
      );
    latest.set(read.sample.source, read.sample.atMs);
    samples.push(read.sample);
  }
  samples.sort((a, b) => a.atMs - b.atMs);
  const lastMs =
    (samples.at(-1)?.atMs ?? 0) + (header.header.fps === null ? LAST_PICTURE_MS : 1000 / header.header.fps);
  const take = { header: header.header, samples, durationMs: Math.max(durationMs ?? 0, lastMs) };
  return { ok: true, take, cut: durationMs === null ? cutWords(samples, rest) : null };
}

const cutWords = (samples: readonly TakeSample[], rest: string): string =>
  `The take was cut off${rest === '' ? '' : ' within a line'}: its ${samples.length} pictures up to there are read.`;

type ReadHeader = { readonly ok: true; readonly header: TakeHeader } | { readonly ok: false; readonly says: string };

/** Reads the first line alone, for a list. */
export function readHeader(line: string): ReadHeader {
  const json = parsed(line);
  if (json === undefined) return { ok: false, says: 'this is no take: its first line is not JSON' };
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (format !== TAKE_FORMAT) {
    const found = typeof format === 'string' ? `its format is "${format}"` : 'it names no format';
    return { ok: false, says: `this is no take this version reads: ${found}, expected "${TAKE_FORMAT}"` };
  }
  const header = takeHeaderSchema.safeParse(json);
  return header.success ? { ok: true, header: header.data } : { ok: false, says: faultOf(header.error) };
}

type ReadLine =
  | { readonly ok: true; readonly sample: TakeSample }
  | { readonly ok: true; readonly ended: z.infer<typeof takeEndSchema>['ended'] }
  | { readonly ok: false; readonly says: string };

function readLine(line: string): ReadLine {
  const json = parsed(line);
  if (json === undefined) return { ok: false, says: 'this line is not JSON' };
  if (typeof json === 'object' && json !== null && 'ended' in json) {
    const end = takeEndSchema.safeParse(json);
    return end.success ? { ok: true, ended: end.data.ended } : { ok: false, says: faultOf(end.error) };
  }
  const sample = takeSampleSchema.safeParse(json);
  if (!sample.success) return { ok: false, says: faultOf(sample.error) };
  const { t, from, aspect, people } = sample.data;
  return { ok: true, sample: { atMs: t, source: from, aspect, people: people.map(personOf) } };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The first thing that is wrong, and where. */
function faultOf({ issues: [first] }: z.ZodError): string {
  const path = first?.path.map(String).join(' > ') ?? '';
  const says = first?.message ?? 'it is not what a take holds';
  return path === '' ? says : `${path}: ${says}`;
}

function personOf({ id, age, gestures, points, floor }: z.infer<typeof takePersonSchema>): Person {
  const landmarks = new Float32Array(points.length);
  for (const [index, value] of points.entries()) landmarks[index] = value / (POINT_UNITS[index % LANDMARK_STRIDE] ?? 1);
  return {
    track: id,
    ageMs: age,
    landmarks,
    gestures: Object.entries(gestures).map(
      ([name, [score, active, phase, progress]]): GestureReading => ({
        name,
        score: score / READING_UNIT,
        active: active === 1,
        ...(typeof phase === 'number' ? { phase: phase / READING_UNIT } : {}),
        ...(typeof progress === 'number' ? { progress: progress / READING_UNIT } : {}),
      }),
    ),
    ...(floor ? { floor: { xM: floor[0] / FLOOR_UNIT, yM: floor[1] / FLOOR_UNIT } } : {}),
  };
}
