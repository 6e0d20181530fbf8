/** The question to the crowd: what the director may do with it, and what the crowd and the clock decide by themselves. */

import { evidenceOf } from '../crowd/evidence.ts';
import {
  type Lot,
  leadingOption,
  newMeter,
  type QuorumMeter,
  reachedOption,
  standingOption,
} from '../crowd/quorum-meter.ts';
import type { FactEvent } from '../log/fact.ts';
import type { OpenQuorum } from '../state/show-state.ts';
import type { Request } from './command.ts';
import { type Decision, no, type Situation, yes } from './situation.ts';

type QuorumRequest = Extract<Request, { readonly type: `quorum-${string}` | 'count-crowd' }>;

/** Answers a request about the question to the crowd. */
export function answerQuorum(situation: Situation, request: QuorumRequest): Decision {
  const { quorum: open, decided } = situation.state;
  if (request.type === 'quorum-rearm') return rearm(situation, request.cue);
  if (!open) return no(decided?.cue === request.cue ? 'quorum-over' : 'no-open-quorum');
  if (request.cue !== open.key) return no('quorum-over');
  if (situation.state.mode === 'paused') return no('show-paused');
  switch (request.type) {
    case 'quorum-hold':
      return open.isHeldBack ? no('quorum-already-held') : yes({ type: 'quorum-suspended', cue: open.key });
    case 'quorum-release':
      if (!open.isHeldBack) return no(open.suspended ? 'quorum-cue-paused' : 'quorum-not-held');
      return yes({ type: 'quorum-released', cue: open.key });
    case 'quorum-take':
      return yes(decision(situation, open, standingOption(meterOf(situation, open), lotOf(situation, open)), 'taken'));
    case 'quorum-force': {
      const option = request.option ?? 0;
      if (option >= open.quorum.options.length) return no('no-such-option');
      return yes(decision(situation, open, request.outcome === 'met' ? option : null, 'forced'));
    }
    case 'count-crowd': {
      const { cue, option = 0, active, present } = request;
      if (option >= open.quorum.options.length) return no('no-such-option');
      return active > present ? no('bad-count') : yes({ type: 'operator-counted', cue, option, active, present });
    }
  }
}

function rearm({ state }: Situation, cue: string): Decision {
  if (state.mode === 'paused') return no('show-paused');
  // In the dark its time would run out unseen, and the light would come back to a decision nobody made.
  if (state.mode === 'panicked' || state.mode === 'faded') return no('show-dark');
  const isLast = state.quorum === null && state.decided?.cue === cue;
  const isAsking = (state.plan?.cues.get(cue)?.quorum ?? null) !== null;
  const isMeant = state.quorum?.key === cue || (isLast && isAsking);
  return isMeant ? yes({ type: 'quorum-rearmed', cue }) : no('nothing-to-ask-again');
}

/** The open quorum's meter. One that measured another question says nothing about this one. */
const meterOf = ({ meter, nowMs }: Situation, open: OpenQuorum): QuorumMeter =>
  meter?.quorum === open.quorum ? meter : newMeter(open.quorum, nowMs);

/** The draw that breaks a tie: the same for the same question of the same run. */
const lotOf = ({ state }: Situation, open: OpenQuorum): Lot => ({
  seed: state.seed,
  name: `${open.key}@${open.armedAtMs}`,
});

/** The fact that the question was decided for `met`, or (null) for none of its options. */
function decision(
  situation: Situation,
  open: OpenQuorum,
  met: number | null,
  how: Extract<FactEvent, { readonly type: 'quorum-decided' }>['how'],
): FactEvent {
  const meter = meterOf(situation, open);
  const option = met ?? leadingOption(meter, lotOf(situation, open)) ?? 0;
  const evidence = evidenceOf(meter, option, situation.sources);
  return {
    type: 'quorum-decided',
    cue: open.key,
    outcome: met === null ? 'unmet' : 'met',
    option: met ?? 0,
    how,
    evidence,
  };
}

/** What the crowd or the clock decides by itself at this moment, or null. */
export function decideQuorum(situation: Situation): FactEvent | null {
  const open = situation.state.quorum;
  if (!open || open.suspended || situation.state.mode !== 'running') return null;
  const meter = meterOf(situation, open);
  const lot = lotOf(situation, open);
  const reached = reachedOption(meter, lot);
  if (reached !== null) return decision(situation, open, reached, 'crowd');
  if (open.leftMs > 0) return null;
  const leader = open.quorum.atTimeout === 'leader' ? leadingOption(meter, lot) : null;
  return decision(situation, open, leader, 'timeout');
}
