/**
 * Network cards that vouch for themselves: written and signed by their author, checked by anybody. The newest card of
 * an author counts, so copies that met in any order, any number of times, agree.
 */

import { canonicalJson, hashText } from '../log/chain.ts';
import type { Card } from '../log/world-event.ts';
import type { ShowMs } from '../time/axes.ts';
import { authorOf, signText, verifyText } from './signature.ts';

/** A card as its author hands it out. */
export interface SignedCard {
  readonly card: Card;
  readonly signature: string;
}

/** A card as the network keeps it. */
export interface KnownCard {
  readonly author: string;
  readonly seq: number;
  /** {@link cardId} of the card as it was signed. */
  readonly id: string;
  /** In order. People who were erased since are taken out. */
  readonly links: readonly string[];
  /** Since when each of `links` has been named without a break, on the show's clock. */
  readonly since: readonly ShowMs[];
  readonly gestures: Readonly<Record<string, number>>;
}

/** SHA-256 of the card's canonical JSON, in hexadecimal. */
export const cardId = (card: Card): string => hashText(canonicalJson(card));

/** What is signed: the realm says for which evening, so that a card is worth nothing at any other. */
const signedText = (card: Card, realm: string): string => `reclaim card 1\n${realm}\n${canonicalJson(card)}`;

/** Signs what the holder of `secret` (32 bytes in hexadecimal) says; the author is filled in. */
export function signCard(draft: Omit<Card, 'author'>, secret: string, realm: string): SignedCard {
  const card: Card = { ...draft, author: authorOf(secret) };
  return { card, signature: signText(signedText(card, realm), secret) };
}

/** Whether the card is, unchanged, its author's word in this realm. */
export const verifyCard = ({ card, signature }: SignedCard, realm: string): boolean =>
  verifyText(signedText(card, realm), signature, card.author);

/**
 * The card as it is kept from `at` on. `before` is its author's last one: matches it named already are as old as they
 * were there. `isGone` tells who was erased and is linked no more.
 */
export function knownCard(
  card: Card,
  before: KnownCard | null,
  isGone: (author: string) => boolean,
  at: ShowMs,
): KnownCard {
  const links = card.links.filter((link) => !isGone(link));
  const since = links.map((link) => before?.since[before.links.indexOf(link)] ?? at);
  return { ...card, id: cardId(card), links, since };
}

/** The card without a link to `author`. */
export function unlinked(card: KnownCard, author: string): KnownCard {
  const place = card.links.indexOf(author);
  if (place < 0) return card;
  return { ...card, links: card.links.toSpliced(place, 1), since: card.since.toSpliced(place, 1) };
}

/**
 * The card that counts. Of two with the same number (their author said two things at once) all copies take the same one,
 * whichever they met first. Commutative, associative, idempotent.
 */
export function newerCard(a: KnownCard, b: KnownCard): KnownCard {
  if (a.seq !== b.seq) return a.seq > b.seq ? a : b;
  return a.id >= b.id ? a : b;
}
