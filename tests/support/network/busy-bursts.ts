/** Brought into a process before its own program, it holds that up for 30 ms of every 100, as much other work would. */

const EVERY_MS = 100;
const BURST_MS = 30;

setInterval(() => {
  const endsAt = performance.now() + BURST_MS;
  while (performance.now() < endsAt);
}, EVERY_MS).unref();
