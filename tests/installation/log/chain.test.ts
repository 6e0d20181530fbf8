import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, chain, continues, endOf, hashText, NO_HASH } from '#installation/log/chain.ts';
import { type Fact, factSchema } from '#installation/log/fact.ts';
import { serverMs } from '#installation/time/axes.ts';
import { force, grant, rehearse } from '#tests/support/rehearsal.ts';

/** A log with some of everything. */
function sampleLog(): readonly Fact[] {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  grant(show, 5000, { type: 'quorum-hold', cue: 'one/2' });
  grant(show, 6000, force('met'));
  grant(show, 7000, { type: 'pause' });
  return show.facts;
}

const factAt = (facts: readonly Fact[], index: number): Fact => {
  const fact = facts[index];
  if (!fact) throw new Error(`no fact ${index}`);
  return fact;
};

/** How many facts, from the first, each continue the one before. */
function chained(facts: readonly Fact[]): number {
  const broken = facts.findIndex((fact, i) => !continues(endOf(facts.slice(0, i)), fact));
  return broken < 0 ? facts.length : broken;
}

describe('the chain of facts', () => {
  it('numbers facts from 1 without gaps and hashes each over the one before', () => {
    const facts = sampleLog();
    expect(facts.map((fact) => fact.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(facts.map((fact) => fact.hash)).size).toBe(6);
    expect(chained(facts)).toBe(6);
  });

  it('begins at nothing', () => {
    expect(endOf([])).toEqual({ seq: 0, atMs: 0, hash: NO_HASH });
  });

  it('never lets a fact take effect before the one before it', () => {
    const facts = sampleLog();
    const late = chain(endOf(facts), {
      atMs: serverMs(10),
      recordedAtMs: serverMs(10),
      cause: { by: 'director' },
      event: { type: 'resumed' },
    });
    expect(late.atMs).toBe(endOf(facts).atMs);
    expect(late.recordedAtMs).toBe(10);
    expect(continues(endOf(facts), late)).toBe(true);
  });

  it('survives being written down and read again', () => {
    const facts = sampleLog();
    const again = facts.map((fact) => factSchema.parse(JSON.parse(JSON.stringify(fact))));
    expect(again).toEqual(facts);
    expect(chained(again)).toBe(facts.length);
  });
});

describe('tampering with a log is noticed', () => {
  const facts = sampleLog();
  const decided = factAt(facts, 4);

  it.each<[string, (fact: Fact) => Fact]>([
    ['its effect moved by a millisecond', (fact) => ({ ...fact, atMs: serverMs(fact.atMs + 1) })],
    ['its record moved by a millisecond', (fact) => ({ ...fact, recordedAtMs: serverMs(fact.recordedAtMs + 1) })],
    ['another cause', (fact) => ({ ...fact, cause: { by: 'crowd' } })],
    ['a command added to its cause', (fact) => ({ ...fact, cause: { ...fact.cause, command: 'a-command' } })],
    ['another event', (fact) => ({ ...fact, event: { type: 'stopped' } })],
    ['another number', (fact) => ({ ...fact, seq: fact.seq + 1 })],
    ['another hash', (fact) => ({ ...fact, hash: NO_HASH })],
    [
      'another outcome',
      (fact) => (fact.event.type === 'quorum-decided' ? { ...fact, event: { ...fact.event, outcome: 'unmet' } } : fact),
    ],
    [
      'one head more in its evidence',
      (fact) =>
        fact.event.type === 'quorum-decided'
          ? { ...fact, event: { ...fact.event, evidence: { ...fact.event.evidence, present: 1 } } }
          : fact,
    ],
  ])('a fact with %s does not continue the chain', (_what, tamper) => {
    const before = endOf(facts.slice(0, 4));
    expect(continues(before, decided)).toBe(true);
    expect(continues(before, tamper(decided))).toBe(false);
  });

  it('a fact left out, put twice or put elsewhere breaks the chain there', () => {
    expect(chained(facts.toSpliced(2, 1))).toBe(2);
    expect(chained(facts.toSpliced(3, 0, factAt(facts, 2)))).toBe(3);
    expect(chained([...facts.slice(0, 2), factAt(facts, 3), factAt(facts, 2), ...facts.slice(4)])).toBe(2);
  });

  it('a fact dated before the one before it breaks the chain, though its hash is right', () => {
    const end = endOf(facts.slice(0, 4));
    const { recordedAtMs, cause, event } = decided;
    const early = { atMs: serverMs(end.atMs - 1), recordedAtMs, cause, event };
    expect(continues(end, chain({ ...end, atMs: serverMs(0) }, early))).toBe(false);
    expect(continues(end, chain(end, early))).toBe(true);
  });

  it('a fact forged with a hash of its own still breaks the chain behind it', () => {
    const { atMs, recordedAtMs, cause } = factAt(facts, 3);
    const forged = chain(endOf(facts.slice(0, 3)), { atMs, recordedAtMs, cause, event: { type: 'panicked' } });
    expect(chained([...facts.slice(0, 3), forged, ...facts.slice(4)])).toBe(4);
  });
});

describe('canonical JSON', () => {
  it('is the same text for equal values, in whatever order their keys were written', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { f: 1, e: 0 }], c: null } })).toBe(
      '{"a":{"c":null,"d":[2,{"e":0,"f":1}]},"b":1}',
    );
  });

  it('reads back as the value, and does not care about key order', () => {
    const anyJson = fc.jsonValue();
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(backwards(JSON.parse(text)))).toBe(text);
      }),
    );
  });

  it('tells different values apart', () => {
    const texts = [{ a: 1 }, { a: '1' }, { a: [1] }, { b: 1 }, { a: 1, b: null }, [], {}, null].map(canonicalJson);
    expect(new Set(texts).size).toBe(8);
  });
});

describe('the hash of a text', () => {
  it('is SHA-256 over its UTF-8 bytes, as anyone can check', () => {
    expect(hashText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hashText('日本')).toBe('cf2abf0c5be326cb922a70f8163f91079c4d9aa8655c60ead89ad545c9de2e92');
  });
});

/** The value with the keys of every object in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, backwards(inner)]),
  );
}
