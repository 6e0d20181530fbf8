/**
 * What really ran, cue by cue, and what brought each about. Cues that follow by themselves are no facts: they are found by
 * looking at the show at every change.
 */

import type { Fact, FactEvent } from '../log/fact.ts';
import type { QuorumEvidence } from '../log/quorum-evidence.ts';
import { type CueKey, type Plan, wayTaken } from '../score/plan.ts';
import { comesInPlaceOf } from '../state/passing-over.ts';
import type { RunningCue, ShowState } from '../state/show-state.ts';
import { type ShowMs, showMs } from '../time/axes.ts';

/** A question to the crowd, answered. */
export interface AsRunDecision {
  readonly atMs: ShowMs;
  readonly cue: CueKey;
  /** The label of the way that was taken. */
  readonly taken: string;
  readonly outcome: 'met' | 'unmet';
  readonly how: Extract<FactEvent, { readonly type: 'quorum-decided' }>['how'];
  readonly evidence: QuorumEvidence;
}

export type AsRunCause =
  /** A hand, or the cue before it, or the group it is in. */
  | { readonly by: 'go' | 'jump' | 'follow' | 'group' }
  | { readonly by: 'crowd' | 'timeout' | 'director'; readonly decision: AsRunDecision }
  | { readonly by: 'trigger'; readonly trigger: string; readonly evidence: QuorumEvidence | null }
  | { readonly by: 'sequence-end'; readonly trigger: string };

/** One firing of one cue. */
export interface AsRunRow {
  readonly atMs: ShowMs;
  readonly key: CueKey;
  readonly sequence: string;
  readonly number: string;
  readonly name: string;
  /** How many groups it lies in. */
  readonly depth: number;
  readonly cause: AsRunCause;
}

export interface AsRun {
  /**
   * Takes in the show as it stands, and the facts that took effect since it was looked at last. Answers the cues that began
   * meanwhile, in order. To be asked at every change, or cues that were over before it is asked are missed.
   */
  see(state: ShowState, facts: readonly Fact[]): readonly AsRunRow[];
  rows(): readonly AsRunRow[];
  decisions(): readonly AsRunDecision[];
}

/** Nothing has run yet. */
export function createAsRun(plan: Plan): AsRun {
  const rows: AsRunRow[] = [];
  const decisions: AsRunDecision[] = [];
  let before: Pick<ShowState, 'cues' | 'triggered'> = { cues: [], triggered: new Map() };

  const see: AsRun['see'] = (state, facts) => {
    const known = new Set(before.cues.map(nameOfRun));
    const begun = state.cues.filter((run) => !known.has(nameOfRun(run)));
    const occasions = [...facts.flatMap((fact) => occasionOf(plan, fact)), ...endsOf(plan, before.triggered, state)];
    for (const { cause } of occasions) if ('decision' in cause) decisions.push(cause.decision);
    const causes = causesOf(plan, begun, occasions);
    const fresh = begun.flatMap((run) => rowOf(plan, run, causes.get(run.key)));
    rows.push(...fresh);
    before = state;
    return fresh;
  };

  return { see, rows: () => rows, decisions: () => decisions };
}

const nameOfRun = ({ key, firedAtMs }: RunningCue): string => `${key}@${firedAtMs}`;

/** Something that fires a cue, or the one behind it where that is passed over. */
interface Occasion {
  readonly target: CueKey;
  readonly cause: AsRunCause;
}

function occasionOf(plan: Plan, { event, atMs }: Fact): Occasion[] {
  switch (event.type) {
    case 'cue-fired':
      return [{ target: event.cue, cause: { by: 'go' } }];
    case 'jumped':
      return [{ target: event.cue, cause: { by: 'jump' } }];
    case 'trigger-fired': {
      const trigger = plan.triggers.find(({ name }) => name === event.trigger);
      const cause: AsRunCause = { by: 'trigger', trigger: event.trigger, evidence: event.evidence ?? null };
      return trigger ? [{ target: trigger.key, cause }] : [];
    }
    case 'quorum-decided':
      // A rehearsal is never paused: its show time is the server's.
      return decidedOf(plan, event, showMs(atMs));
    default:
      return [];
  }
}

function decidedOf(
  plan: Plan,
  event: Extract<FactEvent, { readonly type: 'quorum-decided' }>,
  atMs: ShowMs,
): Occasion[] {
  const quorum = plan.cues.get(event.cue)?.quorum;
  if (!quorum) return [];
  const way = wayTaken(quorum, event);
  const { cue, outcome, how, evidence } = event;
  const decision: AsRunDecision = { atMs, cue, taken: way.label, outcome, how, evidence };
  const by = how === 'crowd' || how === 'timeout' ? how : 'director';
  return [{ target: way.key, cause: { by, decision } }];
}

/** The triggers that the end of a sequence or the doors fired meanwhile, without a fact of their own. */
const endsOf = (plan: Plan, before: ShowState['triggered'], { triggered }: ShowState): Occasion[] =>
  plan.triggers
    .filter(({ on, name }) => ['end', 'house'].includes(on.kind) && triggered.get(name) !== before.get(name))
    .map(({ name, key, on }) => ({
      target: key,
      cause:
        on.kind === 'end' ? { by: 'sequence-end', trigger: name } : { by: 'trigger', trigger: name, evidence: null },
    }));

/** What brought each of the cues about that began, as far as it was something else than the cue or group before. */
function causesOf(plan: Plan, begun: readonly RunningCue[], occasions: readonly Occasion[]): Map<CueKey, AsRunCause> {
  const left = new Set(begun.map((run) => run.key));
  const causes = new Map<CueKey, AsRunCause>();
  for (const { target, cause } of occasions) {
    let key: CueKey | null = wayOn(plan, target).find((candidate) => left.has(candidate)) ?? null;
    // Fired in the midst of a group, the groups around it begin with it.
    while (key !== null && left.delete(key)) {
      causes.set(key, cause);
      key = plan.cues.get(key)?.parent ?? null;
    }
  }
  return causes;
}

/** A cue and those that are played in its place, each where all before it are passed over. */
function wayOn(plan: Plan, target: CueKey): readonly CueKey[] {
  const way = new Set<CueKey>();
  let key: CueKey | null = target;
  while (key !== null && !way.has(key)) {
    way.add(key);
    const cue = plan.cues.get(key);
    key = cue ? comesInPlaceOf(plan, cue) : null;
  }
  return [...way];
}

function rowOf(plan: Plan, { key, parent, firedAtMs }: RunningCue, cause: AsRunCause | undefined): AsRunRow[] {
  const cue = plan.cues.get(key);
  if (!cue) return [];
  const { sequence, number, name, depth } = cue;
  return [
    {
      atMs: firedAtMs,
      key,
      sequence,
      number,
      name,
      depth,
      cause: cause ?? { by: parent === null ? 'follow' : 'group' },
    },
  ];
}
