/** Starts the recogniser's thread. Apart, so that nothing else needs a bundler to be tested. */

import type { RecogniserWorker } from './pose-recogniser.ts';

/** A new worker that waits for its `load` message. */
export function startPoseWorker(): RecogniserWorker {
  return new Worker(new URL('./pose.worker.ts', import.meta.url), { type: 'module', name: 'pose recogniser' });
}
