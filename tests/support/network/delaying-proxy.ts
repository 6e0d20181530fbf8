/**
 * A link that is slow, uneven or lossy, in front of a real server: a TCP proxy that holds every chunk for a while and lets
 * none overtake another. What TCP does about a lost packet is a chunk that comes a time-out later, and all behind it.
 */

import { connect, createServer, type Socket } from 'node:net';
import { monotonicMs, type PreciseTimers } from './precise-timers.ts';

/** One direction of a link. */
export interface Way {
  /** Every chunk takes this long, and up to `jitterMs` more, evenly spread. */
  readonly leastMs: number;
  readonly jitterMs: number;
  /** This share of the chunks is lost, and comes again `lostMs` later. */
  readonly lostShare: number;
  readonly lostMs: number;
}

export interface Link {
  readonly up: Way;
  readonly down: Way;
}

/** A way that takes no time. */
export const CLEAN_WAY: Way = { leastMs: 0, jitterMs: 0, lostShare: 0, lostMs: 0 };

/** How long the next chunk is held, ms. `random`: numbers in [0, 1). */
export const delayOn = (way: Way, random: () => number): number =>
  way.leastMs + way.jitterMs * random() + (random() < way.lostShare ? way.lostMs : 0);

export interface DelayingProxy {
  readonly port: number;
  close(): Promise<void>;
}

export interface DelayingProxyOptions {
  /** Where the server listens, on this machine. */
  readonly targetPort: number;
  readonly link: Link;
  readonly random: () => number;
  readonly timers: PreciseTimers;
}

/** Opens the proxy on a free port of this machine. */
export async function openDelayingProxy(options: DelayingProxyOptions): Promise<DelayingProxy> {
  const { targetPort, link, random, timers } = options;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    carry(near, far, timers, () => delayOn(link.up, random));
    carry(far, near, timers, () => delayOn(link.down, random));
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens nowhere');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Carries what `from` sends to `to`, chunk after chunk, each held for `delayMs`. */
function carry(from: Socket, to: Socket, timers: PreciseTimers, delayMs: () => number): void {
  let lastDueMs = 0;
  const later = (act: () => void): void => {
    const nowMs = monotonicMs();
    const dueMs = Math.max(lastDueMs, nowMs + delayMs());
    // A clean link is not slowed by a timer.
    if (dueMs <= nowMs) act();
    else timers.at(dueMs, act);
    lastDueMs = dueMs;
  };
  from.on('data', (chunk) => later(() => to.writable && to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  // Both ends go together; what is wrong with one is heard by the programs as a lost connection.
  from.on('error', () => to.destroy());
  from.on('close', (isBroken) => {
    if (isBroken) to.destroy();
  });
}
