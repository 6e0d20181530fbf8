/**
 * A page's side of the conversation with the server, without sockets or timers: it greets, catches up, keeps its
 * replica and its clock, and always says which stage it is in. A lost server ends nothing: the replica plays on.
 */

import { type LocalMs, type ServerMs, serverMs } from '../time/axes.ts';
import { boundOf, createClockEstimator } from '../time/clock-estimator.ts';
import { COARSE_GRAIN_MS } from '../time/clock-grain.ts';
import type { RoundTrip } from '../time/round-trip.ts';
import { createSlewedClock } from '../time/slewed-clock.ts';
import {
  factsSchema,
  type Hello,
  PROTOCOL_VERSION,
  probeAnswerSchema,
  siteMessageSchema,
  welcomeSchema,
} from './messages.ts';
import { createReplica, type Replica, type Taken } from './replica.ts';
import { createTransitMeter } from './transit-meter.ts';

/** Where a page stands. */
export type Stage =
  /** Never yet connected. */
  | { readonly stage: 'greeting' }
  | { readonly stage: 'syncing' }
  | { readonly stage: 'live' }
  /** Was live, lost the server, plays on. */
  | { readonly stage: 'stale'; readonly since: LocalMs }
  /** The server turned the page away; `retry` says whether trying again can help. */
  | { readonly stage: 'refused'; readonly says: string; readonly advice: string; readonly retry: boolean };

export interface SessionOptions {
  /** By which name the server knows this tab; read at every greeting. */
  readonly page: string;
  readonly name: string;
  /** Asks the server and resolves with its answer; rejects when it does not answer. */
  readonly ask: (message: 'hello' | 'probe', payload: unknown) => Promise<unknown>;
  readonly now: () => LocalMs;
  /** How coarsely the local clock is read, ms, where that was measured. */
  readonly grainMs?: number;
  /** Called after every change of stage, replica, site or notice. */
  readonly changed: () => void;
}

/** How well a page knows the server's time. */
export interface LivedClock {
  /** Server time minus local time as the page lives by it, ms. */
  readonly offsetMs: number;
  /** The true offset lies within this of it, ms: whatever the delays were, and what it is still sliding included. */
  readonly boundMs: number;
}

export interface Session {
  readonly replica: Replica;
  stage(): Stage;
  /** The site file's text, once welcomed. */
  site(): string | null;
  /** What the server wants the page to know, in a sentence, or null. */
  notice(): string | null;
  /** Null while `serverNow` is. */
  clock(): LivedClock | null;
  /**
   * Server time now; null until probes have told it well enough. Between two calls it never runs backwards, except where
   * it was wrong by more than a slide can mend: after a sleep, or with another server.
   */
  serverNow(): ServerMs | null;
  /** Server time at a local time near now: the one for which a picture is drawn. */
  serverAt(at: LocalMs): ServerMs | null;
  /** How long facts are on the way here, as `transit-meter.ts` reckons it, ms; null before anything came. */
  transitMs(): number | null;
  /**
   * Goes on from what was kept of an earlier life of this page, where nothing came from the server yet: a welcome, and
   * the server's time now, which is true within `boundMs`. The next greeting catches up from there.
   */
  restore(welcome: unknown, serverNowMs: ServerMs, boundMs: number): void;
  /** The connection is up: greet and catch up. */
  connected(): Promise<void>;
  disconnected(): void;
  /** A `facts` message arrived. */
  facts(payload: unknown): Promise<void>;
  /** A `site` message arrived: the site has changed. */
  siteChanged(payload: unknown): void;
  /** Makes one round trip for the clock itself. */
  probe(): Promise<void>;
  /** Takes in a round trip that was made elsewhere: a worker has a steadier hand than a page that draws. */
  trip(trip: RoundTrip): void;
  /** What makes those trips has a new connection, perhaps to another server. */
  tripsBeginAnew(): void;
}

