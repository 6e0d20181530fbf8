import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, card as cardSchema } from '#installation/log/world-event.ts';
import { showMs } from '#installation/time/axes.ts';
import {
  cardId,
  type KnownCard,
  knownCard,
  newerCard,
  type SignedCard,
  signCard,
  verifyCard,
} from '#installation/world/card.ts';
import { authorOf, signText, syntheticSecret, verifyText } from '#installation/world/signature.ts';
import { AUTHORS, anyCard, authorAt, cardOfTester, secretAt } from './support/participants.ts';

const keep = (card: Card): KnownCard => knownCard(card, null, () => false, showMs(0));

const REALM = '2147.0';
const SIGNED: SignedCard = signCard({ seq: 3, links: [authorAt(1)], gestures: { rise: 4 } }, secretAt(0), REALM);

describe('a signed card', () => {
  it('is its author’s word, and anybody can see that', () => {
    expect(SIGNED.card.author).toBe(authorAt(0));
    expect(verifyCard(SIGNED, REALM)).toBe(true);
    expect(cardSchema.safeParse(SIGNED.card).success).toBe(true);
  });

  it('is worth nothing once anything in it was changed', () => {
    const { card, signature } = SIGNED;
    const altered: SignedCard[] = [
      { card: { ...card, seq: 4 }, signature },
      { card: { ...card, links: [] }, signature },
      { card: { ...card, links: [authorAt(2)] }, signature },
      { card: { ...card, gestures: { rise: 5 } }, signature },
      { card: { ...card, gestures: { refuse: 4 } }, signature },
      { card: { ...card, author: authorAt(1) }, signature },
    ];
    for (const each of altered) expect(verifyCard(each, REALM)).toBe(false);
  });

  it('is worth nothing once one bit of the signature was changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 127 }), fc.integer({ min: 1, max: 15 }), (at, change) => {
        const digit = Number.parseInt(SIGNED.signature[at] ?? '0', 16) ^ change;
        const signature = SIGNED.signature.slice(0, at) + digit.toString(16) + SIGNED.signature.slice(at + 1);
        return !verifyCard({ card: SIGNED.card, signature }, REALM);
      }),
      { numRuns: 40 },
    );
  });

  it('is worth nothing on another evening', () => {
    expect(verifyCard(SIGNED, '2147.1')).toBe(false);
    expect(verifyCard(SIGNED, '2148.0')).toBe(false);
  });

  it('cannot be signed for somebody else', () => {
    const forged = signCard({ seq: 9, links: [], gestures: {} }, secretAt(1), REALM);
    expect(verifyCard({ ...forged, card: { ...forged.card, author: authorAt(0) } }, REALM)).toBe(false);
  });

  it('says the same whatever order its gestures were written in', () => {
    const one = cardOfTester(0, 1, [], { rise: 1, refuse: 2 });
    const other = cardOfTester(0, 1, [], { refuse: 2, rise: 1 });
    expect(cardId(one)).toBe(cardId(other));
    expect(cardId(one)).not.toBe(cardId(cardOfTester(0, 1, [], { rise: 2, refuse: 1 })));
  });
});

describe('a signature', () => {
  it('that is no signature at all is refused and not thrown about', () => {
    for (const signature of ['', 'zz', 'ab'.repeat(63), 'AB'.repeat(64), 'ff'.repeat(64)]) {
      expect(verifyText('text', signature, authorAt(0))).toBe(false);
    }
    const good = signText('text', secretAt(0));
    expect(verifyText('text', good, authorAt(0))).toBe(true);
    for (const author of ['', 'ff'.repeat(32), '00', authorAt(0).toUpperCase()]) {
      expect(verifyText('text', good, author)).toBe(false);
    }
  });

  it('of a key of small order, under which anything verifies, is refused', () => {
    // The neutral point as a key: S = 0 and R = the neutral point satisfy the equation for every text.
    const neutral = `01${'00'.repeat(31)}`;
    const signature = neutral + '00'.repeat(32);
    const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
    expect(ed25519.verify(bytes(signature), bytes('aa'), bytes(neutral), { zip215: true })).toBe(true);
    expect(verifyText('anything', signature, neutral)).toBe(false);
  });

  it('comes from a synthetic key that is the same wherever it is worked out', () => {
    expect(syntheticSecret(7, 'a')).toBe(syntheticSecret(7, 'a'));
    expect(new Set([syntheticSecret(7, 'a'), syntheticSecret(7, 'b'), syntheticSecret(8, 'a')]).size).toBe(3);
    expect(new Set(AUTHORS).size).toBe(8);
    expect(authorOf(secretAt(0))).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('of two cards of one author', () => {
  it('the later counts, and of two at once all take the same', () => {
    const [one, two] = [keep(cardOfTester(0, 1)), keep(cardOfTester(0, 2))];
    expect(newerCard(one, two)).toBe(two);
    expect(newerCard(two, one)).toBe(two);
    const twin = keep(cardOfTester(0, 2, [3]));
    expect(newerCard(two, twin)).toBe(newerCard(twin, two));
  });

  it('the choice does not depend on order, grouping or repetition', () => {
    fc.assert(
      fc.property(anyCard, anyCard, anyCard, (x, y, z) => {
        const [a, b, c] = [x, y, z].map((card) => keep({ ...card, author: authorAt(0), links: [] }));
        if (!a || !b || !c) throw new Error('three cards');
        expect(newerCard(a, b)).toEqual(newerCard(b, a));
        expect(newerCard(newerCard(a, b), c)).toEqual(newerCard(a, newerCard(b, c)));
        expect(newerCard(a, a)).toEqual(a);
      }),
    );
  });
});

describe('a card as it may be written', () => {
  const good = cardOfTester(0, 1, [1, 2], { rise: 1 });

  it.each([
    ['links out of order', { ...good, links: [...good.links].reverse() }],
    ['somebody twice', { ...good, links: [authorAt(1), authorAt(1)] }],
    ['a match with oneself', { ...good, links: [good.author] }],
    ['number zero', { ...good, seq: 0 }],
    ['half a gesture', { ...good, gestures: { rise: 0.5 } }],
    ['a gesture that is no name', { ...good, gestures: { '': 1 } }],
    ['a key that is too short', { ...good, author: 'ab' }],
    [
      'more matches than there is room for',
      { ...good, links: Array.from({ length: 33 }, (_, i) => i.toString(16).padStart(64, '0')) },
    ],
    [
      'more gestures than there are',
      { ...good, gestures: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`g${i}`, 1])) },
    ],
    ['something that is nobody’s business', { ...good, name: 'Ada' }],
  ])('has not %s', (_what, card) => {
    expect(cardSchema.safeParse(card).success).toBe(false);
  });

  it('has links in order and nobody twice', () => {
    expect(cardSchema.safeParse(good).success).toBe(true);
  });
});
