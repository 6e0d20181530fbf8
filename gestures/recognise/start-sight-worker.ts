/** Starts a recogniser's thread. Apart, so that nothing else needs a bundler to be tested. */

import type { RecogniserWorker } from './look-worker.ts';

/** A new worker that waits for its `load` message. */
export function startSightWorker(): RecogniserWorker {
  return new Worker(new URL('./sight.worker.ts', import.meta.url), { type: 'module', name: 'recogniser' });
}
