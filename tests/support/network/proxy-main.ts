/** The process of the delaying proxies: opens those it is given as JSON, says their ports, and serves until it is ended. */

import { seededStream } from '#installation/random/seeded.ts';
import { openDelayingProxy } from './delaying-proxy.ts';
import { openPreciseTimers } from './precise-timers.ts';
import type { LinkRequest } from './proxy-process.ts';

const timers = openPreciseTimers();
const links = JSON.parse(process.argv[2] ?? '[]') as readonly LinkRequest[];
const proxies = await Promise.all(
  links.map(({ targetPort, link, seed }) =>
    openDelayingProxy({ targetPort, link, random: seededStream(seed, 'link'), timers }),
  ),
);
process.send?.(proxies.map(({ port }) => port));
// Whoever started it is gone: nobody needs it any more.
process.once('disconnect', () => process.exit());
