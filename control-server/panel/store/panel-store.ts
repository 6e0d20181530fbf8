/**
 * Holds the latest moment and hands it to whoever draws. Works out nothing itself: the show is evaluated by the core,
 * the words are found in `view/`.
 */

import type { Fact } from '#installation/log/fact.ts';
import type { SetupRequest } from '#installation/protocol/setup.ts';
import type { Request } from '#installation/rules/command.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import type { LocalMs, ServerMs } from '#installation/time/axes.ts';
import type { Ticker } from '../clock/ticker.ts';
import type { Stop } from '../clock/timers.ts';
import type { DirectorLink } from '../link/director-link.ts';
import type { Outcome } from '../link/outcome.ts';
import { type Moment, type Said, untilNextLookMs } from './moment.ts';

export interface PanelStore {
  moment(): Moment;
  subscribe(listener: () => void): Stop;
  /** Asks the show for something; a refusal appears in the moment. */
  ask(request: Request): Promise<void>;
  /** Asks for something of the room; a refusal appears in the moment. */
  setUp(request: SetupRequest): Promise<void>;
  /** The director has read the refusal. */
  dismiss(): void;
  start(): Stop;
}

export interface StoreOptions {
  readonly link: DirectorLink;
  readonly now: () => LocalMs;
  /** The time of the day. */
  readonly wall: () => WallTime;
  /** Starts what calls `look` again and again. */
  readonly startTicker: (look: () => number) => Ticker;
}

/** A refusal nobody dismissed goes away after this, ms. */
const SAID_MS = 15_000;

/** A store over `link`. Nothing moves until it is started. */
export function createPanelStore({ link, now, wall, startTicker }: StoreOptions): PanelStore {
  const listeners = new Set<() => void>();
  let ticker: Ticker | null = null;
  let said: Said | null = null;
  let refusals = 0;
  let asking: readonly Request['type'][] = [];
  let moment = momentOf(link, { localMs: now(), wall: wall() }, said, asking);

  const look = (): number => {
    const localMs = now();
    if (said && localMs - said.atMs > SAID_MS) said = null;
    try {
      moment = momentOf(link, { localMs, wall: wall() }, said, asking);
    } catch (error) {
      // A panel that stands still without a word is worse than one that says it cannot go on.
      const fault = `The panel cannot work out the show: ${error instanceof Error ? error.message : String(error)}`;
      moment = { ...moment, localMs, fault };
    }
    for (const listener of listeners) listener();
    return untilNextLookMs(moment);
  };

  const settle = (outcome: Outcome): void => {
    if (outcome.ok) said = null;
    else {
      refusals++;
      const { code, says, advice } = outcome;
      said = { count: refusals, code, says, advice, atMs: now() };
    }
    ticker?.wake();
  };

  return {
    moment: () => moment,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: async (request) => {
      asking = [...asking, request.type];
      ticker?.wake();
      const outcome = await link.send(request);
      asking = asking.toSpliced(asking.indexOf(request.type), 1);
      settle(outcome);
    },
    setUp: async (request) => {
      const answer = await link.setUp(request);
      settle(answer.ok ? { ok: true } : { ...answer, code: 'not-set-up' });
    },
    dismiss: () => {
      said = null;
      ticker?.wake();
    },
    start: () => {
      const started = startTicker(look);
      ticker = started;
      const unsubscribe = link.subscribe(started.wake);
      started.wake();
      return () => {
        unsubscribe();
        started.stop();
        ticker = null;
      };
    },
  };
}

function momentOf(
  link: DirectorLink,
  clocks: Pick<Moment, 'localMs' | 'wall'>,
  said: Said | null,
  asking: Moment['asking'],
): Moment {
  const { session } = link;
  const { timeline } = session.replica;
  const nowMs = session.serverNow();
  const known = nowMs !== null && timeline.end().seq > 0;
  return {
    ...clocks,
    nowMs,
    stage: session.stage(),
    barred: link.barred(),
    fault: link.fault(),
    notice: session.notice(),
    clockBoundMs: session.clock()?.boundMs ?? null,
    state: known ? timeline.stateAt(nowMs) : null,
    nextFactMs: known ? nextFactMs(timeline.facts, nowMs) : null,
    meter: link.meter(),
    room: link.room(),
    setup: link.setup(),
    said,
    asking,
  };
}

/** Facts are dated a little ahead, so the next one may be written already. */
function nextFactMs(facts: readonly Fact[], nowMs: ServerMs): ServerMs | null {
  const past = facts.findLastIndex((fact) => fact.atMs <= nowMs);
  return facts[past + 1]?.atMs ?? null;
}
