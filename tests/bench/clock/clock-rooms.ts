/** The links on which clocks are read, and what was read on them. */

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CLEAN_WAY, type Link, type Way } from '#tests/support/network/delaying-proxy.ts';
import { endChild, firstMessage, openProxyProcess } from '#tests/support/network/proxy-process.ts';
import { type ClockRun, runIrcam, runOurs } from './clock-run.ts';
import type { ClockServerOptions } from './clock-server-main.ts';

const JITTER: Way = { ...CLEAN_WAY, jitterMs: 10 };
const LOSS: Way = { ...CLEAN_WAY, lostShare: 0.02, lostMs: 200 };
const even = (way: Way): Link => ({ up: way, down: way });

export interface ClockRoom {
  readonly name: string;
  readonly link: Link;
  readonly busyShare: number;
  readonly drift: number;
  /** Clocks of ours on this link; as many of @ircam/sync at our rate, a third of that at its defaults. */
  readonly runs: number;
}

/** Those of one list are measured at the same time: quiet links beside none that keep the machine busy. */
export const CLOCK_ROOMS: readonly (readonly ClockRoom[])[] = [
  [
    { name: 'clean', link: even(CLEAN_WAY), busyShare: 0, drift: 0, runs: 12 },
    { name: '20 ms up, 2 ms down', link: lopsided(20, 2), busyShare: 0, drift: 0, runs: 6 },
    { name: '2 % loss', link: even(LOSS), busyShare: 0, drift: 0, runs: 12 },
  ],
  [
    { name: '0-10 ms jitter', link: even(JITTER), busyShare: 0, drift: 0, runs: 16 },
    { name: 'jitter, +50 ppm', link: even(JITTER), busyShare: 0, drift: 50e-6, runs: 16 },
  ],
  [{ name: 'server 30 % busy', link: even(CLEAN_WAY), busyShare: 0.3, drift: 0, runs: 12 }],
];

function lopsided(upMs: number, downMs: number): Link {
  return { up: { ...CLEAN_WAY, leastMs: upMs }, down: { ...CLEAN_WAY, leastMs: downMs } };
}

/** What is compared. */
export const METHODS = ['ours', '@ircam/sync at our rate', '@ircam/sync'] as const;
export type Method = (typeof METHODS)[number];

/** Continuously eight times a second, as ours. */
const OUR_RATE = { pingSeriesPeriod: 0.125, pingSeriesDelay: { min: 0.125, max: 0.125 } };

export interface RoomRun {
  readonly room: ClockRoom;
  readonly method: Method;
  readonly run: ClockRun;
}

export interface OpenRooms {
  readonly runs: readonly RoomRun[];
  close(): Promise<void>;
}

/** The server's time minus the machine's: anything that is not zero. */
const SERVER_OFFSET_MS = 123_456.789;
/** Runs begin one after the other, so that no two probe at the same moment. */
const APART_MS = 37;

/** Opens servers, links and clocks for these rooms. */
export async function openRooms(rooms: readonly ClockRoom[]): Promise<OpenRooms> {
  const servers = rooms.map(({ busyShare }) => startServer({ offsetMs: SERVER_OFFSET_MS, busyShare }));
  const ports = await Promise.all(servers.map((server) => firstMessage<number>(server)));
  const proxy = await openProxyProcess(
    rooms.map(({ link }, i) => ({ targetPort: ports[i] ?? 0, link, seed: 1000 + i })),
  );
  const runs: RoomRun[] = [];
  for (const [i, room] of rooms.entries()) {
    const port = proxy.ports[i] ?? 0;
    const clocks = { serverOffsetMs: SERVER_OFFSET_MS, drift: room.drift };
    for (let n = 0; n < room.runs; n++) {
      runs.push({ room, method: 'ours', run: runOurs(port, clocks) });
      runs.push({ room, method: '@ircam/sync at our rate', run: runIrcam(port, clocks, OUR_RATE) });
      if (n % 3 === 0) runs.push({ room, method: '@ircam/sync', run: runIrcam(port, clocks, {}) });
      await new Promise((resolve) => setTimeout(resolve, APART_MS));
    }
  }
  return {
    runs,
    close: async () => {
      for (const { run } of runs) run.stop();
      await proxy.close();
      await Promise.all(servers.map(endChild));
    },
  };
}

const startServer = (options: ClockServerOptions) =>
  fork(fileURLToPath(new URL('./clock-server-main.ts', import.meta.url)), [JSON.stringify(options)]);
