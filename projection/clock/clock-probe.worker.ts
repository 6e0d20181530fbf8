/**
 * Round trips for the clock, away from the page that draws: here a reply is taken in the moment it arrives. Tells the
 * page each trip in ms since 1970 on the monotonic clock that page and worker share.
 */

import { io, type Socket } from 'socket.io-client';
import { type FromClock, probeAnswerSchema } from '#installation/protocol/messages.ts';
import { PROBE_ANSWER_MS, probePauseMs } from '#installation/protocol/probe-schedule.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';

/** One round trip, all four moments as numbers. */
export interface ProbeTrip {
  /** Which connection of the worker's it was made on, counted from 1. */
  readonly connection: number;
  readonly sentAtMs: number;
  readonly takenMs: number;
  readonly answeredMs: number;
  readonly receivedAtMs: number;
}

const KNOCK_MS = 3000;

const now = (): number => performance.timeOrigin + performance.now();

const socket: Socket<Record<never, never>, FromClock> = io('/clock', SOCKET_SETTINGS);

let connection = 0;

async function probe(): Promise<void> {
  const mine = connection;
  const sentAtMs = now();
  const answer = await socket.timeout(PROBE_ANSWER_MS).emitWithAck('probe', { sentMs: sentAtMs });
  const trip: ProbeTrip = { connection: mine, sentAtMs, ...probeAnswerSchema.parse(answer), receivedAtMs: now() };
  postMessage(trip);
}

let timer: ReturnType<typeof setTimeout>;

function keepProbing(sent: number): void {
  timer = setTimeout(() => {
    keepProbing(sent + 1);
    // A probe without an answer is one reading fewer: the next one is under way.
    if (socket.connected) probe().catch((error: unknown) => console.debug('no answer to a probe', error));
  }, probePauseMs(sent));
}

/** One turned away (no crew link yet) or sent off does not connect by itself: it knocks again, as the page does. */
function knockAgain(): void {
  if (!socket.active) setTimeout(() => socket.connect(), KNOCK_MS);
}

socket.on('connect', () => {
  clearTimeout(timer);
  connection++;
  keepProbing(0);
});
socket.on('connect_error', knockAgain);
socket.on('disconnect', () => {
  clearTimeout(timer);
  knockAgain();
});
socket.connect();
