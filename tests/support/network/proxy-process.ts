/** Delaying proxies in a process of their own, so that neither end of a link waits for them to think. */

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Link } from './delaying-proxy.ts';

export interface LinkRequest {
  readonly targetPort: number;
  readonly link: Link;
  readonly seed: number;
}

export interface ProxyProcess {
  /** The port behind which each link leads to its server, in order. */
  readonly ports: readonly number[];
  close(): Promise<void>;
}

/** Opens a proxy for every link. Rejects where the process ends instead. */
export async function openProxyProcess(links: readonly LinkRequest[]): Promise<ProxyProcess> {
  const child = fork(fileURLToPath(new URL('./proxy-main.ts', import.meta.url)), [JSON.stringify(links)]);
  return { ports: await firstMessage<readonly number[]>(child), close: () => endChild(child) };
}

/** The first thing a child process says. */
export const firstMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
  });

/** Ends a child process and resolves when it is gone. */
export const endChild = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
