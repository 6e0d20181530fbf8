/**
 * Who may do what. A role is carried by a signed cookie; links hand it out. The director's link works once; the crew's
 * (projectors, cameras) works for everyone it is shown to. No database: the signature is the proof, so a cookie
 * outlives a restart of the server.
 */

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from '../files/read-if-there.ts';

/** What a visitor is. The director may do all the crew may. */
export type Standing = 'director' | 'crew' | 'guest';

/** How long a role lasts: a run of shows, not a lifetime. */
export const COOKIE_SECONDS = 30 * 24 * 3600;

export interface Access {
  /** The token of a director link that works once. Each call replaces the one before. */
  issueDirectorToken(): string;
  crewToken(): string;
  /** Whether a token is the crew's. Uses up nothing. */
  isCrewToken(token: string): boolean;
  /** What a link's token makes of its bearer, or null. A director's token is used up by this. */
  redeem(token: string): 'director' | 'crew' | null;
  /** The cookie's name. Browsers keep one jar for all ports of a machine, so each server has a name of its own. */
  readonly cookie: string;
  /** The cookie's value for a role. */
  sign(standing: 'director' | 'crew', wallMs: number): string;
  /** What a cookie's value proves. Anything else is a guest. */
  read(cookie: string | undefined, wallMs: number): Standing;
}

/** Opens the keys kept in `folder`, making them on the first start. Throws what the file system throws. */
export async function openAccess(folder: string): Promise<Access> {
  const key = await keptSecret(join(folder, 'access.key'));
  const mac = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  const crew = mac('crew link').slice(0, 24);
  let director: string | null = null;

  return {
    cookie: `reclaim-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`,
    issueDirectorToken: () => {
      director = randomBytes(18).toString('base64url');
      return director;
    },
    crewToken: () => crew,
    isCrewToken: (token) => sameText(token, crew),
    redeem: (token) => {
      if (director !== null && sameText(token, director)) {
        director = null;
        return 'director';
      }
      return sameText(token, crew) ? 'crew' : null;
    },
    sign: (standing, wallMs) => {
      const claim = `${standing}.${Math.floor(wallMs / 1000) + COOKIE_SECONDS}`;
      return `${claim}.${mac(claim)}`;
    },
    read: (cookie, wallMs) => {
      const [standing, expires, signature] = (cookie ?? '').split('.');
      if ((standing !== 'director' && standing !== 'crew') || expires === undefined || signature === undefined)
        return 'guest';
      const genuine = sameText(signature, mac(`${standing}.${expires}`));
      return genuine && Number(expires) * 1000 > wallMs ? standing : 'guest';
    },
  };
}

/** Compares in a time that does not tell how much was right. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

async function keptSecret(path: string): Promise<Buffer> {
  const kept = await readIfThere(path);
  if (kept?.byteLength === 32) return kept;
  if (kept) throw new Error(`${path} is not a key of this server: delete it, and everyone opens their links again`);
  const fresh = randomBytes(32);
  await writeFile(path, fresh, { mode: 0o600, flag: 'wx', flush: true });
  return fresh;
}
