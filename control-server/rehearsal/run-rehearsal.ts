/** Rehearses a show and prints what happens. */

import { suggest } from '#installation/document/suggest.ts';
import type { RehearsalMoment, RehearsalOptions } from '#installation/rehearsal/rehearse.ts';
import { type Rehearsal, rehearsing } from '#installation/rehearsal/rehearse.ts';
import { targetOf } from '#installation/score/compile.ts';
import type { CueKey, Plan } from '#installation/score/plan.ts';
import type { ServerClock, Timers } from '../clock/server-clock.ts';
import { createCueTable } from './cue-table.ts';
import { jsonReport } from './json-report.ts';
import { createPace } from './pace.ts';
import type { Paint } from './paint.ts';
import { progressLine } from './progress.ts';
import type { CommandOptions } from './rehearsal-options.ts';
import { closing, opening } from './report.ts';
import { createScreen, type Output, type Screen } from './screen.ts';

/** What a rehearsal is given by the process it runs in. */
export interface Surroundings {
  readonly out: Output;
  readonly paint: Paint;
  readonly clock: ServerClock;
  readonly timers: Timers;
}

/** The cue that `--from` means, null where it says nothing; or why it means none, in a sentence. */
export function cueFrom(
  plan: Plan,
  from: string | null,
): { readonly ok: true; readonly cue: CueKey | null } | { readonly ok: false; readonly says: string } {
  if (from === null) return { ok: true, cue: null };
  const key = targetOf(plan.score, from);
  if (plan.cues.has(key)) return { ok: true, cue: key };
  const guess = suggest(from, [...plan.sequences.map(({ id }) => id), ...plan.cues.keys()]);
  const meant = guess === undefined ? '' : ` Did you mean "${guess}"?`;
  return { ok: false, says: `The score has no cue "${from}" to begin with.${meant}` };
}

/** Rehearses `plan` and prints it. Answers whether everything held that the score expects. */
export async function runRehearsal(
  plan: Plan,
  { speed, json, rehearsal }: CommandOptions,
  from: CueKey | null,
  { out, paint, clock, timers }: Surroundings,
): Promise<boolean> {
  const options: RehearsalOptions = { ...rehearsal, from };
  const pace = createPace(speed, clock, timers);
  const screen = createScreen(json ? { write: () => {} } : out);
  screen.print(opening(plan, options, paint));
  const teller = createTeller(plan, screen, paint, clock);
  const result = await playedOut(rehearsing(plan, options), teller, (atMs, meanwhile) => pace.until(atMs, meanwhile));
  screen.status('');
  screen.print(closing(result, paint));
  if (json) out.write(`${JSON.stringify(jsonReport(plan, result))}\n`);
  return result.expectations.every(({ outcome }) => outcome !== 'failed');
}

async function playedOut(
  moments: Generator<RehearsalMoment, Rehearsal>,
  teller: Teller,
  until: (atMs: number, meanwhile: (atMs: number) => void) => Promise<void>,
): Promise<Rehearsal> {
  let last: RehearsalMoment | null = null;
  for (;;) {
    const next = moments.next();
    if (next.done) return next.value;
    const before: RehearsalMoment = last ?? next.value;
    await until(next.value.atMs, (atMs) => teller.draw(before, atMs));
    teller.tell(next.value);
    last = next.value;
  }
}

interface Teller {
  /** Prints the cues that began at this moment. */
  tell(moment: RehearsalMoment): void;
  /** Shows how far it is: at `moment`, or on the way from it to the next. */
  draw(moment: RehearsalMoment, atMs: number): void;
}

/** The bar is drawn no more often than this, ms of the clock. */
const DRAW_MS = 50;

function createTeller(plan: Plan, screen: Screen, paint: Paint, clock: ServerClock): Teller {
  const table = createCueTable(plan, paint);
  let beganAtMs: number | null = null;
  let drawnMs = Number.NEGATIVE_INFINITY;

  const draw: Teller['draw'] = (moment, atMs) => {
    if (clock.now() - drawnMs < DRAW_MS) return;
    drawnMs = clock.now();
    screen.status(progressLine(plan, moment, beganAtMs === null ? 0 : atMs - beganAtMs, screen.width, paint));
  };

  screen.print(table.head);
  return {
    draw,
    tell: (moment) => {
      for (const row of moment.rows) {
        beganAtMs ??= row.atMs;
        screen.print(table.row(row, row.atMs - beganAtMs));
      }
      draw(moment, moment.atMs);
    },
  };
}
