import { describe, expect, it } from 'vitest';
import { NO_HASH } from '#installation/log/chain.ts';
import { factSchema } from '#installation/log/fact.ts';

const fact = {
  seq: 1,
  atMs: 0,
  recordedAtMs: 0,
  cause: { by: 'server' },
  event: { type: 'run-opened', show: 'small', seed: 7 },
  hash: NO_HASH,
};

describe('a fact read from outside', () => {
  it('is taken where it is whole', () => {
    expect(factSchema.parse(fact)).toEqual(fact);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'fact'],
    ['a number from 0', { ...fact, seq: 0 }],
    ['half a number', { ...fact, seq: 1.5 }],
    ['a time before the run', { ...fact, atMs: -1 }],
    ['a time without end', { ...fact, atMs: Number.POSITIVE_INFINITY }],
    ['a short hash', { ...fact, hash: 'abc' }],
    ['a stranger as its cause', { ...fact, cause: { by: 'audience' } }],
    ['an event of no known kind', { ...fact, event: { type: 'exploded' } }],
    ['an event that lacks a part', { ...fact, event: { type: 'cue-fired' } }],
    ['an event with a part too many', { ...fact, event: { type: 'paused', why: 'tea' } }],
    ['a part too many', { ...fact, note: 'hello' }],
    ['no cause', { ...fact, cause: undefined }],
  ])('is refused with %s', (_what, value) => {
    expect(factSchema.safeParse(value).success).toBe(false);
  });
});
