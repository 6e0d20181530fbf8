import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONSENTS } from '#installation/log/world-event.ts';
import { IDENTITY_STATUSES } from '#installation/score/world-declaration.ts';
import {
  type Statement,
  signStatement,
  signStoryOffer,
  verifyStatement,
  verifyStoryOffer,
} from '#installation/world/statement.ts';
import { authorAt, secretAt } from './support/participants.ts';

const REALM = '2147.0';

const anyStatement: fc.Arbitrary<Statement> = fc.oneof(
  fc.constantFrom(...CONSENTS).map((consent): Statement => ({ says: 'give-consent', consent })),
  fc.constantFrom(...CONSENTS).map((consent): Statement => ({ says: 'withdraw-consent', consent })),
  fc.constantFrom(...IDENTITY_STATUSES).map((status): Statement => ({ says: 'change-identity', status })),
  fc.nat({ max: 5 }).map((i): Statement => ({ says: 'withdraw-story', story: `s-${i}` })),
  fc.constant<Statement>({ says: 'erase-me' }),
);

describe('a statement', () => {
  it('is its author’s word about just that, for just that evening, with just that number', () => {
    fc.assert(
      fc.property(anyStatement, anyStatement, fc.integer({ min: 1, max: 1e6 }), (statement, other, seq) => {
        const proof = signStatement(statement, seq, secretAt(0), REALM);
        expect(verifyStatement(statement, proof, authorAt(0), REALM)).toBe(true);
        expect(verifyStatement(statement, proof, authorAt(1), REALM)).toBe(false);
        expect(verifyStatement(statement, proof, authorAt(0), '2147.1')).toBe(false);
        expect(verifyStatement(statement, { ...proof, seq: seq + 1 }, authorAt(0), REALM)).toBe(false);
        const isSame = JSON.stringify(statement) === JSON.stringify(other);
        expect(verifyStatement(other, proof, authorAt(0), REALM)).toBe(isSame);
      }),
      { numRuns: 25 },
    );
  });

  it('is no story offer, and a story offer is no statement', () => {
    const textHash = 'cd'.repeat(32);
    const offered = signStoryOffer({ story: 's-1', textHash }, secretAt(0), REALM);
    expect(
      verifyStatement({ says: 'withdraw-story', story: 's-1' }, { seq: 1, signature: offered }, authorAt(0), REALM),
    ).toBe(false);
    const { signature } = signStatement({ says: 'withdraw-story', story: 's-1' }, 1, secretAt(0), REALM);
    expect(verifyStoryOffer({ story: 's-1', textHash }, signature, authorAt(0), REALM)).toBe(false);
  });
});

describe('a story that is offered', () => {
  const offer = { story: 's-1', textHash: 'cd'.repeat(32) };
  const signature = signStoryOffer(offer, secretAt(0), REALM);

  it('is its author’s, with just that text', () => {
    expect(verifyStoryOffer(offer, signature, authorAt(0), REALM)).toBe(true);
    expect(verifyStoryOffer({ ...offer, textHash: 'ce'.repeat(32) }, signature, authorAt(0), REALM)).toBe(false);
    expect(verifyStoryOffer({ ...offer, story: 's-2' }, signature, authorAt(0), REALM)).toBe(false);
    expect(verifyStoryOffer(offer, signature, authorAt(1), REALM)).toBe(false);
    expect(verifyStoryOffer(offer, signature, authorAt(0), '2148.0')).toBe(false);
  });
});
