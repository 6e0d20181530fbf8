/** When to read the server's clock: a quick volley after every connection, then four times a second. */

import type { Stop, Timers } from '../clock/timers.ts';

export interface ProbeOptions {
  readonly timers: Timers;
  readonly connected: () => boolean;
  /** One round trip; rejects when no answer came. */
  readonly probe: () => Promise<void>;
  readonly probed: () => void;
  /** No answer came. */
  readonly silent: () => void;
}

const VOLLEY = 10;
const VOLLEY_MS = 50;
const STEADY_MS = 250;

/** Probes for as long as it is not stopped; only while connected. */
export function startProbes({ timers, connected, probe, probed, silent }: ProbeOptions): Stop {
  let sent = 0;
  let stop: Stop = () => {};

  const next = (): void => {
    stop = timers.after(sent < VOLLEY ? VOLLEY_MS : STEADY_MS, next);
    if (!connected()) {
      sent = 0;
      return;
    }
    sent++;
    const first = sent <= VOLLEY;
    probe().then(() => first && probed(), silent);
  };

  next();
  return () => stop();
}
