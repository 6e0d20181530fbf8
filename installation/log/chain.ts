/** The log as a chain: each fact's hash covers the fact and the hash before it, so no fact can be lost or changed unseen. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type ServerMs, serverMs } from '../time/axes.ts';
import type { Cause, Fact, FactEvent } from './fact.ts';

/** What the first fact of a log is chained to. */
export const NO_HASH = '0'.repeat(64);

/** SHA-256 of a text's UTF-8 bytes, 64 hexadecimal digits. */
export const hashText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** JSON with the keys of every object in order, so that equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Where a log ends: the number and hash of its last fact, and the time nothing may come before. */
export interface LogEnd {
  readonly seq: number;
  readonly atMs: ServerMs;
  readonly hash: string;
}

/** A fact before it has its place in the log. */
export interface UnplacedFact {
  readonly atMs: ServerMs;
  readonly recordedAtMs: ServerMs;
  readonly cause: Cause;
  readonly event: FactEvent;
}

/** Gives a fact its place behind `end`. A fact dated before the end takes effect at the end: facts never overtake. */
export function chain(end: LogEnd, fact: UnplacedFact): Fact {
  const placed = { ...fact, seq: end.seq + 1, atMs: serverMs(Math.max(fact.atMs, end.atMs)) };
  return { ...placed, hash: hashFact(end.hash, placed) };
}

/** Whether `fact` is the very next one behind `end`, unchanged. */
export function continues(end: LogEnd, fact: Fact): boolean {
  const { hash, ...placed } = fact;
  return fact.seq === end.seq + 1 && fact.atMs >= end.atMs && hash === hashFact(end.hash, placed);
}

const hashFact = (previous: string, placed: Omit<Fact, 'hash'>): string => hashText(previous + canonicalJson(placed));

/** The end of a log of these facts. */
export function endOf(facts: readonly Fact[]): LogEnd {
  const last = facts.at(-1);
  return last ? { seq: last.seq, atMs: last.atMs, hash: last.hash } : { seq: 0, atMs: serverMs(0), hash: NO_HASH };
}
