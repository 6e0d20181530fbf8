/**
 * The only writer of the log. Commands, the crowd and the clock come in; `decide` answers; what it decides is written
 * durably, and only then acknowledged and told to everyone.
 */

import type { Tally } from '#installation/crowd/tally.ts';
import { chain, endOf } from '#installation/log/chain.ts';
import type { Cause, Fact, FactEvent } from '#installation/log/fact.ts';
import type { CommandAnswer, Meter } from '#installation/protocol/messages.ts';
import type { Command } from '#installation/rules/command.ts';
import { decide, decideQuorum, type Situation } from '#installation/rules/decide.ts';
import { refuse } from '#installation/rules/refusal.ts';
import type { Plans } from '#installation/state/fold.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { createTimeline, type Timeline } from '#installation/state/timeline.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';
import type { Cancel, ServerClock, Timers } from '../clock/server-clock.ts';
import type { Journal } from '../journal/journal.ts';
import { createCrowdDesk } from './crowd-desk.ts';
import { createQuorumWatch } from './quorum-watch.ts';

export interface ConductorOptions {
  readonly plans: Plans;
  readonly facts: readonly Fact[];
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly timers: Timers;
  /** Facts that are durable now, in order. */
  readonly onFacts: (facts: readonly Fact[]) => void;
  readonly onMeter: (meter: Meter) => void;
  /** The log could not be written, or (null) can be written again. Told once for each turn. */
  readonly onTrouble: (error: unknown) => void;
}

export interface Conductor {
  /** Every durable fact of the run. */
  facts(): readonly Fact[];
  stateAt(atMs: ServerMs): ShowState;
  /** Answers when what was asked is durable, or refused. A command asked twice is answered alike and done once. */
  command(command: Command): Promise<CommandAnswer>;
  /** Writes facts of the server's own: the opening of a run, a score. Rejects when the log cannot be written. */
  declare(events: readonly FactEvent[]): Promise<void>;
  /** A camera counted its picture. */
  count(source: string, tally: Tally): void;
  forget(source: string): void;
  /** Why nothing can be decided at present, in a sentence, or null. */
  trouble(): string | null;
  /** Resolves when everything under way is written; then the clock and the crowd decide nothing any more. */
  stop(): Promise<void>;
}

/** How far ahead a fact takes effect, so that every wall has it before its moment, ms. */
const LEAD_MS = 120;
const TICK_MS = 100;
/** After the log could not be written, the crowd's and the clock's decisions wait this long for the next try, ms. */
const RETRY_MS = 2000;
/** Timers that are set for weeks fire at once. */
const LONGEST_SLEEP_MS = 60_000;
/** How many answered commands are remembered, so that a repeated one is harmless. */
const REMEMBERED = 1000;

interface Asked {
  readonly cause: Cause;
  /** Answers with events to write, or with the answer itself where there are none. */
  readonly decide: (situation: Situation) => readonly FactEvent[] | CommandAnswer;
  readonly answer: (answer: CommandAnswer) => void;
}

