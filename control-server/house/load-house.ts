/** Reads the show and the site that are to be played, and refuses broken ones with all that is wrong with them. */

import { describeProblem, type Problem } from '#installation/document/problem.ts';
import { hashText } from '#installation/log/chain.ts';
import { readSite } from '#installation/mapping/read-site.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan } from '#installation/score/plan.ts';
import { readShow } from '#installation/score/read-show.ts';
import type { Site } from '#installation/site/site.ts';
import { GESTURES_FOLDER } from '../../config/tooling/pages.ts';
import { nearest } from '../files/nearest.ts';
import { readWritten } from '../files/read-written.ts';
import { filesIn } from '../gestures/read-shelf.ts';
import { nodeDisk } from '../journal/disk.ts';

/** A file read well, or everything that is wrong with it, a line each. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] };

export interface LoadedSite {
  readonly site: Site;
  readonly text: string;
}

export interface LoadedScore {
  readonly score: ScoreText;
  readonly plan: Plan;
}

/** A show's file read well, or everything that is wrong with it. */
export type ShowFile =
  | { readonly ok: true; readonly value: LoadedScore }
  | {
      readonly ok: false;
      readonly problems: readonly string[];
      /**
       * The text is there and has mistakes; `show` is what it calls itself, if it says, and `playable` what can be played
       * of it where the mistakes lie in single cues. Null: there is no text.
       */
      readonly broken: { readonly show: string | null; readonly playable: LoadedScore | null } | null;
    };

/** The gestures a score may ask for: one file each in `folder`, described or taught. */
export async function knownGestures(folder = GESTURES_FOLDER): Promise<string[]> {
  const files = await filesIn(nodeDisk, folder);
  return files.map((file) => file.slice(0, -'.json'.length));
}

/** Reads the show in `file`, as far as it can be read; it may ask for the gestures in `gesturesFolder`. */
export async function loadScore(file: string, gesturesFolder = GESTURES_FOLDER): Promise<ShowFile> {
  const text = await readText(file);
  if (!text.ok) return { ...text, broken: null };
  const score = { hash: hashText(text.value), text: text.value };
  const parsed = parseScore(text.value, nearest(file), await knownGestures(gesturesFolder));
  if (parsed.ok) return { ok: true, value: { score, plan: compile(parsed.value, score.hash) } };
  const show = readShow(text.value, nearest(file), score.hash);
  const playable = show.ok ? { score, plan: show.plan } : null;
  return { ...told(parsed), broken: { show: nameIn(text.value), playable } };
}

/** What a text that may be full of mistakes calls its show. */
const nameIn = (text: string): string | null => /^show:\s*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? null;

/** The plan of a score the log has adopted. Its file was checked when it was adopted, by the rules of that day. */
export function planOf(score: ScoreText): Loaded<Plan> {
  const show = readShow(score.text, `score ${score.hash.slice(0, 8)}`, score.hash);
  return show.ok ? { ok: true, value: show.plan } : told(show);
}

/** Reads the site in `file`. */
export async function loadSite(file: string): Promise<Loaded<LoadedSite>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const parsed = readSite(text.value, nearest(file));
  return parsed.ok ? { ok: true, value: { site: parsed.value, text: text.value } } : told(parsed);
}

async function readText(file: string): Promise<Loaded<string>> {
  const written = await readWritten(file);
  return written.ok ? { ok: true, value: written.text } : { ok: false, problems: [`${nearest(file)}: ${written.why}`] };
}

const told = (parsed: { readonly problems: readonly Problem[] }) => ({
  ok: false as const,
  problems: parsed.problems.map(describeProblem),
});
