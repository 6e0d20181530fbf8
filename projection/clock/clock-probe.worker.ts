/**
 * Round trips for the clock, away from the page that draws: here a reply is taken in the moment it arrives. Tells the
 * page each trip in ms since 1970 on the monotonic clock that page and worker share.
 */

import { io, type Socket } from 'socket.io-client';
import { type FromClock, probeAnswerSchema } from '#installation/protocol/messages.ts';

/** One round trip, all four moments as numbers. */
export interface ProbeTrip {
  readonly sentAtMs: number;
  readonly takenMs: number;
  readonly answeredMs: number;
  readonly receivedAtMs: number;
}

const ANSWER_MS = 2000;
const FIRST_PROBES = 10;
const FIRST_PROBE_MS = 50;
const PROBE_MS = 250;

const now = (): number => performance.timeOrigin + performance.now();

const socket: Socket<Record<never, never>, FromClock> = io('/clock', {
  transports: ['websocket'],
  reconnectionDelay: 200,
  reconnectionDelayMax: 1500,
});

async function probe(): Promise<void> {
  const sentAtMs = now();
  const answer = probeAnswerSchema.parse(await socket.timeout(ANSWER_MS).emitWithAck('probe', { sentMs: sentAtMs }));
  const trip: ProbeTrip = { sentAtMs, ...answer, receivedAtMs: now() };
  postMessage(trip);
}

function probeIfConnected(): void {
  // A probe without an answer is one reading fewer: the next one is under way.
  if (socket.connected) probe().catch((error: unknown) => console.debug('no answer to a probe', error));
}

socket.on('connect', () => {
  for (let i = 0; i < FIRST_PROBES; i++) setTimeout(probeIfConnected, i * FIRST_PROBE_MS);
});
// One turned away (no crew link yet) knocks again, as the page does.
socket.on('connect_error', () => {
  if (!socket.active) setTimeout(() => socket.connect(), 3000);
});
setInterval(probeIfConnected, PROBE_MS);
