import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDENTITY_STATUSES, type IdentityStatus } from '#installation/score/world-declaration.ts';
import {
  adoptIdentities,
  type Identities,
  type Identity,
  identitiesAfterAct,
  identityChanged,
  identityNumbersAt,
  identityOf,
  MAY_BECOME,
  mayBecome,
  namedIdentity,
  noIdentities,
  OWN_CHOICES,
  participantChanged,
  resetIdentities,
  withoutParticipantIdentities,
  withoutParticipantIdentity,
} from '#installation/world/identities.ts';
import {
  IDENTITY_NUMBERS,
  type IdentityNumbers,
  numbersBetween,
  numbersOf,
} from '#installation/world/identity-numbers.ts';
import { AT, authorAt } from './support/participants.ts';

const anyStatus = fc.constantFrom(...IDENTITY_STATUSES);

const START = adoptIdentities(noIdentities, { mara: 'hidden' }, ['mara', 'ivo']);

const statusOf = (identities: Identities, name: string): IdentityStatus | undefined =>
  namedIdentity(identities, name)?.status;

const numbers = (identity: Identity | null, ms: number): IdentityNumbers => {
  if (!identity) throw new Error('there is no such identity');
  return identityNumbersAt(identity, AT(ms));
};

describe('what an identity may become', () => {
  it('is written down for every status, and nothing is said twice', () => {
    expect(Object.keys(MAY_BECOME).sort()).toEqual([...IDENTITY_STATUSES].sort());
    for (const [from, to] of Object.entries(MAY_BECOME)) {
      expect(new Set(to).size).toBe(to.length);
      expect(to).not.toContain(from);
    }
  });

  it('always leads back to its owner, wherever it went', () => {
    for (const from of IDENTITY_STATUSES) {
      const reached = new Set<IdentityStatus>([from]);
      for (const here of reached) for (const next of MAY_BECOME[here]) reached.add(next);
      expect(reached.has('reclaimed')).toBe(true);
      expect(reached.has('whole')).toBe(true);
    }
  });

  it('lets nothing be taken from who is shielded or hidden, and nothing but a return come after an erasure', () => {
    for (const taken of ['stolen', 'cloned', 'for-sale', 'erased'] as const) {
      expect(mayBecome('shielded', taken)).toBe(false);
      expect(mayBecome('hidden', taken)).toBe(false);
    }
    expect(MAY_BECOME.erased).toEqual(['reclaimed']);
    expect(mayBecome('whole', 'cloned')).toBe(false);
    expect(OWN_CHOICES.every((choice) => IDENTITY_STATUSES.includes(choice))).toBe(true);
  });
});

describe('the score', () => {
  it('begins with what it declares, and with everybody whole else', () => {
    expect(['mara', 'ivo', 'crowd', 'participants'].map((name) => statusOf(START, name))).toEqual([
      'hidden',
      'whole',
      'whole',
      'whole',
    ]);
    expect(namedIdentity(START, 'nobody')).toBeNull();
    expect(namedIdentity(START, 'constructor')).toBeNull();
  });

  it('changes whom it names, since that moment and over that time', () => {
    const after = identitiesAfterAct(START, { mara: 'stolen' }, AT(2000), 1000);
    expect(namedIdentity(after, 'mara')).toMatchObject({ status: 'stolen', sinceMs: 2000, overMs: 1000 });
    expect(namedIdentity(after, 'ivo')).toBe(namedIdentity(START, 'ivo'));
  });

  it('says something of all but does not overrule what it says of one in the same breath', () => {
    const after = identitiesAfterAct(START, { all: 'fragmented', ivo: 'shielded' }, AT(0), 0);
    expect(['mara', 'ivo', 'crowd', 'participants'].map((name) => statusOf(after, name))).toEqual([
      'fragmented',
      'shielded',
      'fragmented',
      'fragmented',
    ]);
  });

  it('does not begin a change again that is under way', () => {
    const once = identitiesAfterAct(START, { ivo: 'stolen' }, AT(1000), 4000);
    const twice = identitiesAfterAct(once, { ivo: 'stolen' }, AT(3000), 4000);
    expect(namedIdentity(twice, 'ivo')).toBe(namedIdentity(once, 'ivo'));
  });

  it('goes on with those who are still in the next score, and lets go of the others', () => {
    const stolen = identitiesAfterAct(START, { all: 'stolen' }, AT(0), 0);
    const next = adoptIdentities(stolen, { noor: 'revealed' }, ['ivo', 'noor']);
    expect(['mara', 'ivo', 'noor'].map((name) => statusOf(next, name))).toEqual([undefined, 'stolen', 'revealed']);
  });
});

