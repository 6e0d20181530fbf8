/** A show played without a server: requests go through the rules, facts into a log, all at times the test says. */

import { measure, newMeter } from '#installation/crowd/quorum-meter.ts';
import type { SourceTally } from '#installation/crowd/source-tally.ts';
import { measureTrigger, newTriggerMeter } from '#installation/crowd/trigger-meter.ts';
import { chain } from '#installation/log/chain.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import type { Request } from '#installation/rules/command.ts';
import { decide } from '#installation/rules/decide.ts';
import { decideAlone } from '#installation/rules/decide-alone.ts';
import type { Decision, Situation, WallTime } from '#installation/rules/situation.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Plans } from '#installation/state/fold.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { createTimeline } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { planOf, SAMPLE_PLANS, SAMPLE_SCORE } from './sample-score.ts';

export interface Rehearsal {
  readonly facts: readonly Fact[];
  /**
   * Asks through the rules, of the show as it will be once every fact has taken effect; what is allowed takes effect
   * `leadMs` after `atMs`.
   */
  ask(atMs: number, request: Request, sources?: readonly SourceTally[], leadMs?: number): Decision;
  /** Writes what the show decides by itself, if anything; answers whether it did. */
  alone(atMs: number, wall: WallTime | null, sources?: readonly SourceTally[], leadMs?: number): boolean;
  /** Writes a fact without asking anyone. */
  declare(atMs: number, event: FactEvent): void;
  stateAt(atMs: number): ShowState;
}

/** A run of `plans`, opened at zero with the score called `scoreHash`; null: with no score at all. */
export function rehearse(plans: Plans = SAMPLE_PLANS, scoreHash: string | null = SAMPLE_SCORE.hash): Rehearsal {
  const timeline = createTimeline(plans);
  const stateAt = (atMs: number): ShowState => timeline.stateAt(serverMs(atMs));
  const situation = (atMs: number, sources: readonly SourceTally[]): Situation =>
    situationAt(stateAt(Math.max(atMs, timeline.end().atMs)), atMs, sources, plans);
  const write = (atMs: number, event: FactEvent, leadMs: number): void => {
    const fact = {
      atMs: serverMs(atMs + leadMs),
      recordedAtMs: serverMs(atMs),
      cause: { by: 'server' as const },
      event,
    };
    timeline.append(chain(timeline.end(), fact));
  };
  write(0, { type: 'run-opened', show: 'small', seed: 7 }, 0);
  if (scoreHash !== null) write(0, { type: 'score-adopted', scoreHash }, 0);

  return {
    facts: timeline.facts,
    declare: (atMs, event) => write(atMs, event, 0),
    stateAt,
    ask: (atMs, request, sources = [], leadMs = 0) => {
      const command = { id: `asked-at-${atMs}`, expiresAtMs: atMs, request };
      const decision = decide(situation(atMs, sources), command);
      if (decision.ok) for (const event of decision.events) write(atMs, event, leadMs);
      return decision;
    },
    alone: (atMs, wall, sources = [], leadMs = 0) => {
      const own = decideAlone({ ...situation(atMs, sources), wall });
      if (own) write(atMs, own.event, leadMs);
      return own !== null;
    },
  };
}

/** A run of one plan, opened at zero. */
export const rehearsing = (plan: Plan): Rehearsal => rehearse(new Map([[plan.scoreHash, plan]]), plan.scoreHash);

/** A camera that counted at `atMs`: so many there, so many of them doing each set of gestures. */
export const counted = (
  atMs: number,
  present: number,
  doing: Readonly<Record<string, number>>,
  source = 'front',
): SourceTally => ({ source, kind: 'camera', tally: { present, doing, phases: {} }, atMs: serverMs(atMs) });

/** What the rules see: the meters of the open quorum and of the triggers read the sources as they stand. */
export function situationAt(
  state: ShowState,
  atMs: number,
  sources: readonly SourceTally[] = [],
  scores: Situation['scores'] = new Set<string>(),
): Situation {
  const nowMs = serverMs(atMs);
  const meter = state.quorum ? measure(newMeter(state.quorum.quorum, nowMs), sources, nowMs) : null;
  const triggers = (state.plan?.triggers ?? []).flatMap(({ name, on }) => {
    if (on.kind !== 'crowd') return [];
    const firedAtMs = state.triggered.get(name) ?? null;
    const listening = { name, ask: on.ask, weights: on.weights, restMs: on.restMs, firedAtMs };
    return [measureTrigger(newTriggerMeter(listening, nowMs), listening, sources, nowMs)];
  });
  return { state, nowMs, scores, wall: null, meter, triggers, sources };
}

/** A request that must be granted; throws where it is refused. */
export function grant(rehearsal: Rehearsal, atMs: number, request: Request): void {
  const decision = rehearsal.ask(atMs, request);
  if (!decision.ok) throw new Error(`${request.type} at ${atMs}: ${decision.refusal.code}`);
}

/** What the rules answered: `done`, or the refusal's code. */
export const codeOf = (decision: Decision): string => (decision.ok ? 'done' : decision.refusal.code);

/** Decides the open quorum by force, as the director may. */
export const force = (outcome: 'met' | 'unmet'): Request => ({ type: 'quorum-force', cue: 'one/2', outcome });

/** A show of these cues (see `planOf`), its first GO pressed at zero. */
export function begun(cues: readonly object[], rest: object = {}): Rehearsal {
  const show = rehearsing(planOf(cues, rest));
  grant(show, 0, { type: 'go' });
  return show;
}

/** The moments at which something changes, by itself or by a fact, up to `untilMs`. */
export function changesOf(show: Rehearsal, untilMs: number): number[] {
  const moments: number[] = [];
  const later = (atMs: number): number => show.facts.find((fact) => fact.atMs > atMs)?.atMs ?? Number.POSITIVE_INFINITY;
  for (let atMs = 0; atMs <= untilMs; atMs = Math.min(show.stateAt(atMs).nextChangeMs, later(atMs))) moments.push(atMs);
  return moments;
}

/** Every cue that was fired by `untilMs`, in order, as `number@show time`, found by going from change to change. */
export function asRun(show: Rehearsal, untilMs: number): string[] {
  const cues = changesOf(show, untilMs).flatMap((atMs) => show.stateAt(atMs).cues);
  return [...new Set(cues.map(({ key, firedAtMs }) => `${key.slice(key.indexOf('/') + 1)}@${firedAtMs}`))];
}

/** The cues with something left to do, by number. */
export const running = (state: ShowState): string[] =>
  state.cues.filter(({ phase }) => phase !== 'done').map(({ key }) => key.slice(key.indexOf('/') + 1));
