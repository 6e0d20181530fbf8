/**
 * The only writer of the log. Commands, the crowd and the clock come in; the rules answer; what they decide is written
 * durably, and only then acknowledged and told to everyone.
 */

import type { CrowdMeter } from '#installation/crowd/quorum-watch.ts';
import type { CountedSource } from '#installation/crowd/source-tally.ts';
import type { Tally } from '#installation/crowd/tally.ts';
import type { LogEnd } from '#installation/log/chain.ts';
import type { Cause, Fact, FactEvent } from '#installation/log/fact.ts';
import type { CommandAnswer } from '#installation/protocol/messages.ts';
import type { Command } from '#installation/rules/command.ts';
import { refuse } from '#installation/rules/refusal.ts';
import { createShowDesk, LEAD_MS, LOOK_EVERY_MS } from '#installation/rules/show-desk.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import type { Plans } from '#installation/state/fold.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { Base } from '#installation/state/timeline.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';
import type { Cancel, ServerClock, Timers } from '../clock/server-clock.ts';
import type { Journal } from '../journal/journal.ts';
import { lastAnswered, rememberAnswers } from './answers.ts';
import { type Answered, encodeSummary } from './summary.ts';

export interface ConductorOptions {
  readonly plans: Plans;
  /** What the run goes on from, and the facts behind it. */
  readonly base: Base;
  readonly facts: readonly Fact[];
  /** The commands that were answered before those facts. */
  readonly answered: readonly Answered[];
  /** The scores adopted so far, in order. */
  readonly scoreHashes: readonly string[];
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly wall: () => WallTime;
  readonly timers: Timers;
  /** How far ahead of now facts take effect, ms; left out: as is usual. */
  readonly leadMs?: () => number;
  /** Facts that are durable now, in order. */
  readonly onFacts: (facts: readonly Fact[]) => void;
  readonly onMeter: (meter: CrowdMeter) => void;
  /** The log could not be written, or (null) can be written again. Told once for each turn. */
  readonly onTrouble: (error: unknown) => void;
  /** The log could not be summed up. It goes on growing, and nothing is lost. */
  readonly onUnsummed: (error: unknown) => void;
}

export interface Conductor {
  /** What the facts below go on from. */
  base(): Base;
  /** Every durable fact behind the base. */
  facts(): readonly Fact[];
  end(): LogEnd;
  stateAt(atMs: ServerMs): ShowState;
  /** Answers when what was asked is durable, or refused. A command asked twice is answered alike and done once. */
  command(command: Command): Promise<CommandAnswer>;
  /** Writes facts of the server's own: the opening of a run, a score. Rejects when the log cannot be written. */
  declare(events: readonly FactEvent[]): Promise<void>;
  /** A camera or a phone counted what it sees; `seenMs`: when it saw it, on the server's clock, where that is known. */
  count(kind: CountedSource['kind'], source: string, tally: Tally, seenMs?: number): void;
  forget(kind: CountedSource['kind'], source: string): void;
  /** Why nothing can be decided at present, in a sentence, or null. */
  trouble(): string | null;
  /** Resolves when everything under way is written; then the clock and the crowd decide nothing any more. */
  stop(): Promise<void>;
}

/** After the log could not be written, the crowd's and the clock's decisions wait this long for the next try, ms. */
const RETRY_MS = 2000;
/** Timers that are set for weeks fire at once. */
const LONGEST_SLEEP_MS = 60_000;
/** After so many facts they are summed up in a checkpoint: a start and a new page need not read them again. */
const CHECKPOINT_EVERY = 2000;

interface Asked {
  readonly cause: Cause;
  /** Answers with events to write, or with the answer itself where there are none. */
  readonly decide: (nowMs: ServerMs) => readonly FactEvent[] | CommandAnswer;
  readonly answer: (answer: CommandAnswer) => void;
}

