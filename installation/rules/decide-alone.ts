/** What the show decides without anybody asking: questions, doors, the end of a take, and triggers by the time of day and by the crowd. */

import { evidenceOfAsk } from '../crowd/evidence.ts';
import type { Cause, FactEvent } from '../log/fact.ts';
import type { PlannedTrigger } from '../score/plan.ts';
import { mayFire } from '../state/conditions.ts';
import { decideQuorum } from './decide-quorum.ts';
import { doorsByHours, msSince } from './opening-hours.ts';
import type { Situation } from './situation.ts';

/** A decision nobody asked for, and who or what it comes from. */
export interface OwnDecision {
  readonly by: Extract<Cause['by'], 'crowd' | 'clock'>;
  readonly event: FactEvent;
}

/** A time of day that went by unseen, while the server was off, is let go after this long, ms. */
const LATEST_MS = 60_000;

/**
 * The same time of the same day does not come twice within this, ms, though the clock on the wall be set back: by little
 * from a time server, by an hour at the end of summer.
 */
const ONCE_MS = 12 * 3_600_000;

/** What is due at this moment by itself, one thing at a time; null where nothing is. */
export function decideAlone(situation: Situation): OwnDecision | null {
  const quorum = decideQuorum(situation);
  if (quorum)
    return { by: quorum.type === 'quorum-decided' && quorum.how === 'timeout' ? 'clock' : 'crowd', event: quorum };
  const { recording } = situation.state;
  // Also in a dark or paused show: people are told that it ends.
  if (recording && situation.nowMs >= recording.untilMs)
    return { by: 'clock', event: { type: 'take-ended', how: 'limit' } };
  const doors = doorsByHours(situation);
  if (doors) return { by: 'clock', event: doors };
  for (const trigger of situation.state.plan?.triggers ?? []) {
    const own = isAwake(situation) && isReady(situation, trigger) ? fires(situation, trigger) : null;
    if (own) return own;
  }
  return null;
}

/** Nothing begins by itself in a paused or darkened show. */
const isAwake = ({ state }: Situation): boolean => state.mode === 'idle' || state.mode === 'running';

/** Whether a trigger would fire the show as it stands, were it called. */
export const isReady = ({ state }: Situation, trigger: PlannedTrigger): boolean => mayFire(trigger, state);

function fires(situation: Situation, trigger: PlannedTrigger): OwnDecision | null {
  const { on, name } = trigger;
  switch (on.kind) {
    case 'time':
      return isTime(situation, trigger, on) ? { by: 'clock', event: { type: 'trigger-fired', trigger: name } } : null;
    case 'crowd': {
      const meter = situation.triggers.find(({ listening }) => listening.name === name);
      // A meter that has not heard yet that it fired says nothing about firing again.
      const isCurrent = meter?.listening.firedAtMs === (situation.state.triggered.get(name) ?? null);
      if (!meter?.fires || !isCurrent) return null;
      const evidence = evidenceOfAsk(meter.ask, situation.sources);
      return { by: 'crowd', event: { type: 'trigger-fired', trigger: name, evidence } };
    }
    // The end of a sequence and the doors fire in the fold; a call comes as a command.
    case 'end':
    case 'house':
    case 'external':
      return null;
  }
}

function isTime(
  { state, nowMs, wall }: Situation,
  { name }: PlannedTrigger,
  on: Extract<PlannedTrigger['on'], { readonly kind: 'time' }>,
): boolean {
  if (!wall) return false;
  const sinceMs = msSince(wall, on.minutes, on.days);
  const last = state.triggered.get(name);
  return sinceMs <= LATEST_MS && (last === undefined || nowMs - last > ONCE_MS);
}
