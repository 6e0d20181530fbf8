/** How far a rehearsal is: a bar on the last line of a terminal, beneath what was printed. */

import type { RehearsalMoment } from '#installation/rehearsal/rehearse.ts';
import { timecode } from '#installation/rehearsal/timecode.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Paint } from './paint.ts';

const BAR = 24;

/** One line: how much of the score lies behind `moment`, the time, and what runs. `sinceMs`: since the first cue. */
export function progressLine(
  plan: Plan,
  moment: RehearsalMoment,
  sinceMs: number,
  width: number,
  paint: Paint,
): string {
  const { state } = moment;
  const full = Math.round(BAR * shareBehind(plan, moment));
  const running = state.cues.findLast(({ phase, parent }) => phase !== 'done' && parent === null);
  const cue = running && plan.cues.get(running.key);
  const doing = state.quorum ? 'the crowd is asked' : state.mode === 'idle' ? 'waiting for GO' : '';
  const words = [timecode(sinceMs), ...(cue ? [`${cue.sequence} ${cue.number} ${cue.name}`] : []), doing]
    .filter((text) => text !== '')
    .join(' · ')
    .slice(0, Math.max(0, width - BAR - 5));
  return `  ${paint('crowd', '━'.repeat(full))}${paint('quiet', '─'.repeat(BAR - full))}  ${words}`;
}

/** How far through the score the cue is that was fired last, 0..1. Questions and loops make no progress. */
function shareBehind(plan: Plan, { state }: RehearsalMoment): number {
  const cues = [...plan.cues.keys()];
  const last = state.cues.reduce((furthest, { key }) => Math.max(furthest, cues.indexOf(key) + 1), 0);
  return cues.length === 0 ? 0 : last / cues.length;
}