export function createConductor(options: ConductorOptions): Conductor {
  const { journal, clock } = options;
  const desk = createCrowdDesk();
  const answers = rememberAnswers(options.facts);
  let timeline = timelineOf(options.plans, options.facts);
  const durable: Fact[] = [...options.facts];
  const watch = createQuorumWatch(desk);
  let queue: Asked[] = [];
  let writing: Promise<void> | null = null;
  let wake: Cancel | null = null;
  /** When the log last could not be written, or null while it can. */
  let failedAtMs: ServerMs | null = null;

  const situation = (): Situation => {
    const nowMs = clock.now();
    const state = timeline.stateAt(serverMs(Math.max(nowMs, endOf(timeline.facts).atMs)));
    return { state, nowMs, meter: watch.meter(), sources: desk.sources(nowMs) };
  };

  /** Writes everything asked so far in one go, then what was asked meanwhile, until nothing is left. */
  const work = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      const answered = batch.map((asked) => ({ asked, ...settle(asked) }));
      const fresh = answered.flatMap(({ facts }) => facts);
      const isWritten = await persist(fresh);
      for (const { asked, answer, facts } of answered) {
        asked.answer(isWritten || facts.length === 0 ? answer : { ok: false, refusal: refuse('log-stopped') });
      }
    }
    writing = null;
    schedule();
  };

  const settle = (asked: Asked): { readonly answer: CommandAnswer; readonly facts: readonly Fact[] } => {
    const now = situation();
    const decided = asked.decide(now);
    if ('ok' in decided) return { answer: decided, facts: [] };
    const facts = decided.map((event) => {
      const atMs = serverMs(now.nowMs + LEAD_MS);
      const fact = chain(endOf(timeline.facts), { atMs, recordedAtMs: now.nowMs, cause: asked.cause, event });
      timeline.append(fact);
      return fact;
    });
    const atMs = facts.at(-1)?.atMs ?? now.nowMs;
    return { answer: { ok: true, seqs: facts.map((fact) => fact.seq), atMs }, facts };
  };

  /** Whether `facts` are on the disk now. If not, the show goes on as if they had never been thought of. */
  const persist = async (facts: readonly Fact[]): Promise<boolean> => {
    if (facts.length === 0) return true;
    try {
      await journal.append(facts);
    } catch (error) {
      timeline = timelineOf(options.plans, durable);
      if (failedAtMs === null) options.onTrouble(error);
      failedAtMs = clock.now();
      return false;
    }
    if (failedAtMs !== null) options.onTrouble(null);
    failedAtMs = null;
    durable.push(...facts);
    options.onFacts(facts);
    return true;
  };

  const ask = (cause: Cause, decideIt: Asked['decide']): Promise<CommandAnswer> =>
    new Promise((resolve) => {
      queue.push({ cause, decide: decideIt, answer: resolve });
      writing ??= work();
    });

  /** Looks at the crowd: ten times a second, and at the moment an open quorum runs out. */
  const tick = (): void => {
    const seen = situation();
    options.onMeter(watch.look(seen.state, seen.nowMs));
    const event = decideQuorum({ ...seen, meter: watch.meter() });
    const isResting = failedAtMs !== null && clock.now() - failedAtMs < RETRY_MS;
    if (!event || writing || isResting) return;
    const by = event.type === 'quorum-decided' && event.how === 'timeout' ? 'clock' : 'crowd';
    void ask({ by }, (now) => {
      const still = decideQuorum(now);
      return still ? [still] : { ok: true, seqs: [], atMs: now.nowMs };
    });
  };

  /**
   * Sleeps until the show changes by itself, so that a quorum is armed and its timeout decided on its moment, not on
   * the next tick.
   */
  const schedule = (): void => {
    wake?.();
    wake = null;
    const { state, nowMs } = situation();
    if (!Number.isFinite(state.nextChangeMs)) return;
    wake = options.timers.after(Math.min(LONGEST_SLEEP_MS, Math.max(1, state.nextChangeMs - nowMs)), () => {
      tick();
      schedule();
    });
  };

  const cancelTick = options.timers.every(TICK_MS, tick);
  schedule();

  return {
    facts: () => durable,
    stateAt: (atMs) => timeline.stateAt(atMs),
    command: (command) => {
      const known = answers.get(command.id);
      if (known) return known;
      const answer = ask({ by: 'director', command: command.id }, (now) => {
        const decision = decide(now, command);
        return decision.ok ? decision.events : { ok: false, refusal: decision.refusal };
      });
      remember(answers, command.id, answer);
      return answer;
    },
    declare: async (events) => {
      const answer = await ask({ by: 'server' }, () => events);
      if (!answer.ok) throw new Error(answer.refusal.says);
    },
    count: (source, tally) => desk.count(source, tally, clock.now()),
    forget: (source) => desk.forget(source),
    trouble: () => (failedAtMs === null ? null : refuse('log-stopped').says),
    stop: async () => {
      cancelTick();
      await writing;
      wake?.();
    },
  };
}

function timelineOf(plans: Plans, facts: readonly Fact[]): Timeline {
  const timeline = createTimeline(plans);
  for (const fact of facts) timeline.append(fact);
  return timeline;
}

type Answers = Map<string, Promise<CommandAnswer>>;

/** The answers the log itself remembers: a command repeated across a restart is still done once. */
function rememberAnswers(facts: readonly Fact[]): Answers {
  const answers: Answers = new Map();
  for (const fact of facts.slice(-REMEMBERED)) {
    const { command } = fact.cause;
    if (command !== undefined) answers.set(command, Promise.resolve({ ok: true, seqs: [fact.seq], atMs: fact.atMs }));
  }
  return answers;
}

function remember(answers: Answers, id: string, answer: Promise<CommandAnswer>): void {
  answers.set(id, answer);
  const oldest = answers.keys().next();
  if (answers.size > REMEMBERED && !oldest.done) answers.delete(oldest.value);
}
