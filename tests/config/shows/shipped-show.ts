/** The shows of the house as a server opens them: read from disk, checked against the gestures that are there. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GestureDescription, parseGestures } from '#gestures/interpret/gesture-description.ts';
import { hashText } from '#installation/log/chain.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import type { Score } from '#installation/score/score-schema.ts';

const CONFIG = fileURLToPath(new URL('../../../config', import.meta.url));

export interface ShippedShow {
  readonly file: string;
  readonly text: string;
  readonly score: Score;
  readonly plan: Plan;
}

/** Names of all shows in `config/shows`. */
export const SHOW_NAMES: readonly string[] = readdirSync(`${CONFIG}/shows`)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

/** Every gesture that can be recognised. */
export const GESTURES: readonly GestureDescription[] = gesturesOnDisk();

function gesturesOnDisk(): readonly GestureDescription[] {
  const files = readdirSync(`${CONFIG}/gestures`).filter((file) => file.endsWith('.json'));
  const parsed = parseGestures(
    Object.fromEntries(files.map((file) => [file, JSON.parse(readFileSync(`${CONFIG}/gestures/${file}`, 'utf8'))])),
  );
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.gestures;
}

/** The show called `name`; throws with its problems where it has any. */
export function shippedShow(name: string): ShippedShow {
  const file = `${CONFIG}/shows/${name}.yaml`;
  const text = readFileSync(file, 'utf8');
  const known = GESTURES.map((gesture) => gesture.name);
  const parsed = parseScore(text, `${name}.yaml`, known);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return { file, text, score: parsed.value, plan: compile(parsed.value, hashText(text)) };
}

/** The cues of a plan that no group plays. */
export const topCues = (plan: Plan): readonly PlannedCue[] =>
  [...plan.cues.values()].filter((cue) => cue.parent === null);
