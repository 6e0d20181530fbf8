/** Finds out whether the server will be able to listen, before it does anything that takes time. */

import { createServer } from 'node:net';
import type { Options } from '../options.ts';

/** Listens where the options say and stops at once. Throws what the system throws: a port in use, no such address. */
export async function tryAddress({ port, host }: Pick<Options, 'port' | 'host'>): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
