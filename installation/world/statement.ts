/** What participants sign besides their cards: consents, choices, stories, and the wish to be erased. */

import { canonicalJson } from '../log/chain.ts';
import type { Consent, Proof } from '../log/world-event.ts';
import type { IdentityStatus } from '../score/world-declaration.ts';
import { signText, verifyText } from './signature.ts';

/** One thing a participant says. The author is in the signature; the number of a `Proof` counts them up. */
export type Statement =
  | { readonly says: 'give-consent' | 'withdraw-consent'; readonly consent: Consent }
  | { readonly says: 'change-identity'; readonly status: IdentityStatus }
  | { readonly says: 'withdraw-story'; readonly story: string }
  | { readonly says: 'erase-me' };

/** A story handed over: it may be let in later than other things are said, so it is not counted. */
export interface StoryOffer {
  readonly story: string;
  /** SHA-256 of the story's text. */
  readonly textHash: string;
}

const statementText = (statement: Statement, seq: number, realm: string): string =>
  `reclaim statement 1\n${realm}\n${canonicalJson({ ...statement, seq })}`;

const offerText = ({ story, textHash }: StoryOffer, realm: string): string =>
  `reclaim story 1\n${realm}\n${canonicalJson({ story, textHash })}`;

/** Signs a statement as the `seq`-th of the holder of `secret`. */
export const signStatement = (statement: Statement, seq: number, secret: string, realm: string): Proof => ({
  seq,
  signature: signText(statementText(statement, seq, realm), secret),
});

export const verifyStatement = (statement: Statement, proof: Proof, author: string, realm: string): boolean =>
  verifyText(statementText(statement, proof.seq, realm), proof.signature, author);

export const signStoryOffer = (offer: StoryOffer, secret: string, realm: string): string =>
  signText(offerText(offer, realm), secret);

export const verifyStoryOffer = (offer: StoryOffer, signature: string, author: string, realm: string): boolean =>
  verifyText(offerText(offer, realm), signature, author);
