/**
 * A command becomes facts or a refusal. Pure: the same show, crowd, command and time give the same answer. A refusal
 * changes nothing.
 */

import { CAST_SIZE } from '../score/cue-schema.ts';
import { mayBeWorth } from '../score/variable-schema.ts';
import { USUAL_TAKE_MS } from '../state/recording.ts';
import type { Command, Request } from './command.ts';
import { isReady } from './decide-alone.ts';
import { decideOneCue } from './decide-one-cue.ts';
import { answerQuorum } from './decide-quorum.ts';
import { decideWorld } from './decide-world.ts';
import { type Decision, no, type Situation, yes } from './situation.ts';
import type { WorldRequest } from './world-request.ts';

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
    case 'jump':
      return place(situation, request);
    case 'pause':
      if (state.mode === 'paused') return no('already-paused');
      return state.mode === 'running' ? yes({ type: 'paused' }) : no('nothing-runs');
    case 'resume':
      return state.mode === 'paused' ? yes({ type: 'resumed' }) : no('not-paused');
    case 'stop':
      return state.mode === 'running' || state.mode === 'paused' ? yes({ type: 'stopped' }) : no('nothing-runs');
    case 'panic':
      return yes({ type: 'panicked' });
    case 'fade-out':
      return isDark(situation) ? no('already-dark') : yes({ type: 'faded-out' });
    case 'relight':
      return isDark(situation) ? yes({ type: 'relit' }) : no('not-dark');
    case 'set-variable':
      return setVariable(situation, request);
    case 'set-value':
      return setValue(situation, request);
    case 'adopt-score':
      if (!situation.scores.has(request.scoreHash)) return no('unknown-score');
      if (state.plan?.scoreHash === request.scoreHash) return no('score-plays-already');
      return yes({ type: 'score-adopted', scoreHash: request.scoreHash });
    case 'open-doors':
      return state.doorsOpen ? no('doors-so-already') : yes({ type: 'doors-opened' });
    case 'close-doors':
      return state.doorsOpen ? yes({ type: 'doors-closed' }) : no('doors-so-already');
    case 'call':
      return call(situation, request.name);
    case 'pause-cue':
    case 'resume-cue':
    case 'stop-cue':
    case 'leave-loop':
    case 'arm-cue':
      return decideOneCue(state, request);
    case 'quorum-take':
    case 'quorum-hold':
    case 'quorum-release':
    case 'quorum-rearm':
    case 'quorum-force':
    case 'count-crowd':
      return answerQuorum(situation, request);
    case 'start-take':
      if (state.recording !== null) return no('take-runs-already');
      return yes({ type: 'take-started', name: request.name, lastsMs: request.lastsMs ?? USUAL_TAKE_MS });
    case 'end-take':
      return state.recording === null ? no('no-take-runs') : yes({ type: 'take-ended', how: 'asked' });
    default:
      return ofWorld(situation, request);
  }
}

/** Commands come from the director; a participant's phone asks by a door of its own. */
function ofWorld({ state }: Situation, request: WorldRequest): Decision {
  const decision = decideWorld(state.world, request, 'director');
  return decision.ok ? yes(...decision.events) : no(decision.code);
}

const isDark = ({ state }: Situation): boolean => state.mode === 'panicked' || state.mode === 'faded';

function go({ state, nowMs }: Situation): Decision {
  if (state.mode === 'paused') return no('show-paused');
  const guardMs = state.plan?.score.goGuard ?? 0;
  if (state.lastGoAtMs !== null && nowMs - state.lastGoAtMs < guardMs) return no('double-go');
  if (state.standby === null) return no('nothing-stands-by');
  return yes({ type: 'cue-fired', cue: state.standby, ...from(state.standbyOffsetMs) });
}

/** An offset as facts carry it: only where there is one. */
const from = (offsetMs: number | undefined): { readonly offsetMs?: number } => (offsetMs ? { offsetMs } : {});

function place({ state }: Situation, request: Extract<Request, { readonly type: 'standby' | 'jump' }>): Decision {
  if (!state.plan?.cues.has(request.cue)) return no('unknown-cue');
  const type = request.type === 'jump' ? 'jumped' : 'standby-set';
  return yes({ type, cue: request.cue, ...from(request.offsetMs) });
}

function setVariable({ state }: Situation, request: Extract<Request, { readonly type: 'set-variable' }>): Decision {
  const { variable, value } = request;
  const declared = state.plan?.score.variables;
  const known = declared && Object.hasOwn(declared, variable) ? declared[variable] : undefined;
  if (!known) return no('unknown-variable');
  return mayBeWorth(known, value) ? yes({ type: 'variable-set', variable, value }) : no('value-not-allowed');
}

function setValue({ state }: Situation, request: Extract<Request, { readonly type: 'set-value' }>): Decision {
  const { value, to, overMs } = request;
  if (!Object.hasOwn(state.values, value)) return no('unknown-value');
  const declared = state.plan?.score.parameters ?? {};
  // What is no parameter belongs to the cast, and but for its size lies from 0 to 1.
  const ofCast = value.endsWith('.size') ? CAST_SIZE : { min: 0, max: 1 };
  const { min, max } = (Object.hasOwn(declared, value) ? declared[value] : undefined) ?? ofCast;
  return to >= min && to <= max ? yes({ type: 'value-set', value, to, overMs }) : no('value-not-allowed');
}

function call(situation: Situation, name: string): Decision {
  if (situation.state.mode === 'paused') return no('show-paused');
  if (isDark(situation)) return no('show-dark');
  const trigger = situation.state.plan?.triggers.find(
    (candidate) => candidate.on.kind === 'external' && candidate.on.call === name && isReady(situation, candidate),
  );
  return trigger ? yes({ type: 'trigger-fired', trigger: trigger.name }) : no('nobody-listens');
}
