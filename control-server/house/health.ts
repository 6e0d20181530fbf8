/** How the house is, for whoever watches it from outside. */

import type { ServerClock } from '../clock/server-clock.ts';
import type { Conductor } from '../conductor/conductor.ts';

/** What `/healthz` answers: `ok` is whether commands can be carried out; if not, `trouble` says why. */
export function healthOf(
  conductor: Conductor,
  clock: ServerClock,
  run: string,
  pages: number,
): Readonly<Record<string, unknown>> {
  const nowMs = clock.now();
  const { mode, sequence, positionMs, standby } = conductor.stateAt(nowMs);
  const trouble = conductor.trouble();
  return {
    ok: trouble === null,
    ...(trouble === null ? {} : { trouble }),
    run,
    nowMs,
    facts: conductor.end().seq,
    pages,
    mode,
    sequence,
    positionMs,
    standby,
  };
}