/** A page's side that has not greeted yet. */
export function createSession(options: SessionOptions): Session {
  const replica = createReplica();
  const estimator = createClockEstimator(options.grainMs ?? COARSE_GRAIN_MS);
  const slewed = createSlewedClock();
  const transit = createTransitMeter();
  let stage: Stage = { stage: 'greeting' };
  let site: string | null = null;
  let notice: string | null = null;

  const enter = (next: Stage): void => {
    stage = next;
    options.changed();
  };

  const refused = (says: string, advice: string, retry: boolean): void =>
    enter({ stage: 'refused', says, advice, retry });

  const outdated = (): void =>
    refused('This page and the server do not speak the same language.', 'Reload the page.', false);

  const settle = (taken: Taken): boolean => {
    if (taken.outcome !== 'unreadable') return taken.outcome !== 'gap';
    refused(taken.problem, 'Reload the page: it may be older than the server.', false);
    return false;
  };

  const take = (trip: RoundTrip): void => {
    estimator.add(trip);
    const now = options.now();
    const reading = estimator.read(now);
    if (!reading) return;
    slewed.follow(reading, now);
    transit.answer(trip.receivedMs + reading.offsetMs - trip.answeredMs);
  };

  const livedClock = (): LivedClock | null => {
    const now = options.now();
    const [reading, lived] = [estimator.read(now), slewed.at(now)];
    if (!reading || lived === null) return null;
    const offsetMs = lived - now;
    return { offsetMs, boundMs: boundOf(offsetMs, reading) };
  };

  const greet = async (): Promise<void> => {
    const { seq, hash } = replica.end();
    const hello: Hello = { protocol: PROTOCOL_VERSION, page: options.page, name: options.name, seq, hash };
    const welcome = welcomeSchema.safeParse(await options.ask('hello', hello));
    if (!welcome.success) return outdated();
    const { data } = welcome;
    if (data.kind === 'refused') return refused(data.says, data.advice, data.retry);
    const taken =
      data.kind === 'snapshot' ? replica.replace(data.scores, data.base, data.facts) : replica.grow([], data.facts);
    if (taken.outcome === 'gap') return refused('The server sent a log with a gap.', 'Reload the page.', true);
    if (!settle(taken)) return;
    ({ site, notice } = data);
    enter({ stage: 'live' });
  };

  return {
    replica,
    stage: () => stage,
    site: () => site,
    notice: () => notice,
    clock: livedClock,
    serverNow: () => slewed.at(options.now()),
    serverAt: slewed.at,
    transitMs: transit.read,
    restore: (welcome, serverNowMs, boundMs) => {
      // First of all: reading a score takes its time.
      const now = options.now();
      const kept = welcomeSchema.safeParse(welcome);
      if (replica.end().seq > 0 || !kept.success || kept.data.kind !== 'snapshot') return;
      const { data } = kept;
      if (replica.replace(data.scores, data.base, data.facts).outcome !== 'grown') return;
      site ??= data.site;
      const offsetMs = serverNowMs - now;
      const reading = { offsetMs, slope: 0, boundMs, leastMs: offsetMs - boundMs, mostMs: offsetMs + boundMs };
      if (slewed.at(now) === null) slewed.follow({ ...reading, isSettled: true }, now);
      if (stage.stage === 'greeting') enter({ stage: 'stale', since: now });
      else options.changed();
    },
    connected: async () => {
      // It may be another server by now; the clock slides from what it knew to what this one says.
      if (stage.stage !== 'greeting') estimator.beginAnew();
      // One that was refused stays so until it is let in: a sentence that flickers cannot be read.
      if (stage.stage === 'refused') options.changed();
      else enter({ stage: 'syncing' });
      await greet();
    },
    disconnected: () => {
      if (stage.stage === 'live' || stage.stage === 'syncing') enter({ stage: 'stale', since: options.now() });
    },
    facts: async (payload) => {
      // A page that was turned away has no log for them to join.
      if (stage.stage === 'refused') return;
      const message = factsSchema.safeParse(payload);
      if (!message.success) return outdated();
      const now = slewed.at(options.now());
      if (now !== null) for (const { recordedAtMs } of message.data.facts) transit.fact(now - recordedAtMs);
      const taken = replica.grow(message.data.scores, message.data.facts);
      if (taken.outcome === 'gap') await greet();
      else if (settle(taken)) options.changed();
    },
    siteChanged: (payload) => {
      const message = siteMessageSchema.safeParse(payload);
      if (!message.success) return outdated();
      site = message.data.text;
      options.changed();
    },
    probe: async () => {
      const sentMs = options.now();
      const answer = probeAnswerSchema.parse(await options.ask('probe', { sentMs }));
      take({
        sentMs,
        takenMs: serverMs(answer.takenMs),
        answeredMs: serverMs(answer.answeredMs),
        receivedMs: options.now(),
      });
    },
    trip: take,
    tripsBeginAnew: estimator.beginAnew,
  };
}
