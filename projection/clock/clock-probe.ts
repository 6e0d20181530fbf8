/** The page's end of the clock worker: round trips as they come in, on the page's own clock. */

import type { Session } from '#installation/protocol/session.ts';
import { localMs, serverMs } from '#installation/time/axes.ts';
import type { ProbeTrip } from './clock-probe.worker.ts';

/** Starts the worker and hands every round trip it makes to the `session`, until the page ends. */
export function openClockProbe(session: Pick<Session, 'trip' | 'tripsBeginAnew'>): void {
  let connection = 1;
  const worker = new Worker(new URL('./clock-probe.worker.ts', import.meta.url), { type: 'module', name: 'clock' });
  worker.addEventListener('message', ({ data }: MessageEvent<ProbeTrip>) => {
    if (data.connection !== connection) session.tripsBeginAnew();
    connection = data.connection;
    session.trip({
      sentMs: localMs(data.sentAtMs - performance.timeOrigin),
      takenMs: serverMs(data.takenMs),
      answeredMs: serverMs(data.answeredMs),
      receivedMs: localMs(data.receivedAtMs - performance.timeOrigin),
    });
  });
  worker.addEventListener('error', (event) => console.error('the clock worker failed', event.message));
}
