/** Which requests come in at all: from a page of ours, to a name that is ours. */

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { Access, Standing } from './access.ts';

/** The LAN addresses of this machine, IPv4 first. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && address.family === 'IPv4')
    .map((address) => address.address);

/** Where pages of a server find it that listens on an address. */
export interface Bases {
  /** The base of every address on the server's own machine, without a slash at its end. */
  readonly own: string;
  /** The same for other machines; none where the server does not listen to them. */
  readonly others: readonly string[];
}

/** The bases of a server bound to `address` and `port`; `lan` are this machine's addresses in the network. */
export function basesOf(address: string, port: number, lan: readonly string[]): Bases {
  const base = (host: string): string => `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  if (address === '0.0.0.0' || address === '::') return { own: base('localhost'), others: lan.map(base) };
  if (address === '127.0.0.1' || address === '::1') return { own: base('localhost'), others: [] };
  return { own: base(address), others: isLoopback(address) ? [] : [base(address)] };
}

/** Whether a `Host` header names this machine: a foreign name that resolves here is an attack (DNS rebinding). */
export function isOurHost(host: string | undefined): boolean {
  const name = hostName(host);
  if (name === null) return false;
  const own = hostname().toLowerCase();
  return isIP(name) !== 0 || ['localhost', own, `${own}.local`].includes(name);
}

function hostName(host: string | undefined): string | null {
  const parsed = host === undefined ? null : URL.parse(`http://${host}`);
  return parsed ? parsed.hostname.replace(/^\[|\]$/g, '').toLowerCase() : null;
}

/** Whether a browser's request comes from a page this server served. Programs send no origin and are let by. */
export function isOurOrigin({ origin, host }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true;
  const parsed = URL.parse(origin);
  return parsed !== null && parsed.host === host;
}

/** What the sender of a request is. Whoever sits at the server's own machine is crew: they can read its terminal. */
export function standingOf(access: Access, request: IncomingMessage, wallMs: number): Standing {
  const proven = access.read(cookieOf(request.headers.cookie, access.cookie), wallMs);
  return proven === 'guest' && isLoopback(request.socket.remoteAddress) ? 'crew' : proven;
}

const cookieOf = (header: string | undefined, cookie: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookie)?.[1];

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || address.replace('::ffff:', '').startsWith('127.'));
