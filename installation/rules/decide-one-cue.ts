/** What may be asked of one cue while the others play on. */

import { armingOf } from '../state/passing-over.ts';
import type { ShowState } from '../state/show-state.ts';
import type { Request } from './command.ts';
import { type Decision, no, yes } from './situation.ts';

type OneCueRequest = Extract<
  Request,
  { readonly type: 'pause-cue' | 'resume-cue' | 'stop-cue' | 'leave-loop' | 'arm-cue' }
>;

/** Answers a request about one cue. */
export function decideOneCue(state: ShowState, request: OneCueRequest): Decision {
  const planned = state.plan?.cues.get(request.cue);
  if (!planned) return no('unknown-cue');
  if (request.type === 'arm-cue') {
    return armingOf(state, planned) === request.arming
      ? no('armed-so-already')
      : yes({ type: 'cue-armed', cue: request.cue, arming: request.arming });
  }
  const run = state.cues.find((candidate) => candidate.key === request.cue && candidate.phase !== 'done');
  if (!run) return no('cue-not-running');
  switch (request.type) {
    case 'pause-cue':
      return run.isPaused ? no('cue-already-paused') : yes({ type: 'cue-paused', cue: request.cue });
    case 'resume-cue':
      return run.isPaused ? yes({ type: 'cue-resumed', cue: request.cue }) : no('cue-not-paused');
    case 'stop-cue':
      return yes({ type: 'cue-stopped', cue: request.cue });
    case 'leave-loop':
      if (planned.repeat === null || run.round === 0) return no('no-loop');
      return run.isLastRound ? no('loop-already-left') : yes({ type: 'loop-left', cue: request.cue });
  }
}
