import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '#control-server/journal/checkpoint.ts';
import { endOf } from '#installation/log/chain.ts';
import { chainedFacts, SCORE } from './chained-facts.ts';

const RUN = '2026-11-22T20-15-00.000Z';
const end = endOf(chainedFacts(5));
const checkpoint: Checkpoint = {
  end,
  core: { name: 'Zoë 漢', deep: [1, null, { a: -0.5 }] },
  scoreHashes: [SCORE.hash],
};
const BYTES = encodeCheckpoint(RUN, checkpoint);

describe('a checkpoint as a file', () => {
  it('comes back as it was', () => {
    expect(decodeCheckpoint(RUN, BYTES)).toEqual(checkpoint);
  });

  it('comes back with any core that is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (core) => {
        const read = decodeCheckpoint(RUN, encodeCheckpoint(RUN, { ...checkpoint, core }));
        expect(read?.core).toEqual(JSON.parse(JSON.stringify(core)));
      }),
    );
  });

  it('is JSON that names what it is of, sealed with the SHA-256 of all the rest', () => {
    const { sha256, ...rest } = JSON.parse(BYTES.toString());
    expect(rest).toMatchObject({ format: 'reclaim-checkpoint-1', run: RUN, seq: 5, atMs: end.atMs, hash: end.hash });
    expect(sha256).toBe(createHash('sha256').update(JSON.stringify(rest)).digest('hex'));
  });

  it('is none with any single byte changed', () => {
    for (let at = 0; at < BYTES.byteLength; at++) {
      const bytes = Buffer.from(BYTES);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      expect(decodeCheckpoint(RUN, bytes)).toBeNull();
    }
  });

  it('is none when cut off anywhere, or with anything behind it', () => {
    for (let length = 0; length < BYTES.byteLength; length++) {
      expect(decodeCheckpoint(RUN, BYTES.subarray(0, length))).toBeNull();
    }
    expect(decodeCheckpoint(RUN, Buffer.concat([BYTES, Buffer.from('\n')]))).toBeNull();
  });

  it('is none of another run', () => {
    expect(decodeCheckpoint('2026-11-23T20-15-00.000Z', BYTES)).toBeNull();
  });

  it.each([
    ['a form that is not known', { format: 'reclaim-checkpoint-2' }],
    ['no core', { core: undefined }],
    ['a number that is none', { seq: -1 }],
    ['a part too many', { more: 1 }],
  ])('is none with %s, though well sealed', (_what, change) => {
    const { sha256: _, ...rest } = JSON.parse(BYTES.toString());
    const text = JSON.stringify({ ...rest, ...change });
    const sealed = `${text.slice(0, -1)},"sha256":"${createHash('sha256').update(text).digest('hex')}"}\n`;
    expect(decodeCheckpoint(RUN, Buffer.from(sealed))).toBeNull();
  });

  it('cannot be made of what JSON cannot say', () => {
    expect(() => encodeCheckpoint(RUN, { ...checkpoint, core: undefined })).toThrow(TypeError);
  });
});
