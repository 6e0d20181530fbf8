/** Sleeps until the moment it is told, then says so; woken early where an earlier one comes in between. */

import { parentPort, workerData } from 'node:worker_threads';

const shared = workerData as SharedArrayBuffer;
const [bell, next] = [new Int32Array(shared, 0, 1), new Float64Array(shared, 8, 1)];

for (;;) {
  // Read before the moment is: a bell that rings in between ends the wait at once.
  const rung = Atomics.load(bell, 0);
  const leftMs = (next[0] ?? Number.POSITIVE_INFINITY) - Number(process.hrtime.bigint()) / 1e6;
  if (leftMs > 0) Atomics.wait(bell, 0, rung, leftMs);
  else {
    next[0] = Number.POSITIVE_INFINITY;
    parentPort?.postMessage(null);
  }
}
