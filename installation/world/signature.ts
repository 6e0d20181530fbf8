/** Ed25519 signatures over texts (RFC 8032). Keys and signatures are hexadecimal. Same on phones, server and in rehearsal. */

import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { hashText } from '../log/chain.ts';

/** The public key of a secret one (32 bytes): how everybody else knows its holder. */
export const authorOf = (secret: string): string => bytesToHex(ed25519.getPublicKey(hexToBytes(secret)));

export const signText = (text: string, secret: string): string =>
  bytesToHex(ed25519.sign(utf8ToBytes(text), hexToBytes(secret)));

/** Whether `author` signed exactly this text. Anything malformed was not signed. */
export function verifyText(text: string, signature: string, author: string): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature) || !/^[0-9a-f]{64}$/.test(author)) return false;
  // Strict: a key of small order would let anybody sign anything.
  return ed25519.verify(hexToBytes(signature), utf8ToBytes(text), hexToBytes(author), { zip215: false });
}

/**
 * The secret of a synthetic participant, for rehearsals and tests: everybody who knows the seed can work it out, so it is
 * nobody's.
 */
export const syntheticSecret = (seed: number, name: string): string =>
  hashText(`synthetic participant ${seed} ${name}`);