/** Conducts a run from where it stands, until it is stopped. */
export function createConductor(options: ConductorOptions): Conductor {
  const { journal, clock, wall } = options;
  let answered = options.answered;
  const answers = rememberAnswers(lastAnswered(answered, options.facts));
  const desk = createShowDesk(options.plans, options.base, options.facts);
  const scoreHashes = [...options.scoreHashes];
  let base = options.base;
  let durable: Fact[] = [...options.facts];
  let queue: Asked[] = [];
  let writing: Promise<void> | null = null;
  let wake: Cancel | null = null;
  /** When the log last could not be written, or null while it can. */
  let failedAtMs: ServerMs | null = null;
  /** No checkpoint is tried before the log has grown beyond this. */
  let nextCheckpoint = CHECKPOINT_EVERY;

  /** Writes everything asked so far in one go, then what was asked meanwhile, until nothing is left. */
  const work = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      const settled = batch.map((asked) => ({ asked, ...settle(asked) }));
      const isWritten = await persist(settled.flatMap(({ facts }) => facts));
      for (const { asked, answer, facts } of settled) {
        asked.answer(isWritten || facts.length === 0 ? answer : { ok: false, refusal: refuse('log-stopped') });
      }
    }
    writing = null;
    schedule();
  };

  const settle = (asked: Asked): { readonly answer: CommandAnswer; readonly facts: readonly Fact[] } => {
    const nowMs = clock.now();
    const decided = asked.decide(nowMs);
    if ('ok' in decided) return { answer: decided, facts: [] };
    const facts = desk.write(decided, asked.cause, nowMs, options.leadMs?.() ?? LEAD_MS);
    return { answer: { ok: true, seqs: facts.map((fact) => fact.seq), atMs: facts.at(-1)?.atMs ?? nowMs }, facts };
  };

  /** Whether `facts` are on the disk now. If not, the show goes on as if they had never been thought of. */
  const persist = async (facts: readonly Fact[]): Promise<boolean> => {
    if (facts.length === 0) return true;
    try {
      await journal.append(facts);
    } catch (error) {
      desk.restart(base, durable);
      if (failedAtMs === null) options.onTrouble(error);
      failedAtMs = clock.now();
      return false;
    }
    if (failedAtMs !== null) options.onTrouble(null);
    failedAtMs = null;
    durable.push(...facts);
    for (const { event } of facts) if (event.type === 'score-adopted') scoreHashes.push(event.scoreHash);
    options.onFacts(facts);
    return true;
  };

  const ask = (cause: Cause, decide: Asked['decide']): Promise<CommandAnswer> =>
    new Promise((resolve) => {
      queue.push({ cause, decide, answer: resolve });
      writing ??= work();
    });

  /** Looks at the crowd: steadily, and at the moment something is due by itself. */
  const tick = (): void => {
    const nowMs = clock.now();
    options.onMeter(desk.look(nowMs));
    const isResting = failedAtMs !== null && nowMs - failedAtMs < RETRY_MS;
    if (writing || isResting) return;
    const own = desk.alone(nowMs, wall());
    if (own) {
      void ask({ by: own.by }, (then) => {
        const still = desk.alone(then, wall());
        return still ? [still.event] : { ok: true, seqs: [], atMs: then };
      });
    } else if (durable.length >= nextCheckpoint && nowMs > desk.timeline().end().atMs) {
      writing = sumUp();
    }
  };

  /** Keeps what the log amounts to, and goes on from there. A log that cannot be summed up goes on growing. */
  const sumUp = async (): Promise<void> => {
    const summary = desk.timeline().basis();
    try {
      const kept = lastAnswered(answered, durable);
      await journal.checkpoint(summary.end, encodeSummary({ core: summary.core, answered: kept }), scoreHashes);
      base = summary;
      answered = kept;
      durable = [];
      desk.restart(base, durable);
      nextCheckpoint = CHECKPOINT_EVERY;
    } catch (error) {
      nextCheckpoint = durable.length + CHECKPOINT_EVERY;
      options.onUnsummed(error);
    }
    await work();
  };

  /**
   * Sleeps until the show changes by itself, so that a quorum is armed and its timeout decided on its moment, not on
   * the next tick.
   */
  const schedule = (): void => {
    wake?.();
    wake = null;
    const nowMs = clock.now();
    const { nextChangeMs } = desk.timeline().stateAt(serverMs(Math.max(nowMs, desk.timeline().end().atMs)));
    if (!Number.isFinite(nextChangeMs)) return;
    wake = options.timers.after(Math.min(LONGEST_SLEEP_MS, Math.max(1, nextChangeMs - nowMs)), () => {
      tick();
      schedule();
    });
  };

  const cancelTick = options.timers.every(LOOK_EVERY_MS, tick);
  schedule();

  return {
    base: () => base,
    facts: () => durable,
    end: () => durable.at(-1) ?? base.end,
    stateAt: (atMs) => desk.timeline().stateAt(atMs),
    command: (command) =>
      answers.answerTo(command.id, () =>
        ask({ by: 'director', command: command.id }, (nowMs) => {
          const decision = desk.decide(command, nowMs, wall());
          return decision.ok ? decision.events : { ok: false, refusal: decision.refusal };
        }),
      ),
    declare: async (events) => {
      const answer = await ask({ by: 'server' }, () => events);
      if (!answer.ok) throw new Error(answer.refusal.says);
    },
    count: (kind, source, tally, seenMs) => desk.count(kind, source, tally, clock.now(), seenMs),
    forget: desk.forget,
    trouble: () => (failedAtMs === null ? null : refuse('log-stopped').says),
    stop: async () => {
      cancelTick();
      await writing;
      wake?.();
    },
  };
}
