/**
 * The process of a Socket.IO server that answers round trips: ours as every page's are answered, and those of @ircam/sync.
 * Its clock stands off the machine's by what it is told. Says its port.
 */

import { createServer } from 'node:http';
import { SyncServer } from '@ircam/sync';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { answerProbes } from '#control-server/channels/any-page.ts';
import { serverMs } from '#installation/time/axes.ts';
import { monotonicMs } from '#tests/support/network/precise-timers.ts';

export interface ClockServerOptions {
  /** Its time minus the machine's monotonic clock, ms. */
  readonly offsetMs: number;
  /** This share of every tenth of a second goes by in one busy loop. */
  readonly busyShare: number;
}

const BURST_EVERY_MS = 100;

const { offsetMs, busyShare } = JSON.parse(process.argv[2] ?? '{}') as ClockServerOptions;
const clock = { now: () => serverMs(monotonicMs() + offsetMs) };
const log = pino({ level: 'silent' });

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  answerProbes({ role: 'projection', clock, log }, socket);
  new SyncServer(() => clock.now() / 1000).start(
    (...pong) => socket.emit('ircam-pong', ...pong),
    (take) => socket.on('ircam-ping', take),
  );
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  process.send?.(address !== null && typeof address === 'object' ? address.port : 0);
});

if (busyShare > 0) {
  setInterval(() => {
    const endMs = monotonicMs() + BURST_EVERY_MS * busyShare;
    while (monotonicMs() < endMs);
  }, BURST_EVERY_MS);
}
process.once('disconnect', () => process.exit());
