/**
 * A checkpoint: what all facts up to one of them amount to, so that a start need not read them again. Pure: JSON in,
 * bytes out, and back. What the core in it means is no business of the journal's.
 */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LogEnd } from '#installation/log/chain.ts';
import { serverMs } from '#installation/time/axes.ts';
import { parseJson } from './log-line.ts';

export interface Checkpoint {
  /** The last fact that is in it. */
  readonly end: LogEnd;
  /** JSON, as it was given. */
  readonly core: unknown;
  /** The scores adopted up to there, in order; the last one plays. */
  readonly scoreHashes: readonly string[];
}

const FORMAT = 'reclaim-checkpoint-1';
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const checkpointSchema = z.strictObject({
  format: z.literal(FORMAT),
  run: z.string(),
  seq: z.number().int().nonnegative(),
  atMs: z.number().nonnegative(),
  hash,
  scoreHashes: z.array(hash),
  core: z.unknown().refine((core) => core !== undefined),
});

/** The seal is the last thing in the file, so that it can cover the very bytes before it. */
const SEAL = /^,"sha256":"([0-9a-f]{64})"\}\n$/;
const SEAL_BYTES = ',"sha256":""}\n'.length + 64;

/** The bytes of a checkpoint's file. Throws where `core` is nothing that JSON can say. */
export function encodeCheckpoint(run: string, { end, core, scoreHashes }: Checkpoint): Buffer {
  const text: string | undefined = JSON.stringify(core);
  if (text === undefined) throw new TypeError('a checkpoint wants a core of JSON');
  const { seq, atMs, hash } = end;
  const head = JSON.stringify({ format: FORMAT, run, seq, atMs, hash, scoreHashes });
  const body = Buffer.from(`${head.slice(0, -1)},"core":${text}`);
  return Buffer.concat([body, Buffer.from(`,"sha256":"${sealOf(body)}"}\n`)]);
}

/** Reads the bytes of a checkpoint of `run` back; null where a single one of them is not as it was written. */
export function decodeCheckpoint(run: string, bytes: Buffer): Checkpoint | null {
  const cut = Math.max(0, bytes.byteLength - SEAL_BYTES);
  const body = bytes.subarray(0, cut);
  const seal = SEAL.exec(bytes.toString('latin1', cut));
  if (seal?.[1] !== sealOf(body)) return null;
  const { data } = checkpointSchema.safeParse(parseJson(`${body.toString()}}`));
  if (data?.run !== run) return null;
  const { seq, atMs, hash, core, scoreHashes } = data;
  return { end: { seq, atMs: serverMs(atMs), hash }, core, scoreHashes };
}

/**
 * SHA-256 of the file up to its seal, closed as JSON is, in hexadecimal digits. By the system's own code: a core may be
 * large, and a show goes on meanwhile.
 */
const sealOf = (body: Buffer): string => createHash('sha256').update(body).update('}').digest('hex');
