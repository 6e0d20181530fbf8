/**
 * A command becomes facts or a refusal. Pure: the same show, crowd, command and time give the same answer. A refusal
 * changes nothing.
 */

import { evidenceOf, newMeter, type QuorumMeter, type SourceTally, standsForIt } from '../crowd/quorum-meter.ts';
import type { FactEvent, Outcome, QuorumEvidence } from '../log/fact.ts';
import type { OpenQuorum, ShowState } from '../state/show-state.ts';
import type { ServerMs } from '../time/axes.ts';
import type { Command, Request } from './command.ts';
import { type Refusal, type RefusalCode, refuse } from './refusal.ts';

/** What the rules may look at. */
export interface Situation {
  /** The show as it will be once every fact already written has taken effect. */
  readonly state: ShowState;
  readonly nowMs: ServerMs;
  /** The open quorum's meter, if one is measured. */
  readonly meter: QuorumMeter | null;
  readonly sources: readonly SourceTally[];
}

export type Decision =
  | { readonly ok: true; readonly events: readonly FactEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

const yes = (...events: FactEvent[]): Decision => ({ ok: true, events });
const no = (code: RefusalCode): Decision => ({ ok: false, refusal: refuse(code) });

/** Answers a command asked at `situation.nowMs`. */
export function decide(situation: Situation, command: Command): Decision {
  if (situation.nowMs > command.expiresAtMs) return no('expired');
  return answer(situation, command.request);
}

function answer(situation: Situation, request: Request): Decision {
  const { state } = situation;
  switch (request.type) {
    case 'go':
      return go(situation);
    case 'standby':
      return state.plan?.cues.has(request.cue) ? yes({ type: 'standby-set', cue: request.cue }) : no('unknown-cue');
    case 'jump':
      return state.plan?.cues.has(request.cue) ? yes({ type: 'jumped', cue: request.cue }) : no('unknown-cue');
    case 'pause':
      if (state.mode === 'paused') return no('already-paused');
      return state.mode === 'running' ? yes({ type: 'paused' }) : no('nothing-runs');
    case 'resume':
      return state.mode === 'paused' ? yes({ type: 'resumed' }) : no('not-paused');
    case 'stop':
      return state.mode === 'running' || state.mode === 'paused' ? yes({ type: 'stopped' }) : no('nothing-runs');
    case 'panic':
      return yes({ type: 'panicked' });
    case 'quorum-take':
    case 'quorum-hold':
    case 'quorum-release':
    case 'quorum-force':
      return state.quorum ? answerQuorum(situation, state.quorum, request) : no('no-open-quorum');
  }
}

function go({ state, nowMs }: Situation): Decision {
  if (state.mode === 'paused') return no('show-paused');
  const guardMs = state.plan?.score.goGuard ?? 0;
  if (state.lastGoAtMs !== null && nowMs - state.lastGoAtMs < guardMs) return no('double-go');
  return state.standby === null ? no('nothing-stands-by') : yes({ type: 'cue-fired', cue: state.standby });
}

type QuorumRequest = Extract<Request, { readonly type: `quorum-${string}` }>;

function answerQuorum(situation: Situation, open: OpenQuorum, request: QuorumRequest): Decision {
  if (request.cue !== open.key) return no('quorum-over');
  if (situation.state.mode === 'paused') return no('show-paused');
  switch (request.type) {
    case 'quorum-hold':
      return open.suspended ? no('quorum-already-held') : yes({ type: 'quorum-suspended', cue: open.key });
    case 'quorum-release':
      return open.suspended ? yes({ type: 'quorum-released', cue: open.key }) : no('quorum-not-held');
    case 'quorum-take': {
      const meter = meterOf(situation, open);
      return yes(decision(situation, open, standsForIt(meter) ? 'met' : 'unmet', 'taken'));
    }
    case 'quorum-force':
      return yes(decision(situation, open, request.outcome, 'forced'));
  }
}

/** The open quorum's meter. One that measured another question says nothing about this one. */
const meterOf = ({ meter }: Situation, open: OpenQuorum): QuorumMeter =>
  meter?.quorum === open.quorum ? meter : newMeter(open.quorum);

function decision(
  situation: Situation,
  open: OpenQuorum,
  outcome: Outcome,
  how: Extract<FactEvent, { readonly type: 'quorum-decided' }>['how'],
): FactEvent {
  const evidence: QuorumEvidence = evidenceOf(meterOf(situation, open), situation.sources);
  return { type: 'quorum-decided', cue: open.key, outcome, how, evidence };
}

/** What the crowd or the clock decides by itself at this moment, or null. */
export function decideQuorum(situation: Situation): FactEvent | null {
  const open = situation.state.quorum;
  if (!open || open.suspended || situation.state.mode !== 'running') return null;
  if (meterOf(situation, open).reached) return decision(situation, open, 'met', 'crowd');
  return open.leftMs <= 0 ? decision(situation, open, 'unmet', 'timeout') : null;
}