describe('a participant', () => {
  const me = authorAt(0);

  it('is what all participants are, until something is said of them alone', () => {
    const stolen = identitiesAfterAct(START, { participants: 'stolen' }, AT(500), 0);
    expect(identityOf(stolen, me).status).toBe('stolen');
    expect(identityOf(noIdentities, me).status).toBe('whole');
    const alone = participantChanged(stolen, me, 'reclaimed', true, AT(1000), 200);
    expect(identityOf(alone, me)).toMatchObject({ status: 'reclaimed', sinceMs: 1000 });
    expect(identityOf(alone, authorAt(1)).status).toBe('stolen');
  });

  it('who hid is not found by what the score does to all', () => {
    const hidden = participantChanged(START, me, 'hidden', true, AT(0), 0);
    expect(identityOf(identitiesAfterAct(hidden, { all: 'stolen' }, AT(1), 0), me).status).toBe('hidden');
    expect(identityOf(identitiesAfterAct(hidden, { participants: 'revealed' }, AT(1), 0), me).status).toBe('revealed');
  });

  it('is after a jump what they chose, and not what was done to them', () => {
    const chosen = participantChanged(START, me, 'revealed', true, AT(0), 0);
    const stolen = identitiesAfterAct(chosen, { participants: 'stolen' }, AT(1), 0);
    const other = participantChanged(stolen, authorAt(1), 'erased', false, AT(2), 0);
    const reset = resetIdentities(other);
    expect(identityOf(reset, me).status).toBe('revealed');
    expect(identityOf(reset, authorAt(1)).status).toBe('whole');
    expect(statusOf(reset, 'mara')).toBe('hidden');
  });

  it('keeps their choice when others change them', () => {
    const chosen = participantChanged(START, me, 'revealed', true, AT(0), 0);
    const changed = participantChanged(chosen, me, 'fragmented', false, AT(1), 0);
    expect(identityOf(changed, me).status).toBe('fragmented');
    expect(identityOf(resetIdentities(changed), me).status).toBe('revealed');
  });

  it('leaves nothing behind when their identity is taken out', () => {
    const both = [0, 1].reduce((now, i) => participantChanged(now, authorAt(i), 'hidden', true, AT(0), 0), START);
    expect(identityOf(withoutParticipantIdentity(both, me), me).status).toBe('whole');
    expect(identityOf(withoutParticipantIdentity(both, me), authorAt(1)).status).toBe('hidden');
    expect(withoutParticipantIdentities(both).own.size).toBe(0);
  });
});

describe('a change of a named identity by hand', () => {
  it('changes that one, and none that is not there', () => {
    expect(statusOf(identityChanged(START, 'ivo', 'cloned', AT(0), 0), 'ivo')).toBe('cloned');
    expect(identityChanged(START, 'nobody', 'cloned', AT(0), 0)).toBe(START);
  });
});

describe('the picture of an identity', () => {
  it('is the one it came from when the change begins, and its own when it is over', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (from, to) => {
        expect(numbersBetween(numbersOf(from), numbersOf(to), 0)).toEqual(numbersOf(from));
        expect(numbersBetween(numbersOf(from), numbersOf(to), 1)).toEqual(numbersOf(to));
      }),
    );
  });

  it('never jumps, whatever is changed in the middle of what', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyStatus, fc.nat({ max: 3000 })), { minLength: 1, maxLength: 6 }), (changes) => {
        let identities = START;
        let now = 0;
        for (const [status, wait] of changes) {
          now += wait;
          const before = numbers(namedIdentity(identities, 'ivo'), now);
          identities = identitiesAfterAct(identities, { ivo: status }, AT(now), 2000);
          const after = numbers(namedIdentity(identities, 'ivo'), now);
          for (const key of IDENTITY_NUMBERS) expect(after[key]).toBeCloseTo(before[key], 12);
        }
      }),
    );
  });

  it('stays within what a look can draw', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
        const between = numbersBetween(numbersOf(from), numbersOf(to), share);
        for (const key of IDENTITY_NUMBERS) {
          expect(between[key]).toBeGreaterThanOrEqual(0);
          expect(between[key]).toBeLessThanOrEqual(key === 'clones' ? 4 : 1);
        }
      }),
    );
  });

  it('is erased to its outline first and then to nothing, and comes back along the same way', () => {
    const [whole, erased] = [numbersOf('whole'), numbersOf('erased')];
    expect(numbersBetween(whole, erased, 0.5)).toMatchObject({ outline: 1, gone: 0 });
    expect(numbersBetween(erased, whole, 0.5)).toMatchObject({ outline: 1, gone: 0 });
  });

  it('loses its tattoos as ribbons before they become a price', () => {
    const halfway = numbersBetween(numbersOf('whole'), numbersOf('for-sale'), 0.5);
    expect(halfway).toMatchObject({ ribbons: 1, price: 0 });
  });

  it('is another for every status', () => {
    expect(new Set(IDENTITY_STATUSES.map((status) => JSON.stringify(numbersOf(status)))).size).toBe(
      IDENTITY_STATUSES.length,
    );
  });
});
