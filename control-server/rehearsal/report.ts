/** What a rehearsal prints before and after its cues. */

import type { ExpectationResult } from '#installation/rehearsal/expect.ts';
import { usualStart } from '#installation/rehearsal/house-clock.ts';
import type { Rehearsal, RehearsalOptions } from '#installation/rehearsal/rehearse.ts';
import { timecode } from '#installation/rehearsal/timecode.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Paint } from './paint.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const two = (value: number): string => String(value).padStart(2, '0');

const wallInWords = ({ day, minutes }: WallTime): string =>
  `${WEEKDAYS[day]} ${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;

/** The title, and under which conditions the show is rehearsed. */
export function opening(plan: Plan, options: RehearsalOptions, paint: Paint): string {
  const { seed, crowd, take, compliance, reactionMs, startsAt, attended } = options;
  const conditions = [
    `seed ${seed}`,
    ...(take ? [`the people of the take “${take.header.name}”, over and over`] : []),
    ...(take && crowd === 0
      ? []
      : [`${crowd} people`, `${Math.round(compliance * 100)} % of them join in, after ${reactionMs / 1000} s`]),
    wallInWords(startsAt ?? usualStart(plan.hours)),
    ...(attended ? [] : ['nobody at the panel']),
  ];
  return [
    '',
    paint('title', `  Rehearsal · ${plan.score.title}`),
    paint('quiet', `  ${conditions.join(' · ')}`),
    '',
  ].join('\n');
}

/** The expectations with what became of them, the summary, and the hash. */
export function closing(rehearsal: Rehearsal, paint: Paint): string {
  return ['', ...expected(rehearsal.expectations, paint), ...summary(rehearsal, paint), ''].join('\n');
}

function expected(results: readonly ExpectationResult[], paint: Paint): string[] {
  if (results.length === 0) return [];
  const asked = results.filter(({ outcome }) => outcome !== 'not-asked');
  return [
    paint('title', '  Expected'),
    ...asked.flatMap(({ outcome, says, found }) =>
      outcome === 'held'
        ? [`  ${paint('good', '✓')} ${says}  ${paint('quiet', found)}`]
        : [`  ${paint('bad', '✗')} ${says}`, `    ${paint('bad', found)}`],
    ),
    ...notAsked(results).map((line) => paint('quiet', line)),
    '',
  ];
}

/** What was not asked, a line for each reason. */
function notAsked(results: readonly ExpectationResult[]): string[] {
  const reasons = Map.groupBy(
    results.filter(({ outcome }) => outcome === 'not-asked'),
    ({ found }) => found,
  );
  return [...reasons].map(([found, those]) => `  · ${those.length} not asked: ${found}`);
}

function summary(rehearsal: Rehearsal, paint: Paint): string[] {
  const { asRun, decisions, expectations, facts } = rehearsal;
  const byCrowd = decisions.filter(({ how }) => how === 'crowd').length;
  const count = (outcome: ExpectationResult['outcome']): number =>
    expectations.filter((result) => result.outcome === outcome).length;
  const failed = count('failed');
  return [
    endInWords(rehearsal, paint),
    `  ${counted(asRun.length, 'cue')}, ${counted(decisions.length, 'decision')} (${byCrowd} by the crowd), ${counted(facts.length, 'fact')}.`,
    ...(expectations.length === 0
      ? [paint('quiet', '  The score expects nothing of a rehearsal.')]
      : [
          `  ${paint('good', `${count('held')} held`)}, ${failed > 0 ? paint('bad', `${failed} failed`) : '0 failed'}, ${count('not-asked')} not asked.`,
        ]),
    paint('quiet', `  ${rehearsal.hash}`),
  ];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** How it ended, and how long it lasted. */
function endInWords({ end, asRun, lastsMs, endedAtMs, options }: Rehearsal, paint: Paint): string {
  const lasts = timecode(lastsMs);
  const last = asRun.at(-1);
  if (!last) {
    // The day and the time stand above the table; whoever chose a closed one finds it there.
    const why = options.attended ? '' : ': nobody was there to press GO, and no trigger had its time or its crowd';
    return paint('clock', `  Nothing was fired in ${timecode(endedAtMs)}${why}.`);
  }
  switch (end) {
    case 'over':
      return paint('title', `  Over after ${lasts}.`);
    case 'loop':
      return paint('title', `  Back at ${last.key} after ${lasts}: from here it goes round.`);
    case 'limit':
      return paint('clock', `  Broken off after ${lasts}, with ${last.key} as the last cue.`);
    case 'stuck':
      return paint('bad', `  It stands still since ${last.key}: something runs that nobody will ever end.`);
  }
}
